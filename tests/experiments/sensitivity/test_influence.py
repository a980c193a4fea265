import math
from typing import Any

import numpy as np
import pytest
from SALib.analyze import sobol as salib_sobol

from experiments.sensitivity.influence import (
    COLUMNS,
    influence,
    keep_influence,
    main_rows,
    stored_influence,
)
from experiments.sensitivity.outcomes import DIFFERENCE, LEVEL, Asked
from experiments.sensitivity.variance import chance_share, variance_indices
from experiments.sweep.design import DUMMY, Factor, Replications, Sampling, range_of
from experiments.sweep.points import points_of
from model.errors import UserError
from tests.experiments.sensitivity.made_store import (
    BASELINE,
    NAMES,
    POLICY,
    REGION,
    make_store,
    ranged,
    unit,
    valued,
)

# Ishigami and Homma 1990, with a = 7 and b = 0.1, and a fourth factor that does nothing.
FIRST = (0.3139, 0.4424, 0.0, 0.0)
TOTAL = (0.5576, 0.4424, 0.2437, 0.0)
VARIANCE = 13.8446


def ishigami(values):
    x, y, z = (math.pi * (2.0 * unit(values, name) - 1.0) for name in NAMES[:3])
    return math.sin(x) + 7.0 * math.sin(y) ** 2 + 0.1 * z**4 * math.sin(x)


def ishigami_sample(seed, rows, replications, noise):
    """Return values at the points of a Sobol' design, with chance of every run by itself."""
    from experiments.sweep.design import Design
    from scenarios import load

    design = Design(
        "sample", {}, (REGION,), (load(BASELINE), load(POLICY)), 1, seed, ranged(*NAMES),
        Sampling("sobol", rows), Replications(),
    )  # fmt: skip
    values = np.array([ishigami(point.values) for point in points_of(design)])
    rng = np.random.default_rng(seed)
    own = rng.normal(0.0, noise, (len(values), replications))
    shared = rng.normal(0.0, 5.0, (1, replications))
    return values[:, None] + own + shared


def indexed(rows, index):
    return rows[rows["index"] == index].set_index("factor")


def test_indices_of_ishigami_are_found_from_a_store(tmp_path):
    store = make_store(tmp_path, ranged(*NAMES), Sampling("sobol", 64), ishigami, replications=2)
    rows = influence(store, Asked(kind=DIFFERENCE))
    assert tuple(rows.columns) == COLUMNS
    for index, truth in (("first", FIRST), ("total", TOTAL)):
        found = indexed(rows, index).loc[list(NAMES)]
        assert found["value"].to_numpy() == pytest.approx(truth, abs=0.2)
        assert (found["low"].to_numpy() <= truth).all()
        assert (found["high"].to_numpy() >= truth).all()
    dummy = rows[rows["factor"] == DUMMY]
    assert (dummy[["value", "low", "high"]] == 0.0).all(axis=None)
    stands_out = indexed(rows, "total")["stands_out"]
    assert stands_out.loc[list(NAMES)].tolist() == [True, True, True, False]


def test_chance_does_not_pass_for_influence(tmp_path):
    store = make_store(
        tmp_path, ranged(*NAMES), Sampling("sobol", 64), ishigami, replications=4, noise=3.0
    )
    rows = influence(store, Asked())
    dummy = indexed(rows, "total").loc[DUMMY]
    assert dummy["low"] <= 0.0 <= dummy["high"]
    assert dummy["value"] != 0.0
    assert not dummy["stands_out"]
    expected = (9.0 / 4) / (9.0 / 4 + VARIANCE)
    assert indexed(rows, "chance_share").loc["all", "value"] == pytest.approx(expected, abs=0.06)


def test_without_the_correction_the_dummy_would_stand_out():
    values = ishigami_sample(1, 256, 4, 3.0)
    plain = variance_indices(values.mean(axis=1, keepdims=True), 4, 1)[1][-1]
    corrected = variance_indices(values, 4, 1)[1][-1]
    assert plain[1] > 0.1
    assert corrected[1] <= 0.0 <= corrected[2]


@pytest.mark.slow
def test_intervals_of_indices_hold_the_truth_in_nine_of_ten_repeats():
    truth = np.array([*FIRST, sum(FIRST), *TOTAL])
    held = np.zeros(len(truth))
    for seed in range(1, 41):
        found = np.concatenate(variance_indices(ishigami_sample(seed, 128, 4, 2.0), 4, seed))
        held += (found[:, 1] <= truth) & (truth <= found[:, 2])
    assert (held >= 36).all(), held


def test_without_chance_the_indices_are_those_of_salib():
    values = ishigami_sample(3, 64, 1, 0.0)
    first, total = variance_indices(values, 4, 1)
    blocks = values[:, 0].reshape(6, 64)
    interleaved = np.vstack([blocks[0], blocks[2:], blocks[1]]).T.ravel()
    problem = {"num_vars": 4, "names": list(NAMES), "bounds": [[0, 1]] * 4}
    found = salib_sobol.analyze(problem, interleaved, calc_second_order=False, seed=1)
    assert total[:, 0] == pytest.approx(found["ST"])
    assert first[:-1, 0] == pytest.approx(found["S1"])


