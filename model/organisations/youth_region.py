"""Youth regions (jeugdregio): where municipalities buy specialised care together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from model.organisations.base import Organisation

if TYPE_CHECKING:
    from model.world import World

MAJORITY = 0.5


class YouthRegion(Organisation):
    """A purchasing party of municipalities; `row` is its number under the present layout.

    It lets providers grow as long as most of its children live where money is left.
    """

    def buys_more(self) -> bool:
        """Return whether providers that work here may grow."""
        return bool(parties_that_buy(self.world)[self.row])


def parties_that_buy(w: World) -> npt.NDArray[np.bool_]:
    """Return which purchasing parties let providers grow, shape (parties,)."""
    m = w.municipalities
    children = np.bincount(m.youth_region, weights=m.children)
    stopped = np.bincount(m.youth_region, weights=m.children * m.capped)
    return stopped < MAJORITY * children
