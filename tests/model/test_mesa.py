"""The model is a Mesa model: agents that decide, a data collector, batch runs, readable views."""

from __future__ import annotations

from collections.abc import Sequence

import mesa
import numpy as np
import pandas as pd
import pytest

from model import ContinuumModel
from model.errors import UserError
from model.kinds import WARM_UP_YEARS
from model.levers import RegionLayout
from model.organisations import (
    CareOffice,
    CareProvider,
    JointFund,
    LabourPool,
    Municipality,
    Organisation,
    School,
    SchoolPartnership,
    YouthHealthRegion,
    YouthRegion,
)
from model.outcomes import MEASURES, SERIES
from model.reporters import measures_of_year, periods_of, weekly_series
from model.students import Stock
from scenarios import load
from tests.model.policies import TINY, advance_weeks, pull

KINDS = (
    Municipality, SchoolPartnership, School, CareProvider, LabourPool, YouthRegion,
    YouthHealthRegion, CareOffice,
)  # fmt: skip


def agents_of(model: ContinuumModel) -> list[Sequence[Organisation]]:
    """Return the lists in which a model keeps its agents, in the order of `KINDS`."""
    return [
        model.municipalities, model.partnerships, model.schools, model.providers,
        model.labour_pools, model.youth_regions, model.youth_health_regions, model.care_offices,
    ]  # fmt: skip


def test_it_is_a_mesa_model(tiny: ContinuumModel) -> None:
    assert isinstance(tiny, mesa.Model)
    assert set(tiny.agents) == {agent for group in agents_of(tiny) for agent in group}
    assert len(tiny.agents) == sum(len(group) for group in agents_of(tiny))


@pytest.mark.parametrize("kind", KINDS)
def test_the_agents_are_the_organisations(tiny: ContinuumModel, kind: type[Organisation]) -> None:
    found = tiny.agents_by_type[kind]
    assert len(found) > 0
    assert list(found) == list(agents_of(tiny)[KINDS.index(kind)])
    assert all(agent.name in repr(agent) and kind.__name__ in repr(agent) for agent in found)
    assert all(agent.model is tiny for agent in found)


def test_a_fork_has_agents_of_its_own(tiny: ContinuumModel) -> None:
    twin = tiny.fork(load("current"))
    assert len(twin.agents) == len(tiny.agents)
    assert all(agent.model is twin for agent in twin.agents)


def test_a_new_layout_replaces_the_partnerships(five: ContinuumModel) -> None:
    run = five.fork(load("congruent-region"))
    run.step()
    names = [agent.name for agent in run.agents_by_type[SchoolPartnership]]
    assert names == [item.name for item in run.partnerships]
    assert names != [item.name for item in five.partnerships]


def test_a_new_layout_replaces_the_purchasing_parties(five: ContinuumModel) -> None:
    run = five.fork(pull(RegionLayout(layout="municipal")))
    run.step()
    assert list(run.agents_by_type[YouthRegion]) == run.youth_regions
    assert (len(five.youth_regions), len(run.youth_regions)) == (1, len(run.municipalities))


def test_a_joint_fund_exists_only_where_a_scenario_makes_it(five: ContinuumModel) -> None:
    run = five.fork(load("pooled-budget"))
    assert JointFund not in five.agents_by_type
    run.step()
    assert len(run.agents_by_type[JointFund]) == len(run.joint_funds) == 1


def test_every_step_is_a_week_of_mesa_time(week_0: ContinuumModel) -> None:
    assert (week_0.week, week_0.time) == (0, 0)
    advance_weeks(week_0, 3)
    assert (week_0.week, week_0.time) == (3, 3)


def test_mesa_may_run_the_weeks(week_0: ContinuumModel) -> None:
    week_0.run_for(5)
    assert week_0.week == 5


def test_mesa_may_run_the_model_to_its_end(week_0: ContinuumModel) -> None:
    week_0.run_model()
    assert week_0.week == 3 * 52
    assert not week_0.running


def test_a_student_can_be_read(tiny: ContinuumModel) -> None:
    present = np.flatnonzero(tiny.world.students.presence == 1)
    views = [tiny.students[int(row)] for row in present]
    texts = [repr(view) for view in views]
    assert all(text.startswith("<Student ") and " years, " in text for text in texts)
    assert all(3.9 <= view.age <= 21 for view in views)
    assert all(view.present for view in views)
    assert any("severity" in text for text in texts)
    assert any("care: help" in text for text in texts)
    assert {view.sector for view in views} <= {"bo", "sbo", "so", "vso", "vo", "mbo"}
    assert any(view.attends_school for view in views)


