"""The model: real regions, synthetic children, organisations that decide, one week at a time.

scenario = scenarios.load("integrated-teams")
model = ContinuumModel(scenario, "jeugdregio:Utrecht West", rng=1)
table = model.run().table()
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import mesa
import numpy as np
import numpy.typing as npt
from mesa.experimental.scenarios import Scenario as MesaScenario

from model.build import build_world, landscape_of
from model.cases import with_more_room
from model.columns import seal
from model.consultation import Consultation
from model.errors import UserError
from model.geography import Region, load_geography, resolve_region
from model.history import Snapshot, take_snapshot
from model.journal import follow
from model.journal import with_more_room as more_entries
from model.kinds import WARM_UP_YEARS, WEEKS_PER_YEAR, Payer
from model.landscape import Landscape
from model.levers import Lever, Policy, RegionLayout, total_setting
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
from model.organisations.create import create_organisations
from model.organisations.pooling import covered_by_transition_money
from model.organisations.rounds import QUARTER, decide
from model.organisations.start import (
    NEW_YEAR_WEEK,
    set_allowances,
    set_budgets,
    settle_labour_market,
)
from model.policy_in_force import PolicyInForce, check_pilots, places_of
from model.rates import TEAM_FULL_FTE
from model.reporters import YearlyCollector, measure_table
from model.sanity import assert_closes
from model.student_view import StudentViews
from model.week import advance
from model.world import World, copy_state, copy_world

if TYPE_CHECKING:
    import pandas as pd

Floats = npt.NDArray[np.float64]


class NoPolicy:
    """Today's rules: what the warm-up runs under."""

    levers: tuple[Lever, ...] = ()


