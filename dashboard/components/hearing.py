"""What a browser tells, checked in the one place where it comes in.

A browser may send anything. Every component declares what each of its events is told; what is
sent otherwise is not heard. So who listens gets a value of the declared form, and only has to
check what it means: whether a text is one of those on offer, for example.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import wraps
from typing import Any

import solara
from ipyvue.VueTemplateWidget import Events  # type: ignore[import-untyped, unused-ignore]

Form = Callable[[Any], bool]  # whether a value is of it
LONGEST_TEXT = 20_000  # letters: more than a link may have, so more than anything we keep
LONGEST_FILE = 100_000  # letters of a scenario in a file
LARGEST = 2**53  # beyond, a number of a browser is not exact


def nothing(value: Any) -> bool:
    """Return whether an event tells no more than that it happened."""
    return value is None or value == {}


def flag(value: Any) -> bool:
    """Return whether this is yes or no."""
    return isinstance(value, bool)


def amount(value: Any) -> bool:
    """Return whether this is a number that can be used: not infinite, not unlike all others."""
    number = isinstance(value, int | float) and not isinstance(value, bool)
    return number and -LARGEST <= value <= LARGEST


def place(value: Any) -> bool:
    """Return whether this is a whole number that can be used."""
    return amount(value) and isinstance(value, int)


def text(value: Any) -> bool:
    """Return whether this is a text that is not longer than any that is kept."""
    return isinstance(value, str) and len(value) <= LONGEST_TEXT


def file(value: Any) -> bool:
    """Return whether this is the text of a file that may be given."""
    return isinstance(value, str) and len(value) <= LONGEST_FILE


def either(*forms: Form) -> Form:
    """Return the form of what is of one of some forms."""
    return lambda value: any(form(value) for form in forms)


def fields(forms: Mapping[str, Form]) -> Form:
    """Return the form of a mapping with exactly some names, each with a value of its form."""

    def fits(value: Any) -> bool:
        named = isinstance(value, dict) and value.keys() == forms.keys()
        return named and all(form(value[name]) for name, form in forms.items())

    return fits


def many(form: Form, most: int) -> Form:
    """Return the form of a list of at most so many values of a form."""

    def fits(value: Any) -> bool:
        return isinstance(value, list) and len(value) <= most and all(map(form, value))

    return fits


@dataclass(frozen=True)
class Checked:
    """Passes on what is of the declared form.

    Args:
        form: of what may be told.
        listener: who is told.
    """

    form: Form
    listener: Callable[[Any], None]

    def __call__(self, value: Any = None) -> None:
        """Tell the listener what is of the form, and nothing else."""
        if self.form(value):
            self.listener(value)


def component[**P](path: str, **told: Form) -> Callable[[Callable[P, Any]], Callable[P, Any]]:
    """Return a decorator for the wrapper of a template, as `solara.component_vue`.

    Args:
        path: of the template, beside the wrapper.
        told: the form of what every event is told, by its name without `event_`.
    """
    declared = {f"event_{name}": form for name, form in told.items()}

    def decorate(wrapper: Callable[P, Any]) -> Callable[P, Any]:
        events = {name for name in inspect.signature(wrapper).parameters if name[:6] == "event_"}
        if events != declared.keys():
            raise TypeError(f"{path} has the events {sorted(events)}: declare what each is told")
        shown = solara.component_vue(path)(wrapper)

        @wraps(wrapper)
        def show(*arguments: P.args, **given: P.kwargs) -> Any:
            checked: dict[str, Any] = {**given}
            for name in declared.keys() & given.keys():
                checked[name] = Checked(declared[name], checked[name])
            return shown(*arguments, **checked)

        return show

    return decorate


def shut_doors() -> None:
    """Let every template hear its events, and nothing else that a message could ask of it.

    Without this, ipyvue makes an object of any class, or calls any method of a component, for
    whoever sends a message that says so. That is enough to read the files of the server.
    """
    if "_handle_event" not in vars(Events):
        raise RuntimeError("ipyvue hears messages in another place")
    setattr(Events, "_handle_event", _hear)  # noqa: B010 - a class has no such type


def _hear(self: Any, _: Any, content: Any, buffers: Sequence[Any]) -> None:
    """Pass on an event that a component declared; none of ours comes with loose bytes."""
    name = content.get("event") if isinstance(content, dict) else None
    listener = getattr(type(self), f"vue_{name}", None) if isinstance(name, str) else None
    if listener is not None and not buffers:
        listener(self, content.get("data", {}))
