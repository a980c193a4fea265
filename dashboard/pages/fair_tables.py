"""What the page "Eerlijk" shows: groups of children, the worst off first; staff; payers."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

from dashboard.charts import bars
from dashboard.charts.bars import Parts
from dashboard.charts.differences import Difference, difference_of
from dashboard.charts.figure import between, signed
from dashboard.components.parts import row
from dashboard.measures import MARKS, cell_of, verdict_word
from dashboard.words import say
from experiments.comparison.lines import COST, Lines
from experiments.comparison.paired_groups import BETTER, LEAST_CHILDREN, SAME, WORSE, Shift
from experiments.report.sections import kind_of, payer_lines
from experiments.report.speech import Speech, said
from experiments.words import number, term
from model.outcomes import HIGHER, LOWER, MEASURES

KINDS = ("income", "background", "severity", "need", "municipality")
# What people of organisations notice first; then all other measures on staff.
STAFF_FIRST = ("caseload", "time_with_children", "administration", "turnover", "vacancies")
STAFF_LATER = ("desk_coordination", "provider_fte", "team_fte")
PUBLIC_MONEY = (
    "municipal_cost_per_child", "municipal_balance", "partnership_cost_per_child",
    "partnership_balance",
)  # fmt: skip
UNMET = "unmet_need"
LONG_LIST = 15  # groups in one figure


def group_name(group: str, lang: str) -> str:
    """Return what people call a group of children."""
    kind, _, code = group.partition(":")
    if kind in ("all", "background", "severity") or group == "need:none":
        key = f"fair_group_{kind}_{code}" if code else "fair_group_all"
        return say(lang, key)
    told = code if kind == "municipality" else term(lang, code)
    return told[:1].upper() + told[1:]


def kinds_of(groups: Sequence[str], lang: str) -> dict[str, str]:
    """Return the ways to group children that an answer has, with their names."""
    have = {group.partition(":")[0] for group in groups}
    return {kind: say(lang, f"fair_by_{kind}") for kind in KINDS if kind in have}


def groups_of(groups: Sequence[str], kind: str) -> list[str]:
    """Return the groups of one kind, as declared."""
    return [group for group in groups if group.startswith(f"{kind}:")]


def measures_of(lines: Lines, kind: str) -> list[str]:
    """Return the measures that have a value for groups of a kind, and a better direction."""
    own = set(groups_of(lines.groups, kind))
    have = {name for _, _, group, name in lines.rows if group in own}
    return [
        name
        for names in lines.topics().values()
        for name in names
        if name in have and MEASURES[name].better in (LOWER, HIGHER)
    ]


def by_group(
    lines: Lines, scenario: str, period: str, measure: str, kind: str
) -> dict[str, Difference]:
    """Return the difference of a measure in every group of a kind, the worst off today first.

    Groups without a level today are left out: there is nobody in them.
    """
    found = {
        group: difference_of(lines, scenario, period, measure, group, group_name(group, lines.lang))
        for group in groups_of(lines.groups, kind)
    }
    known = {
        group: item
        for group, item in found.items()
        if item is not None and math.isfinite(item.line.baseline)
    }
    sign = 1.0 if MEASURES[measure].better == HIGHER else -1.0
    order = sorted(known, key=lambda group: sign * known[group].line.baseline)
    return {group: known[group] for group in order}


def told_by_group(rows: Mapping[str, Difference], lang: str) -> str:
    """Return what happens to the group that is worst off today, and to the gap, in sentences."""
    if not rows:
        return say(lang, "fair_nothing")
    first, last = next(iter(rows.values())), list(rows.values())[-1]
    line = first.line
    settled = first.verdict in ("better", "worse", "changed")
    parts: dict[str, object] = {
        "group": line.label,
        "level": number(lang, line.baseline, line.decimals),
        "unit": first.unit,
        "best": last.line.label,
        "least": number(lang, last.line.baseline, line.decimals),
        "change": signed(lang, line.difference, first.decimals),
        "ends": between(lang, line.low, line.high, first.decimals),
        "verdict": verdict_word(first, lang),
    }
    key = "fair_worst" if settled else "fair_worst_unclear"
    if first.verdict == "unknown":
        key = "fair_worst_unknown"
    verdicts = [item.verdict for item in rows.values()]
    tally = say(
        lang,
        "fair_tally",
        n=len(rows),
        better=verdicts.count("better"),
        worse=verdicts.count("worse"),
    )
    return f"{say(lang, key, **parts)} {tally}"


def shown_shifts(
    shifts: Sequence[Shift], kind: str, order: Sequence[str]
) -> list[tuple[Shift, bool]]:
    """Return everybody, then the groups of a kind with somebody in them, in the order given.

    Groups that the order lacks come last. Each comes with whether it is large enough to tell.
    """
    own = {item.group: item for item in shifts if item.group.startswith(f"{kind}:")}
    place = {group: at for at, group in enumerate(order)}
    ordered = sorted(own, key=lambda group: place.get(group, len(place)))
    chosen = [*(item for item in shifts if item.group == "all"), *(own[name] for name in ordered)]
    return [(item, not item.is_too_small) for item in chosen if item.children > 0]


def shift_bars(shown: Sequence[tuple[Shift, bool]], lang: str) -> list[Parts]:
    """Return a bar of better, same and worse per group; too small a group has a remark only."""
    made = []
    for item, enough in shown:
        name = group_name(item.group, lang)
        count = number(lang, item.children, 0)
        if enough:
            parts = tuple(item.shares[side].value for side in (BETTER, SAME, WORSE))
            made.append(Parts(name, parts, say(lang, "fair_children", n=count)))
        else:
            told = say(lang, "fair_too_few", n=count, least=LEAST_CHILDREN)
            made.append(Parts(name, (math.nan,) * len(bars.SHIFTS), told))
    return made


def shift_cells(shown: Sequence[tuple[Shift, bool]], lang: str) -> list[list[str]]:
    """Return the table behind the bars: numbers of children, shares with intervals, verdict."""
    made = []
    for item, enough in shown:
        count = number(lang, item.children, 0)
        cells = [group_name(item.group, lang), count]
        if not enough:
            told = say(lang, "fair_too_few", n=count, least=LEAST_CHILDREN)
            made.append([*cells, "–", "–", "–", told])
            continue
        for side in (BETTER, SAME, WORSE):
            share = item.shares[side]
            ends = between(lang, share.low, share.high, 1, sign=False)
            cells.append(f"{Speech(lang).percent(share.value)} ({ends})")
        known = not math.isnan(item.net.low)
        cells.append(say(lang, f"fair_net_{item.verdict}" if known else "measure_unknown"))
        made.append(cells)
    return made


def shift_heads(lang: str) -> list[str]:
    """Return the heads of that table."""
    keys = ("fair_group", "fair_count", "fair_better", "fair_same", "fair_worse", "fair_net")
    return [say(lang, key) for key in keys]


def told_shifts(shown: Sequence[tuple[Shift, bool]], lang: str) -> str:
    """Return who is better and worse off in the group that is worst off today, in a sentence."""
    if len(shown) < 2:
        return say(lang, "fair_nothing")
    item, enough = shown[1]
    group = group_name(item.group, lang)
    if not enough:
        count = number(lang, item.children, 0)
        return f"{group}: {say(lang, 'fair_too_few', n=count, least=LEAST_CHILDREN)}."
    parts = {
        name: Speech(lang).percent(item.shares[side].value, 0)
        for name, side in (("better", BETTER), ("worse", WORSE))
    }
    known = not math.isnan(item.net.low)
    net = say(lang, f"fair_net_{item.verdict}" if known else "fair_net_unknown")
    return say(lang, "fair_shifts_told", group=group, net=net, **parts)


def told_shift(item: Shift, lang: str, letter: str) -> str:
    """Return who is better and worse off, of all children, in a sentence or two."""
    if item.is_too_small:
        count = number(lang, item.children, 0)
        return say(lang, "fair_too_few", n=count, least=LEAST_CHILDREN)
    speech = Speech(lang)
    parts: dict[str, object] = {"letter": letter, "n": number(lang, item.children, 0)}
    for name, side in (("better", BETTER), ("same", SAME), ("worse", WORSE)):
        share = item.shares[side]
        parts[name] = speech.percent(share.value, 0)
        parts[f"{name}_ends"] = between(lang, share.low, share.high, 0, sign=False)
    if math.isnan(item.net.low):
        return say(lang, "fair_all_unknown", **parts)
    net = say(lang, f"fair_net_{item.verdict}")
    return f"{say(lang, 'fair_all', **parts)} {net[:1].upper()}{net[1:]}."


def measured(
    lines: Lines, scenario: str, period: str, names: Sequence[str]
) -> list[dict[str, Any]]:
    """Return a row per measure: its level in A, and the difference."""
    rows = []
    for name in names:
        found = difference_of(lines, scenario, period, name)
        if found is not None and math.isfinite(found.line.baseline):
            level = number(lines.lang, found.line.baseline, found.line.decimals)
            rows.append(row(lines.label(name), level, cell_of(found, lines.lang)))
    return rows


def payers(lines: Lines, scenario: str, period: str) -> list[dict[str, Any]]:
    """Return a row per payer: what it puts in per year under A, and how much more or less."""
    speech = Speech(lines.lang)
    rows = []
    for _, line in payer_lines(lines, scenario, period):
        told, kind = said(speech, lines, COST, line), kind_of(line)
        verdict = speech.say(f"v_{line.verdict}")
        if kind == "indistinguishable":
            verdict = say(lines.lang, kind if told.chance != "–" else "measure_unknown")
        text = [f"{told.difference} · {verdict}"]
        if told.chance != "–":
            text.append(say(lines.lang, "measure_chance", ends=told.chance))
        cell = {"text": "\n".join(text)}
        if told.chance != "–":
            cell |= {"kind": kind, "mark": MARKS[kind]}
        rows.append(row(line.label, told.baseline, cell))
    return rows
