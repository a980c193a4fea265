"""How many others somebody has to deal with under a layout: today, and under another one.

Four counts, each from borders alone, so they take no run:

- *municipality*: the school partnerships that it must agree with by law (oogo), in the country;
- *partnership*: the municipalities that it must agree with, for partnerships met in the region;
- *provider*: the purchasing parties (youth regions) that it has contracts with;
- *school*: its partnership, and the youth regions and care offices of the municipalities where
  its pupils live.

The first three are the very numbers that rules of the model use: agreements between municipality
and partnership grow slower the more partners either has, and the share of time that a provider
loses to administration rises with the number of purchasing parties. No rule uses the count of
schools.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from model.build import landscape_of, parties_of_providers
from model.consultation import consultation
from model.geography import Layout, Region, load_geography, resolve_region
from model.geography.layouts import VO_AGES
from model.kinds import Sector
from model.parameters import Parameters

Counts = npt.NDArray[np.int64]

MUNICIPALITY, PARTNERSHIP, PROVIDER, SCHOOL = "municipality", "partnership", "provider", "school"
WHO = (MUNICIPALITY, PARTNERSHIP, PROVIDER, SCHOOL)
USED_BY_A_RULE = (MUNICIPALITY, PARTNERSHIP, PROVIDER)
LEAST_PUPILS = 1.0  # expected pupils from a municipality with which a school deals
# From which number each bar counts; the last one counts all above too.
STEPS = {
    MUNICIPALITY: (1, 2, 3, 4),
    PARTNERSHIP: (1, 2, 5, 10, 20),
    PROVIDER: (1, 2, 3, 4),
    SCHOOL: (3, 4, 5, 6),
}


@dataclass(frozen=True, eq=False)
class Dealings:
    """With how many others everybody of one kind deals.

    Args:
        who: one of `WHO`.
        counts: one per municipality (in the order of the region), partnership, provider or school.
    """

    who: str
    counts: Counts

    @property
    def mean(self) -> float:
        """Return the mean; NaN if there is nobody."""
        return float(self.counts.mean()) if self.counts.size else float("nan")

    def often(self) -> tuple[int, ...]:
        """Return how many there are at each of `STEPS`, up to the next one."""
        steps = STEPS[self.who]
        place = np.searchsorted(steps, self.counts, side="right") - 1
        found = np.bincount(np.maximum(place, 0), minlength=len(steps))
        return tuple(int(number) for number in found)


def dealings(layout: Layout, region: Region, parameters: Parameters, who: str) -> Dealings:
    """Return with how many others everybody of one kind in a region deals under a layout.

    Counterparties outside the region count too.

    Args:
        layout: borders of youth regions and partnerships.
        region: whose municipalities, schools and providers are counted.
        parameters: where schools and providers stand, and how far pupils travel.
        who: one of `WHO`.
    """
    if who == PROVIDER:
        return Dealings(who, _of_providers(layout, region, parameters))
    if who == SCHOOL:
        return Dealings(who, _of_schools(layout, region, parameters))
    agreed = consultation(load_geography(), layout, region.municipalities)
    found = (
        agreed.partners_of_municipality if who == MUNICIPALITY else agreed.partners_of_partnership
    )
    return Dealings(who, found.astype(np.int64))


def _of_providers(layout: Layout, region: Region, parameters: Parameters) -> Counts:
    """Return the purchasing parties of each provider; its contracts stay as they are today."""
    land = landscape_of(region, parameters)
    return parties_of_providers(land, layout.youth_region, len(land.contracts)).astype(np.int64)


def _of_schools(layout: Layout, region: Region, parameters: Parameters) -> Counts:
    """Return partnership, youth regions and care offices of each regular school of a region."""
    school, home, at = _catchment(parameters)
    chosen = np.isin(at, region.municipalities)
    care_office = load_geography().memberships["zorgkantoor"].of_municipality
    counts = np.ones(at.size, np.int64)
    for area in (layout.youth_region, care_office):
        pairs = np.unique(np.stack([school, area[home]]), axis=1)
        counts += np.bincount(pairs[0], minlength=at.size)
    return counts[chosen]


@lru_cache(maxsize=2)
def _catchment(parameters: Parameters) -> tuple[Counts, Counts, Counts]:
    """Return pairs of a school and a municipality where its pupils live, and where schools stand.

    All regular schools of the country count, so that a school near the edge of a region keeps its
    pupils from elsewhere. Every school has pupils from its own municipality; a secondary school
    also from where `LEAST_PUPILS` or more are expected to come from.
    """
    geo = load_geography()
    land = landscape_of(resolve_region("netherlands"), parameters)
    sites, choices = land.sites, land.choices
    regular = np.flatnonzero(np.isin(sites.sector, (Sector.BO, Sector.VO)))
    number = np.full(sites.sector.size, -1, np.int64)
    number[regular] = np.arange(regular.size)
    schools = [number[regular]]
    homes = [sites.municipality[regular].astype(np.int64)]
    children = geo.children(*VO_AGES)
    for municipality in range(len(geo)):
        key = municipality * len(Sector) + Sector.VO
        here = slice(choices.school_start[key], choices.school_start[key + 1])
        pupils = children[municipality] * np.diff(choices.school_weight[here], prepend=0.0)
        found = choices.school[here][pupils >= LEAST_PUPILS]
        schools.append(number[found])
        homes.append(np.full(found.size, municipality, np.int64))
    at = sites.municipality[regular].astype(np.int64)
    return np.concatenate(schools), np.concatenate(homes), at


@dataclass(frozen=True, eq=False)
class CounterpartyChange:
    """One kind, under today's layout and under another.

    Args:
        who: one of `WHO`.
        now: today.
        then: under the other layout.
    """

    who: str
    now: Dealings
    then: Dealings

    @property
    def fewer(self) -> int:
        """Return how many deal with fewer others; partnerships themselves change, so -1."""
        return self._moved(-1)

    @property
    def more(self) -> int:
        """Return how many deal with more others; -1 for partnerships."""
        return self._moved(1)

    def _moved(self, way: int) -> int:
        if self.who == PARTNERSHIP:
            return -1
        return int((np.sign(self.then.counts - self.now.counts) == way).sum())

    @property
    def steps(self) -> tuple[int, ...]:
        """Return from which number each entry of `often` counts."""
        return STEPS[self.who]


def counterparty_changes(
    now: Layout,
    then: Layout,
    region: Region,
    parameters: Parameters,
    whose: Sequence[str] = WHO,
) -> dict[str, CounterpartyChange]:
    """Return for every kind with how many others it deals today and under another layout."""
    return {
        who: CounterpartyChange(
            who, *(dealings(layout, region, parameters, who) for layout in (now, then))
        )
        for who in whose
    }
