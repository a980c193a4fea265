"""Measures in the form of national statistics: by age, by form of help, by length, by sector.

Policy advisors look at other measures first; these exist to put the model next to what Statistics
Netherlands (CBS), DUO and others publish. See `experiments/validate`.
"""

from __future__ import annotations

import numpy as np

from model.formulas import Formula, of_everybody, pupils, quotient
from model.kinds import Help, Node, Sector
from model.outcomes.measure import NONE, Measure
from model.outcomes.special_schools import (
    age_at_placement,
    direct_entry_into,
    inflow_of,
    placed_from_regular,
)
from model.period import CARE_KINDS, Totals, quantile
from model.students import Stock
from model.tallies import CHILDREN, IN_CARE, Ints

WEEKS_PER_MONTH = 52 / 12
SPECIALIST_KINDS = (Help.SPECIALISED,)
LIGHT_KINDS = (Help.LOCAL, Help.LIGHT_AMBULANT)
AMBULANT_KINDS = (Help.LIGHT_AMBULANT, Help.SPECIALISED, Help.DISABILITY)
PRIMARY = (Sector.BO, Sector.SBO, Sector.SO)
SECONDARY = (Sector.VO, Sector.VSO)
BOYS, GIRLS = slice(0, 1), slice(1, 2)


def by_age(t: Totals) -> Ints:
    """Return children at the ends of school years together: (all, in care) by girl and age."""
    found: Ints = np.sum([item.by_age for item in t.snapshots], axis=0)
    return found


def in_care_of_age(first: int, last: int) -> Formula:
    """Return the formula of children of an age with care running, in per cent, at year ends."""

    def share(t: Totals) -> float:
        found = by_age(t)[:, :, first : last + 1].sum(axis=(1, 2))
        return 100 * quotient(found[IN_CARE], found[CHILDREN])

    return of_everybody(share)


def users_of_age(sex: slice, first: int, last: int) -> Formula:
    """Return the formula of children of a sex and age with care in a school year, in per cent."""

    def share(t: Totals) -> float:
        users = t.tallies.users[sex, first : last + 1].sum()
        return 100 * quotient(users, by_age(t)[CHILDREN, sex, first : last + 1].sum())

    return of_everybody(share)


def mean_age_in_care(t: Totals) -> float:
    """Return the mean age in whole years of children under 18 with care running, at year ends."""
    in_care = by_age(t)[IN_CARE, :, :18].sum(axis=0)
    return quotient(float((in_care * np.arange(18)).sum()), float(in_care.sum()))


def share_of_starts(*kinds: int) -> Formula:
    """Return the formula of these kinds among all care trajectories that started, in per cent."""

    def share(t: Totals) -> float:
        started = t.tallies.waits.sum(axis=(1, 2))
        return 100 * quotient(started[list(kinds)].sum(), started[CARE_KINDS].sum())

    return of_everybody(share)


def share_in_care(*kinds: int) -> Formula:
    """Return the formula of these kinds among children with care running, in per cent."""

    def share(t: Totals) -> float:
        children = sum(float(t.stock_weeks(Stock.HELP + kind)[0]) for kind in kinds)
        return 100 * quotient(children, float(t.stock_weeks(Stock.IN_CARE)[0]))

    return of_everybody(share)


def mean_wait(*kinds: int) -> Formula:
    """Return the formula of the mean weeks between referral and start, for kinds of care."""

    def weeks(t: Totals) -> float:
        waits = t.tallies.waits[list(kinds)].sum(axis=(0, 1))
        return quotient(float((waits * np.arange(waits.size)).sum()), float(waits.sum()))

    return of_everybody(weeks)


def spread_of_waits(t: Totals) -> float:
    """Return the standard deviation of waits for care as a multiple of their mean."""
    waits = t.waits.sum(axis=0)
    weeks = np.arange(waits.size)
    mean = quotient(float((waits * weeks).sum()), float(waits.sum()))
    variance = quotient(float((waits * (weeks - mean) ** 2).sum()), float(waits.sum()))
    return quotient(float(np.sqrt(variance)), mean)


