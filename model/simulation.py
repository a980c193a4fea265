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

from model.build import WARM_UP_YEARS, build_world, landscape_of, usual_inflow
from model.cases import with_more_room
from model.columns import seal
from model.consultation import Consultation
from model.errors import UserError
from model.geography import Region, load_geography, resolve_region
from model.history import Snapshot, take_snapshot
from model.kinds import WEEKS_PER_YEAR, Discipline, Help
from model.landscape import Landscape
from model.levers import Lever, Policy, RegionLayout, SchoolTeams, total_setting
from model.organisations import (
    CareProvider,
    JointFund,
    LabourPool,
    Municipality,
    Organisation,
    School,
    SchoolPartnership,
)
from model.organisations.reform import start_reforms
from model.organisations.rounds import NEW_YEAR_WEEK, QUARTER, decide
from model.rates import TEAM_FULL_FTE
from model.reporters import REPORTERS, measure_table
from model.sanity import assert_closes
from model.students import StudentViews
from model.week import advance
from model.world import World, copy_state, copy_world

if TYPE_CHECKING:
    import pandas as pd

Floats = npt.NDArray[np.float64]
MANDATES = {"none": 0, "light": 1, "wide": 2}


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
        self.years = years
        self.check = check
        self.on_year = on_year
        key = np.uint64(self.rng.integers(0, 2**64, dtype=np.uint64))
        geo = load_geography()
        self.landscape: Landscape = landscape_of(self.region, self.parameters)
        self.world, self.decisions = build_world(
            geo, self.landscape, self.parameters, key, WARM_UP_YEARS + years
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
        self.policy: Policy | NoPolicy = policy
        self.agreed: Consultation = self.landscape.agreed
        self.agreed_rows = np.arange(len(self.agreed.names))
        self.layout_lever: RegionLayout | None = None
        self._decided = -1
        names = load_geography().names
        land = self.landscape
        self.municipalities = [
            Municipality(self, row, names[int(code)])
            for row, code in enumerate(self.world.municipalities.national)
        ]
        self.partnerships = [
            SchoolPartnership(self, row, name) for row, name in enumerate(land.agreed.names)
        ]
        self.schools = [
            School(self, row, f"school {row + 1}") for row in range(land.sites.sector.size)
        ]
        self.providers = [
            CareProvider(self, int(row), _provider_name(land, int(row)))
            for row in self.decisions.provider_nodes
        ]
        self.labour_pools = [
            LabourPool(self, row, name) for row, name in enumerate(self.decisions.pool_names)
        ]
        self.joint_funds: list[JointFund] = []
        self.datacollector = mesa.DataCollector(model_reporters=REPORTERS)

    def _begin_policy(self, policy: Policy) -> None:
        """Fix budgets at what the last year cost, and put a scenario in force."""
        self.policy = policy
        if not self.budgets_set:
            self._set_budgets()
            self._settle_labour_market()

    def fork(self, scenario: Policy) -> ContinuumModel:
        """Return a second run from the present state under another scenario.

        Both runs share their past to the byte; the cost of the warm-up is paid once. Fork before
        the first policy week.

        Raises:
            UserError: the scenario has other parameters, so it has another past.
        """
        if scenario.parameters != self.parameters:
            raise UserError("A fork keeps its parameters; build a new model for other ones.")
        assert self.week == 0, "fork a model before its first policy week"
        twin = ContinuumModel.__new__(ContinuumModel)
        mesa.Model.__init__(twin, rng=self._seed)
        twin.region, twin.landscape, twin.parameters = self.region, self.landscape, self.parameters
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
                roomier = with_more_room(self.world.cases)
                self.world = seal(self.world._replace(cases=roomier, buffer=self._longer_buffer()))
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

    def _longer_buffer(self) -> npt.NDArray[np.int32]:
        return np.zeros(2 * self.world.buffer.size, np.int32)

    @staticmethod
    def _next_decision(week: int) -> int:
        """Return the first week after `week` in which organisations decide."""
        later = [(week // QUARTER + 1) * QUARTER]
        new_year = week - week % WEEKS_PER_YEAR + NEW_YEAR_WEEK
        later.append(new_year if new_year > week else new_year + WEEKS_PER_YEAR)
        return min(later)

    # What organisations ask of the model

    def setting(self, kind: str, name: str) -> float:
        """Return the present value of a lever's setting, summed over levers of that kind."""
        return total_setting(self.policy.levers, kind, name, max(-1, self.week))

    def start_reforms(self) -> bool:
        """Carry out what starts now: a layout, a fund, a mandate; tell of a new layout."""
        teams = [item for item in self._teams_in_force() if item.coverage > 0]
        mandates = [MANDATES[item.mandate] for item in teams]
        self.world.policy.mandate[0] = max(mandates, default=0)
        return start_reforms(self)

    def transition_share(self) -> float:
        """Return the share of working time at desks that a reform or a joint fund takes now."""
        d = self.parameters.decisions
        pooled = float(self.world.policy.pooled.max(initial=0.0))
        fresh = self.week < int(self.decisions.transition_until[0])
        return d.pooling_hours_share * pooled + d.reform_hours_share * fresh

    def _teams_in_force(self) -> list[SchoolTeams]:
        levers = [item for item in self.policy.levers if isinstance(item, SchoolTeams)]
        return [item for item in levers if item.strength(self.week) > 0]

    def _teams(self) -> SchoolTeams | None:
        """Return the lever that says what school teams are like: the last one in force."""
        return next(reversed(self._teams_in_force()), None)

    def team_fte_per_1000(self) -> float:
        """Return the size of a school team that is aimed for, fte per 1,000 pupils."""
        lever = self._teams()
        return lever.fte_per_1000_students if lever else 0.0

    def team_treatment_share(self) -> float:
        """Return the share of a team's hours for help itself."""
        lever = self._teams()
        return lever.treatment_share if lever else 0.0

    def team_share_of_pool(self, pool: int) -> Floats:
        """Return per school which part of its team comes from a labour pool."""
        lever = self._teams()
        specialist = lever.specialist_share if lever else 0.5
        region, discipline = divmod(pool, len(Discipline))
        share = specialist if discipline == Discipline.SPECIALIST else 1.0 - specialist
        return (self.decisions.labour_region_of_school == region) * share

    @property
    def team_size_of_reference(self) -> float:
        """Return the team size, fte per 1,000 pupils, at which attention is declared."""
        return TEAM_FULL_FTE

    @property
    def pool_of_provider(self) -> npt.NDArray[np.int64]:
        """Return the labour pool of every provider."""
        return self.decisions.pool_of_provider

    def purchasing_parties(self, node: int) -> float:
        """Return with how many different purchasing parties a provider has contracts."""
        place = int(np.searchsorted(self.decisions.provider_nodes, node))
        return float(self.decisions.parties_of_provider[place])

    def fund_of_municipality(self, row: int) -> JointFund | None:
        """Return the joint fund a municipality pools money in, if there is one."""
        account = int(self.world.money.fund_of[row])
        if account < 0:
            return None
        return next(fund for fund in self.joint_funds if fund.account == account)

    # Budgets

    @property
    def budgets_set(self) -> bool:
        """Return whether budgets are in force; during the warm-up costs are simply paid."""
        return bool(self.world.municipalities.budget.any())

    def _set_budgets(self) -> None:
        """Take last year's cost as the budget of every municipality and partnership."""
        w = self.world
        charged = w.money.charged
        last_year = charged - self.decisions.charged_year_ago
        m = self.landscape.n_municipalities
        n = w.partnerships.budget.size
        w.municipalities.budget[:] = last_year[:m]
        w.partnerships.budget[:] = last_year[m : m + n]
        running = w.money.running.sum(axis=1)
        past = WEEKS_PER_YEAR - NEW_YEAR_WEEK
        w.municipalities.spent_at_new_year[:] = charged[:m] - running[:m] * past
        w.partnerships.spent_at_new_year[:] = charged[m : m + n] - running[m : m + n] * past
        self.set_allowances()

    def _settle_labour_market(self) -> None:
        """Make the labour market as tight as it is today, for the staff there is after the warm-up.

        During the warm-up providers grow and shrink to the size that demand asks for; the flat
        workforce and few job seekers of today (C47) are those of the sector at that size.
        """
        staff = self.world.nodes.fte[self.decisions.provider_nodes]
        pools = self.decisions.seekers.size
        employed = np.bincount(self.pool_of_provider, weights=staff, minlength=pools)
        self.decisions.seekers[:] = employed * self.parameters.staff.job_seekers
        self.decisions.newcomers_per_quarter[:] = usual_inflow(employed, self.parameters)

    def set_allowances(self) -> None:
        """Grant municipalities and partnerships their budget in equal weekly parts."""
        w = self.world
        m = self.landscape.n_municipalities
        w.money.allowance[:m] = w.municipalities.budget // 52
        n = w.partnerships.budget.size
        w.money.allowance[m : m + n] = w.partnerships.budget // 52

    def yearly_budget_growth(self) -> float:
        """Return how much the context changed budgets over the past year."""
        levers = self.policy.levers
        now = total_setting(levers, "context", "budget_growth", self.week)
        before = total_setting(levers, "context", "budget_growth", self.week - 52)
        return now - before

    # What users look at

    @property
    def students(self) -> StudentViews:
        """Return all students as readable views; `model.students[0]` is one of them."""
        return StudentViews(self.world)

    def table(self) -> pd.DataFrame:
        """Return the outcomes so far as a tidy table: period, group, measure, unit, value."""
        return measure_table(self)


def _provider_name(landscape: Landscape, node: int) -> str:
    """Return a name that says what a synthetic provider is and where, such as 'specialised 12'."""
    if node < landscape.first_provider:
        home = int(landscape.nodes.municipality[node])
        return f"local team {load_geography().names[int(landscape.region.municipalities[home])]}"
    kind = Help(int(landscape.nodes.help[node])).name.lower().replace("_", " ")
    return f"{kind} {node - landscape.first_provider + 1}"


__all__ = ["ContinuumModel", "World"]
