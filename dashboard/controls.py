"""The levers of "Verkennen": few, named as people name them, derived from the model's own levers.

A control moves one or more settings of one lever. Range, unit, meaning, mechanism and evidence
come from the declaration of its first setting in `model.levers`; only its short name is a word of
the dashboard (`control_<key>`). A lever whose settings are all neutral is no longer in the
scenario, so that moving everything back gives exactly today's system.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, get_args

from dashboard.view import LETTERS, OWN_NAME
from model.levers import LEVER_TYPES, AnyLever, Lever
from model.parameters.sources import load_sources
from scenarios import Scenario, library_names, load

Value = float | str
TIMING = frozenset(Lever.model_fields) | {"kind"}
TIMED_AS = "full-continuum"  # how fast a lever comes in that the scenario did not have
OWN_TITLE = {"nl": "{title}, aangepast", "en": "{title}, changed"}


@dataclass(frozen=True)
class Control:
    """One lever on the screen.

    Args:
        key: its name; also that of its word.
        group: the heading under which it stands.
        kind: the lever that it moves.
        settings: the settings of that lever which get its value; the first one describes it.
        high: where the slider ends, if before the end of the declared range.
        step: how far one key press goes, in the unit of the setting.
        percent: whether a share is shown in per cent.
    """

    key: str
    group: str
    kind: str
    settings: tuple[str, ...]
    high: float | None = None
    step: float = 0.05
    percent: bool = True

    @property
    def lever(self) -> type[Lever]:
        """Return the declaration of the lever."""
        return LEVER_TYPES[self.kind]

    @property
    def words(self) -> Mapping[str, str]:
        """Return unit, meaning, mechanism and evidence as declared."""
        declared: Any = self.lever.model_fields[self.settings[0]].json_schema_extra
        return {key: str(value) for key, value in declared.items()}

    @property
    def options(self) -> tuple[str, ...]:
        """Return the values of a setting that is a choice; empty for a number."""
        values = get_args(self.lever.model_fields[self.settings[0]].annotation)
        words = tuple(value for value in values if isinstance(value, str))
        # An own file needs a folder, and a merged layout a second setting: not on this page.
        return tuple(value for value in words if value not in ("file", "merged"))

    @property
    def neutral(self) -> Value:
        """Return the value at which the setting changes nothing."""
        value: Value = self.lever.model_fields[self.settings[0]].default
        return value

    @property
    def range(self) -> tuple[float, float]:
        """Return where the slider begins and ends, in the unit of the setting."""
        low, high = limits(self.lever, self.settings[0])
        return low, high if self.high is None else self.high


def limits(lever: type[Lever], setting: str) -> tuple[float, float]:
    """Return the declared range of a setting that is a number."""
    found = {}
    for limit in lever.model_fields[setting].metadata:
        for side in ("ge", "le"):
            if (value := getattr(limit, side, None)) is not None:
                found[side] = float(value)
    return found["ge"], found["le"]


GROUPS = ("team", "region", "money", "rules", "context")
CONTROLS: tuple[Control, ...] = (
    Control("coverage", "team", "school_teams", ("coverage",)),
    Control(
        "size", "team", "school_teams", ("fte_per_1000_students",),
        high=6.0, step=0.25, percent=False,
    ),
    Control("mandate", "team", "school_teams", ("mandate",)),
    Control("hand_over", "team", "transitions", ("warm_hand_over",)),
    Control("layout", "region", "region_layout", ("layout",)),
    Control(
        "lasts", "region", "region_layout", ("lasts_years",), high=10.0, step=1.0, percent=False
    ),
    Control("close", "region", "transitions", ("close_to_home",)),
    Control("door", "region", "access", ("single_front_door",)),
    Control("pool", "money", "pooling", ("municipal_share", "partnership_share")),
    Control("insurers", "money", "pooling", ("insurers_share",)),
    Control("solidarity", "money", "pooling", ("solidarity",)),
    Control(
        "transition_money", "money", "pooling", ("transition_money",), step=5.0, percent=False
    ),
    Control("one_plan", "rules", "harmonisation", ("one_plan", "one_file")),
    Control("supervision", "rules", "harmonisation", ("joint_supervision",)),
    Control("school_time", "rules", "arrangements", ("care_in_school_time",)),
    Control("mbo", "rules", "transitions", ("mbo_duty_of_care",)),
    Control("demand", "context", "context", ("demand_growth",)),
    Control("staff", "context", "context", ("staff_growth",)),
    Control("budget", "context", "context", ("budget_growth",)),
)  # fmt: skip
BY_KEY = {control.key: control for control in CONTROLS}
# Settings that mean nothing while these are at their neutral value.
NEEDS = {"size": "coverage", "mandate": "coverage", "lasts": "layout"} | dict.fromkeys(
    ("insurers", "solidarity", "transition_money"), "pool"
)


def value_of(control: Control, scenario: Scenario) -> Value:
    """Return the value of a control in a scenario; neutral where the lever is not pulled."""
    lever = lever_of(scenario, control.kind)
    value: Value = getattr(lever, control.settings[0]) if lever else control.neutral
    return value


def is_idle(control: Control, scenario: Scenario) -> bool:
    """Return whether a control has no effect now, because what it belongs to is not pulled."""
    needed = NEEDS.get(control.key)
    return needed is not None and value_of(BY_KEY[needed], scenario) == BY_KEY[needed].neutral


def checked(control: Control, value: object) -> Value:
    """Return a value that a browser sent, cut to the range of its control.

    Raises:
        ValueError: it is no value for this control.
    """
    if control.options:
        if value not in control.options:
            raise ValueError(f"{control.key} is one of {', '.join(control.options)}")
        return str(value)
    if isinstance(value, bool) or not isinstance(value, int | float) or value != value:
        raise ValueError(f"{control.key} is a number")
    low, high = control.range
    cut = min(high, max(low, float(value)))
    whole = control.lever.model_fields[control.settings[0]].annotation is int
    return round(cut) if whole else cut


def moved(scenario: Scenario, control: Control, value: Value, letter: str) -> Scenario:
    """Return the scenario with a control at another value, as the user's own.

    Args:
        scenario: what is changed; it stays as it is.
        control: what is moved.
        value: a value that was `checked`.
        letter: the letter of the scenario on the screen, for the name.
    """
    changes: dict[str, Any] = dict.fromkeys(control.settings, value)
    if control.key == "layout":
        changes |= {"merged_to": None, "file": None}
    return pulled(scenario, control.kind, changes, letter)


def pulled(scenario: Scenario, kind: str, changes: Mapping[str, Any], letter: str) -> Scenario:
    """Return the scenario with settings of one lever changed, as the user's own.

    Args:
        scenario: what is changed; it stays as it is.
        kind: of the lever, which comes in if it was not there.
        changes: settings with their new values, which are checked against the declaration.
        letter: the letter of the scenario on the screen, for the name.
    """
    old = lever_of(scenario, kind)
    lever = (old or _template(kind)).model_copy(update=dict(changes))
    kept = [item for item in scenario.levers if item is not old]
    place = scenario.levers.index(old) if old in scenario.levers else len(kept)
    if not is_neutral(lever):
        kept.insert(place, _checked_lever(lever))
    return own(scenario, letter, levers=tuple(kept))


def own(scenario: Scenario, letter: str, **changes: Any) -> Scenario:
    """Return a changed scenario under a name and title of its own."""
    assert letter in LETTERS
    if scenario.name in library_names():
        titles = {lang: OWN_TITLE[lang].format(title=scenario.title[lang]) for lang in OWN_TITLE}
        changes |= {"name": OWN_NAME.format(letter=letter.lower()), "title": titles}
    return replace(scenario, **changes)


def is_neutral(lever: Lever) -> bool:
    """Return whether a lever changes nothing: what makes it work is at its neutral value."""
    return all(
        getattr(lever, name) == field.default
        for name, field in type(lever).model_fields.items()
        if name not in TIMING and name not in _SHAPES[_kind(lever)]
    )


# Settings that say how a lever works, once others let it work: they change nothing alone.
_SHAPES: Mapping[str, frozenset[str]] = {kind: frozenset() for kind in LEVER_TYPES} | {
    "school_teams": frozenset(LEVER_TYPES["school_teams"].model_fields) - {"coverage"},
    "gp_support": frozenset(LEVER_TYPES["gp_support"].model_fields) - {"coverage"},
    "region_layout": frozenset(LEVER_TYPES["region_layout"].model_fields) - {"layout"},
    "pooling": frozenset(LEVER_TYPES["pooling"].model_fields)
    - {"municipal_share", "partnership_share", "insurers_share"},
}


def _kind(lever: Lever) -> str:
    return str(type(lever).model_fields["kind"].default)


def lever_of(scenario: Scenario, kind: str) -> AnyLever | None:
    """Return the first lever of a kind; a scenario of several phases is edited in its first."""
    return next((lever for lever in scenario.levers if lever.kind == kind), None)


@cache
def _template(kind: str) -> Lever:
    """Return a lever at its neutral settings, that comes in as fast as in the library."""
    timed = lever_of(load(TIMED_AS), kind)
    return LEVER_TYPES[kind](ramp_years=0.0 if timed is None else timed.ramp_years)


def _checked_lever(lever: Lever) -> Any:
    """Return the lever, its values checked against the declaration."""
    return type(lever).model_validate(lever.model_dump())


def evidence(text: str) -> list[dict[str, str]]:
    """Return the sources that a declaration names, each with its quantity and where it is from.

    Args:
        text: ids of sources, such as "C01 R02"; other words stand for themselves.
    """
    known = load_sources()
    found = [known.get(name) for name in text.split()]
    return [
        {"id": name, "told": f"{row.quantity}: {row.value} {row.unit}. {row.source}" if row else ""}
        for name, row in zip(text.split(), found, strict=True)
    ]
