"""Levers in and around the school: noticing, absence, arrangements and transitions."""

from __future__ import annotations

from typing import ClassVar, Literal

from model.levers.base import Lever, setting, share


class EarlySignals(Lever):
    """Early signalling in the support structure of schools (vroegsignalering)."""

    proposals: ClassVar[str] = "S6"
    kind: Literal["early_signals"] = "early_signals"
    # fmt: off
    attention: float = setting(
        0.0, unit="fte per 1,000 pupils", ge=0.0, le=3.0,
        nl="Extra tijd van intern begeleiders en leraren om te zien wat er speelt.",
        en="Extra time of care coordinators and teachers to see what is going on.",
        changes="hours of the school's care team; chance that a teacher notices, also wrongly",
        evidence="C40 C41 C42",
    )
    extra_contacts: float = share(
        0.0, unit="share of children",
        nl="Deel van de kinderen met extra contactmomenten jeugdgezondheidszorg (7, 12, 16 jaar).",
        en="Share of children with extra youth-health contact moments (ages 7, 12, 16).",
        changes="moments at which youth health care can notice a need, also wrongly",
        evidence="C43 F139",
    )
    youth_health_hours: float = setting(
        0.0, unit="hours per week per 1,000 children", ge=0.0, le=4.0,
        nl="Extra uren jeugdgezondheidszorg voor kinderen met een vraag.",
        en="Extra hours of youth health care for children with a request.",
        changes="hours of the youth-health desk, with staff from the labour pool",
        evidence="F177",
    )
    # fmt: on


class Absence(Lever):
    """Absence, being out of school, and exemptions (verzuim, thuiszitten, vrijstelling 5a)."""

    proposals: ClassVar[str] = "S7 S8 S9 S12"
    kind: Literal["absence"] = "absence"
    # fmt: off
    exemption_say: float = share(
        0.0, unit="share of requests",
        nl="S7: deel van de vrijstellingen 5a waar de school eerst een aanbod mag doen.",
        en="S7: share of 5a exemptions where the school may make an offer first.",
        changes="a request for support in place of an exemption",
        evidence="F124 F211",
    )
    breakthrough_hours: float = setting(
        0.0, unit="hours per week per 1,000 children", ge=0.0, le=2.0,
        nl="S8: uren van een regionale doorbraaktafel met doorzettingsmacht.",
        en="S8: hours of a regional desk with the mandate to break through.",
        changes="disputes and budget stops of stuck cases are decided there, while it has hours",
        evidence="F103 F126",
    )
    partnership_follow_up: float = share(
        0.0, unit="share of children out of school",
        nl="S9: deel van de thuiszitters dat het samenwerkingsverband opvolgt.",
        en="S9: share of children out of school that the partnership follows up.",
        changes="children out of school without a case are noticed; hours of the partnership's "
        "desk",
        evidence="F122 F126",
    )
    pact_priority: float = share(
        0.0, unit="share of children out of school",
        nl="S12: deel van de thuiszitters dat voorrang krijgt bij loketten en wachtlijsten.",
        en="S12: share of children out of school who get priority at desks and waiting lists.",
        changes="urgency of children out of school; others wait longer",
        evidence="F126 F214",
    )
    pact_capacity: float = setting(
        0.0, unit="ratio to today's arrangements", ge=0.0, le=1.0,
        nl="S12: extra uren voor arrangementen die bij het pact horen.",
        en="S12: extra hours for arrangements that come with the pact.",
        changes="hours of arrangements, paid by the partnership",
        evidence="F126 F164",
    )
    # fmt: on


class Arrangements(Lever):
    """Care in school time and tailor-made arrangements (onderwijszorgarrangementen)."""

    proposals: ClassVar[str] = "S10 S11"
    kind: Literal["arrangements"] = "arrangements"
    # fmt: off
    care_in_school_time: float = share(
        0.0, unit="share of ambulant care",
        nl="S10: deel van de ambulante zorg dat op school en in schooltijd wordt gegeven.",
        en="S10: share of ambulant care given at school and in school time.",
        changes="families need not travel, so fewer end early; professionals travel more",
        evidence="C24 C25",
    )
    combined_places: float = setting(
        0.0, unit="places per 1,000 children", ge=0.0, le=6.0,
        nl="S11: plekken die onderwijs en zorg combineren, gevraagd als zij niet later beginnen.",
        en="S11: places that combine education and care, asked for if they begin no later.",
        changes="an offer for children with heavy combined needs; staff from the labour pool",
        evidence="F145 C39 C37",
    )
    # fmt: on


class Transitions(Lever):
    """A continuous line from early years to vocational education, close to home."""

    proposals: ClassVar[str] = "S13 S16"
    kind: Literal["transitions"] = "transitions"
    # fmt: off
    warm_hand_over: float = share(
        0.0, unit="share of transitions",
        nl="S16: deel van de overgangen waarbij ondersteuning meegaat naar de nieuwe school.",
        en="S16: share of transitions where support goes along to the new school.",
        changes="support is continued instead of asked for anew; hours of both care teams",
        evidence="F107 C23",
    )
    mbo_duty_of_care: float = share(
        0.0, unit="share of mbo students",
        nl="S13: deel van de mbo-studenten voor wie de zorgplicht geldt als in het vo.",
        en="S13: share of mbo students for whom the duty of care holds as in secondary school.",
        changes="care coordinators and support in class at mbo colleges, paid by the college",
        evidence="F130",
    )
    early_years_line: float = share(
        0.0, unit="share of children of four",
        nl="S16: deel van de kinderen dat met een warme overdracht uit de opvang komt.",
        en="S16: share of children who come from childcare with a warm hand-over.",
        changes="needs that are there at four are known at once when the early years saw them",
        evidence="F139 C43",
    )
    close_to_home: float = share(
        0.0, unit="share of special places",
        nl="S16: hoe zwaar nabijheid telt bij een plek in sbo, so of vso.",
        en="S16: how much nearness counts for a place in a special school.",
        changes="families take the nearest special school even if its queue is longer",
        evidence="R36 C24",
    )
    # fmt: on
