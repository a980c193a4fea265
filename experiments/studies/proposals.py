"""The proposals S1 to S19: what they are called, what is expected, and which scenarios pull them.

The expectation says by which mechanism a proposal should work; what really comes out is computed.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Proposal:
    """One proposal: code, Dutch and English name, expected mechanism, and its scenarios."""

    code: str
    nl: str
    en: str
    expected: str
    scenarios: tuple[str, ...]


PROPOSALS: tuple[Proposal, ...] = (
    Proposal(
        "S1", "vast multidisciplinair team", "A fixed multidisciplinary team in every school",
        "The team sees needs that stayed hidden and helps light ones itself, so use rises first; "
        "its staff are missed by the care providers of the same labour market.",
        ("integrated-teams", "teams-coordination-only", "teams-without-extra-staff"),
    ),
    Proposal(
        "S2", "robuuste, duurzame regio-indeling", "A robust, lasting region layout",
        "Fewer pairs have to agree and providers work under fewer frameworks, after a transition "
        "that takes time of desks and restarts agreements between new partners.",
        ("congruent-region", "merged-regions"),
    ),
    Proposal(
        "S3", "collectieve financiering, bundelen van geldstromen", "Collective funding",
        "What is paid from one fund needs no settling, so disputes and budget stops become fewer; "
        "the fund adds no hour of help by itself.",
        ("pooled-budget",),
    ),
    Proposal(
        "S4", "harmonisatie van toezicht en regelgeving", "Harmonised supervision and rules",
        "Less paperwork leaves more hours for children, one plan lets two tracks run side by side, "
        "and a file that travels along spares intakes.",
        ("harmonised-rules",),
    ),
    Proposal(
        "S5", "bindend op overeenstemming gericht overleg (oogo)", "A binding consultation",
        "Agreements between municipalities and partnerships grow, so that fewer cases become a "
        "dispute on who pays.",
        ("binding-consultation",),
    ),
    Proposal(
        "S6", "vroegsignalering en snelle passende hulp", "Early signals and quick fitting help",
        "More needs are noticed, also wrongly; whether children are helped sooner depends on the "
        "desks and queues after that.",
        ("early-signals", "gp-practice-support"),
    ),
    Proposal(
        "S7", "onderwijsperspectief bij vrijstelling leerplicht 5 onder a",
        "An education perspective in exemptions",
        "Some exemptions become a request for support at school; how many depends on what the "
        "partnership has on offer.",
        ("absence-exemption-say",),
    ),
    Proposal(
        "S8", "doorbraakaanpak", "A breakthrough approach",
        "Cases that are stuck between payers are decided at once, as long as the desk has hours; "
        "it cannot shorten a waiting list.",
        ("breakthrough-desk",),
    ),
    Proposal(
        "S9", "rol van samenwerkingsverbanden bij verzuim",
        "A clear role of partnerships in absence",
        "Children at home without a case come into view sooner.",
        ("partnership-follow-up",),
    ),
    Proposal(
        "S10", "zorg in onderwijstijd", "Care during school time",
        "Families travel less and stop care less often; professionals travel more, so they have "
        "fewer hours for children.",
        ("care-in-school-time",),
    ),
    Proposal(
        "S11", "maatwerk, onderwijszorgarrangementen", "Tailor-made arrangements",
        "Children with heavy combined needs get a place that offers both; its staff leave other "
        "care.",
        ("tailor-made-places",),
    ),
    Proposal(
        "S12", "Thuiszitterspact", "Follow-up of the pact on children at home",
        "Priority moves children out of school to the front and others back; capacity adds help.",
        ("pact-on-paper", "pact-with-capacity"),
    ),
    Proposal(
        "S13", "zorgplicht mbo", "Duty of care in vocational education",
        "Students who got no support in class get it, and fewer leave early; colleges pay.",
        ("mbo-duty-of-care",),
    ),
    Proposal(
        "S14", "gezamenlijke professionalisering", "Joint professional training",
        "Fewer requests reach the wrong desk; the hours of training are taken from children.",
        ("joint-training",),
    ),
    Proposal(
        "S15", "onderwijs- en jeugdgeld combineren", "Eight forms of combining money",
        "As with S3, in proportion to what each form really pools.",
        (
            "pooling-special-schools", "pooling-early-help", "pooling-part-of-region",
            "pooling-insurers-join", "pooling-lump-sum", "pooling-own-deposits",
            "pooling-open-end", "pooling-free-to-leave",
        ),
    ),
    Proposal(
        "S16", "doorgaande lijn, thuisnabij", "A continuous line, close to home",
        "Support goes on after a change of school instead of starting anew, and what childcare saw "
        "is known at once; nearness may mean waiting longer.",
        ("continuous-line", "warm-hand-over", "early-years-line", "close-to-home"),
    ),
    Proposal(
        "S17", "keuzevrijheid van ouders", "Parents choose",
        "More providers to choose from shortens waits where others have room; one front door "
        "spares rejections but gets all the work.",
        ("parents-choice", "single-front-door"),
    ),
    Proposal(
        "S18", "zorg op school naadloos met zorg thuis", "Care at school and at home as one",
        "No disputes between municipality and care office on children with a disability or "
        "illness.",
        ("care-at-home-and-school",),
    ),
    Proposal(
        "S19", "geen overhaaste stappen, eerst experimenteren", "Pilots first",
        "Later teams learn sooner from earlier ones, and posts are filled more gradually; what "
        "stops early leaves a gap.",
        ("teams-in-pilots-first", "teams-at-once", "policy-reversal"),
    ),
)  # fmt: skip

TOGETHER = "full-continuum"


def scenario_names() -> list[str]:
    """Return the baseline, every scenario of a proposal, and all proposals together."""
    own = [name for proposal in PROPOSALS for name in proposal.scenarios]
    return ["current", *dict.fromkeys(own), TOGETHER]
