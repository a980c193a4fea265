"""Dashboard of Continuüm: what policy advisors see and set.

It computes nothing of its own: every number comes from `experiments`, and is the same for the
same scenario, region and seed on the command line and in Python.
"""