def test_a_student_is_the_same_child_in_every_scenario(five: ContinuumModel) -> None:
    run = five.fork(load("full-continuum")).run()
    assert all(run.students[row].id == five.students[row].id for row in range(0, 3000, 100))


def test_students_can_be_counted_and_end_where_they_end(tiny: ContinuumModel) -> None:
    number = len(tiny.students)
    assert number == tiny.world.students.key.size
    assert tiny.students[-1].id == tiny.students[number - 1].id
    for row in (number, -number - 1):
        with pytest.raises(IndexError, match=rf"{number} students; row {row} does not exist"):
            tiny.students[row]


def test_batch_run_gives_a_row_with_all_measures_per_run() -> None:
    rows = mesa.batch_run(
        ContinuumModel,
        {
            "scenario": [load("current"), load("integrated-teams")],
            "region": "municipality:Oudewater",
            "years": 1,
        },
        rng=[1, 2],
        number_processes=1,
        display_progress=False,
    )
    assert len(rows) == 4
    assert all(MEASURES.keys() <= row.keys() for row in rows)
    assert len({row["cost_per_child"] for row in rows}) == 4
    assert {(row["scenario"].name, row["rng"]) for row in rows} == {
        (name, seed) for name in ("current", "integrated-teams") for seed in (1, 2)
    }


def test_batch_run_gives_what_a_run_gives() -> None:
    (row,) = mesa.batch_run(
        ContinuumModel,
        {"scenario": load("current"), "region": TINY, "years": 1},
        rng=[5],
        number_processes=1,
        display_progress=False,
    )
    table = ContinuumModel(load("current"), TINY, rng=5, years=1).run().table()
    own = table[(table.period == "all years") & (table.group == "all")].set_index("measure").value
    for name in MEASURES:
        assert row[name] == pytest.approx(own[name], nan_ok=True, abs=0)


def test_the_data_collector_keeps_every_year(week_0: ContinuumModel) -> None:
    while week_0.running:
        week_0.step()
    collected = week_0.datacollector.get_model_vars_dataframe()
    assert list(collected.columns) == list(MEASURES)
    assert len(collected) == 3
    assert collected["in_care"].is_unique


def test_a_year_that_is_looked_at_late_has_the_numbers_it_had_when_it_ended(
    week_0: ContinuumModel,
) -> None:
    advance_weeks(week_0, 52)
    first = measures_of_year(week_0, 1)
    week_0.run()
    collected = week_0.datacollector.get_model_vars_dataframe()
    assert collected.loc[0].to_dict() == pytest.approx(first, nan_ok=True, abs=0)
    assert not collected.loc[0].equals(collected.loc[1])


def test_a_year_that_is_not_finished_has_no_periods(week_0: ContinuumModel) -> None:
    assert advance_weeks(week_0, 51).table().empty


def test_the_table_is_tidy(tiny_today: ContinuumModel) -> None:
    table = tiny_today.table()
    assert list(table.columns) == ["period", "group", "measure", "unit", "value"]
    assert not table.duplicated(["period", "group", "measure"]).any()
    assert set(table.measure) == set(MEASURES)
    assert pd.api.types.is_float_dtype(table.value)


@pytest.mark.parametrize(
    ("years", "names"),
    [
        (1, ["year 1", "all years"]),
        (4, ["years 1-3", "all years"]),
        (6, ["years 1-3", "years 5-6", "all years"]),
        (10, ["years 1-3", "years 5-10", "all years"]),
    ],
)
def test_periods_keep_the_first_years_apart(years: int, names: list[str]) -> None:
    assert [name for name, _, _ in periods_of(years)] == names


def test_weekly_series_start_with_policy_and_follow_the_counters(
    tiny_today: ContinuumModel,
) -> None:
    series = weekly_series(tiny_today)
    assert series.shape == (3 * 52, len(SERIES))
    last = dict(zip(SERIES, series[-1], strict=True))
    stock = tiny_today.world.counters.stock[:, 0]
    assert last["children_in_care"] == stock[Stock.IN_CARE]
    assert last["children_out_of_school"] == stock[Stock.OUT_OF_SCHOOL] - stock[Stock.EXEMPT]
    assert len(tiny_today.history) == 1 + WARM_UP_YEARS + 3


def test_an_unknown_region_is_refused_with_a_near_match() -> None:
    with pytest.raises(UserError, match="Oudewater"):
        ContinuumModel(load("current"), "municipality:Oudewatr", rng=1, years=1)
