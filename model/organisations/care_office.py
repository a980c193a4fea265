"""Care offices (zorgkantoor): payers of long-term care (Wlz)."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from model.organisations.base import Organisation


class CareOffice(Organisation):
    """A care office of one region: pays long-term care for children with a severe disability.

    It agrees with each municipality on who pays for whom; what both pay from one fund is agreed.
    """

    def members(self) -> npt.NDArray[np.int64]:
        """Return the simulated municipalities of its region."""
        return np.flatnonzero(self.model.care_office_of == self.row)

    def decide_quarter(self) -> None:
        """Bring its agreements with municipalities in line with what they pay together."""
        here = self.members()
        state = self.world.policy
        shared = np.minimum(state.pooled[here], self.model.insurers_share()[here])
        open_part = 1.0 - self.parameters.access.care_office_agreement
        state.care_office[here] = 1.0 - open_part * (1.0 - shared)
