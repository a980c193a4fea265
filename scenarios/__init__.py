"""Scenarios of Continuüm: policies as data."""

from scenarios.diff import Difference, diff
from scenarios.loader import library, library_names, load
from scenarios.scenario import Scenario

__all__ = ["Difference", "Scenario", "diff", "library", "library_names", "load"]
