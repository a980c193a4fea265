"""The register for people: all that is known of a parameter, and who uses which source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

import numpy as np

from experiments.declared.odd import table
from experiments.declared.odd_usage import users_of_parameters
from experiments.declared.parameter_words import (
    PRIOR_WORDS,
    QUALITY_WORDS,
    confidence_in_words,
    figure,
    register_word,
)
from experiments.draws import posterior_digest, stored_values
from experiments.priors import quantile
from experiments.validate.patterns import load_patterns
from experiments.words import unit_name
from model.levers import LEVER_TYPES
from model.parameters import REGISTER, Parameter
from model.parameters.declare import DISTRIBUTIONS, QUALITIES
from model.parameters.sources import Source, load_sources, source_ids
from model.variants import Variants

QUANTILES = (0.05, 0.5, 0.95)


def sources_of(item: Parameter) -> list[Source]:
    """Return the rows of evidence that a parameter names, in its order."""
    return [load_sources()[name] for name in source_ids(item.source)]


def register_rows(chosen: Sequence[Parameter]) -> list[dict[str, Any]]:
    """Return everything about these parameters, one row each.

    `q05` … `q95` are quantiles of the prior, `posterior05` … those of the posterior (nothing where
    a parameter was not fitted and keeps its prior), `links` the addresses of the sources and
    `used_by` the modules of the model, separated by spaces.
    """
    return [
        {
            "name": item.name,
            "value": item.value,
            "low": item.low,
            "high": item.high,
            "distribution": item.distribution,
            **dict(zip(("q05", "q50", "q95"), quantile(item, QUANTILES).tolist(), strict=True)),
            **_posterior_columns(item),
            "unit": item.unit,
            "quality": item.quality,
            "source": item.source,
            "links": " ".join(row.url for row in sources_of(item) if row.url),
            "used_by": " ".join(users_of_parameters()[item.name]),
            "nl": item.nl,
            "en": item.en,
        }
        for item in chosen
    ]


def _posterior_columns(item: Parameter) -> dict[str, float]:
    names = ("posterior05", "posterior50", "posterior95")
    found = posterior_quantiles(item) or [float("nan")] * len(names)
    return dict(zip(names, found, strict=True))


def uses_of_sources() -> dict[str, list[str]]:
    """Return for every source in use, in the order of the table, what rests on it.

    A parameter has its registered name; settings of levers, variants and patterns say what they
    are.
    """
    texts = {item.name: item.source for item in REGISTER.values()}
    for kind, lever in LEVER_TYPES.items():
        for name, entry in lever.model_json_schema()["properties"].items():
            texts[f"lever {kind}.{name}"] = entry.get("evidence", "")
    for name, declared in Variants.model_fields.items():
        words: Any = declared.json_schema_extra
        texts[f"variant {name}"] = words["theory"]
    texts |= {f"pattern {pattern.id}": pattern.source for pattern in load_patterns()}
    uses: dict[str, list[str]] = {}
    for user, text in texts.items():
        for source in dict.fromkeys(source_ids(text)):
            uses.setdefault(source, []).append(user)
    return {name: uses[name] for name in load_sources() if name in uses}


def parameters_page(note: str) -> str:
    """Return the register as a page, under a note about how it is made."""
    lines = ["# Parameters", "", note, "", f"Every number with an empirical meaning stands here "
             f"once: {len(REGISTER)} parameters.", "", _counts(), ""]  # fmt: skip
    lines += [f"- **{mark}** {words}" for mark, words in QUALITY_WORDS["en"].items()]
    lines += [
        f"- **{name}** {PRIOR_WORDS['en'][name].partition(': ')[2]}" for name in DISTRIBUTIONS
    ]
    lines += [
        "",
        "The prior is what is believed before the model meets a target; its bounds are the range. "
        "[Decision 25](decisions/0025-one-register-with-priors-and-sources.md) says which "
        "parameter has which. Sources are explained in [sources.md](sources.md). Who uses a "
        "parameter is read from the code; modules stand in `model/`.",
    ]
    groups: dict[str, list[str]] = {}
    for item in REGISTER.values():
        group, _, own = item.name.partition(".")
        users = ", ".join(f"`{user}`" for user in users_of_parameters()[item.name])
        groups.setdefault(group, []).append(
            f"`{own}` | {item.value:g} | {item.low:g} to {item.high:g} | {_prior(item)} | "
            f"{item.unit} | {item.quality} | {linked(item.source)} | {users} | "
            f"{item.en} | {item.nl}"
        )
    head = "Name | Value | Range | Prior | Unit | Quality | Source | Used by | Meaning | Betekenis"
    for group, rows in groups.items():
        lines += ["", f"## {group}", "", table(head, rows, right=2)]
    return "\n".join([*lines, ""])


def _prior(item: Parameter) -> str:
    """Return the prior of a parameter, and where 90 % of the posterior lies if it was fitted."""
    posterior = posterior_quantiles(item)
    if not posterior:
        return item.distribution
    return f"{item.distribution}; fitted: {posterior[0]:.3g} to {posterior[2]:.3g}"


def posterior_quantiles(item: Parameter) -> list[float]:
    """Return the 5, 50 and 95 % quantiles of the posterior; empty if it was not fitted."""
    return _fitted_quantiles(posterior_digest()).get(item.name, [])


@lru_cache(maxsize=2)
def _fitted_quantiles(_posterior: str | None) -> Mapping[str, list[float]]:
    """Return the quantiles of all fitted parameters, read once for every content of the file."""
    return {
        name: [float(number) for number in np.quantile(values, QUANTILES)]
        for name, values in stored_values().items()
    }


def _counts() -> str:
    """Return how many parameters have each quality and each distribution."""
    found = Counter((item.quality, item.distribution) for item in REGISTER.values())
    rows = [
        " | ".join([mark, *(str(found[mark, name]) for name in DISTRIBUTIONS), str(total)])
        for mark in QUALITIES
        for total in [sum(found[mark, name] for name in DISTRIBUTIONS)]
    ]
    sums = [sum(found[mark, name] for mark in QUALITIES) for name in DISTRIBUTIONS]
    rows.append(" | ".join(["all", *map(str, sums), str(sum(sums))]))
    return table(f"Quality | {' | '.join(DISTRIBUTIONS)} | all", rows)


def linked(text: str) -> str:
    """Return a text in which every source leads to its row on the page of sources."""
    for name in dict.fromkeys(source_ids(text)):
        text = text.replace(name, f"[{name}](sources.md#{name.lower()})")
    return text


def sources_page(note: str) -> str:
    """Return the sources in use, and what rests on each, as a page."""
    uses, known = uses_of_sources(), load_sources()
    unknown = [name for name in uses if not known[name].url]
    guesses = [item.name for item in REGISTER.values() if not source_ids(item.source)]
    lines = [
        "# Sources", "", note, "",
        f"{len(uses)} of the {len(known)} rows of `model/parameters/sources.csv` are in use. "
        f"{len(unknown)} of them have no public address and wait for somebody to verify them; what "
        "rests on nothing else is of quality D. A law is linked to its text of today; the year "
        f"tells which version was read. Without any source: {_names(guesses)}.",
    ]  # fmt: skip
    for kind, title in (("fact", "Facts"), ("effect", "Effects")):
        rows = [
            _source_line(known[name], users)
            for name, users in uses.items()
            if known[name].kind == kind
        ]
        head = "Id | Topic | What | Value | Unit | Year | Source | Confidence | Notes | Used by"
        lines += ["", f"## {title}", "", table(head, rows)]
    return "\n".join([*lines, ""])


def _source_line(item: Source, users: list[str]) -> str:
    told = _cell(item.source)
    cells = (
        f'<a id="{item.id.lower()}"></a>{item.id}',
        *map(_cell, (item.topic, item.quantity, item.value, item.unit, item.year)),
        f"[{told}]({item.url})" if item.url else told,
        *map(_cell, (item.confidence, item.notes)),
        _names(users),
    )
    return " | ".join(cells)


def _names(names: list[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _cell(text: str) -> str:
    """Return a text that cannot break the table or the link in which it stands."""
    return text.replace("|", "\\|").replace("[", "\\[").replace("]", "\\]")


def explained(item: Parameter, lang: str) -> list[tuple[str, str]]:
    """Return everything about one parameter as lines of a word and a text."""

    def say(key: str, **parts: object) -> str:
        return register_word(lang, key, **parts)

    low, high = figure(lang, item.low), figure(lang, item.high)
    quantiles = "  ".join(figure(lang, float(f"{q:.4g}")) for q in quantile(item, QUANTILES))
    lines = [
        (say("value"), f"{figure(lang, item.value)} {unit_name(lang, item.unit)}"),
        (say("range"), say("from_to", low=low, high=high)),
        (say("prior"), PRIOR_WORDS[lang][item.distribution]),
        (say("quantiles"), quantiles),
        *_fitted_line(item, lang),
        (say("quality"), f"{item.quality}: {QUALITY_WORDS[lang][item.quality]}"),
        (say("nl"), item.nl),
        (say("en"), item.en),
        (say("used_by"), ", ".join(users_of_parameters()[item.name])),
        (say("source"), item.source),
    ]
    return lines + [(row.id, _told(row, lang)) for row in sources_of(item)]


def _fitted_line(item: Parameter, lang: str) -> list[tuple[str, str]]:
    """Return what calibration found for a parameter, as one line; none if it was not fitted."""
    found = posterior_quantiles(item)
    if not found:
        return []
    told = "  ".join(figure(lang, float(f"{value:.4g}")) for value in found)
    return [(register_word(lang, "posterior"), told)]


def _told(row: Source, lang: str) -> str:
    """Return a source as a few lines for the screen."""
    year = f" ({row.year})" if row.year else ""
    sure = confidence_in_words(lang, row.confidence)
    worth = register_word(lang, "confidence", confidence=sure)
    address = row.url or register_word(lang, "no_address")
    return f"{row.quantity}: {row.value} {row.unit}{year}\n{row.source}; {worth}\n{address}"
