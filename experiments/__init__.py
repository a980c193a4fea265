"""Experiments with Continuüm: design, run, store, compare and report."""
