"""What a rendered page says."""


def texts(box):
    """Return all texts in what was rendered."""
    found = []

    def look(widget):
        if isinstance(widget, str):
            found.append(widget)
        for child in getattr(widget, "children", ()) or ():
            look(child)
        named = [getattr(widget, name, None) for name in ("caption", "title", "label")]
        found.extend(value for value in named if isinstance(value, str))

    look(box)
    return " ".join(found)
