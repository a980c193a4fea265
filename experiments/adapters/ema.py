"""The model as a model of EMA Workbench (Kwakkel 2017, doi:10.1016/j.envsoft.2017.06.054)."""

from __future__ import annotations

from typing import Any

from experiments.adapters.study import Study
from experiments.sweep.design import Design, Factor, variable
from model.levers import LEVER_TYPES
from model.outcomes import HIGHER, LOWER, MEASURES


def ema_model(design: Design, period: str = "all years", name: str = "continuum") -> Any:
    """Return an `ema_workbench.Model` of a design.

    Parameters of the register are its uncertainties and settings of levers its levers: ranges of a
    design that samples, and values of a grid or list as categories. Its outcomes are those of
    `Study`, with the direction that is better. It works with the sequential and the multiprocessing
    evaluator. The workbench wants names that are valid in Python: see `ema_name`.

    Args:
        design: with one region; its sampling is not looked at, for the workbench samples itself.
        period: which period outcomes are about.
        name: of the model, a valid name in Python.
    """
    from ema_workbench import Model, ScalarOutcome

    study = Study(design, period)
    model = Model(name, function=study)
    model.uncertainties = [_parameter(item) for item in design.factors if not _is_lever(item)]
    model.levers = [_parameter(item) for item in design.factors if _is_lever(item)]
    directions = {LOWER: ScalarOutcome.MINIMIZE, HIGHER: ScalarOutcome.MAXIMIZE}
    model.outcomes = [
        ScalarOutcome(
            ema_name(item.name),
            directions.get(MEASURES[item.measure].better, ScalarOutcome.INFO),
            variable_name=item.name,
        )
        for item in study.outcomes
    ]
    return model


def ema_name(name: str) -> str:
    """Return a name as the workbench has it: `staff__turnover_per_year`, `full_continuum`.

    Args:
        name: of a factor or an outcome.
    """
    return name.replace(".", "__").replace("-", "_")


def _is_lever(factor: Factor) -> bool:
    return factor.name.partition(".")[0] in LEVER_TYPES


def _parameter(factor: Factor) -> Any:
    """Return a factor as the workbench declares one: by range, whole range, or values."""
    from ema_workbench import CategoricalParameter, IntegerParameter, RealParameter

    name, own = ema_name(factor.name), factor.name
    if factor.values:
        return CategoricalParameter(name, list(factor.values), variable_name=own)
    kind = IntegerParameter if variable(factor.name).whole else RealParameter
    return kind(name, factor.low, factor.high, variable_name=own)
