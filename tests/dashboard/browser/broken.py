"""A page that fails: at once, or when somebody presses its button."""

from __future__ import annotations

import solara

SECRET = "what nobody outside may see"


def fail() -> None:
    """Raise an error with a secret in it."""
    raise RuntimeError(SECRET)


@solara.component
def Page() -> None:  # noqa: N802 - the name that Solara looks for
    """Fail at once where the address says so; otherwise show a button that fails."""
    if "now" in (solara.use_router().search or ""):
        fail()
    with solara.Column():
        solara.HTML(tag="h1", unsafe_innerHTML="Broken")
        solara.Button("fail", on_click=fail)
