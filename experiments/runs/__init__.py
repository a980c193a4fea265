"""Running scenarios: the same children in every scenario, replication after replication.

A replication lives its past once and runs every scenario from there (`replication`); `run` does
so many, in this process or in several. What happened on the way is kept apart (`traces`), children
are followed from scenario to scenario (`paired_children`), and `provenance` is what one needs to
make the same numbers again.
"""
