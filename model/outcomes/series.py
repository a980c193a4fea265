"""Numbers of children that are kept for every week."""

from __future__ import annotations

from dataclasses import dataclass

from model.students import Stock


@dataclass(frozen=True)
class Series:
    """A number of children that is kept for every week; `without` is a stock to leave out."""

    name: str
    stock: int
    nl: str
    en: str
    without: int = -1
    unit: str = "children"
    decimals: int = 0


SERIES: dict[str, Series] = {
    series.name: series
    for series in [
        Series("children", Stock.CHILDREN, "Kinderen", "Children"),
        Series("children_known", Stock.KNOWN, "Bekende hulpvragen", "Known cases"),
        Series("children_helped", Stock.HELPED, "Kinderen met hulp", "Children with any help"),
        Series("children_in_care", Stock.IN_CARE, "Kinderen met jeugdhulp", "Children with care"),
        Series("children_waiting_care", Stock.WAITING_CARE, "Op weg naar jeugdhulp",
               "On their way to care"),
        Series("children_waiting_education", Stock.WAITING_EDUCATION,
               "Op weg naar steun op school", "On their way to support at school"),
        Series("children_budget_stop", Stock.BUDGET_STOP, "Wachten op nieuw budget",
               "Waiting for a new budget"),
        Series("children_out_of_school", Stock.OUT_OF_SCHOOL, "Thuiszitters",
               "Children out of school", without=Stock.EXEMPT),
        Series("children_special_school", Stock.SPECIAL_SCHOOL, "In sbo, so of vso",
               "In special schools"),
    ]
}  # fmt: skip
