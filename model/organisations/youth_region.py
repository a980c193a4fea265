"""Youth regions (jeugdregio): where municipalities buy specialised care together."""

from __future__ import annotations

from model.organisations.base import Organisation

MAJORITY = 0.5


class YouthRegion(Organisation):
    """A purchasing party of municipalities; `row` is its number under the present layout.

    It lets providers grow as long as most of its children live where money is left.
    """

    def buys_more(self) -> bool:
        """Return whether providers that work here may grow."""
        m = self.world.municipalities
        members = m.youth_region == self.row
        children = m.children[members]
        stopped = float((children * m.capped[members]).sum())
        return stopped < MAJORITY * float(children.sum())
