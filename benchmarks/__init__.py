"""The benchmark: how long the model takes, where the time goes, and how cost grows.

It may import `model`, `scenarios` and `experiments`; nothing imports it but its own command in
`experiments/cli`. Declarations are in `workloads`, what is measured in the modules next to it.
"""
