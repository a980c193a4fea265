"""Words of reports about what people wrote down themselves, in Dutch (B1) and English."""

from __future__ import annotations

NOTES: dict[str, dict[str, str]] = {
    "nl": {
        "expectation": "Wat vooraf werd verwacht",
        "expectation_told": "Dit is opgeschreven voordat er een uitkomst was.",
        "expectation_locked": "Vastgelegd op {moment}. In Nederland was het toen een of twee uur "
        "later dan UTC.",
        "decision": "Het besluit",
        "decision_told": "Deze tekst is van mensen. Hij komt niet uit het model.",
        "decided": "Besloten",
        "disagrees": "Wie het anders ziet",
        "check_again": "Opnieuw bekijken op",
    },
    "en": {
        "expectation": "What was expected beforehand",
        "expectation_told": "This was written down before there was an outcome.",
        "expectation_locked": "Locked on {moment}. In the Netherlands it was then one or two "
        "hours later than UTC.",
        "decision": "The decision",
        "decision_told": "This text is by people. It does not come from the model.",
        "decided": "Decided",
        "disagrees": "Who sees it differently",
        "check_again": "Look at it again on",
    },
}
