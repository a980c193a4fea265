"""Reference pages made from declarations: parameters, levers and measures. Nothing is retyped."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from model.errors import UserError
from model.levers import LEVER_TYPES
from model.outcomes import MEASURES
from model.parameters import REGISTER

NOTE = "Made by `continuum docs`; do not edit."
TIMING = ("start_week", "ramp_years", "end_week")


def pages() -> dict[str, str]:
    """Return every generated page as text, by its path inside the folder of documents."""
    return {
        "reference/parameters.md": parameters_page(),
        "reference/levers.md": levers_page(),
        "reference/measures.md": measures_page(),
    }


def write_pages(folder: Path) -> list[Path]:
    """Write the generated pages below `folder` and return their paths.

    Raises:
        UserError: the folder cannot be written to.
    """
    written = []
    for name, text in pages().items():
        path = folder / name
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        except OSError as problem:
            raise UserError(
                f'Page "{path}" cannot be written ({problem.strerror}): choose another folder.'
            ) from problem
        written.append(path)
    return written


def parameters_page() -> str:
    """Return the register of parameters as a page."""
    lines = ["# Parameters", "", NOTE, ""]
    lines += [
        "Quality: A measured here and now, B measured elsewhere or some time ago, C indirect or "
        "one small study, D expert guess. Sources are rows of the tables of facts (F) and "
        "effects (C, R).",
    ]
    group = ""
    for item in REGISTER.values():
        own_group = item.name.partition(".")[0]
        if own_group != group:
            group = own_group
            lines += ["", f"## {group}", "", "| Name | Value | Range | Unit | Quality | Source | "
                      "Meaning | Betekenis |", "|---|---:|---|---|---|---|---|---|"]  # fmt: skip
        lines.append(
            f"| `{item.name}` | {item.value:g} | {item.low:g} to {item.high:g} | {item.unit} | "
            f"{item.quality} | {item.source} | {item.en} | {item.nl} |"
        )
    return "\n".join([*lines, ""])


def levers_page() -> str:
    """Return the levers with their settings as a page."""
    lines = [
        "# Levers",
        "",
        NOTE,
        "",
        "Every lever also has `start_week`, `ramp_years` and `end_week`. At its neutral value a "
        "setting changes nothing at all.",
    ]
    for kind, lever in LEVER_TYPES.items():
        proposals = f" (proposals {lever.proposals})" if lever.proposals else ""
        lines += ["", f"## {kind}{proposals}", "", (lever.__doc__ or "").strip(), ""]
        lines += ["| Setting | Neutral | Range or choices | Unit | What it changes | Evidence | "
                  "Meaning | Betekenis |", "|---|---|---|---|---|---|---|---|"]  # fmt: skip
        schema = lever.model_json_schema()["properties"]
        for name, entry in schema.items():
            if name != "kind" and name not in TIMING:
                lines.append(_setting_line(name, entry))
    return "\n".join([*lines, ""])


def _setting_line(name: str, entry: dict[str, Any]) -> str:
    if "enum" in entry:
        choices = ", ".join(str(item) for item in entry["enum"])
    elif "minimum" in entry:
        choices = f"{entry['minimum']:g} to {entry['maximum']:g}"
    else:
        choices = "text"
    neutral = "none" if entry.get("default") is None else entry["default"]
    return (
        f"| `{name}` | {neutral} | {choices} | {entry['unit']} | {entry['changes']} | "
        f"{entry['evidence']} | {entry['en']} | {entry['nl']} |"
    )


def measures_page() -> str:
    """Return the outcome measures with their definitions as a page."""
    lines = ["# Measures", "", NOTE, ""]
    lines += ["| Name | Unit | Better | Topic | Measure | Definition | Maat | Definitie |",
              "|---|---|---|---|---|---|---|---|"]  # fmt: skip
    lines += [
        f"| `{item.name}` | {item.unit} | {item.better} | {item.topic} | {item.en} | "
        f"{item.definition_en} | {item.nl} | {item.definition_nl} |"
        for item in MEASURES.values()
    ]
    return "\n".join([*lines, ""])
