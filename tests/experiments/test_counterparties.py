"""With how many others somebody deals under a layout: the numbers of the rules, counted by hand."""

import time
from dataclasses import replace

import numpy as np
import pytest

from experiments.counterparties import (
    MUNICIPALITY,
    PARTNERSHIP,
    PROVIDER,
    SCHOOL,
    STEPS,
    USED_BY_A_RULE,
    WHO,
    Dealings,
    counterparty_changes,
    dealings,
)
from experiments.region_layouts import own_layout, shape_of, youth_region_names
from model.build import landscape_of
from model.geography import congruent, counterparties, load_geography, resolve_region, today
from model.kinds import Sector
from model.levers import RegionLayout
from model.organisations.reform import each_municipality_alone, layout_of
from model.parameters import Parameters
from model.simulation import ContinuumModel
from scenarios import load

EEMLAND = resolve_region("jeugdregio:Eemland")
COUNTRY = resolve_region("netherlands")
REFERENCE = Parameters()


def of(layout, who, region=EEMLAND):
    return dealings(layout, region, REFERENCE, who).counts


@pytest.fixture(scope="module")
def drawn():
    """Eemland, of which Baarn and Woudenberg are a region apart."""
    names = youth_region_names(today(load_geography()), EEMLAND)
    return own_layout(names | dict.fromkeys(("GM0308", "GM0351"), "Regio Baarn"))


def test_municipalities_of_today_deal_with_every_partnership_of_their_children():
    geo = load_geography()
    pairs = counterparties(today(geo)).per_party(len(geo))
    assert np.array_equal(of(today(geo), MUNICIPALITY, COUNTRY), pairs)


def test_in_one_layout_for_all_primary_and_secondary_are_one_partnership(drawn):
    for layout in (congruent(load_geography()), drawn):
        assert set(of(layout, MUNICIPALITY)) == {1}
        assert shape_of(layout, EEMLAND).partners == 1.0


def test_partnerships_of_a_drawing_deal_with_the_municipalities_in_it(drawn):
    assert sorted(of(drawn, PARTNERSHIP)) == [2, len(EEMLAND.municipalities) - 2]


def test_both_sides_count_the_same_pairs_over_the_country():
    now = today(load_geography())
    assert of(now, MUNICIPALITY, COUNTRY).sum() == of(now, PARTNERSHIP, COUNTRY).sum()


def test_primary_schools_have_three_desks_and_others_count_where_their_pupils_live():
    geo = load_geography()
    land = landscape_of(EEMLAND, REFERENCE)
    counts = of(today(geo), SCHOOL)
    assert counts.min() == 3  # partnership, youth region, care office
    assert counts.size == np.isin(land.sites.sector, (Sector.BO, Sector.VO)).sum()
    assert (counts > 3).any()
    alone = of(each_municipality_alone(), SCHOOL)
    assert (alone >= counts).all()
    assert (alone > counts).any()


def test_no_layout_takes_the_care_office_or_the_partnership_of_a_school_away():
    whole = replace(
        congruent(load_geography()),
        youth_region=np.zeros(342, np.int32),
        youth_region_labels=("Nederland",),
    )
    counts = of(whole, SCHOOL, COUNTRY)
    assert counts.min() == 3
    assert counts.max() <= 2 + len(load_geography().memberships["zorgkantoor"].names)


@pytest.mark.parametrize("layout", ["today", "congruent", "municipal"])
def test_the_rules_of_the_model_use_these_very_numbers(layout):
    """A model that adopts the layout has the same counts as are shown."""
    lever = RegionLayout(layout=layout)
    scenario = replace(load("current"), name="x", levers=(lever,))
    model = ContinuumModel(scenario, EEMLAND, rng=np.random.SeedSequence(1), years=1).fork(scenario)
    model.run()
    wanted = layout_of(lever)
    agreed, parties = model.agreed, model.decisions.parties_of_provider
    assert np.array_equal(agreed.partners_of_municipality, of(wanted, MUNICIPALITY))
    assert np.array_equal(agreed.partners_of_partnership, of(wanted, PARTNERSHIP))
    counted = of(wanted, PROVIDER)
    assert np.array_equal(parties[parties.size - counted.size :], counted)
    assert set(USED_BY_A_RULE) == set(WHO) - {SCHOOL}


@pytest.mark.parametrize("who", WHO)
def test_everybody_is_counted_in_exactly_one_step(who, drawn):
    found = dealings(drawn, EEMLAND, REFERENCE, who)
    assert sum(found.often()) == found.counts.size
    steps = STEPS[who]
    for place, often in enumerate(found.often()):
        above = found.counts >= steps[place]
        below = found.counts < steps[place + 1] if place + 1 < len(steps) else True
        assert often == (above & below).sum()


def test_who_gains_and_who_loses_is_counted_one_by_one():
    now, alone = today(load_geography()), each_municipality_alone()
    change = counterparty_changes(now, alone, EEMLAND, REFERENCE)[PROVIDER]
    assert change.more == (change.then.counts > change.now.counts).sum() > 0
    assert change.fewer == 0
    same = counterparty_changes(now, now, EEMLAND, REFERENCE)
    assert all(item.fewer == item.more == 0 for who, item in same.items() if who != PARTNERSHIP)


def test_nobody_has_no_mean():
    assert np.isnan(Dealings(PROVIDER, np.zeros(0, np.int64)).mean)


def test_a_drawing_of_the_country_is_counted_within_a_second():
    geo = load_geography()
    counterparty_changes(today(geo), congruent(geo), COUNTRY, REFERENCE)  # schools are placed once
    begun = time.perf_counter()
    counterparty_changes(today(geo), each_municipality_alone(), COUNTRY, REFERENCE)
    assert time.perf_counter() - begun < 1.0
