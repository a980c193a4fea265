"""What is paid in for every municipality: by itself, and by insurers and care offices for it."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from model.kinds import Payer
from model.world import World

Ints = npt.NDArray[np.int64]
# The payers with an account per municipality. Partnerships have one each, schools one together,
# and a joint fund one per youth region: of those no part belongs to a municipality.
PLACED = (Payer.MUNICIPALITY, Payer.HEALTH_INSURER, Payer.CARE_OFFICE)


def paid_in_by_place(w: World) -> Ints:
    """Return the cents that `PLACED` put in so far, themselves or through a fund.

    Shape (payers, municipalities). It is the count of `cost_per_year`, account by account.
    """
    money = w.money
    own = money.spent.sum(axis=(1, 2)) + money.pooled_out - money.pooled_in
    return np.stack([own[money.kind == payer] for payer in PLACED])
