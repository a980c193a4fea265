"""The tables of a comparison: complete, readable without colour, in two languages."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from experiments.comparison.lines import read_rows
from experiments.comparison.render import (
    MOST_PLACES,
    comparison_tables,
    legend,
    paired_table,
    print_comparison,
    sources_table,
    weekly_table,
)
from experiments.unit_words import UNITS_NL
from experiments.words import (
    TERMS,
    WORDS,
    interval,
    language_of,
    number,
    period_name,
    term,
    word,
)
from model import outcomes
from tests.experiments.fake_runs import (
    MEASURES,
    SERIES,
    FakeRunSet,
    FakeSettings,
    comparison_frame,
    paired_frame,
    with_places,
)


def printed(
    lang: str = "en",
    width: int = 100,
    places: int = 0,
    years: int = 10,
    *,
    whole: bool = True,
    **options,
) -> str:
    text = io.StringIO()
    console = Console(file=text, width=width, color_system=None, highlight=False)
    rows = with_places(comparison_frame(**options), [f"Town {i + 1}" for i in range(places)])
    paired = paired_frame(**options)
    print_comparison(console, rows, MEASURES, lang, "The answer.", paired, years, whole=whole)
    return text.getvalue()


def squeezed(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize("width", [80, 100, 140])
def test_no_line_is_wider_than_the_terminal_and_no_word_is_cut(lang, width):
    text = printed(lang, width)
    assert max(map(len, text.splitlines())) <= width
    assert "…" not in text
    for key in ("better", "pays_more"):
        assert word(lang, key) in text
    assert word(lang, "indistinguishable").split()[-1] in text
    assert word(lang, "fragile_assumptions").split()[-1] in text


def test_each_line_has_levels_difference_three_ranges_and_a_verdict_in_words():
    text = squeezed(printed(width=200))
    assert "(weeks) 14.2 12.8 -1.4 [-1.7, -1.1] [-2.0, -0.9] [-1.6, -1.3] + better robust" in text
    care = "(children) 12,345 12,345 0 [-247, +247] [-494, +494] [-123, +123] ~ not distinguishable"
    assert f"Children with youth care {care}" in text


def test_on_a_narrower_terminal_ends_stand_under_each_other():
    lines = printed(width=100).splitlines()
    first = next(place for place, line in enumerate(lines) if "[-1.7," in line)
    assert lines[first].split()[-6:] == ["-1.4", "[-1.7,", "[-2.0,", "[-1.6,", "+", "better"]
    assert lines[first + 1].split()[-4:] == ["-1.1]", "-0.9]", "-1.3]", "robust"]
    lines = printed(width=80).splitlines()
    first = next(place for place, line in enumerate(lines) if "-1.4" in line)
    assert lines[first].split()[-5:] == ["-1.4", "[-2.0,", "[-1.6,", "+", "better"]
    assert "[-1.7," in lines[first + 1]


def test_what_was_not_looked_at_has_no_column_no_mark_and_no_explanation():
    text = squeezed(printed(width=100, chance_only=True))
    assert "14.2 12.8 -1.4 [-1.7, -1.1] + better" in text
    assert "95 % interval" in text
    for word_ in ("Chance", "Assumptions", "Form", "robust", "fragile", "standard deviations"):
        assert word_ not in text
    frame = comparison_frame()
    frame[["assumptions_low", "assumptions_high"]] = float("nan")
    tables = comparison_tables(read_rows(frame, MEASURES, "en"), "integrated-teams", 200)
    heads = [str(column.header) for column in tables[0].columns]
    assert heads[3:] == ["Difference", "Chance 95 %", "Form", "Verdict"]


def test_a_count_of_pairs_has_a_column_only_where_it_varies():
    frame = comparison_frame()
    frame.loc[frame["group"] == "income:low", "n"] = 7
    tables = comparison_tables(read_rows(frame, MEASURES, "en"), "integrated-teams", 200)
    with_n = [table for table in tables if "n" in [column.header for column in table.columns]]
    assert [str(table.title) for table in with_n] == ["Children by family income, years 5–10"]
    assert "A column n" in " ".join(legend(frame, "en"))
    assert "A column n" not in " ".join(legend(comparison_frame(), "en"))


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_every_mark_and_column_is_explained_under_the_tables(lang):
    told = " ".join(legend(comparison_frame(), lang))
    heads = [word(lang, f"from_{kind}") for kind in ("chance", "assumptions", "form")]
    marks = [word(lang, "robust"), word(lang, "fragile_form").split(":")[0]]
    assert all(f"{name}:" in told for name in [*heads, *marks])
    assert word(lang, "legend_assumptions", n=20) in told


def test_the_sources_of_uncertainty_stand_side_by_side_for_headline_measures():
    lines = read_rows(comparison_frame(), MEASURES, "en")
    table = sources_table(lines, "integrated-teams")
    cells = [list(column.cells) for column in table.columns]
    assert cells[1:] == [["0.14", "1.23"], ["0.36", "3.09"], ["0.07", "0.62"]]
    assert "years 5–10" in str(table.title)


def test_a_remark_is_printed_once_after_the_explanation():
    text = io.StringIO()
    console = Console(file=text, width=100, color_system=None, highlight=False)
    frame = comparison_frame()
    print_comparison(console, frame, MEASURES, "en", "The answer.", remark="Mind the gap.")
    assert text.getvalue().index("fragile:") < text.getvalue().index("Mind the gap.")


def test_dutch_numbers_have_a_comma_and_points():
    text = squeezed(printed("nl", 200))
    assert "(weken) 14,2 12,8 -1,4 [-1,7; -1,1] [-2,0; -0,9] [-1,6; -1,3] + beter robuust" in text
    assert "12.345" in text


def test_early_and_late_years_stand_apart_and_the_total_is_left_out():
    text = printed()
    assert "years 1–3" in text
    assert "years 5–10" in text
    assert "all years" not in text


def test_who_pays_lists_each_payer_in_millions_with_its_own_words():
    text = squeezed(printed(width=200))
    part = text[text.index("Who pays more") : text.index("Children by family income")]
    assert "(million euro per year)" in part
    ranges = "[+3.70, +8.64] [+1.23, +11.11] [+4.94, +7.41]"
    assert f"municipalities 123.46 129.63 +6.17 {ranges} > pays more fragile:" in part
    assert "school partnerships" in part
    assert "worse" not in part


def test_children_by_income_shows_headline_measures_of_the_last_years():
    text = printed()
    part = text[text.index("Children by family income") :]
    assert "years 5–10" in part
    assert "low income" in part
    assert "Children with youth care" not in part


def test_better_same_and_worse_off_are_told_with_intervals_of_the_shares():
    text = squeezed(printed(width=200))
    head = "Children with a need, years 1–10 (1,234 on average) Share"
    assert f"{head} Chance 95 % Assumptions 90 % Form" in text
    assert "fewer weeks without help 31.2 % [29.7, 32.7] [27.2, 35.2] [30.2, 32.2]" in text
    assert "as many 48.9 % [47.4, 50.4] [44.9, 52.9] [47.9, 49.9]" in text
    assert "more 19.9 % [0.0, 44.9] [15.9, 23.9]" in text  # cut off at zero
    assert f"{head} 95 % interval" in squeezed(printed(width=200, chance_only=True))
    assert "Kinderen met een hulpvraag, jaar 1 (gemiddeld 1.234)" in printed("nl", years=1)


def test_with_one_pair_or_without_children_a_dash_stands_for_the_interval():
    frame = paired_frame(chance_only=True)
    frame.loc[:, ["low", "high"]] = float("nan")
    cells = list(paired_table(frame, "integrated-teams", 10, "en").columns[-1].cells)
    assert cells == ["–"] * 3
    frame.loc[:, "mean"] = float("nan")
    cells = list(paired_table(frame, "integrated-teams", 10, "en").columns[1].cells)
    assert cells == ["– %"] * 3


def test_headline_measures_have_a_block_with_a_row_per_municipality():
    text = printed(places=3)
    block = text[text.index("Children by municipality, years 5–10") :]
    assert all(f"  Town {number} " in block for number in (1, 2, 3))
    assert squeezed(block).count("14.2 12.8 -1.4 [-1.7, [-2.0, [-1.6, + better") == 3
    assert "with youth care" not in block
    assert "municipality" not in printed()


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_more_municipalities_than_fit_are_left_to_a_file_in_one_sentence(lang):
    assert "Town 40" in printed(lang, places=MOST_PLACES)
    text = squeezed(printed(lang, places=MOST_PLACES + 1))
    assert "Town" not in text
    sentence = word(lang, "too_many_places", n=MOST_PLACES + 1, limit=MOST_PLACES)
    assert text.count(sentence) == 1
    assert text.replace(f"{sentence} ", "") == squeezed(printed(lang))


def test_the_answer_comes_last():
    assert printed().rstrip().endswith("The answer.")


def test_a_short_screen_has_the_headline_and_who_pays_and_says_how_to_see_all():
    short, whole = squeezed(printed(width=200, whole=False)), squeezed(printed(width=200))
    assert "In short" in short
    assert "Weeks waited so far" in short
    assert "Who pays more" in short
    for left_out in ("Children with youth care", "Children by family income"):
        assert left_out in whole
        assert left_out not in short
    assert "--all" in short
    assert "--all" not in whole
    assert short.endswith("The answer.")


def test_each_further_scenario_is_compared_with_the_first():
    text = printed(scenarios=("current", "a", "b"))
    assert "a compared with current" in text
    assert "b compared with current" in text


def test_one_scenario_or_no_rows_print_no_table_and_no_error():
    assert "compared" not in printed(scenarios=("current",))
    text = io.StringIO()
    empty = comparison_frame().iloc[:0]
    print_comparison(Console(file=text), empty, MEASURES, "en", "Nothing.")
    assert "no outcomes" in text.getvalue()


def test_a_measure_that_is_not_declared_is_still_shown():
    frame = comparison_frame()
    frame["measure"] = frame["measure"].replace("with_care", "brand_new")
    tables = comparison_tables(read_rows(frame, MEASURES, "en"), "integrated-teams", 100)
    assert "Other" in [str(table.title) for table in tables]


def test_names_with_brackets_are_no_markup():
    text = printed(scenarios=("current", "[red]x"))
    assert "[red]x" in text


def test_the_weekly_table_shows_the_mean_week_of_some_years():
    runs = FakeRunSet([type("S", (), {"name": "current"})()], FakeSettings("x", years=7))
    table = weekly_table(runs.weekly(), SERIES, "nl", 7)
    assert [column.header for column in table.columns][1:] == [
        "jaar 1",
        "jaar 2",
        "jaar 3",
        "jaar 5",
        "jaar 7",
    ]
    assert list(table.columns[-1].cells) == ["1.006"]


def test_both_languages_have_the_same_words_with_the_same_blanks():
    assert WORDS["nl"].keys() == WORDS["en"].keys()
    assert TERMS["nl"].keys() == TERMS["en"].keys()
    for key, text in WORDS["nl"].items():
        for blank in ("{n}", "{span}", "{year}", "{years}", "{other}", "{baseline}", "{unit}",
                      "{children}", "{period}", "{limit}", "{low}", "{high}", "{x}", "{y}",
                      "{file}", "{robust}", "{mark}"):  # fmt: skip
            assert (blank in text) == (blank in WORDS["en"][key]), key


def test_every_topic_and_unit_of_a_measure_has_a_dutch_word():
    measures = outcomes.MEASURES.values()
    assert {measure.topic for measure in measures} <= TERMS["nl"].keys()
    assert {measure.unit for measure in measures} <= UNITS_NL.keys()


def test_verdicts_differ_by_sign_and_by_word():
    verdicts = ("better", "worse", "indistinguishable", "changed", "pays_more", "pays_less")
    for lang in ("nl", "en"):
        signs, words = zip(*(word(lang, key).split(" ", 1) for key in verdicts), strict=True)
        assert len(set(signs)) == len(set(words)) == len(verdicts)


@given(st.floats(-1e12, 1e12), st.integers(0, 4))
def test_a_number_reads_back_to_its_rounded_value_in_both_languages(value, decimals):
    english = number("en", value, decimals)
    dutch = number("nl", value, decimals)
    assert float(english.replace(",", "")) == round(value, decimals)
    assert dutch.replace(".", "").replace(",", ".") == english.replace(",", "")


def test_a_zero_has_no_sign_and_a_missing_number_is_a_dash():
    assert number("en", -0.0001, 2, signed=True) == "0.00"
    assert number("en", float("nan"), 2) == "–"
    assert interval("nl", float("nan"), 1.0, 1) == "–"
    assert interval("nl", -1.25, 1000.0, 1) == "[-1,2; +1.000,0]"


def test_periods_and_terms_without_a_word_stay_as_they_are():
    assert period_name("nl", "years 1-3") == "jaar 1–3"
    assert period_name("nl", "year 1") == "jaar 1"
    assert period_name("en", "all years") == "all years"
    assert period_name("en", "the war") == "the war"
    assert term("nl", "some_code") == "some code"


def test_the_language_is_read_from_the_environment():
    assert language_of({"LANG": "nl_BE.UTF-8"}) == "nl"
    assert language_of({"LANG": "nl"}) == "nl"
    assert language_of({"LANG": "nld_X"}) == "en"
    assert language_of({}) == "en"
