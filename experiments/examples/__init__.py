"""Short scripts that show the model in Python and in other tools; tests run them all.

Run one with `python -m experiments.examples.ema_workbench`.
"""
