"""Moments at which people wrote something down: minutes of universal time, and their words."""

from __future__ import annotations

import datetime as dt

FORM = "%Y-%m-%dT%H:%MZ"
MONTHS = {
    "nl": (
        "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september",
        "oktober", "november", "december",
    ),
    "en": (
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
    ),
}  # fmt: skip


def read_moment(text: str) -> dt.datetime:
    """Return the moment of a text such as "2026-11-23T14:05Z".

    Raises:
        ValueError: it is not one, or is written in another way.
    """
    moment = dt.datetime.strptime(text, FORM).replace(tzinfo=dt.UTC)
    if written(moment) != text:
        raise ValueError(text)
    return moment


def written(moment: dt.datetime) -> str:
    """Return a moment as a text, to the minute, in universal time."""
    return moment.astimezone(dt.UTC).strftime(FORM)


def moment_in_words(text: str, lang: str) -> str:
    """Return "23 november 2026, 14.05 uur UTC" in Dutch, "23 November 2026, 14:05 UTC" in English.

    Args:
        text: as `written` gives it.
        lang: "nl" or "en".
    """
    moment = read_moment(text)
    day = f"{moment.day} {MONTHS[lang][moment.month - 1]} {moment.year}"
    return f"{day}, {moment:%H.%M} uur UTC" if lang == "nl" else f"{day}, {moment:%H:%M} UTC"