def test_what_varies_by_chance_only_has_no_indices():
    rng = np.random.default_rng(1)
    values = rng.normal(size=(6 * 32, 1)).repeat(2, axis=1) * [1.0, -0.9]
    first, total = variance_indices(values, 4, 1)
    assert np.isnan(first).all()
    assert np.isnan(total).all()
    assert chance_share(values, 4) >= 1.0


def test_what_does_not_vary_has_indices_of_zero(tmp_path):
    store = make_store(tmp_path, ranged(*NAMES), Sampling("sobol", 4), lambda _: -1.0)
    rows = influence(store, Asked())
    known = rows[rows["index"].isin(["first", "total"])]
    assert known["value"].to_numpy() == pytest.approx(0.0, abs=1e-9)
    assert not known["stands_out"].any()


def test_morris_gives_size_direction_and_spread(tmp_path):
    def formula(values):
        x, y, z = (unit(values, name) for name in NAMES[:3])
        return 4.0 * x - 2.0 * y + 3.0 * z * x

    store = make_store(tmp_path, ranged(*NAMES), Sampling("morris", 64, 40, 4), formula)
    rows = influence(store, Asked())
    mu, star, sigma = (indexed(rows, name)["value"] for name in ("mu", "mu_star", "sigma"))
    assert mu[NAMES[1]] == pytest.approx(-2.0, abs=1e-4)
    assert star[NAMES[1]] == pytest.approx(2.0, abs=1e-4)
    assert sigma[NAMES[1]] == pytest.approx(0.0, abs=1e-4)
    assert star[NAMES[0]] == pytest.approx(4.0 + 1.5, abs=0.4)
    assert sigma[NAMES[0]] > 0.5
    assert indexed(rows, "mu_star").loc[DUMMY, ["value", "low", "high"]].tolist() == [0, 0, 0]
    assert main_rows(rows)["factor"].tolist()[-1] == DUMMY
    assert (rows.loc[rows["index"] == "mu_star", "unit"] == "% of need").all()


def test_morris_knows_what_chance_alone_would_give(tmp_path):
    def formula(values):
        return 4.0 * unit(values, NAMES[0])

    store = make_store(
        tmp_path, ranged(*NAMES), Sampling("morris", 64, 40, 4), formula, replications=5, noise=0.5
    )
    rows = influence(store, Asked())
    stars, chance = indexed(rows, "mu_star"), indexed(rows, "chance")
    expected = 0.5 / math.sqrt(5) * math.sqrt(2) * 1.5 * math.sqrt(2 / math.pi)  # step 2/3
    assert chance.loc[DUMMY, "value"] == pytest.approx(expected, rel=0.2)
    assert stars.loc[DUMMY, "value"] == pytest.approx(expected, rel=0.35)
    assert stars["stands_out"].to_dict() == {name: name == NAMES[0] for name in NAMES}


def test_one_factor_at_a_time_is_a_paired_difference_with_the_middle(tmp_path):
    factors = valued(
        staff__turnover_per_year=(0.15, 0.1, 0.2, 0.15, 0.15),
        need__onset_per_year=(0.15, 0.15, 0.15, 0.1, 0.2),
    )

    def formula(values):
        return 100.0 * values["staff.turnover_per_year"] - 10.0 * values["need.onset_per_year"]

    store = make_store(tmp_path, factors, Sampling("list"), formula, replications=4, noise=0.2)
    rows = influence(store, Asked())
    effects: Any = rows[rows["index"] == "effect"].set_index(["factor", "at"])
    raw = store.results(["unmet_need"]).pivot_table(
        index="point", columns=["scenario", "replication"], values="value"
    )
    moved = raw[POLICY] - raw["current"]
    points: Any = store.points().set_index("point")
    middle = points.index[0]
    for point in points.index[1:]:
        changed = [name for name in points if points.loc[point, name] != points.loc[middle, name]]
        by_hand = (moved.loc[point] - moved.loc[middle]).to_numpy()
        row = effects.loc[(changed[0], f"{points.loc[point, changed[0]]:g}")]
        half = 3.182446305 * by_hand.std(ddof=1) / 2.0  # Student's t with 3 degrees of freedom
        assert row["value"] == pytest.approx(by_hand.mean())
        assert row["low"] == pytest.approx(by_hand.mean() - half)
        assert row["high"] == pytest.approx(by_hand.mean() + half)
    swing = indexed(rows, "swing")
    assert swing.loc["staff.turnover_per_year", "value"] == pytest.approx(10.0, abs=0.6)
    assert swing.loc["need.onset_per_year", "value"] == pytest.approx(-1.0, abs=0.6)
    assert main_rows(rows)["factor"].tolist()[0] == "staff.turnover_per_year"


