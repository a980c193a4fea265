"""What we believe of a parameter before the model meets a target: its prior, and draws from it.

A draw is a quantile at a uniform number that depends on the name of the parameter and the number
of the point, and on nothing else. Another parameter, another order or more points change nobody's
draw, so a study can be made longer, or a parameter added, without doing the rest again.
"""

from __future__ import annotations

import hashlib

import numpy as np
import numpy.typing as npt

from model.parameters import Parameter

Floats = npt.NDArray[np.float64]

PERT_WEIGHT = 4.0  # of the mode against both bounds together, in the usual PERT
_NOTHING = 1e-100  # SciPy finds no number for some quantiles below 1e-107; 0 is as near as 1e-20
_DIGEST_BYTES = 8
_BITS = 52  # with the half step that keeps a draw off 0 and 1, these fill the 53 of a float


def quantile(parameter: Parameter, u: npt.ArrayLike) -> Floats:
    """Return the value of a parameter's prior at quantiles `u`.

    PERT is a beta distribution stretched over the range whose mode is the declared value (Malcolm
    et al. 1959, doi:10.1287/opre.7.5.646). Take the parameter from `REGISTER`: in a set with
    overrides the value, and with it the mode, is another one.

    Args:
        parameter: the declaration.
        u: quantiles in [0, 1], of any shape.

    Returns:
        Values of the same shape in the unit of the parameter, never outside its range.

    Raises:
        ValueError: a quantile outside [0, 1], or a distribution without a formula here.
    """
    u = np.asarray(u, dtype=np.float64)
    if not ((u >= 0.0) & (u <= 1.0)).all():
        raise ValueError(f"quantiles of {parameter.name} must lie between 0 and 1")
    low, high = parameter.low, parameter.high
    if parameter.distribution == "fixed":
        return np.full(u.shape, parameter.value)
    if parameter.distribution == "uniform":
        values = low + u * (high - low)
    elif parameter.distribution == "log-uniform":
        values = low * (high / low) ** u
    elif parameter.distribution == "pert":
        values = low + (high - low) * _pert_on_unit((parameter.value - low) / (high - low), u)
    else:
        raise ValueError(f"there is no formula for the distribution {parameter.distribution!r}")
    return np.clip(values, low, high)  # rounding may step over a bound


def _pert_on_unit(mode: float, u: Floats) -> Floats:
    """Return quantiles of the PERT between 0 and 1 with this mode."""
    from scipy.special import betaincinv

    below, above = 1.0 + PERT_WEIGHT * mode, 1.0 + PERT_WEIGHT * (1.0 - mode)
    return np.asarray(betaincinv(below, above, np.where(u < _NOTHING, 0.0, u)))


def keyed_draw(name: str, point: int | str) -> float:
    """Return a uniform number strictly between 0 and 1 for one parameter at one point.

    It is the same on every machine and in every process.

    Args:
        name: registered name of the parameter.
        point: number or name of the point; the number 1 and the text "1" are the same point.
    """
    key = f"{name}\n{point}".encode()
    digest = hashlib.blake2b(key, digest_size=_DIGEST_BYTES).digest()
    step = int.from_bytes(digest, "big") >> (8 * _DIGEST_BYTES - _BITS)
    return (step + 0.5) / float(1 << _BITS)
