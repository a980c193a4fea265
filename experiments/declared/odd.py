"""The tables inside `docs/odd.md`, made from declarations, between markers in the text.

A section stands between `<!-- made: name -->` and `<!-- end: name -->`. Everything outside the
markers is written by people; `continuum docs` fills what is inside, and a test compares.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from itertools import chain
from typing import Any

from experiments.declared.odd_columns import ENTITIES
from experiments.declared.odd_usage import (
    modules,
    parameters_used_in,
    streams_used_in,
    unused_parameters,
)
from model.errors import UserError
from model.kinds import (
    Activity,
    Discipline,
    Help,
    Hours,
    Node,
    Payer,
    Profile,
    Sector,
    Signal,
    Source,
    Stage,
)
from model.levers import LEVER_TYPES, Lever
from model.outcomes import MEASURES
from model.parameters import REGISTER
from model.streams import Stream
from model.variants import Variants, choices_of

BEGIN = re.compile(r"<!-- made: ([a-z_ ]+) -->\n")


@dataclass(frozen=True)
class Submodel:
    """A part of section 7: its number and name, and the files and folders that it describes."""

    number: str
    name: str
    title: str
    places: tuple[str, ...]

    @property
    def modules(self) -> tuple[str, ...]:
        """Return the modules that it describes."""
        return tuple(name for name in modules() if name.startswith(self.places))


PROCESSES, ORGANISATIONS = "model/processes/", "model/organisations/"
SUBMODELS = (
    Submodel("7.1", "children", "Children", ("model/population.py",)),
    Submodel("7.2", "landscape", "Schools, desks, providers and contracts",
             ("model/build.py", "model/consultation.py", "model/landscape.py",
              "model/providers.py", "model/schools.py")),
    Submodel("7.3", "transitions", "School year, transitions and moves",
             (f"{PROCESSES}calendar.py", f"{PROCESSES}direct_entry.py",
              f"{PROCESSES}entry.py", f"{PROCESSES}school_year.py",
              f"{PROCESSES}transitions.py")),
    Submodel("7.4", "need", "Need",
             (f"{PROCESSES}need.py", f"{PROCESSES}need_clock.py", f"{PROCESSES}onset.py")),
    Submodel("7.5", "noticing", "Noticing and contact moments",
             (f"{PROCESSES}contacts.py", f"{PROCESSES}detection.py",
              f"{PROCESSES}visibility.py")),
    Submodel("7.6", "doors", "Doors and hand-overs",
             (f"{PROCESSES}doors.py", f"{PROCESSES}referral.py")),
    Submodel("7.7", "assessment", "Decisions, disputes and case shifting",
             (f"{PROCESSES}assessment.py",)),
    Submodel("7.8", "matching", "Choice and queues",
             (f"{PROCESSES}matching.py", f"{PROCESSES}requeue.py")),
    Submodel("7.9", "tracks", "Tracks, clocks and payers", (f"{PROCESSES}tracks.py",)),
    Submodel("7.10", "help", "Help and places", (f"{PROCESSES}help.py", f"{PROCESSES}places.py")),
    Submodel("7.11", "attendance", "Out of school, exemptions, early leaving",
             (f"{PROCESSES}absence.py",)),
    Submodel("7.12", "labour", "Staff, hours and the labour market",
             ("model/hours.py", f"{ORGANISATIONS}care_provider.py",
              f"{ORGANISATIONS}labour_pool.py", f"{ORGANISATIONS}posts.py",
              f"{ORGANISATIONS}staff_round.py", f"{ORGANISATIONS}staffing.py",
              f"{ORGANISATIONS}youth_health_region.py")),
    Submodel("7.13", "rounds", "Desk hours, support hours, school teams and agreements",
             (f"{ORGANISATIONS}care_office.py", f"{ORGANISATIONS}rounds.py",
              f"{ORGANISATIONS}school.py")),
    Submodel("7.14", "budgets", "Budgets, purchasing and prevention",
             (f"{ORGANISATIONS}municipality.py", f"{ORGANISATIONS}school_partnership.py",
              f"{ORGANISATIONS}start.py", f"{ORGANISATIONS}youth_region.py")),
    Submodel("7.15", "funds", "Money and joint funds",
             ("model/money.py", f"{ORGANISATIONS}joint_fund.py", f"{ORGANISATIONS}pooling.py")),
    Submodel("7.16", "reforms", "Region layouts and reforms", (f"{ORGANISATIONS}reform.py",)),
    Submodel("7.17", "policy", "Levers in force",
             ("model/policy_in_force.py", "model/simulation.py",
              f"{ORGANISATIONS}policy_round.py")),
    Submodel("7.18", "outcomes", "Outcomes",
             ("model/formulas.py", "model/history.py", "model/outcomes", "model/period.py",
              "model/reporters.py", "model/tallies.py", "experiments/")),
)  # fmt: skip


def filled(text: str) -> str:
    """Return the text of the ODD with every marked section made anew.

    Raises:
        UserError: a marker without an end, an unknown name, or a section that has no marker.
    """
    made = sections()
    found = BEGIN.findall(text)
    for name in found:
        if name not in made:
            raise UserError(f"The ODD marks a section '{name}' that nobody makes.")
        begin, end = f"<!-- made: {name} -->\n", f"<!-- end: {name} -->"
        before, _, rest = text.partition(begin)
        _, mark, after = rest.partition(end)
        if not mark:
            raise UserError(f"The ODD has no line '{end}'; put it after the section.")
        text = f"{before}{begin}\n{made[name]()}\n\n{end}{after}"
    missing = sorted(made.keys() - set(found))
    if missing:
        raise UserError(f"The ODD has no marker for: {', '.join(missing)}.")
    return text


def sections() -> dict[str, Callable[[], str]]:
    """Return what makes each marked section, by name."""
    made: dict[str, Callable[[], str]] = {
        "entities": entities,
        "stages": stages,
        "streams": streams,
        "levers": levers,
        "variants": variants,
        "measures": measures,
        "qualities": qualities,
        "unused": unused,
    }
    return made | {item.name: partial(submodel, item) for item in SUBMODELS}


def table(head: str, lines: list[str], right: int = 0) -> str:
    """Return a table; `right` is the number of the column that holds numbers, 0 for none."""
    columns = head.count("|") + 1
    rule = "|".join("---:" if at + 1 == right else "---" for at in range(columns))
    return "\n".join([f"| {head} |", f"|{rule}|", *(f"| {line} |" for line in lines)])


def entities() -> str:
    """Return the columns of every entity with type and meaning."""
    parts = []
    for title, kind, words in ENTITIES:
        lines = [
            f"`{name}` | {_type_of(annotation)} | {words[name]}"
            for name, annotation in kind.__annotations__.items()
        ]
        parts.append(
            f"**{title}** (`{kind.__name__}`)\n\n{table('Column | Type | Meaning', lines)}"
        )
    return "\n\n".join(parts)


def _type_of(annotation: Any) -> str:
    """Return the type of a column in one word."""
    text = str(annotation)
    found = re.search(r"np\.(\w+)\]", text)
    if found:
        return found.group(1).rstrip("_")
    if "Clock" in text:
        return "clock"
    if "Tallies" in text:
        return "tallies"
    return "lists" if "Links" in text else "names"


def stages() -> str:
    """Return the numbered names that columns use."""
    lines = [
        f"{title} (`{kind.__name__}`) | "
        + ", ".join(f"{item.value} {item.name.lower().replace('_', ' ')}" for item in kind)
        for title, kind in (
            ("Profiles of need", Profile),
            ("Kinds of school", Sector),
            ("Who noticed", Signal),
            ("Where a track stands", Stage),
            ("Desks and support", Node),
            ("Help", Help),
            ("Staff", Discipline),
            ("Use of hours", Hours),
            ("Sources of money", Source),
            ("Payers", Payer),
            ("What money pays", Activity),
        )
    ]
    return table("What | Names", lines)


def streams() -> str:
    """Return the streams of draws with the parts of the model that use them."""
    used: dict[Stream, list[str]] = {stream: [] for stream in Stream}
    for item in SUBMODELS:
        for stream in streams_used_in(item.modules):
            used[stream].append(f"{item.number} {item.title.lower()}")
    lines = [
        f"{stream.value} | `{stream.name}` | {'; '.join(used[stream]) or 'nothing'}"
        for stream in sorted(used)
    ]
    return table("Number | Stream | Used in", lines, right=1)


def levers() -> str:
    """Return the levers with their settings, first what all of them share."""
    shared = list(Lever.model_fields)
    lines = [_lever_line("all", name, Lever) for name in shared]
    for kind, lever in LEVER_TYPES.items():
        own = [name for name in lever.model_fields if name not in (*shared, "kind")]
        lines += [_lever_line(kind, name, lever) for name in own]
    return table("Lever | Setting | Neutral | Range or choices | Unit | What it changes", lines)


def _lever_line(kind: str, name: str, lever: type[Lever]) -> str:
    entry = lever.model_json_schema()["properties"][name]
    neutral = "none" if entry.get("default") is None else entry["default"]
    return (
        f"`{kind}` | `{name}` | {neutral} | {allowed(entry)} | {entry['unit']} | {entry['changes']}"
    )


def allowed(entry: dict[str, Any]) -> str:
    """Return which values a setting may have, from its schema."""
    for option in (entry, *entry.get("anyOf", [])):
        if "enum" in option:
            return ", ".join(str(item) for item in option["enum"])
        if "minimum" in option:
            return f"{option['minimum']:g} to {option['maximum']:g}"
    return "text"


def variants() -> str:
    """Return the rules of behaviour for which there are alternatives."""
    lines = []
    for name, declared in Variants.model_fields.items():
        words: Any = declared.json_schema_extra
        choices = ", ".join(
            f"**{item}**" if item == declared.default else item for item in choices_of(name)
        )
        lines.append(
            f"`{name}` | {words['en']} | {choices} | {words['choices']} | {words['theory']}"
        )
    return table("Variant | What it is about | Choices | What they mean | Theory", lines)


def measures() -> str:
    """Return the outcome measures with unit, direction and definition."""
    lines = [
        f"`{item.name}` | {item.en} | {item.unit} | {item.better} | {item.definition_en}"
        for item in MEASURES.values()
    ]
    return table("Name | Measure | Unit | Better | Definition", lines)


def qualities() -> str:
    """Return how many parameters have each quality."""
    counts = {mark: sum(item.quality == mark for item in REGISTER.values()) for mark in "ABCD"}
    words = ", ".join(f"{count} of quality {mark}" for mark, count in counts.items())
    return f"{len(REGISTER)} parameters: {words}."


def unused() -> str:
    """Return which parameters are declared and used by nothing."""
    names = unused_parameters()
    if not names:
        return "Every parameter is used by at least one submodel."
    return f"Declared, and used by nothing yet: {', '.join(f'`{name}`' for name in names)}."


def submodel(item: Submodel) -> str:
    """Return the code, the draws and the parameters of a submodel."""
    draws = ", ".join(f"`{stream.name}`" for stream in streams_used_in(item.modules))
    code = ", ".join(f"`{place}`" for place in item.places)
    head = f"Code: {code}. Draws: {draws or 'none'}."
    used = parameters_used_in(item.modules)
    if not used:
        return f"{head} Parameters: none."
    lines = [
        f"`{each.name}` | {each.value:g} | {each.low:g} to {each.high:g} | {each.unit} | "
        f"{each.quality} | {each.en}"
        for each in used
    ]
    return f"{head}\n\n{table('Parameter | Value | Range | Unit | Quality | Meaning', lines, 2)}"


def described_modules() -> frozenset[str]:
    """Return all modules that some submodel describes."""
    return frozenset(chain.from_iterable(item.modules for item in SUBMODELS))