def urgent_wait_ratio(t: Totals) -> float:
    """Return the mean wait at severity 3 and 4 as a part of that at severity 1 and 2."""
    weeks = np.arange(t.waits.shape[1])
    light, severe = t.waits[:2].sum(axis=0), t.waits[2:].sum(axis=0)
    means = [
        quotient(float((waits * weeks).sum()), float(waits.sum())) for waits in (light, severe)
    ]
    return quotient(means[1], means[0])


def share_of_lengths(first: int, last: int | None) -> Formula:
    """Return the formula of ended care of `first` up to (not including) `last` weeks, per cent."""

    def share(t: Totals) -> float:
        lengths = t.tallies.lengths.sum(axis=0)
        return 100 * quotient(lengths[first:last].sum(), lengths.sum())

    return of_everybody(share)


def median_length(t: Totals) -> float:
    """Return the length of ended care in months that half of it does not exceed."""
    return quantile(t.tallies.lengths.sum(axis=0), 0.5) / WEEKS_PER_MONTH


def referred_by(*doors: Node) -> Formula:
    """Return the formula of these doors among all that sent families on to care, in per cent."""

    def share(t: Totals) -> float:
        return 100 * quotient(t.tallies.referrals[list(doors)].sum(), t.tallies.referrals.sum())

    return of_everybody(share)


def pupils_in(sectors: tuple[Sector, ...], of: tuple[Sector, ...]) -> Formula:
    """Return the formula of pupils in sectors among those of more sectors, in per cent."""

    def share(t: Totals) -> float:
        found = pupils(t)
        return 100 * quotient(found[list(sectors)].sum(), found[list(of)].sum())

    return of_everybody(share)


def leavers_of(sector: Sector) -> Formula:
    """Return the formula of early leavers from a sector per year, per cent of its students."""

    def share(t: Totals) -> float:
        return 100 * quotient(t.tallies.leavers[sector], pupils(t)[sector])

    return of_everybody(share)


def ended_per_month(t: Totals) -> float:
    """Return the care that ends in a month, per cent of care that runs."""
    months = float(t.stock_weeks(Stock.IN_CARE)[0]) / WEEKS_PER_MONTH
    return 100 * quotient(t.tallies.lengths.sum(), months)


def _statistic(
    name: str, unit: str, nl: str, en: str, definition_nl: str, definition_en: str,
    formula: Formula, decimals: int = 1,
) -> Measure:  # fmt: skip
    """Return a measure of everybody that has no better direction."""
    return Measure(
        name, unit, NONE, "statistics", nl, en, definition_nl, definition_en, formula, decimals,
        by_group=False,
    )  # fmt: skip


_AGES = [(4, 7), (8, 11), (12, 17)]
_FORMS = [
    ("local", (Help.LOCAL,), "wijkteam", "local team"),
    (
        "ambulant",
        AMBULANT_KINDS,
        "ambulant bij aanbieder of thuis",
        "ambulant, by a provider or at home",
    ),
    ("day_help", (Help.DAY_HELP,), "dagbehandeling", "day help"),
    ("residence", (Help.RESIDENCE,), "verblijf", "residence"),
]
_WAITS = [
    ("light", LIGHT_KINDS, "lichte hulp", "light help"),
    ("specialised", SPECIALIST_KINDS, "gespecialiseerde hulp", "specialised help"),
    ("residence", (Help.RESIDENCE,), "verblijf", "residence"),
]
_LENGTHS = [
    ("under_3_months", 0, 13, "korter dan 3 maanden", "under 3 months"),
    ("over_1_year", 52, None, "langer dan een jaar", "over a year"),
    ("over_2_years", 104, None, "langer dan twee jaar", "over two years"),
]
_SECTORS = [
    ("sbo", Sector.SBO, PRIMARY, "leerlingen in bao, sbo en so", "primary pupils"),
    ("so", Sector.SO, PRIMARY, "leerlingen in bao, sbo en so", "primary pupils"),
    ("vso", Sector.VSO, SECONDARY, "leerlingen in vo en vso", "secondary pupils"),
]