class ContinuumModel(mesa.Model[Organisation, MesaScenario[Any]]):
    """Students, schools, care providers, partnerships and municipalities of one region.

    Args:
        scenario: levers and parameters, such as `scenarios.load("current")`.
        region: what `resolve_region` accepts, such as "jeugdregio:Utrecht West", or a `Region`.
        rng: seed of the run; the same seed gives the same children in every scenario.
        years: school years of policy after the warm-up.
        check: whether children, hours and euros are verified every week (slower).
        on_year: called at the end of every school year, warm-up included, to show progress.

    Raises:
        UserError: unknown region, or years below 1.
    """

    municipalities: list[Municipality]
    partnerships: list[SchoolPartnership]
    schools: list[School]
    providers: list[CareProvider]
    labour_pools: list[LabourPool]
    joint_funds: list[JointFund]
    youth_regions: list[YouthRegion]
    youth_health_regions: list[YouthHealthRegion]
    care_offices: list[CareOffice]
    health_region_of: npt.NDArray[np.int64]
    care_office_of: npt.NDArray[np.int64]

    def __init__(
        self,
        scenario: Policy,
        region: str | Path | Region,
        *,
        rng: Any = None,
        years: int = 10,
        check: bool = False,
        on_year: Callable[[], None] | None = None,
    ) -> None:
        """Build the region, live through the warm-up under today's rules, and stop at week 0."""
        super().__init__(rng=rng)
        if not 1 <= years <= 30:
            raise UserError(f"years is {years}; give a whole number from 1 to 30.")
        self.region = region if isinstance(region, Region) else resolve_region(region)
        self.parameters = scenario.parameters
        self.variants = scenario.variants
        self.years = years
        self.check = check
        self.on_year = on_year
        key = np.uint64(self.rng.integers(0, 2**64, dtype=np.uint64))
        geo = load_geography()
        self.landscape: Landscape = landscape_of(self.region, self.parameters)
        self.places = places_of(self.landscape.municipalities.national)
        check_pilots(scenario.levers, self.places)
        self.world, self.decisions = build_world(
            geo, self.landscape, self.parameters, self.variants, key, WARM_UP_YEARS + years
        )
        self.history: list[Snapshot] = [take_snapshot(self.world)]
        self._start(NoPolicy())
        self._run_until(WARM_UP_YEARS * WEEKS_PER_YEAR)
        self._begin_policy(scenario)

    @property
    def week(self) -> int:
        """Return the week of the policy period; negative during the warm-up."""
        return int(self.world.clock[0]) - WARM_UP_YEARS * WEEKS_PER_YEAR

    def _start(self, policy: Policy | NoPolicy) -> None:
        """Create the organisations for the present columns."""
        self._set_policy(policy)
        self.agreed: Consultation = self.landscape.agreed
        self.agreed_rows = np.arange(len(self.agreed.names))
        self.layout_lever: RegionLayout | None = None
        self._decided = -1
        create_organisations(self)
        self.datacollector = YearlyCollector()

    def _set_policy(self, policy: Policy | NoPolicy) -> None:
        self.policy: Policy | NoPolicy = policy
        check_pilots(policy.levers, self.places)
        self.in_force = PolicyInForce(policy.levers, self.places)

    def _begin_policy(self, policy: Policy) -> None:
        """Fix budgets at what the last year cost, and put a scenario in force."""
        self._set_policy(policy)
        if not self.budgets_set:
            set_budgets(self)
            settle_labour_market(self)

    def fork(self, scenario: Policy) -> ContinuumModel:
        """Return a second run from the present state under another scenario.

        Both runs share their past to the byte; the cost of the warm-up is paid once. Fork before
        the first policy week.

        Raises:
            UserError: the scenario has other parameters or variants, so it has another past.
        """
        if scenario.parameters != self.parameters or scenario.variants != self.variants:
            raise UserError(
                "A fork keeps its parameters and variants; build a new model for other ones."
            )
        assert self.week == 0, "fork a model before its first policy week"
        twin = ContinuumModel.__new__(ContinuumModel)
        mesa.Model.__init__(twin, rng=self._seed)
        twin.region, twin.landscape, twin.parameters = self.region, self.landscape, self.parameters
        twin.variants, twin.places = self.variants, self.places
        twin.years, twin.check, twin.on_year = self.years, self.check, self.on_year
        twin.world = copy_world(self.world)
        twin.decisions = copy_state(self.decisions)
        twin.history = list(self.history)
        twin._start(NoPolicy())
        twin._begin_policy(scenario)
        return twin

    def step(self) -> None:
        """Run one week, in the order of `model.week.advance`; Mesa calls it once per time unit."""
        if self.week >= self.years * WEEKS_PER_YEAR:
            self.running = False
            return
        self._run_until(int(self.world.clock[0]) + 1)
        self.running = self.week < self.years * WEEKS_PER_YEAR

    def run(self) -> ContinuumModel:
        """Run to the end of the horizon without stopping every week, and return the model."""
        self._run_until((WARM_UP_YEARS + self.years) * WEEKS_PER_YEAR)
        self.running = False
        return self

    def _run_until(self, until: int) -> None:
        """Run calendar weeks up to `until`; organisations decide at the start of each quarter."""
        while (week := int(self.world.clock[0])) < until:
            if week != self._decided:
                decide(self, week)
                self._decided = week
            stop = min(until, self._next_decision(week))
            if self.check:
                stop = week + 1
            if not advance(self.world, stop):
                self._make_room()
            if self.check:
                assert_closes(self.world)
            if int(self.world.clock[0]) % WEEKS_PER_YEAR == 0:
                self._remember_year()

    def _remember_year(self) -> None:
        """Keep the totals at the end of a school year, once."""
        snapshot = take_snapshot(self.world)
        if snapshot.week > self.history[-1].week:
            self.history.append(snapshot)
            if self.week > 0:
                self.steps, self.time = self.week, float(self.week)
                self.datacollector.collect(self)
            if self.on_year is not None:
                self.on_year()

    def _make_room(self) -> None:
        """Give cases longer columns, and the journal if anybody is followed."""
        w = self.world
        journal = more_entries(w.journal) if w.journal.week.size else w.journal
        buffer = np.zeros(2 * w.buffer.size, np.int32)
        self.world = seal(w._replace(cases=with_more_room(w.cases), buffer=buffer, journal=journal))

    def follow(self, rows: npt.NDArray[np.int64]) -> None:
        """Write down from now on what happens to these students; it changes no result."""
        self.world = seal(self.world._replace(journal=follow(self.world.journal, rows)))

    @staticmethod
    def _next_decision(week: int) -> int:
        """Return the first week after `week` in which organisations decide."""
        later = [(week // QUARTER + 1) * QUARTER]
        new_year = week - week % WEEKS_PER_YEAR + NEW_YEAR_WEEK
        later.append(new_year if new_year > week else new_year + WEEKS_PER_YEAR)
        return min(later)

    # What organisations ask of the model

    def policy_now(self) -> PolicyInForce:
        """Return the settings of all levers in this week; before week 0 those of no policy."""
        return self.in_force.at(max(-1, self.week))

    def by_place(self, kind: str, name: str) -> Floats:
        """Return the present value of a lever's setting in every municipality, shape (m,)."""
        return self.policy_now().by_place(kind, name)

    def blended(self, kind: str, name: str, weight: str) -> Floats:
        """Return what a setting is like where several levers of a kind hold, shape (m,)."""
        return self.policy_now().blended(kind, name, weight)

    def teams_are_seconded(self) -> npt.NDArray[np.bool_]:
        """Return where school teams are staffed by care providers, shape (m,)."""
        return self.policy_now().seconded_teams()

    def insurers_share(self) -> Floats:
        """Return the share of insured and long-term care that is in a fund, shape (m,)."""
        return self.by_place("pooling", "insurers_share")

    def transition_share(self) -> Floats:
        """Return the share of desk time that reform, fund and consultation take, shape (m,)."""
        d = self.parameters.decisions
        pooled = self.world.policy.pooled[: self.landscape.n_municipalities]
        fresh = self.week < int(self.decisions.transition_until[0])
        effort = self.by_place("consultation", "effort") - 1.0
        negotiation = d.pooling_hours_share * pooled * (1.0 - covered_by_transition_money(self))
        return negotiation + d.reform_hours_share * fresh + d.consultation_hours_share * effort

    @property
    def team_size_of_reference(self) -> float:
        """Return the team size, fte per 1,000 pupils, at which attention is declared."""
        return TEAM_FULL_FTE

    def staff_growth(self) -> float:
        """Return how much the context changes the inflow of staff, weighed by children."""
        return self.policy_now().mean("context", "staff_growth", self.landscape.children)

    def purchasing_parties(self, nodes: npt.NDArray[np.int64] | int) -> Floats:
        """Return with how many different purchasing parties providers have contracts."""
        place = np.searchsorted(self.decisions.provider_nodes, nodes)
        return np.asarray(self.decisions.parties_of_provider[place])

    def running_cost_by_payer(self) -> Floats:
        """Return the present weekly cost by kind of payer, in cents, shape (payers,)."""
        money = self.world.money
        weights = money.running.sum(axis=(1, 2)).astype(np.float64)
        return np.bincount(money.kind, weights=weights, minlength=len(Payer))

    @property
    def budgets_set(self) -> bool:
        """Return whether budgets are in force; during the warm-up costs are simply paid."""
        return bool((self.world.money.allowance >= 0).any())

    def set_allowances(self) -> None:
        """Grant municipalities and partnerships their budget in equal weekly parts."""
        set_allowances(self)

    def yearly_budget_growth(self) -> float:
        """Return how much the context changed budgets over the past year."""
        levers = self.policy.levers
        now = total_setting(levers, "context", "budget_growth", self.week)
        before = total_setting(levers, "context", "budget_growth", self.week - WEEKS_PER_YEAR)
        return now - before

    # What users look at

    @property
    def students(self) -> StudentViews:
        """Return all students as readable views; `model.students[0]` is one of them."""
        return StudentViews(self.world)

    def table(self) -> pd.DataFrame:
        """Return the outcomes so far as a tidy table: period, group, measure, unit, value."""
        return measure_table(self)


__all__ = ["ContinuumModel", "World"]
