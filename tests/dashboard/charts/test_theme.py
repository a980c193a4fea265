"""Colours can be told from the page and from each other, whatever a reader's colour vision."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import numpy.typing as npt
import pytest

from dashboard.charts.theme import DARK, LIGHT, SCENARIOS, Colours, Look, faded, layout

Floats = npt.NDArray[np.float64]
# Machado, Oliveira and Fernandes (2009), severity 1, on linear RGB. doi:10.1109/TVCG.2009.113
VISIONS = {
    "usual": np.eye(3),
    "protanopia": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
         [-0.003882, -0.048116, 1.051998]]
    ),
    "deuteranopia": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
         [-0.011820, 0.042940, 0.968881]]
    ),
}  # fmt: skip
TO_XYZ = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
WHITE = TO_XYZ @ np.ones(3)


def linear(colour: str) -> Floats:
    """Return linear red, green and blue of #rrggbb."""
    parts = np.array([int(colour[at : at + 2], 16) for at in (1, 3, 5)]) / 255
    return np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)


def contrast(one: str, two: str) -> float:
    """Return the contrast ratio of WCAG 2."""
    low, high = sorted(float(TO_XYZ[1] @ linear(colour)) for colour in (one, two))
    return (high + 0.05) / (low + 0.05)


def lab(rgb: Floats) -> Floats:
    """Return CIE L*a*b* of linear RGB."""
    ratio = TO_XYZ @ np.clip(rgb, 0, 1) / WHITE
    root = np.where(ratio > 0.008856, np.cbrt(ratio), 7.787 * ratio + 16 / 116)
    return np.array([116 * root[1] - 16, 500 * (root[0] - root[1]), 200 * (root[1] - root[2])])


def test_contrast_is_that_of_the_guideline() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21.0)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_marks_stand_out_from_the_page_at_three_to_one_and_text_at_four_and_a_half(
    colours: Colours,
) -> None:
    marks = (*colours.scenarios, *colours.series, colours.accent, colours.line)
    text = (colours.text, colours.quiet, colours.better, colours.worse, colours.unclear)
    assert {colour: contrast(colour, colours.page) >= 3.0 for colour in marks} == dict.fromkeys(
        marks, True
    )
    assert {colour: contrast(colour, colours.page) >= 4.5 for colour in text} == dict.fromkeys(
        text, True
    )


@pytest.mark.parametrize("colours", [LIGHT, DARK])
@pytest.mark.parametrize("vision", VISIONS)
def test_scenarios_and_verdicts_differ_in_colour_for_every_vision(
    colours: Colours, vision: str
) -> None:
    for group in (colours.scenarios, (colours.better, colours.worse, colours.unclear)):
        seen = [lab(VISIONS[vision] @ linear(colour)) for colour in group]
        for one, two in combinations(seen, 2):
            assert np.linalg.norm(one - two) > 10  # several times what can just be noticed


def test_scenarios_differ_without_any_colour() -> None:
    assert len({style.symbol for style in SCENARIOS}) == len(SCENARIOS)
    assert len({style.letter for style in SCENARIOS}) == len(SCENARIOS)
    assert [style.dash for style in SCENARIOS] == ["dash", "solid", "solid", "solid"]


def test_scales_of_amounts_go_one_way_in_lightness_and_of_changes_to_the_middle() -> None:
    for colours in (LIGHT, DARK):
        light = [lab(linear(colour))[0] for colour in colours.amounts]
        assert light in (sorted(light), sorted(light, reverse=True))
        low, *inside, high = [contrast(colour, colours.page) for colour in colours.changes]
        assert min(low, high) > max(inside)


def test_layouts_write_numbers_as_the_language_does_and_add_to_axes() -> None:
    dutch = layout(Look("nl"), 300, xaxis={"range": [0, 1]})
    assert dutch["separators"] == ",."
    assert layout(Look("en"), 300)["separators"] == ".,"
    assert dutch["xaxis"]["range"] == [0, 1]
    assert dutch["xaxis"]["automargin"]
    assert faded("#0a0b0c", 0.5) == "rgba(10,11,12,0.5)"
