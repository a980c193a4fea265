"""The page that Solara shows."""

from __future__ import annotations

import solara


@solara.component  # type: ignore[untyped-decorator, unused-ignore]
def Page() -> None:  # noqa: N802 - the name that Solara looks for
    """Show the name of the programme."""
    solara.HTML(tag="h1", unsafe_innerHTML="Continuüm")
