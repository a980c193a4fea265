"""What each lever of "Verkennen" does alone: measured once, stored, and shown beside the lever.

    python -m dashboard.lever_influence

makes `stored.csv` anew. Numbers come from `run_scenarios` and its paired intervals; nothing is
computed while a page is shown.
"""
