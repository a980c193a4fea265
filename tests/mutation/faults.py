"""All small faults that the tests must catch: mistakes that a programmer could make.

They were chosen before anybody knew whether the tests see them, and stay when they survive:
a fault leaves the list only when it changes nothing, and then another takes its place.
"""

from __future__ import annotations

from tests.mutation.faults_around_children import FAULTS_AROUND_CHILDREN
from tests.mutation.faults_in_rules import FAULTS_IN_RULES

FAULTS = (*FAULTS_IN_RULES, *FAULTS_AROUND_CHILDREN)
