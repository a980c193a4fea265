"""The pages: one question each. Every module has a component `Page` that is given a `Room`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any

from dashboard.pages.room import Room
from dashboard.view import PAGES

# The component of every page, by its name.
SHOWN: Mapping[str, Callable[[Room], Any]] = {
    page: import_module(f"dashboard.pages.{page}").Page for page in PAGES
}

__all__ = ["SHOWN", "Room"]
