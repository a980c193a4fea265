"""What must be possible to see in the model, as scenarios and checks that can fail.

A condition is a claim about the direction of effects: (a) to (g) of the design, made before any
run, some in parts. Checks say which difference should go which way; verdicts follow by rule
(`condition_verdicts`). Checks that were added after a first run say so.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from itertools import product

from model.levers import Harmonisation
from model.parameters import REGISTER, Parameters
from scenarios import Scenario, load

EARLY, LATE = 0, -1  # the first and the last period of a study
NOTHING = 0  # expected: almost no difference

TEAMS, COORDINATION = "integrated-teams", "teams-coordination-only"
SECONDED, POOLED, TIGHT = "teams-without-extra-staff", "pooled-budget", "context-tight-budgets"
CHILDREN = ("unmet_need", "escalations", "out_of_school")


@dataclass(frozen=True)
class Check:
    """One difference: of which scenario against which, in what, when, and which way.

    `what` is a measure, or a counter of the traces when it has a colon. `expected` is 1, -1, or
    `NOTHING`.
    """

    scenario: str
    what: str
    period: int
    expected: int
    reference: str = "current"


@dataclass(frozen=True)
class Condition:
    """A claim: its letter, what is claimed, how it is looked at, and the checks."""

    letter: str
    claim: str
    how: str
    checks: tuple[Check, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Extreme(Scenario):
    """A scenario with parameter values outside their plausible range: zero switches a rule off."""

    switched_off: tuple[str, ...] = ()

    @property
    def parameters(self) -> Parameters:
        """Return all parameter values, with those that are switched off at zero."""
        return without(Parameters().with_overrides(self.overrides), self.switched_off)

    def digest(self) -> str:
        """Return a hash in which what is switched off counts too."""
        return f"{Scenario.digest(self)}-{'-'.join(self.switched_off)}"


def without(parameters: Parameters, names: tuple[str, ...]) -> Parameters:
    """Return parameters of which some, by registered name, are zero, whatever their range."""
    for name in names:
        group, _, own = name.partition(".")
        changed = replace(getattr(parameters, group), **{own: 0.0})
        parameters = replace(parameters, **{group: changed})
    return parameters


NO_OVERRIDES: Mapping[str, float] = {}


def _variant(name: str, *parts: str, overrides: Mapping[str, float] = NO_OVERRIDES) -> Scenario:
    """Return the levers of some scenarios together, under another name."""
    levers = tuple(lever for part in parts for lever in load(part).levers)
    words = {language: " + ".join(parts) for language in ("nl", "en")}
    return Scenario(name, words, words, levers, overrides)


def _coordination(name: str, **settings: str | float) -> Scenario:
    levers = tuple(lever.model_copy(update=settings) for lever in load(COORDINATION).levers)
    return replace(load(COORDINATION), name=f"coordination-{name}", levers=levers)


def _one_plan() -> Scenario:
    levers = (Harmonisation(one_plan=0.5),)
    return replace(load("harmonised-rules"), name="one-plan-only", levers=levers)


def _drained(name: str, *parts: str) -> Scenario:
    """Return budgets that shrink by a fifth, and perhaps a fund of all money."""
    shrink = {"budget_growth": -0.2}
    whole = {"municipal_share": 1.0, "partnership_share": 1.0}
    levers = tuple(lever.model_copy(update=shrink) for lever in load(TIGHT).levers)
    for part in parts:
        levers += tuple(lever.model_copy(update=whole) for lever in load(part).levers)
    return replace(load(TIGHT), name=name, levers=levers)


NO_QUARREL = ("access.boundary_dispute_chance", "access.shift_chance")
NO_PREVENTION = ("decisions.prevention_elasticity",)
STRONG_PREVENTION = {
    name: REGISTER[name].high
    for name in (
        "decisions.prevention_elasticity",
        "decisions.prevention_step",
        "decisions.prevention_cut",
    )
}
CUT_ONLY = STRONG_PREVENTION | {
    "decisions.prevention_step": REGISTER["decisions.prevention_step"].low
}


def _switched_off(name: str, part: str) -> Extreme:
    base = load(part)
    return Extreme(
        name, base.title, base.description, base.levers, switched_off=NO_QUARREL + NO_PREVENTION
    )


def own_scenarios() -> list[Scenario]:
    """Return today's system and every scenario of the conditions (a) to (e)."""
    return [
        load("current"),
        load(TEAMS),
        load(COORDINATION),
        _coordination("mandate-light", mandate="light"),
        _coordination("mandate-wide", mandate="wide"),
        _coordination("small", mandate="light", fte_per_1000_students=0.5),
        _coordination("middle", mandate="light", fte_per_1000_students=1.25),
        load(SECONDED),
        load("merged-regions"),
        load(POOLED),
        _switched_off("no-quarrel", "current"),
        _switched_off("no-quarrel-pooled", POOLED),
        _switched_off("no-quarrel-own-deposits", "pooling-own-deposits"),
        _variant("crowding", "current", overrides=STRONG_PREVENTION),
        _variant("crowding-pooled", POOLED, overrides=STRONG_PREVENTION),
        _variant("crowding-tight", TIGHT, overrides=STRONG_PREVENTION),
        _variant("crowding-tight-pooled", TIGHT, POOLED, overrides=STRONG_PREVENTION),
        _one_plan(),
        _drained("drained"),
        _drained("drained-pooled", POOLED),
        _variant("cutting-tight", TIGHT, overrides=CUT_ONLY),
        _variant("cutting-tight-pooled", TIGHT, POOLED, overrides=CUT_ONLY),
    ]


