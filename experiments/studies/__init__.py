"""What the model shows of every proposal and of what must be possible, judged by rule.

`levers` makes the page of the proposals (`proposals`) and `conditions` that of the claims the
model must be able to show, and to fail (`condition_cases`, `condition_verdicts`); both run
scenarios in fixed regions (`regions`) and look at effects and counters (`effects`, `mechanisms`).
"""
