"""Comparing scenarios on the same children, and saying how certain the difference is.

Runs become levels and paired differences (`compare`) with three uncertainties (`certainty`,
`possibilities`), money from source to child (`ledger`) and who is better or worse off
(`paired_groups`). The rest reads that: looked up (`lines`), in plain words (`answer`), as tables
for a terminal (`render`, `ledger_tables`), and checked (`checks`).
"""
