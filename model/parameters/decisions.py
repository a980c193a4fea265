"""Numbers of organisations that decide: agreements, expansion, strictness, transition."""

from __future__ import annotations

from dataclasses import dataclass

from model.parameters.declare import parameter


@dataclass(frozen=True)
class DecisionParameters:
    """How quickly organisations react, and how agreements grow."""

    # fmt: off
    agreement_start: float = parameter(
        0.35, low=0.1, high=0.6, distribution="log-uniform", unit="maturity 0–1",
        quality="D", source="F190 F191 F199",
        nl="Rijpheid van de afspraken tussen samenwerkingsverband en gemeente nu.",
        en="Maturity of the agreements between partnership and municipality today.",
    )
    agreement_effort: float = parameter(
        0.15, low=0.05, high=0.4, distribution="log-uniform", unit="per year with one partner",
        quality="D", source="F190 F192",
        nl="Groei van een afspraak per jaar als er maar één partner is.",
        en="Growth of an agreement per year when there is one partner only.",
    )
    agreement_decay: float = parameter(
        0.08, low=0.03, high=0.2, distribution="log-uniform", unit="per year",
        quality="D", source="F184",
        nl="Verlies van afspraken per jaar door wisseling van mensen.",
        en="Loss of agreements per year from people leaving.",
    )
    reform_loss: float = parameter(
        0.8, low=0.4, high=1.0, distribution="pert", unit="share",
        quality="C", source="R33",
        nl="Deel van de rijpheid dat verloren gaat bij een nieuwe partner na een hervorming.",
        en="Share of maturity lost with a new partner after a reform.",
    )
    reform_hours_share: float = parameter(
        0.10, low=0.03, high=0.2, distribution="log-uniform", unit="share of desk hours",
        quality="D", source="R33",
        nl="Tijd aan loketten die een herindeling in het overgangsjaar kost.",
        en="Desk time that a new layout costs in the transition period.",
    )
    reform_years: float = parameter(
        2.0, low=1.0, high=4.0, distribution="pert", unit="years",
        quality="C", source="R33",
        nl="Duur van de overgang na een herindeling of nieuwe regels.",
        en="Length of the transition after a new layout or new rules.",
    )
    pooling_hours_share: float = parameter(
        0.04, low=0.0, high=0.1, distribution="uniform", unit="share of desk hours at full pooling",
        quality="D", source="R25 R28",
        nl="Onderhandeltijd die een gezamenlijk fonds aan loketten kost.",
        en="Time for negotiation that a joint fund costs at desks.",
    )
    waiting_norm_weeks: float = parameter(
        14.0, low=10.0, high=18.0, distribution="pert", unit="weeks",
        quality="A", source="F095 F096",
        nl="Treeknorm: wachttijd waarboven aanbieders willen uitbreiden.",
        en="Norm (treeknorm) beyond which providers want to expand.",
    )
    expansion_per_year: float = parameter(
        0.062, low=0.02, high=0.12, distribution="log-uniform", unit="share of staff per year",
        quality="D", source="F206 F210",
        nl="Grootste groei die een aanbieder per jaar nastreeft.",
        en="Largest growth that a provider aims for per year.",
    )
    shrink_per_year: float = parameter(
        0.0561, low=0.02, high=0.15, distribution="log-uniform", unit="share of staff per year",
        quality="D", source="F209",
        nl="Krimp per jaar bij lege uren.",
        en="Shrinkage per year when hours stay empty.",
    )
    idle_norm: float = parameter(
        0.12, low=0.05, high=0.2, distribution="log-uniform", unit="share of client hours",
        quality="D", source="F185",
        nl="Lege uren waarboven een aanbieder krimpt.",
        en="Empty hours beyond which a provider shrinks.",
    )
    strictness_step: float = parameter(
        0.04, low=0.01, high=0.1, distribution="log-uniform", unit="share per year",
        quality="D", source="F161 F163",
        nl="Hoeveel strenger een samenwerkingsverband per jaar wordt bij een tekort.",
        en="How much stricter a partnership becomes per year in deficit.",
    )
    prevention_elasticity: float = parameter(
        0.11, low=0.0, high=0.157, distribution="pert", unit="ratio",
        quality="B", source="C13",
        nl="Daling van nieuwe hulpvragen in procenten per procent meer preventie.",
        en="Fall in new needs in per cent per per cent more prevention.",
    )
    prevention_step: float = parameter(
        0.25, low=0.0, high=0.6, distribution="uniform", unit="share per year",
        quality="D", source="C13",
        nl="Deel van het verschil met de gewenste preventie dat een gemeente per jaar inhaalt.",
        en="Share of the gap to the wanted prevention that a municipality closes per year.",
    )
    prevention_cut: float = parameter(
        0.1, low=0.0, high=0.3, distribution="uniform", unit="share per year",
        quality="D", source="C13 R06",
        nl="Deel van de preventie dat wijkt als een gemeente haar budget overschrijdt.",
        en="Share of prevention that gives way when a municipality overspends.",
    )
    leave_tolerance: float = parameter(
        0.1, low=0.02, high=0.3, distribution="log-uniform", unit="share of deposit",
        quality="D", source="R25",
        nl="Deel van de inleg dat een lid van een fonds aan anderen wil bijdragen.",
        en="Share of its deposit that a member of a fund is willing to give to others.",
    )
    consultation_hours_share: float = parameter(
        0.02, low=0.0, high=0.06, distribution="uniform", unit="share of desk hours",
        quality="D", source="F190 F192",
        nl="Tijd aan loketten die een verdubbeling van het overleg kost.",
        en="Desk time that doubling the consultation costs.",
    )
    desk_term_weeks: float = parameter(
        8.0, low=4.0, high=16.0, distribution="pert", unit="weeks",
        quality="A", source="F103",
        nl="Termijn voor een besluit (Awb 4:13): daarboven breidt een gemeente haar loketten uit.",
        en="Term for a decision (Awb 4:13), beyond which a municipality enlarges its desks.",
    )
    desk_step: float = parameter(
        0.188, low=0.05, high=0.5, distribution="log-uniform", unit="share of desk hours per year",
        quality="D", source="F103",
        nl="Hoe snel een gemeente loketten uitbreidt, of weer tot de gewone omvang terugbrengt.",
        en="How fast a municipality enlarges its desks, or brings them back to their usual size.",
    )
    tranche_tolerance: float = parameter(
        0.0, low=0.0, high=0.1, distribution="uniform", unit="share of budget",
        quality="D", source="R30",
        nl="Overschrijding waarbij een gemeente die in kwartalen inkoopt stopt.",
        en="Overspending at which a municipality that buys per quarter stops.",
    )
    desk_idle_weeks: float = parameter(
        1.0, low=0.5, high=2.0, distribution="log-uniform", unit="weeks of work at a desk",
        quality="D", source="expert guess",
        nl="Werkvoorraad waaronder een gemeente vindt dat een loket meer uren heeft dan nodig.",
        en="Work in stock below which a municipality finds that a desk has hours to spare.",
    )
    arrangements_least: float = parameter(
        0.6, low=0.4, high=0.9, distribution="uniform", unit="share of hours at today's volume",
        quality="D", source="expert guess",
        nl="Deel van de arrangementen dat een samenwerkingsverband bij tekort ten minste houdt.",
        en="Share of its arrangements that a partnership keeps at least when money is short.",
    )
    arrangements_most: float = parameter(
        1.3, low=1.1, high=1.8, distribution="uniform", unit="ratio to today's volume",
        quality="D", source="expert guess",
        nl="Volume van arrangementen waartoe een samenwerkingsverband met geld over groeit.",
        en="Volume of arrangements up to which a partnership with money left grows.",
    )
    strictness_most: float = parameter(
        0.4, low=0.2, high=0.6, distribution="uniform", unit="share of requests",
        quality="D", source="expert guess",
        nl="Hoeveel vaker dan nu een samenwerkingsverband na jaren tekort hooguit weigert.",
        en="How much more often than now a partnership refuses at most, after years of deficit.",
    )
    # fmt: on
