"""Pages made from declarations: parameters, levers, measures and the tables of the ODD.

`pages` writes them; `register` is the register for people, and `odd_usage` reads from the source
which part of the model uses which parameter.
"""
