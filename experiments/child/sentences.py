"""One child's story in sentences: what happened in a week, and how the child stood at the start."""

from __future__ import annotations

from dataclasses import replace

from experiments.child.events import TRACKS, Event, Start, TrackState
from experiments.child.words import CODES, EVENTS, LEVELS, PHRASES, WHO
from experiments.words import number, term
from model.kinds import Stage

DECISIONS = ("decided", "granted")


def phrase(lang: str, key: str, **parts: object) -> str:
    """Return a phrase, its parts filled in."""
    return PHRASES[lang][key].format(**parts)


def weeks_in_words(lang: str, weeks: int) -> str:
    """Return "1 week" or "12 weeks"."""
    return phrase(lang, "one_week") if weeks == 1 else phrase(lang, "weeks", n=weeks)


def in_words(lang: str, codes: str) -> str:
    """Return codes in words, joined; a name that is no code stays as it is."""
    return phrase(lang, "and").join(
        CODES[lang].get(item) or term(lang, item) for item in codes.split("+")
    )


def event_in_words(lang: str, event: Event) -> str:
    """Return one event as a short sentence without a capital."""
    by_whom = event.kind in ("noticed", "false_alarm")
    other = TRACKS[1 - TRACKS.index(event.track)] if event.track else ""
    text = EVENTS[lang][event.kind].format(
        what=WHO[lang][event.what] if by_whom else in_words(lang, event.what),
        track=CODES[lang].get(event.track, ""),
        other=CODES[lang].get(other, ""),
        level=LEVELS[lang][event.number] if event.number < len(LEVELS[lang]) else "",
        weeks=weeks_in_words(lang, event.number),
    )
    return text.removesuffix(": ") + _afterwards(lang, event)


def _afterwards(lang: str, event: Event) -> str:
    """Return how long was waited or how long it lasted, and how far away it is."""
    weeks = weeks_in_words(lang, event.number)
    if event.kind in ("help_ended", "help_ended_early") and event.number:
        return phrase(lang, "lasted", weeks=weeks)
    if event.kind not in ("help_began", "special_place"):
        return ""
    if event.number and event.km:
        return phrase(lang, "waited_km", weeks=weeks, n=event.km)
    if event.number:
        return phrase(lang, "waited", weeks=weeks)
    return phrase(lang, "km", n=event.km) if event.km else ""


def week_in_words(lang: str, events: tuple[Event, ...]) -> str:
    """Return all that happened in a week as one line; what follows a decision is said once."""
    told = [
        event_in_words(lang, replace(event, what=""))
        if event.kind in DECISIONS and _carried_out(event, events)
        else event_in_words(lang, event)
        for event in events
    ]
    return _capital("; ".join(dict.fromkeys(told)))


def _carried_out(decision: Event, events: tuple[Event, ...]) -> bool:
    """Return whether the same week tells what a decision led to."""
    return any(
        event.kind in ("waiting", "help_began", "special_place") and event.track == decision.track
        for event in events
    )


def start_in_words(lang: str, start: Start) -> str:
    """Return how a child stands at the start: school, need, and where its case is."""
    if not start.present:
        return _capital(phrase(lang, "absent"))
    told = [
        in_words(lang, start.sector.name.lower()) if start.at_school else phrase(lang, "no_school")
    ]
    if start.out_since is not None:
        told[0] += ", " + phrase(lang, "out")
        if start.exempt:
            told[0] += " " + phrase(lang, "exempt")
    told.append(_need(lang, start))
    tracks = [
        _track_in_words(lang, TRACKS[side], track)
        for side, track in enumerate(start.tracks)
        if track.stage is not Stage.NONE
    ]
    if start.severity and not start.helped and not tracks:
        told.append(phrase(lang, "unknown"))
    return _capital("; ".join([*told, *tracks]))


def _need(lang: str, start: Start) -> str:
    if start.severity == 0:
        return phrase(lang, "no_need")
    return phrase(
        lang,
        "need" if start.need_since < 0 else "new_need",
        what=in_words(lang, "+".join(start.profiles)),
        level=LEVELS[lang][start.severity],
        weeks=weeks_in_words(lang, -start.need_since),
    )


def _track_in_words(lang: str, side: str, track: TrackState) -> str:
    what = track.help.name.lower()
    kinds = {
        Stage.AWAITING_OTHER: "awaits_other",
        Stage.DECISION: f"asked_{side}",
        Stage.DISPUTE: "dispute",
        Stage.BUDGET: "budget_stop",
        Stage.WAITING: "waiting",
        Stage.AT_DOOR: "door",
    }
    if track.stage is Stage.ON_THE_WAY:
        return phrase(lang, "on_the_way", track=CODES[lang][side])
    so_far = phrase(lang, "so_far", weeks=weeks_in_words(lang, -track.since))
    if track.stage is Stage.HELP:
        return f"{in_words(lang, what)} {so_far}"
    if track.stage is Stage.AT_DOOR and track.node is not None:
        what = track.node.name.lower()
    event = Event(track.since, kinds[track.stage], side, what)
    return f"{event_in_words(lang, event)} {so_far}"


def age_in_words(lang: str, weeks: int) -> str:
    """Return an age given in weeks, in years."""
    return phrase(lang, "age", age=number(lang, weeks / 52, 1))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
