import re

import numpy as np
import pandas as pd
import pyarrow.dataset as ds
import pytest

from experiments.sensitivity.robustness import robustness_sentence
from experiments.sweep.design import Sampling
from model.errors import UserError
from tests.experiments.sensitivity.made_store import (
    BASELINE,
    NAMES,
    POLICY,
    make_store,
    ranged,
    unit,
    valued,
)

TURNOVER = NAMES[0]
NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
STUDENT = {4: 3.182446305284263}  # 97.5 % point by number of replications
HYPERCUBE = Sampling("latin_hypercube", 60)


def fails_with_turnover(values):
    return 3.0 if unit(values, TURNOVER) > 0.8 else -3.0


def by_hand(store):
    """Return differences from the stored rows alone, shape (worlds, replications)."""
    rows = ds.dataset(str(store.folder / "results")).to_table().to_pandas()
    wide = rows.set_index(["point", "replication", "scenario"])["value"].unstack()
    return (wide[POLICY] - wide[BASELINE]).unstack()


def test_every_number_of_the_sentence_follows_from_the_stored_rows(tmp_path):
    store = make_store(
        tmp_path, ranged(*NAMES), HYPERCUBE, fails_with_turnover, replications=4, noise=1.5
    )
    differences = by_hand(store)
    points = pd.read_parquet(store.folder / "points.parquet").set_index("point")
    mean, error = differences.mean(axis=1), differences.std(axis=1) / 2.0
    lower = mean < 0.0
    shown = lower & (mean + STUDENT[4] * error < 0.0)
    text = ""
    for lang, decimal in (("en", "."), ("nl", ",")):
        text = robustness_sentence(store, "unmet_need", POLICY, lang)
        numbers = [float(item.replace(",", ".")) for item in NUMBER.findall(text)]
        assert len(numbers) == 7, text
        same, n, demonstrable, replications, limit, cases, held = numbers
        assert (same, n) == (lower.sum(), len(points))
        assert demonstrable == shown.sum()
        assert replications == 4
        turned = points.index[100.0 * points[TURNOVER] >= limit]
        assert limit == pytest.approx(18.0, abs=0.4)
        assert held == len(turned)
        assert cases == (mean[turned] > 0.0).sum()
        assert decimal in text or limit == round(limit)
    assert re.match(
        r'In \d+ van de 60 werelden in municipality Woudenberg is "Hulpvragen zonder hulp" lager '
        r'met ".+" dan met ".+", in \d+ daarvan aantoonbaar \(4 herhalingen per wereld\)\. '
        r'De uitkomst keert om als "vertrek van personeel bij gewone werkdruk" boven 1[78](,\d+)? '
        r"% per jaar: daar is ze omgekeerd in \d+ van de \d+ werelden\.$",
        text,
    ), text


def test_the_most_common_sign_is_told(tmp_path):
    store = make_store(tmp_path, ranged(*NAMES), HYPERCUBE, lambda v: -fails_with_turnover(v))
    text = robustness_sentence(store, "unmet_need", POLICY, "en")
    assert '"Needs without help" is higher with' in text


def test_what_turns_nowhere_is_said(tmp_path):
    store = make_store(tmp_path, ranged(*NAMES), HYPERCUBE, lambda _: -1.0, replications=2)
    text = robustness_sentence(store, "unmet_need", POLICY, "nl")
    assert text.startswith("In 60 van de 60 werelden")
    assert text.endswith("De uitkomst keert in geen enkele wereld om.")


def test_worlds_that_turn_by_chance_are_not_explained(tmp_path):
    rng = np.random.default_rng(4)
    store = make_store(
        tmp_path, ranged(*NAMES), HYPERCUBE, lambda _: -1.0 if rng.random() < 0.8 else 1.0,
        replications=1,
    )  # fmt: skip
    differences = by_hand(store)
    text = robustness_sentence(store, "unmet_need", POLICY, "en")
    turned = int((differences.mean(axis=1) > 0.0).sum())
    assert f"Worlds in which the outcome is the other way: {turned}; no limit" in text
    assert "one replication per world, so chance counts too" in text


def test_worlds_without_a_difference_are_counted_apart(tmp_path):
    factors = valued(staff__turnover_per_year=(0.1, 0.15, 0.2))
    store = make_store(
        tmp_path / "some", factors, Sampling("grid"), lambda v: 0.0 if v[TURNOVER] < 0.12 else 1.0,
        level=0.0,
    )  # fmt: skip
    assert "Worlds without a difference: 1." in (
        robustness_sentence(store, "unmet_need", POLICY, "en")
    )
    store = make_store(tmp_path / "none", factors, Sampling("grid"), lambda _: 0.0)
    assert robustness_sentence(store, "unmet_need", POLICY, "nl").startswith("In alle 3 werelden")


def test_a_world_without_a_value_is_told(tmp_path):
    factors = valued(staff__turnover_per_year=(0.1, 0.15, 0.2))
    store = make_store(tmp_path, factors, Sampling("grid"), lambda _: 1.0, replications=1)
    (store.folder / "results" / f"{min(store.done())}.parquet").unlink()
    with pytest.raises(UserError, match="no value in 1 of the 3 worlds"):
        robustness_sentence(store, "unmet_need", POLICY, "nl")
