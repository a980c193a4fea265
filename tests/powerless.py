"""Commands that may not write where permissions forbid it, also when root runs the tests."""

from __future__ import annotations

import os
import shutil

import pytest

POWERS = "-dac_override,-dac_read_search"  # what lets root pass by permissions


def powerless() -> list[str]:
    """Return what a command begins with so that permissions hold for it."""
    if not hasattr(os, "geteuid"):
        pytest.skip("permissions of folders are told otherwise here")
    if os.geteuid() != 0:
        return []
    setpriv = shutil.which("setpriv")
    if setpriv is None:
        pytest.skip("root may write anywhere, and there is no setpriv")
    return [setpriv, f"--bounding-set={POWERS}"]
