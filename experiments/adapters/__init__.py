"""The model in other people's tools, from one description of a study: a `Design`.

`study` makes a function of a design; `ema` a model for EMA Workbench; `salib` a SALib problem.
Mesa needs no adapter: `mesa.batch_run` takes `ContinuumModel` and scenarios as they are.
"""
