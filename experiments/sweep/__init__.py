"""Sweeps: many runs from one design file, in a folder that survives anything.

A design says which scenarios are run, where, under which values of factors and how often
(`design`). It becomes points (`points`) and runs (`plan`); a run is one replication of all
scenarios at one point. Workers do runs (`execute`), and the store keeps each one whole or not at
all (`store`), so a sweep that was stopped goes on where it was (`runner`).
"""