def _all(
    scenario: str, whats: tuple[str, ...], period: int, expected: int, reference: str = "current"
) -> tuple[Check, ...]:
    return tuple(Check(scenario, what, period, expected, reference) for what in whats)


CONDITIONS: tuple[Condition, ...] = (
    Condition(
        "a",
        "Teams raise use and cost in years 1–3, whatever comes later.",
        "`integrated-teams` against `current` in the first period. Use is counted in three ways, "
        "for a team that takes staff from providers can raise one and lower another.",
        (
            *_all(TEAMS, ("cases", "stock:HELPED", "care_users"), EARLY, 1),
            Check(TEAMS, "cost_per_child", EARLY, 1),
        ),
    ),
    Condition(
        "b1",
        "Teams with hours for coordination only change almost nothing in outcomes.",
        "`teams-coordination-only` (mandate none) against `current` in the last period; then the "
        "same team when it may grant light help or all help, to see what the need for a municipal "
        "decision does. Its staff come from the labour market of care.",
        (
            *_all(COORDINATION, (*CHILDREN, "care_wait"), LATE, NOTHING),
            *_all("coordination-mandate-light", CHILDREN, LATE, NOTHING),
            *_all("coordination-mandate-wide", CHILDREN, LATE, NOTHING),
        ),
    ),
    Condition(
        "b2",
        "There is a size at which such a team changes almost nothing for children.",
        "Added after (b1) had been seen the other way, and looked for: at 1.25 fte per 1,000 "
        "pupils what the team notices and plans is about worth the staff it takes from care.",
        _all("coordination-middle", CHILDREN, LATE, NOTHING),
    ),
    Condition(
        "b3",
        "Hours for coordination that take hardly any staff from care change almost nothing.",
        "Added after the first runs: a coordinating team of 0.5 fte per 1,000 pupils; and no team "
        "at all, but one plan for half of the other cases (`one-plan-only`), which costs the hours "
        "of making it.",
        (
            *_all("coordination-small", CHILDREN, LATE, NOTHING),
            *_all("one-plan-only", (*CHILDREN, "care_wait"), LATE, NOTHING),
        ),
    ),
    Condition(
        "c1",
        "A team that takes its staff from providers lengthens specialist waits.",
        "`teams-without-extra-staff` against `current`.",
        (
            Check(SECONDED, "queue:CARE_SPECIALISED", LATE, 1),
            *_all(SECONDED, ("care_wait", "urgent_wait_p90"), EARLY, 1),
            *_all(SECONDED, ("care_wait", "urgent_wait_p90"), LATE, 1),
        ),
    ),
    Condition(
        "c2",
        "It does so more than a team that hires on the labour market.",
        "`teams-without-extra-staff` against `integrated-teams`, which takes fewer people straight "
        "from providers.",
        (
            Check(SECONDED, "care_wait", EARLY, 1, TEAMS),
            Check(SECONDED, "care_wait", LATE, 1, TEAMS),
        ),
    ),
    Condition(
        "d1",
        "Merging regions without harmonising rules costs a transition.",
        "`merged-regions` against `current`: hours of desks in the first period.",
        _all("merged-regions", ("paper:MUNICIPAL_DESK", "paper:PARTNERSHIP_DESK"), EARLY, 1),
    ),
    Condition(
        "d2",
        "Merging regions without harmonising rules changes little.",
        "`merged-regions` against `current`: children in the last period. Fewer parties also mean "
        "less paperwork for providers, and one partnership for primary and secondary schools.",
        _all("merged-regions", (*CHILDREN, "care_wait"), LATE, NOTHING),
    ),
    Condition(
        "d3",
        "More children wait during the transition.",
        "`merged-regions` against `current` in the first period.",
        (Check("merged-regions", "waiting_care", EARLY, 1),),
    ),
    Condition(
        "e1",
        "Pooling without prevention, disputes or shared shortages does nothing.",
        "A fund in which each member draws its own deposit against none, where nobody disputes, "
        "shifts or gains from prevention. That shortages are not shared was added after the first "
        "runs.",
        _all("no-quarrel-own-deposits", (*CHILDREN, "care_wait"), LATE, NOTHING, "no-quarrel"),
    ),
    Condition(
        "e2",
        "Pooling without prevention or disputes, but with shared shortages, does nothing.",
        "`pooled-budget` against `current` where nobody disputes, shifts or gains from prevention.",
        _all("no-quarrel-pooled", (*CHILDREN, "care_wait"), LATE, NOTHING, "no-quarrel"),
    ),
    Condition(
        "e3",
        "Under tight budgets acute demand can crowd out prevention in a fund.",
        "Pooling where prevention works and reacts as strongly as the register holds possible: "
        "with today's budgets, where it should gain, and with budgets that shrink by a tenth. "
        "Added after the first runs: the same small budgets where municipalities cut prevention "
        "when money runs out and hardly raise it for savings they may keep (`cutting`).",
        (
            Check("crowding-pooled", "prevention", LATE, 1, "crowding"),
            Check("crowding-tight", "prevention", LATE, -1, "crowding"),
            Check("crowding-tight-pooled", "prevention", LATE, -1, "crowding-tight"),
            Check("crowding-tight-pooled", "with_need", LATE, 1, "crowding-tight"),
            Check("cutting-tight-pooled", "prevention", LATE, -1, "cutting-tight"),
            Check("cutting-tight-pooled", "with_need", LATE, 1, "cutting-tight"),
        ),
    ),
    Condition(
        "e4",
        "Under very tight budgets the shortage of one member stops the care of another.",
        "Added after the first runs: budgets that shrink by a fifth, with and without a fund of "
        "all money of municipalities and partnerships (`drained`).",
        (
            Check("drained-pooled", "budget_stops", LATE, 1, "drained"),
            Check("drained-pooled", "stock:BUDGET_STOP", LATE, 1, "drained"),
        ),
    ),
)

