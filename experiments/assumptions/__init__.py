"""What the model assumes, as data: one row per assumption, with the likely direction of its bias.

The rows stand in the TOML files next to this module, one file per topic. The page
`docs/assumptions.md` is made from them.
"""

from experiments.assumptions.declare import Assumption, Topic, all_assumptions, problems_of, topics

__all__ = ["Assumption", "Topic", "all_assumptions", "problems_of", "topics"]
