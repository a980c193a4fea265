"""One sentence on what a scenario does, and signs, follow by rule from its effects."""

from __future__ import annotations

from experiments.studies.effects import Effect
from experiments.studies.lever_sentences import MORE_LESS, better_is, clause, in_plain_words, marks
from experiments.studies.lever_text import KEY_MEASURES
from experiments.studies.mechanisms import ABOUT
from tests.experiments.fake_studies import current_and, study_of

NAME = "absence-exemption-say"


def plain(*regions: dict[str, float], about: tuple[str, ...] = ()) -> str:
    """Return what is said when measures differ so much from 10, per region."""
    studies = [study_of(current_and(NAME), measures={NAME: own}) for own in regions]
    return in_plain_words(studies, NAME, "years 5-10", KEY_MEASURES, about)


def test_every_measure_that_is_shown_has_words_for_more_and_less() -> None:
    about = {measure for measures in ABOUT.values() for measure in measures}
    assert set(MORE_LESS) == {*KEY_MEASURES, *about}


def test_nothing_demonstrable_is_said_in_one_sentence() -> None:
    said = "In years 5-10: no demonstrable difference in any measure of the table below."
    assert plain({}, {}) == said


def test_the_three_largest_effects_and_the_worst_harm_are_told() -> None:
    moves = {"unmet_need": -4.0, "give_ups": -3.0, "uninterrupted": 2.0, "escalations": -1.0}
    assert plain({**moves, "care_wait": 0.5, "cost_per_child": 0.4}, moves) == (
        "In years 5-10: fewer needs without help in 2 of 2 regions (-4.00 percentage points); "
        "fewer families that give up in 2 of 2 regions (-3.00 per 100 cases); "
        "more uninterrupted school careers in 2 of 2 regions (+2.00 percentage points); "
        "worst harm: longer wait for care in 1 of 2 regions (+0.50 weeks; worse); "
        "smaller differences in crises and cost per child; no demonstrable difference in children "
        "out of school, children with care and time of care providers with children."
    )


def test_regions_that_go_different_ways_are_told_apart() -> None:
    said = plain({"escalations": -1.0}, {"escalations": 2.0}, {"escalations": -1.5})
    assert (
        "fewer crises in 2 of 3 regions (-1.000 to -1.500 per 1,000 children per year) but "
        "more crises in 1 of 3 regions (+2.000 per 1,000 children per year; worse); "
        "no demonstrable difference in the other 8 measures."
    ) in said


def test_a_small_difference_is_not_printed_as_zero_and_no_harm_is_said_so() -> None:
    small = Effect(10.0, -0.0004, -0.0005, -0.0003, "better")
    assert clause("unmet_need", [small]) == "fewer needs without help (-0.0004 percentage points)"
    assert plain({"unmet_need": -2.0}).endswith("; nothing is demonstrably worse.")


def test_what_the_levers_are_about_is_told_next_to_the_key_measures() -> None:
    moves = dict.fromkeys(KEY_MEASURES[:3], -5.0)
    said = plain({**moves, "exempt": -2.0}, about=("exempt",))
    assert "; fewer exemptions from compulsory schooling (-2.000 per 1,000 children); " in said
    assert "exempt" not in plain({**moves, "exempt": -2.0})


def test_signs_tell_what_is_worse_without_colour() -> None:
    better, worse = (Effect(10.0, 1.0, 0.5, 1.5, verdict) for verdict in ("better", "worse"))
    nothing = Effect(10.0, 1.0, -0.5, 2.5, "indistinguishable")
    assert marks([better, worse, nothing]) == "+ **+!** ·"
    shown = [better_is(name) for name in ("care_wait", "uninterrupted", "care_users")]
    assert shown == ["less", "more", "neither"]