# (f): cells of parameters, and of a setting of the teams; in each, teams against today's system
# under the same parameters.
SWEPT: Mapping[str, tuple[str, ...]] = {
    "staff.job_seekers": ("low", "value", "high"),
    "detection.team_attention": ("low", "value", "high"),
}
SWEPT_SETTING = "treatment_share"
SWEPT_SETTINGS = (0.0, 0.5)
SWEPT_CLAIM = "There are regions of parameters where integration is worse than today."
SWEPT_MEASURES = (*CHILDREN, "care_wait", "cost_per_child")


def cells() -> list[dict[str, float]]:
    """Return every combination of the swept values, by registered name or setting."""
    values = [[getattr(REGISTER[name], end) for end in ends] for name, ends in SWEPT.items()]
    names = (*SWEPT, SWEPT_SETTING)
    return [
        dict(zip(names, combination, strict=True))
        for combination in product(*values, SWEPT_SETTINGS)
    ]


def cell_scenarios(cell: Mapping[str, float]) -> list[Scenario]:
    """Return today's system and teams under the parameters of a cell."""
    overrides = {name: cell[name] for name in SWEPT}
    setting = {SWEPT_SETTING: cell[SWEPT_SETTING]}
    teams = load(TEAMS)
    levers = tuple(lever.model_copy(update=setting) for lever in teams.levers)
    today = replace(load("current"), overrides=overrides)
    return [today, replace(teams, levers=levers, overrides=overrides)]


# (g): pairs of levers.
PAIRS: tuple[tuple[str, str], ...] = (
    (TEAMS, "harmonised-rules"),
    (TEAMS, POOLED),
    (TEAMS, "gp-practice-support"),
    ("early-signals", "harmonised-rules"),
    (POOLED, "binding-consultation"),
)
PAIRED_CLAIM = "Levers can strengthen or hinder each other."
PAIRED_MEASURES = (*CHILDREN, "care_wait", "disputes", "cost_per_child")


def pair_name(pair: tuple[str, str]) -> str:
    """Return the name of the scenario that pulls both levers."""
    return f"{pair[0]}-and-{pair[1]}"


def pair_scenarios() -> list[Scenario]:
    """Return every single lever of the pairs, and every pair."""
    singles = list(dict.fromkeys(name for pair in PAIRS for name in pair))
    return [
        *(load(name) for name in singles),
        *(_variant(pair_name(pair), *pair) for pair in PAIRS),
    ]


def all_scenarios() -> list[Scenario]:
    """Return the scenarios of (a) to (e) and (g), each once."""
    return list({item.name: item for item in [*own_scenarios(), *pair_scenarios()]}.values())
