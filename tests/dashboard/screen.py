"""What is on a screen that was rendered without a browser."""

from dashboard.address import view_at


def widgets(box):
    """Return everything that was rendered, outside first."""
    inside = [item for item in getattr(box, "children", ()) or () if not isinstance(item, str)]
    return [box, *(found for item in inside for found in widgets(item))]


def with_event(box, name):
    """Return what is rendered that tells of an event."""
    return [item for item in widgets(box) if name in (getattr(item, "_event_callbacks", ()) or ())]


def view_on(box):
    """Return the view whose address the browser would show."""
    (address,) = with_event(box, "popped")
    return view_at(address.query).view


def main_of(box):
    """Return the element with the page."""
    return next(item for item in widgets(box) if getattr(item, "class_", "") == "c-main")


def many(widget, name):
    """Return the mappings in a list that a component is given; none if it has no such list."""
    found = getattr(widget, name, None)
    return [dict(item) for item in found] if isinstance(found, list | tuple) else []
