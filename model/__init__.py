"""The model: what happens to students and organisations, week by week.

It knows no scenario file, no disk layout and no screen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from model.put_off import put_off

if TYPE_CHECKING:
    from model.simulation import ContinuumModel

__all__ = ["ContinuumModel"]

put_off("mesa.discrete_space", "mesa.space", "mesa.experimental.continuous_space")


def __getattr__(name: str) -> Any:
    """Import the model only when it is asked for; errors and levers load without it."""
    if name == "ContinuumModel":
        from model.simulation import ContinuumModel

        return ContinuumModel
    raise AttributeError(f"module 'model' has no attribute '{name}'")
