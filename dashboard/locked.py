"""When an expectation was locked: with the first run, once, and kept in the link."""

from __future__ import annotations

import datetime as dt

from dashboard.view import View
from experiments.report.moments import moment_in_words, read_moment, written

# Clocks of two servers that show one link may differ; a moment further ahead cannot be true.
AHEAD = dt.timedelta(days=1)


def locked_now(view: View) -> View:
    """Return the view with its expectation locked at this minute, unless it was before.

    Nothing is locked for somebody who only reads along, or where nothing is expected.
    """
    if view.reading or view.locked or not view.expectation.strip():
        return view
    return view.but(locked=written(_now()))


def kept_locked(before: View, after: View) -> View:
    """Return the view of an address, locked as it was if it has the same expectation.

    Who goes back to a page from before the first run does not write anew what was expected.
    """
    same = after.expectation == before.expectation and not after.locked
    return after.but(locked=before.locked) if same else after


def checked_moment(text: str) -> str:
    """Return the moment that an address names.

    Raises:
        ValueError: it is none, or has not come yet.
    """
    if read_moment(text) > _now() + AHEAD:
        raise ValueError(text)
    return text


def moment_of(view: View) -> str:
    """Return in words when the expectation of a view was locked; empty if that is not known."""
    return moment_in_words(view.locked, view.lang) if view.locked else ""


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)