def test_a_grid_has_its_effects_around_the_middle_and_knows_words(tmp_path):
    factors = (
        *valued(staff__turnover_per_year=(0.1, 0.15, 0.2)),
        Factor("school_teams.mandate", ("none", "light"), None, None, (POLICY,)),
    )

    def formula(values):
        wide = values["school_teams.mandate"] == "light"
        return values["staff.turnover_per_year"] * 10.0 + 2.0 * wide

    rows = influence(make_store(tmp_path, factors, Sampling("grid"), formula), Asked())
    effects = rows[rows["index"] == "effect"]
    turnover = effects[effects["factor"] == "staff.turnover_per_year"]
    assert turnover["at"].tolist() == ["0.1", "0.2"]
    assert turnover["value"].to_numpy() == pytest.approx([-0.5, 0.5])
    assert indexed(rows, "swing").loc["school_teams.mandate", "value"] == pytest.approx(-2.0)


def test_a_level_is_of_every_scenario_and_a_difference_is_not_of_the_first(tmp_path):
    factors = valued(staff__turnover_per_year=(0.1, 0.15, 0.2))
    store = make_store(tmp_path, factors, Sampling("grid"), lambda _: 1.0)
    assert set(influence(store, Asked(kind=LEVEL))["scenario"]) == {"current", POLICY}
    assert set(influence(store, Asked())["scenario"]) == {POLICY}


def test_influence_is_kept_with_the_sweep_and_renewed(tmp_path):
    factors = valued(staff__turnover_per_year=(0.1, 0.15, 0.2))
    store = make_store(tmp_path, factors, Sampling("grid"), lambda values: values[NAMES[0]])
    assert stored_influence(store) is None
    level, difference = (influence(store, Asked(kind=kind)) for kind in (LEVEL, DIFFERENCE))
    keep_influence(store, level)
    keep_influence(store, difference)
    keep_influence(store, difference)
    kept = stored_influence(store)
    assert kept is not None
    assert len(kept) == len(level) + len(difference)
    first = (store.folder / "influence.parquet").read_bytes()
    keep_influence(store, difference)
    assert (store.folder / "influence.parquet").read_bytes() == first
    keep_influence(store, difference.assign(replications=9))
    kept = stored_influence(store)
    assert kept is not None
    assert set(kept["kind"]) == {DIFFERENCE}


def test_points_without_runs_are_named(tmp_path):
    store = make_store(tmp_path, ranged(*NAMES), Sampling("sobol", 4), ishigami)
    for name in sorted(store.done())[:3]:
        (store.folder / "results" / f"{name}.parquet").unlink()
    with pytest.raises(UserError, match=r"at 1 of the 24 points.*--resume"):
        influence(store, Asked())


@pytest.mark.parametrize(
    ("sampling", "asked", "sentence"),
    [
        (Sampling("latin_hypercube", 8), None, "grid or list .* morris or sobol"),
        (Sampling("latin_hypercube", 8), "morris", "needs a design with method morris"),
        (Sampling("morris", 8, 4, 4), "sobol", "needs a design with method sobol"),
    ],
)
def test_a_design_without_the_points_is_told_which_one_is_needed(
    tmp_path, sampling, asked, sentence
):
    store = make_store(tmp_path, ranged(*NAMES), sampling, ishigami, replications=1)
    with pytest.raises(UserError, match=sentence):
        influence(store, Asked(), asked)


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        (Asked(measures=("unmet_ned",)), "did you mean unmet_need"),
        (Asked(scenario="integrated-team"), "did you mean integrated-teams"),
        (Asked(region="Woudenberg"), "use one of municipality:Woudenberg"),
        (Asked(period="year 99"), 'no results of unmet_need for period "year 99"'),
    ],
)
def test_what_is_not_in_the_sweep_is_told(tmp_path, asked, sentence):
    factors = valued(staff__turnover_per_year=(0.1, 0.2))
    store = make_store(tmp_path, factors, Sampling("grid"), lambda _: 1.0)
    with pytest.raises(UserError, match=sentence):
        influence(store, asked)


def test_a_dummy_in_a_real_sweep_does_exactly_nothing(tmp_path):
    from experiments.sweep.design import Design
    from experiments.sweep.runner import sweep
    from scenarios import load

    design = Design(
        "real", {}, ("municipality:Rozendaal",), (load("current"), load(POLICY)), 1, 1,
        (*ranged("staff.turnover_per_year", DUMMY), Factor(
            "school_teams.coverage", (), *range_of("school_teams.coverage"), (POLICY,)
        )),
        Sampling("sobol", 4), Replications(2, 2), measures=("unmet_need", "care_wait"),
    )  # fmt: skip
    rows = influence(sweep(design, tmp_path / "store"), Asked(("unmet_need",), kind=LEVEL))
    shares = rows[rows["index"].isin(["first", "total"])]
    dummy = shares[(shares["factor"] == DUMMY) & shares["value"].notna()]
    assert (dummy[["value", "low", "high"]].fillna(0.0) == 0.0).all(axis=None)
    today = shares[(shares["scenario"] == "current") & (shares["index"] == "total")]
    coverage = today[today["factor"] == "school_teams.coverage"]["value"]
    assert (coverage.dropna() == 0.0).all()
