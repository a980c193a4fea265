"""What every deciding organisation has: a row in the columns, a name, and the state of the run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mesa import Agent

if TYPE_CHECKING:
    from model.parameters import Parameters
    from model.simulation import ContinuumModel
    from model.world import World


class Organisation(Agent["ContinuumModel"]):
    """An organisation that decides; what it holds stands in the columns, so runs can be forked."""

    def __init__(self, model: ContinuumModel, row: int, name: str) -> None:
        """Register the organisation that owns row `row` of its columns."""
        super().__init__(model)
        self.row = row
        self.name = name

    @property
    def world(self) -> World:
        """Return the state of the run."""
        return self.model.world

    @property
    def parameters(self) -> Parameters:
        """Return the parameters of the run."""
        return self.model.parameters

    def __repr__(self) -> str:
        """Name the organisation."""
        return f"<{type(self).__name__} {self.name}>"
