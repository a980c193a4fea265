"""Attribution: which lever of a scenario causes what, whatever order one thinks of them in.

Groups of levers are the players of a game whose value is what a scenario with some of them does
(`groups`, `plan`). Every part is run on the same children (`run`), and the effect of the whole is
divided by Shapley's rule (`game`); what levers do to each other's effect stands beside it.
"""