STATISTICS = [
    *(
        _statistic(
            f"in_care_{first}_{last}", "% of that age",
            f"Jeugdhulp nu, {first}–{last} jaar", f"Care now, ages {first}–{last}",
            f"Kinderen van {first} tot en met {last} jaar met lopende jeugdhulp, eind schooljaar.",
            f"Children of {first} to {last} with care running, at the end of a school year.",
            in_care_of_age(first, last), 2,
        )
        for first, last in _AGES
    ),
    _statistic(
        "care_users_boys_8_11", "% per year", "Jongens van 8–11 met jeugdhulp in een jaar",
        "Boys of 8–11 with care in a year", "Jongens van 8 tot en met 11 jaar met jeugdhulp in het "
        "schooljaar, per jongen van die leeftijd aan het eind ervan.",
        "Boys of 8 to 11 who had care in the school year, per boy of that age at its end.",
        users_of_age(BOYS, 8, 11),
    ),
    _statistic(
        "care_users_girls_12_17", "% per year", "Meisjes van 12–17 met jeugdhulp in een jaar",
        "Girls of 12–17 with care in a year", "Meisjes van 12 tot en met 17 jaar met jeugdhulp in "
        "het schooljaar, per meisje van die leeftijd aan het eind ervan.",
        "Girls of 12 to 17 who had care in the school year, per girl of that age at its end.",
        users_of_age(GIRLS, 12, 17),
    ),
    _statistic(
        "care_mean_age", "years", "Gemiddelde leeftijd met jeugdhulp", "Mean age in care",
        "Gemiddelde leeftijd, in hele jaren, van kinderen van 4–17 met lopende jeugdhulp, eind "
        "schooljaar.",
        "Mean age, in whole years, of children of 4–17 with care running, at the end of a school "
        "year.",
        of_everybody(mean_age_in_care), 2,
    ),
    *(
        _statistic(
            f"starts_{name}", "% of trajectories",
            f"Begonnen trajecten: {nl}", f"Trajectories started: {en}",
            f"Deel van de begonnen jeugdhulptrajecten: {nl}.",
            f"Share of care trajectories that started: {en}.",
            share_of_starts(*kinds),
        )
        for name, kinds, nl, en in _FORMS
    ),
    *(
        _statistic(
            f"share_{name}", "% of care",
            f"Lopende jeugdhulp: {nl}", f"Care running: {en}",
            f"Deel van de lopende jeugdhulp: {nl}.", f"Share of care that runs: {en}.",
            share_in_care(*kinds),
        )
        for name, kinds, nl, en in _FORMS
    ),
    *(
        _statistic(
            f"wait_{name}", "weeks",
            f"Wachttijd (begonnen): {nl}", f"Wait (started): {en}",
            f"Gemiddelde tijd tussen verwijzing en begin: {nl}.",
            f"Mean time between referral and start: {en}.",
            mean_wait(*kinds),
        )
        for name, kinds, nl, en in _WAITS
    ),
    _statistic(
        "wait_spread", "ratio", "Spreiding van wachttijden", "Spread of waits",
        "Standaardafwijking van wachttijden op jeugdhulp, gedeeld door het gemiddelde.",
        "Standard deviation of waits for care, divided by their mean.",
        of_everybody(spread_of_waits), 2,
    ),
    _statistic(
        "wait_severe_ratio", "ratio", "Wachttijd zwaar tegenover licht",
        "Wait with severe against light need",
        "Gemiddelde wachttijd bij ernst 3 en 4, gedeeld door die bij ernst 1 en 2.",
        "Mean wait at severity 3 and 4, divided by that at severity 1 and 2.",
        of_everybody(urgent_wait_ratio), 2,
    ),
    *(
        _statistic(
            f"care_{name}", "% of ended care",
            f"Beëindigde jeugdhulp {nl}", f"Ended care of {en}",
            f"Deel van de beëindigde jeugdhulptrajecten dat {nl} duurde.",
            f"Share of ended care trajectories that took {en}.",
            share_of_lengths(first, last),
        )
        for name, first, last, nl, en in _LENGTHS
    ),
    _statistic(
        "care_median_months", "months", "Duur van beëindigde jeugdhulp, de helft korter",
        "Length of ended care, median", "De helft van de beëindigde trajecten duurde niet langer.",
        "Half of the ended trajectories took no longer.",
        of_everybody(median_length),
    ),
    _statistic(
        "care_ended_per_month", "% per month", "Jeugdhulp die per maand eindigt",
        "Care that ends in a month",
        "Trajecten die in een maand eindigen, om welke reden ook, per lopend traject.",
        "Trajectories that end in a month, for whatever reason, per trajectory that runs.",
        of_everybody(ended_per_month), 2,
    ),
    _statistic(
        "referred_by_gp", "% of referrals", "Verwijzingen door de huisarts", "Referrals by the GP",
        "Deel van de verwijzingen naar jeugdhulp dat van de huisarts komt; de andere komen van "
        "wijkteam, jeugdarts en schoolteam.",
        "Share of referrals to care that come from GPs; the others come from local teams, youth "
        "health care and school teams.",
        referred_by(Node.GENERAL_PRACTICE),
    ),
    _statistic(
        "referred_by_youth_health", "% of referrals", "Verwijzingen door de jeugdarts",
        "Referrals by youth health care",
        "Deel van de verwijzingen naar jeugdhulp dat van de jeugdarts komt.",
        "Share of referrals to care that come from youth health care.",
        referred_by(Node.YOUTH_HEALTH),
    ),
    *(
        _statistic(
            f"pupils_{name}", f"% of {en}",
            f"Leerlingen in {name}", f"Pupils in {name}",
            f"Deel van de {nl} dat in {name} zit, eind schooljaar.",
            f"Share of {en} who are in {name}, at the end of a school year.",
            pupils_in((sector,), of), 2,
        )
        for name, sector, of, nl, en in _SECTORS
    ),
    *(
        _statistic(
            f"inflow_{name}", "% of its pupils per year",
            f"Instroom in {name}", f"Inflow into {name}",
            f"Plaatsingen in {name} per jaar, per leerling die daar eind schooljaar zit.",
            f"Placements in {name} per year, per pupil there at the end of a school year.",
            inflow_of(sector),
        )
        for name, sector, *_ in _SECTORS[:2]
    ),
    *(
        _statistic(
            f"inflow_age_{name}", "years",
            f"Leeftijd bij plaatsing in {name}", f"Age at placement in {name}",
            "Gemiddelde leeftijd bij plaatsing: hele jaren en een half.",
            "Mean age at placement: whole years and a half.",
            age_at_placement(sector),
        )
        for name, sector, *_ in _SECTORS[:2]
    ),
    *(
        _statistic(
            f"direct_{name}", "% of placements",
            f"Rechtstreeks naar {name}", f"Direct entry into {name}",
            f"Deel van de plaatsingen in {name} van kinderen van vier zonder eerdere school.",
            f"Share of placements in {name} of children of four without an earlier school.",
            direct_entry_into(sector),
        )
        for name, sector, *_ in _SECTORS[:2]
    ),
    _statistic(
        "to_special_primary", "% of regular pupils per year", "Van basisschool naar sbo of so",
        "From regular primary school to sbo or so",
        "Plaatsingen in sbo en so vanaf de basisschool, per jaar en per leerling daar.",
        "Placements in sbo and so from regular primary schools, per year and pupil there.",
        of_everybody(placed_from_regular), 2,
    ),
    _statistic(
        "early_leavers_mbo", "% of mbo students per year",
        "Voortijdig schoolverlaters in het mbo", "Early leavers in vocational education",
        "Studenten die het mbo zonder diploma verlaten, per student in het mbo.",
        "Students who leave vocational education (mbo) without a diploma, per student there.",
        leavers_of(Sector.MBO), 2,
    ),
]  # fmt: skip
