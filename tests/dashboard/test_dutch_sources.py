"""What a page can reach makes its errors in both languages: looked up in the source itself."""

import ast
from pathlib import Path

# Files with errors that no page shows: of starting the server, of fetching files, of files on a
# disk, and of options of the command line.
NOT_ON_A_PAGE = {
    "dashboard/__main__.py", "dashboard/compile_boundaries.py", "dashboard/fetching.py",
    "dashboard/listening.py", "scenarios/files.py", "scenarios/loader.py",
    "experiments/child/pick.py", "experiments/attribution/groups.py",
    "experiments/attribution/run.py",
    "experiments/sensitivity/tipping.py", "experiments/sweep/load.py",
}  # fmt: skip
REACHED = (
    "dashboard", "scenarios", "experiments/live", "experiments/child", "experiments/attribution",
    "experiments/sweep/load.py", "experiments/sweep/checks.py", "experiments/sweep/pilot.py",
    "experiments/sweep/factor_checks.py", "experiments/region_layouts.py", "experiments/draws.py",
    "experiments/report/pdf.py", "experiments/sensitivity/tipping.py",
)  # fmt: skip
ROOT = Path(__file__).parents[2]


def raised_in_english(source):
    """Return the lines on which an error is made with a sentence in one language only."""
    return [
        node.lineno
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "UserError"
    ]


def test_what_a_page_can_reach_makes_errors_in_both_languages_only():
    assert raised_in_english("raise UserError('No.')") == [1]
    for start in REACHED:
        place = ROOT / start
        for file in [place] if place.is_file() else sorted(place.rglob("*.py")):
            name = file.relative_to(ROOT).as_posix()
            if name not in NOT_ON_A_PAGE:
                assert raised_in_english(file.read_text(encoding="utf-8")) == [], name
