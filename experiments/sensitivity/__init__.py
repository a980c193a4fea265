"""What an answer depends on, from the store of a sweep.

Which factors move an outcome (`influence`), where a policy fails (`discovery`), at which value of
a factor the answer turns (`tipping`), in how many worlds it holds (`robustness`), and how good and
how bad it can be within what is plausible (`extremes`). Chance is told apart wherever there are
replications: worlds at two points live with the same children, so differences are paired.
"""
