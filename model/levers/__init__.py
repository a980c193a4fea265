"""What policy may change: the contract between scenario files and the model.

Each lever is declared once: its settings with neutral value, range, unit, meaning in Dutch and
English, mechanism and evidence. Scenario validation, documentation, sliders and sensitivity
ranges are derived from these declarations. At its neutral value a lever changes nothing at all.
"""

from model.levers.access import Access, GpSupport
from model.levers.base import Lever, Places
from model.levers.context import Context
from model.levers.in_force import (
    LEVER_TYPES,
    AnyLever,
    Policy,
    blended_by_place,
    limits_of,
    neutral_of,
    settings_by_place,
    total_setting,
)
from model.levers.money import Pooling
from model.levers.region import Consultation, RegionLayout
from model.levers.rules import Harmonisation, JointTraining
from model.levers.school import Absence, Arrangements, EarlySignals, Transitions
from model.levers.teams import SchoolTeams

__all__ = [
    "LEVER_TYPES",
    "Absence",
    "Access",
    "AnyLever",
    "Arrangements",
    "Consultation",
    "Context",
    "EarlySignals",
    "GpSupport",
    "Harmonisation",
    "JointTraining",
    "Lever",
    "Places",
    "Policy",
    "Pooling",
    "RegionLayout",
    "SchoolTeams",
    "Transitions",
    "blended_by_place",
    "limits_of",
    "neutral_of",
    "settings_by_place",
    "total_setting",
]
