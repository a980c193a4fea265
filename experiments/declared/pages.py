"""Pages made from declarations: the register, levers, variants, measures, tables of the ODD."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from experiments.assumptions.page import assumptions_page
from experiments.declared.odd import allowed, filled, variants
from experiments.declared.register import parameters_page, sources_page
from model.errors import UserError
from model.levers import LEVER_TYPES, Lever
from model.outcomes import MEASURES

NOTE = "Made by `continuum docs`; do not edit."
SHARED = tuple(Lever.model_fields)
ODD = "odd.md"
SETTINGS_HEAD = [
    "| Setting | Neutral | Range or choices | Unit | What it changes | Evidence | Meaning | "
    "Betekenis |",
    "|---|---|---|---|---|---|---|---|",
]


def pages() -> dict[str, str]:
    """Return every generated page as text, by its path inside the folder of documents."""
    return {
        "parameters.md": parameters_page(NOTE),
        "sources.md": sources_page(NOTE),
        "reference/levers.md": levers_page(),
        "reference/measures.md": measures_page(),
        "reference/variants.md": variants_page(),
        "assumptions.md": assumptions_page(NOTE),
    }


def write_pages(folder: Path) -> list[Path]:
    """Write the generated pages below `folder` and return their paths.

    Where the folder holds the ODD, the tables inside it are made anew as well.

    Raises:
        UserError: the folder cannot be written to, or a table of the ODD has no place.
    """
    written = []
    texts = pages()
    if (folder / ODD).is_file():
        texts[ODD] = filled((folder / ODD).read_text(encoding="utf-8"))
    for name, text in texts.items():
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


def levers_page() -> str:
    """Return the levers with their settings as a page."""
    lines = [
        "# Levers",
        "",
        NOTE,
        "",
        "At its neutral value a setting changes nothing at all.",
        "",
        "## every lever",
        "",
        "When it holds, and where. A region layout holds everywhere: it has no pilots.",
        "",
        *SETTINGS_HEAD,
        *(_setting_line(name, entry) for name, entry in _settings(Lever) if name in SHARED),
    ]
    for kind, lever in LEVER_TYPES.items():
        proposals = f" (proposals {lever.proposals})" if lever.proposals else ""
        lines += ["", f"## {kind}{proposals}", "", (lever.__doc__ or "").strip(), ""]
        lines += SETTINGS_HEAD
        lines += [
            _setting_line(name, entry)
            for name, entry in _settings(lever)
            if name != "kind" and name not in SHARED
        ]
    return "\n".join([*lines, ""])


def _settings(lever: type[Lever]) -> list[tuple[str, dict[str, Any]]]:
    return list(lever.model_json_schema()["properties"].items())


def _setting_line(name: str, entry: dict[str, Any]) -> str:
    neutral = "none" if entry.get("default") is None else entry["default"]
    return (
        f"| `{name}` | {neutral} | {allowed(entry)} | {entry['unit']} | {entry['changes']} | "
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


def variants_page() -> str:
    """Return the rules of behaviour for which there are alternatives as a page."""
    lines = ["# Variants of behaviour", "", NOTE, ""]
    lines += [
        "Evidence does not settle these rules. A scenario chooses them in its table `[variants]`; "
        "the default is in bold. A conclusion is robust only if it holds under all of them.",
        "",
        variants(),
        "",
    ]
    return "\n".join(lines)
