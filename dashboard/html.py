"""Solara's page, made ours: its language, its scale, its words, and the scripts of charts."""

from __future__ import annotations

import json
import re

from dashboard.packages import script_addresses

VIEWPORT = re.compile(r'<meta name="viewport" content="[^"]*">')
BODY = re.compile(r"<body[^>]*>")
NO_SCRIPT = (
    '<noscript><p lang="nl">Dit programma werkt alleen met JavaScript: zet dat aan.</p>'
    '<p lang="en">This program needs JavaScript: switch it on.</p></noscript>'
)
# What Solara says when the connection is lost, and what we say: Dutch and English. Its own overlays
# cannot open in Vue 3 (they raise an error instead), so ours is there all the time, hidden.
NOTICE = '<div v-show="{when}" class="continuum-notice" role="alert"><p>{text}</p></div>'
LOST = "connectionStatus != 'connected' && wasConnected"
SENTENCES = (
    (
        re.compile(r'<v-overlay style="z-index: 100002;".*?</v-overlay>', re.DOTALL),
        LOST,
        "Geen verbinding met de server. De pagina probeert het steeds opnieuw.",
        "No connection to the server. The page keeps trying.",
    ),
    (
        re.compile(r'<v-overlay style="z-index: 100001;".*?</v-overlay>', re.DOTALL),
        "remounting",
        "De pagina wordt hersteld …",
        "Restoring the page …",
    ),
    (
        re.compile(r'<v-alert v-if="needsRefresh \|\| cancelAutoRefresh".*?</v-alert>', re.DOTALL),
        "needsRefresh || cancelAutoRefresh",
        "De pagina is verlopen. Laad haar opnieuw.",
        "The page has expired. Load it again.",
    ),
)


def adapted(html: str, lang: str, root_path: str) -> str:
    """Return Solara's page with its language, a scale that people may change, and our words.

    Charts find what they load in `continuum.scripts`, a table of addresses.

    Args:
        html: as Solara made it; a template of another shape fails an assertion.
        lang: "nl" or "en".
        root_path: the path below which a proxy shows the dashboard; "" for none.
    """
    scripts = {name: f"{root_path}{address}" for name, address in script_addresses().items()}
    told = f"<script>window.continuum = {json.dumps({'scripts': scripts})};</script>"
    html = once(re.compile("<html>"), f'<html lang="{lang}">', html)
    viewport = '<meta name="viewport" content="width=device-width, initial-scale=1">'
    html = once(VIEWPORT, f"{viewport}\n    {told}", html)
    for theirs, when, dutch, english in SENTENCES:
        text = dutch if lang == "nl" else english
        html = once(theirs, NOTICE.format(when=when, text=text), html)
    start = BODY.search(html)
    assert start is not None, "Solara's page has no body"
    return f"{html[: start.end()]}\n{NO_SCRIPT}{html[start.end() :]}"


def once(pattern: re.Pattern[str], new: str, html: str) -> str:
    """Return the page with the only place of a pattern replaced."""
    html, number = pattern.subn(lambda _: new, html)
    assert number == 1, f"Solara's page has {pattern.pattern} {number} times"
    return html
