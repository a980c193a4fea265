"""Words of reports about why settings stand where they stand, in Dutch (B1) and English."""

from __future__ import annotations

REASONS: dict[str, dict[str, str]] = {
    "nl": {
        "reasons": "Waarom deze standen",
        "reasons_told": "Deze redenen zijn van wie het plan maakte. Ze komen niet uit het model.",
        "stand_none": "geen",
        "stand_light": "lichte hulp",
        "stand_wide": "alle hulp",
        "stand_today": "zoals nu",
        "stand_congruent": "congruent",
        "stand_merged": "samengevoegd",
        "stand_municipal": "per gemeente",
        "stand_file": "eigen indeling",
        "stand_team": "het team zelf",
        "stand_provider": "zorgaanbieders",
    },
    "en": {
        "reasons": "Why these settings",
        "reasons_told": "These reasons are by who made the plan. They do not come from the model.",
        "stand_none": "none",
        "stand_light": "light help",
        "stand_wide": "all help",
        "stand_today": "as today",
        "stand_congruent": "congruent",
        "stand_merged": "merged",
        "stand_municipal": "per municipality",
        "stand_file": "own layout",
        "stand_team": "the team itself",
        "stand_provider": "care providers",
    },
}
