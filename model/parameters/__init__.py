"""The register of parameters: every number with empirical meaning, declared once with evidence."""

from __future__ import annotations

import difflib
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any

from model.errors import UserError
from model.parameters.access import AccessParameters
from model.parameters.care import CareParameters
from model.parameters.decisions import DecisionParameters
from model.parameters.declare import Parameter, by_name, by_severity, declared_in
from model.parameters.detection import DetectionParameters
from model.parameters.money import MoneyParameters
from model.parameters.need import NeedParameters
from model.parameters.population import PopulationParameters
from model.parameters.school import SchoolParameters
from model.parameters.staff import StaffParameters

__all__ = ["REGISTER", "Parameter", "Parameters", "by_name", "by_severity"]


@dataclass(frozen=True)
class Parameters:
    """One complete set of parameter values, in groups; change it with `with_overrides`."""

    need: NeedParameters = field(default_factory=NeedParameters)
    detection: DetectionParameters = field(default_factory=DetectionParameters)
    access: AccessParameters = field(default_factory=AccessParameters)
    care: CareParameters = field(default_factory=CareParameters)
    school: SchoolParameters = field(default_factory=SchoolParameters)
    staff: StaffParameters = field(default_factory=StaffParameters)
    money: MoneyParameters = field(default_factory=MoneyParameters)
    decisions: DecisionParameters = field(default_factory=DecisionParameters)
    population: PopulationParameters = field(default_factory=PopulationParameters)

    def items(self) -> list[Parameter]:
        """Return every parameter with its value in this set, in order of declaration."""
        return [
            parameter
            for group in fields(self)
            for parameter in declared_in(group.name, getattr(self, group.name))
        ]

    def with_overrides(self, overrides: Mapping[str, float]) -> Parameters:
        """Return a set in which the named parameters have other values.

        Args:
            overrides: value per registered name, such as `{"need.onset_per_year": 0.12}`.

        Raises:
            UserError: unknown name (near matches are suggested) or a value outside the range.
        """
        by_group: dict[str, dict[str, Any]] = {}
        for name, value in overrides.items():
            declared = _declared(name)
            if not declared.low <= value <= declared.high:
                raise UserError(
                    f"Parameter '{name}' is {value:g}, outside its range {declared.low:g} to "
                    f"{declared.high:g} {declared.unit}; give a value inside it."
                )
            group, _, own_name = name.partition(".")
            by_group.setdefault(group, {})[own_name] = float(value)
        groups = {name: replace(getattr(self, name), **new) for name, new in by_group.items()}
        return replace(self, **groups)

    def digest(self) -> str:
        """Return a short hash of all names and values, for provenance."""
        text = "\n".join(f"{item.name}={item.value!r}" for item in self.items())
        return hashlib.sha256(text.encode()).hexdigest()[:16]


REGISTER: dict[str, Parameter] = {item.name: item for item in Parameters().items()}


def _declared(name: str) -> Parameter:
    if name in REGISTER:
        return REGISTER[name]
    near = difflib.get_close_matches(name, REGISTER, n=3, cutoff=0.5)
    hint = f"did you mean {' or '.join(near)}?" if near else "the register lists all names."
    raise UserError(f"There is no parameter '{name}'; {hint}")
