"""The same child in two scenarios: one life under today's system, one under another policy.

story = same_child("current", "integrated-teams", region="jeugdregio:Utrecht West", years=10)
print(story.text("en"))
story.table()  # one row per event

Both runs have the same children, whose setbacks fall in the same weeks, so what differs between
the two lives is what the system does. A first pass lets everybody live under both scenarios and
picks a child by rule; a second pass from the same past keeps a journal of that child. Draws are
keyed, so following a child changes nothing; this is asserted.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np

from experiments.child.events import (
    Start,
    Timeline,
    TrackState,
    diverging_weeks,
    profile_codes,
)
from experiments.child.pick import RULES, check_id, find, pick
from experiments.child.sentences import event_in_words
from experiments.child.timeline import timeline
from experiments.refusal_words import told
from experiments.runs.paired_children import Counted, unmet_weeks
from experiments.runs.provenance import provenance
from experiments.runs.replication import build_past, past_of, years_to_live
from experiments.runs.run import Progress, RunSettings, Years, region_for, run_together
from model.geography import Region
from model.journal import Entry, entries_of
from model.kinds import WEEKS_PER_YEAR, Help, Node, Sector, Stage
from model.simulation import ContinuumModel
from scenarios import Scenario, load
from scenarios.refusals import RefusedError

if TYPE_CHECKING:
    import pandas as pd

INCOMES = ("low", "middle", "high")
CHILD_COLUMNS = ("scenario", "child", "week", "school_year", "school_week", "age", "event",
                 "track", "what", "number", "km", "differs", "words")  # fmt: skip


@dataclass(frozen=True)
class Child:
    """Who a story is about: what is the same in every scenario."""

    id: str
    row: int
    birth_week: int
    girl: bool
    income: str
    home: str


@dataclass(frozen=True)
class Story:
    """Two lives of one child: `lives[0]` under the first scenario, `lives[1]` under the second.

    `rule` is the rule that picked the child, or "id"; `counted` says what happens to the weeks
    without help of all children with a need.
    """

    settings: RunSettings
    region: Region
    scenarios: tuple[Scenario, Scenario]
    rule: str
    child: Child
    lives: tuple[Timeline, Timeline]
    counted: Counted

    @property
    def diverging_weeks(self) -> list[int]:
        """Return the weeks in which the lives differ, the first one first."""
        return diverging_weeks(*self.lives)

    def table(self, lang: str = "en") -> pd.DataFrame:
        """Return a tidy table with a row per scenario and event."""
        import pandas as pd

        different = set(self.diverging_weeks)
        records = [
            (
                scenario.name, self.child.id, event.week, event.week // WEEKS_PER_YEAR + 1,
                event.week % WEEKS_PER_YEAR + 1,
                round((event.week - self.child.birth_week) / WEEKS_PER_YEAR, 2),
                event.kind, event.track, event.what, event.number, event.km,
                event.week in different, event_in_words(lang, event),
            )
            for scenario, life in zip(self.scenarios, self.lives, strict=True)
            for event in life.events
        ]  # fmt: skip
        return pd.DataFrame(records, columns=list(CHILD_COLUMNS))

    def text(self, lang: str = "nl", width: int = 100) -> str:
        """Return the two lives side by side, in Dutch ("nl") or English ("en")."""
        from io import StringIO

        from rich.console import Console

        from experiments.child.table import print_story

        page = StringIO()
        print_story(Console(file=page, width=width, color_system=None, highlight=False), self, lang)
        return "\n".join(line.rstrip() for line in page.getvalue().splitlines())

    def provenance(self) -> dict[str, Any]:
        """Return what is needed to make the same story again, and both lives in numbers."""
        made = provenance(self.settings, list(self.scenarios), self.region)
        lives = [
            {"scenario": scenario.name} | asdict(life.summary)
            for scenario, life in zip(self.scenarios, self.lives, strict=True)
        ]
        who = {"rule": self.rule} | asdict(self.child)
        return made | {"child": who, "lives": lives, "children_with_need": asdict(self.counted)}


def same_child(
    a: str | Scenario,
    b: str | Scenario,
    *,
    region: str,
    years: int = 10,
    seed: int = 1,
    rule: str = "typical",
    child_id: str | None = None,
    progress: Progress | None = None,
) -> Story:
    """Return two lives of one child, under scenarios `a` (the baseline) and `b`.

    Args:
        a: name, file or scenario.
        b: the same.
        region: what `resolve_region` accepts.
        years: school years of policy.
        seed: start of all draws; the children are those of the first replication of `compare`.
        rule: "typical", "worst-off" or "most-changed", see `child_pick.pick`.
        child_id: the id of a child, or its beginning; the rule is not used then.
        progress: told about simulated years.

    Raises:
        UserError: unknown scenario, region, rule or child, or no child has a need.
    """
    if rule not in RULES:
        raise RefusedError(told("rule", rule=f'"{rule}"', known=", ".join(RULES)))
    digits = None if child_id is None else check_id(child_id)
    scenarios = (_loaded(a), _loaded(b))
    settings = RunSettings(region, years=years, replications=1, seed=seed)
    lab = _Lab(settings, scenarios, passes=1 if digits else 2, progress=progress)
    if digits is None:
        first = lab.live(None)
        unmet = unmet_weeks(lab.pasts, first)
        row = pick(rule, unmet)
        marks = [mark(model) for model in first]
        del first
        second = lab.live(row)
        assert [mark(model) for model in second] == marks, "following a child changed a run"
    else:
        row = find(digits, lab.pasts[0].world.students, lab.end)
        second = lab.live(row)
        unmet = unmet_weeks(lab.pasts, second)
    return lab.story(row, "id" if digits else rule, second, unmet.counted())


def _loaded(scenario: str | Scenario) -> Scenario:
    return scenario if isinstance(scenario, Scenario) else load(scenario)


class _Lab:
    """The pasts of both scenarios, which are one if they share parameters, and runs from there."""

    def __init__(
        self,
        settings: RunSettings,
        scenarios: tuple[Scenario, Scenario],
        *,
        passes: int,
        progress: Progress | None,
    ) -> None:
        self.settings, self.scenarios, self.progress = settings, scenarios, progress
        self.region = region_for(scenarios, settings.region)
        different = {past_of(item): item for item in scenarios}
        self.years = Years(years_to_live(scenarios, settings.years, passes))
        build = [
            partial(build_past, item, self.region, settings, 0, self.years)
            for item in different.values()
        ]
        built = dict(zip(different, run_together(build, self.years, progress), strict=True))
        self.pasts = [built[past_of(item)] for item in scenarios]
        self.start = int(self.pasts[0].world.clock[0])
        self.end = self.start + settings.years * WEEKS_PER_YEAR

    def live(self, row: int | None) -> list[ContinuumModel]:
        """Run both scenarios to the end, following one child or nobody."""
        twins = []
        for scenario, past in zip(self.scenarios, self.pasts, strict=True):
            twin = past.fork(scenario)
            if row is not None:
                twin.follow(np.array([row]))
            twins.append(twin)
        return run_together([twin.run for twin in twins], self.years, self.progress)

    def story(
        self, row: int, rule: str, models: Sequence[ContinuumModel], counted: Counted
    ) -> Story:
        """Return the story of a child that was followed."""
        one, other = (
            life_of(past, model, row) for past, model in zip(self.pasts, models, strict=True)
        )
        return Story(
            settings=self.settings,
            region=self.region,
            scenarios=self.scenarios,
            rule=rule,
            child=child_of(self.pasts[0], row),
            lives=(one, other),
            counted=counted,
        )


def mark(model: ContinuumModel) -> str:
    """Return a hash over all children, counts and euros of a run; what is followed is left out."""
    w = model.world
    digest = hashlib.sha256()
    for column in (*w.students, *w.counters, w.money.spent):
        if isinstance(column, np.ndarray):
            digest.update(column.tobytes())
    return digest.hexdigest()


def child_of(past: ContinuumModel, row: int) -> Child:
    """Return who a row is; its home is where it lives when the policy begins."""
    s = past.world.students
    return Child(
        id=past.students[row].id,
        row=row,
        birth_week=int(s.birth_week[row]) - int(past.world.clock[0]),
        girl=bool(s.girl[row]),
        income=INCOMES[int(s.income[row])],
        home=past.municipalities[int(s.municipality[row])].name,
    )


def life_of(past: ContinuumModel, model: ContinuumModel, row: int) -> Timeline:
    """Return the life of a child that was followed from the past on."""
    origin = int(past.world.clock[0])
    entries = [
        Entry(entry.week - origin, entry.what, entry.value)
        for entry in entries_of(model.world.journal, row)
    ]
    places = [item.name for item in model.municipalities]
    return timeline(start_of(past, row), entries, model.week, places)


def start_of(model: ContinuumModel, row: int) -> Start:
    """Return how a child stands now, its weeks counted from now."""
    s, now = model.world.students, int(model.world.clock[0])
    out = int(s.out_since[row])
    return Start(
        birth_week=int(s.birth_week[row]) - now,
        present=model.students[row].present,
        sector=Sector(int(s.sector[row])),
        at_school=bool(s.school[row] >= 0),
        severity=int(s.severity[row]),
        profiles=profile_codes(int(s.profile[row]), int(s.second_profile[row])),
        need_since=int(s.need_since[row]) - now,
        out_since=None if out < 0 else out - now,
        exempt=bool(s.exempt[row]),
        tracks=(_track(model, row, 0), _track(model, row, 1)),
    )


def _track(model: ContinuumModel, row: int, track: int) -> TrackState:
    case = int(model.world.students.case[row])
    if case < 0:
        return TrackState()
    c, slot = model.world.cases, 2 * case + track
    node = int(c.node[slot])
    return TrackState(
        stage=Stage(int(c.stage[slot])),
        help=Help(int(c.help[slot])),
        node=None if node < 0 else Node(int(model.world.nodes.kind[node])),
        since=int(c.since[slot]) - int(model.world.clock[0]),
    )
