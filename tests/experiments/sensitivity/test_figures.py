import numpy as np
import pytest

from experiments.sensitivity.discovery import discover
from experiments.sensitivity.figures import box_figure, influence_figure, tipping_figure
from experiments.sensitivity.influence import influence, main_rows
from experiments.sensitivity.outcomes import LEVEL, Asked, one_outcome
from experiments.sensitivity.tipping import tipping
from experiments.sweep.design import Sampling
from model.errors import UserError
from tests.experiments.sensitivity.made_store import NAMES, make_store, ranged, unit, valued

TURNOVER, ONSET = NAMES[:2]


def test_bars_show_the_stored_indices_strongest_first(tmp_path):
    def formula(values):
        return 4.0 * unit(values, TURNOVER) - 2.0 * unit(values, ONSET)

    store = make_store(tmp_path, ranged(*NAMES), Sampling("morris", 64, 6, 4), formula)
    rows = influence(store, Asked())
    figure = influence_figure(rows, "nl")
    main = main_rows(rows)
    assert list(figure.data[0].y) == main["factor"].tolist()
    assert list(figure.data[0].x) == main["value"].tolist()
    assert list(figure.data[0].error_x.array) == (main["high"] - main["value"]).tolist()
    assert "% van de hulpvragen" in figure.layout.xaxis.title.text
    assert "% of need" in influence_figure(rows, "en").layout.xaxis.title.text
    colours = dict(zip(figure.data[0].y, figure.data[0].marker.color, strict=True))
    assert colours[TURNOVER] != colours["dummy"]
    both = influence(store, Asked(kind=LEVEL))
    with pytest.raises(UserError, match="about one outcome"):
        influence_figure(both, "nl")


def test_a_region_is_drawn_where_its_limits_are(tmp_path):
    store = make_store(
        tmp_path, ranged(TURNOVER, ONSET), Sampling("latin_hypercube", 60),
        lambda values: 1.0 if unit(values, TURNOVER) > 0.7 else -1.0, replications=1,
    )  # fmt: skip
    outcome = one_outcome(store, Asked()).distinct()
    interest = outcome.values[:, 0] > 0.0
    found = discover(outcome, interest)
    figure = box_figure(found, "slechter", "nl")
    shape = figure.layout.shapes[0]
    assert found.box is not None
    assert found.box.limits[0].low is not None
    assert shape.x0 == pytest.approx(100.0 * found.box.limits[0].low)
    assert figure.layout.xaxis.title.text == "staff.turnover_per_year (% per jaar)"
    assert [trace.name for trace in figure.data] == ["niet slechter", "slechter"]
    assert len(figure.data[1].x) == interest.sum()
    assert min(figure.data[1].x) >= shape.x0 - 1e-9
    none = discover(outcome, np.zeros(len(interest), bool))
    assert not box_figure(none, "worse", "en").layout.shapes


def test_a_tipping_value_is_marked_on_its_course(tmp_path):
    factors = valued(staff__turnover_per_year=(0.1, 0.125, 0.15, 0.175, 0.2))
    store = make_store(
        tmp_path, factors, Sampling("grid"), lambda values: 40.0 * (values[TURNOVER] - 0.16)
    )
    outcome = one_outcome(store, Asked()).distinct()
    found = tipping(outcome, TURNOVER, "grid", 1)
    figure = tipping_figure(found, "en")
    line = next(shape for shape in figure.layout.shapes if shape.x0 == shape.x1)
    assert line.x0 == pytest.approx(16.0)
    assert list(figure.data[2].y) == found.course.tolist()
    assert figure.layout.yaxis.title.text == "difference in needs without help (% of need)"
    flat = tipping(one_outcome(store, Asked()).distinct(), TURNOVER, "grid", 1)
    assert tipping_figure(flat, "nl").layout.separators == ",."
