"""Numbers of the need process: onset, worsening, recovery, relapse, and who needs what."""

from __future__ import annotations

from dataclasses import dataclass

from model.parameters.declare import parameter


@dataclass(frozen=True)
class NeedParameters:
    """How needs (hulpvragen) begin, grow and end, and which help they ask for."""

    # fmt: off
    onset_per_year: float = parameter(
        0.16, low=0.06, high=0.3, distribution="log-uniform", unit="per child-year",
        quality="C", source="F113 F132 F136 C31",
        nl="Kans per jaar dat een kind zonder eerdere hulpvraag er een krijgt (gemiddeld kind).",
        en="Yearly hazard that a child without an earlier need gets one (average child).",
    )
    relapse_factor: float = parameter(
        2.96, low=1.5, high=3.0, distribution="uniform", unit="ratio",
        quality="B", source="C32 F071",
        nl="Hoeveel vaker een nieuwe hulpvraag begint bij een kind dat er eerder een had.",
        en="How much more often a need begins in a child that had one before.",
    )
    frailty_sigma: float = parameter(
        1.25, low=0.8, high=1.3, distribution="uniform", unit="sd of log",
        quality="B", source="C31",
        nl="Spreiding van kwetsbaarheid; 1,05 geeft de kwetsbaarste 10 % zo'n 41 % der gevallen.",
        en="Spread of frailty; 1.05 gives the frailest 10 % about 41 % of the cases.",
    )
    low_income_factor: float = parameter(
        1.64, low=1.1, high=1.7, distribution="uniform", unit="ratio",
        quality="C", source="F093 F132",
        nl="Hoeveel vaker hulpvragen beginnen bij een laag inkomen, tegenover midden.",
        en="How much more often needs begin at low income, against middle income.",
    )
    high_income_factor: float = parameter(
        0.80, low=0.65, high=0.95, distribution="pert", unit="ratio",
        quality="C", source="F093 F132",
        nl="Hoeveel vaker hulpvragen beginnen bij een hoog inkomen, tegenover midden.",
        en="How much more often needs begin at high income, against middle income.",
    )
    onset_young_factor: float = parameter(
        0.58, low=0.4, high=2.0, distribution="log-uniform", unit="ratio",
        quality="C", source="F066 F067",
        nl="Begin van hulpvragen op 4–6 jaar, tegenover 7–11 jaar.",
        en="Onset of needs at ages 4–6, against ages 7–11.",
    )
    onset_teen_factor: float = parameter(
        0.741, low=0.4, high=1.3, distribution="uniform", unit="ratio",
        quality="C", source="F067 F132",
        nl="Begin van hulpvragen vanaf 12 jaar, tegenover 7–11 jaar.",
        en="Onset of needs from age 12, against ages 7–11.",
    )
    start_moderate_share: float = parameter(
        0.263, low=0.1, high=0.4, distribution="log-uniform", unit="share",
        quality="D", source="F136 F138",
        nl="Deel van de hulpvragen dat matig (ernst 2) begint in plaats van licht.",
        en="Share of needs that begin as moderate (severity 2) instead of light.",
    )
    worsen_per_shock_s1: float = parameter(
        0.218, low=0.1, high=0.25, distribution="uniform", unit="share",
        quality="D", source="C31 F138",
        nl="Kans dat een tegenslag een lichte, niet geholpen hulpvraag matig maakt.",
        en="Chance that a setback turns a light, unsupported need into a moderate one.",
    )
    worsen_per_shock_s2: float = parameter(
        0.143, low=0.08, high=0.25, distribution="uniform", unit="share",
        quality="D", source="C31 F138",
        nl="Kans dat een tegenslag een matige, niet geholpen hulpvraag zwaar maakt.",
        en="Chance that a setback turns a moderate, unsupported need into a severe one.",
    )
    worsen_per_shock_s3: float = parameter(
        0.0433, low=0.04, high=0.16, distribution="log-uniform", unit="share",
        quality="D", source="F063 C31",
        nl="Kans dat een tegenslag een zware, niet geholpen hulpvraag tot een crisis maakt.",
        en="Chance that a setback turns a severe, unsupported need into a crisis.",
    )
    worsen_waiting_per_month: float = parameter(
        0.10, low=0.05, high=0.15, distribution="pert", unit="per month of waiting",
        quality="B", source="C26",
        nl="Extra kans op verergeren per maand wachten op hulp.",
        en="Extra chance of worsening per month of waiting for help.",
    )
    worsen_out_of_school_factor: float = parameter(
        1.5, low=1.0, high=2.5, distribution="uniform", unit="ratio",
        quality="D", source="F127 C37",
        nl="Hoeveel vaker een hulpvraag verergert bij een kind dat thuiszit.",
        en="How much more often a need worsens in a child that is out of school.",
    )
    worsen_helped_factor: float = parameter(
        0.326, low=0.3, high=0.9, distribution="uniform", unit="ratio",
        quality="C", source="C09 C11",
        nl="Hoeveel vaker een hulpvraag verergert tijdens passende hulp, tegenover zonder.",
        en="How much more often a need worsens during fitting help, against without.",
    )
    recovery_per_month_s1: float = parameter(
        0.045, low=0.035, high=0.08, distribution="pert", unit="per month",
        quality="B", source="C29 C30 R39",
        nl="Natuurlijk herstel van een lichte hulpvraag, per maand.",
        en="Natural recovery of a light need, per month.",
    )
    recovery_per_month_s2: float = parameter(
        0.0678, low=0.025, high=0.083, distribution="uniform", unit="per month",
        quality="B", source="C29 C30",
        nl="Natuurlijk herstel van een matige hulpvraag, per maand.",
        en="Natural recovery of a moderate need, per month.",
    )
    recovery_per_month_s3: float = parameter(
        0.0325, low=0.015, high=0.05, distribution="uniform", unit="per month",
        quality="C", source="C29 C31",
        nl="Verbetering van een zware hulpvraag tot matig zonder hulp, per maand.",
        en="Improvement of a severe need to moderate without help, per month.",
    )
    recovery_per_month_s4: float = parameter(
        0.10, low=0.05, high=0.2, distribution="log-uniform", unit="per month",
        quality="D", source="C31",
        nl="Verbetering van een crisis tot zwaar zonder hulp, per maand.",
        en="Improvement of a crisis to severe without help, per month.",
    )
    lifelong_share_neurodevelopmental: float = parameter(
        0.55, low=0.4, high=0.75, distribution="uniform", unit="share",
        quality="D", source="F138 C31",
        nl="Deel van de ontwikkelingsvragen dat levenslang is: hulp herstelt het functioneren.",
        en="Share of neurodevelopmental needs that are lifelong: help restores functioning.",
    )
    lifelong_share_medical: float = parameter(
        0.65, low=0.4, high=0.85, distribution="uniform", unit="share",
        quality="D", source="F187 F189",
        nl="Deel van de medische hulpvragen en beperkingen dat levenslang is.",
        en="Share of medical needs and disabilities that are lifelong.",
    )
    lifelong_recovery_factor: float = parameter(
        0.246, low=0.1, high=0.5, distribution="log-uniform", unit="ratio",
        quality="D", source="C31",
        nl="Herstel van het functioneren bij een levenslange hulpvraag, tegenover gewoon herstel.",
        en="Restoration of functioning with a lifelong need, against ordinary recovery.",
    )
    share_learning: float = parameter(
        0.22, low=0.15, high=0.3, distribution="uniform", unit="share",
        quality="D", source="F112 F113",
        nl="Deel van de hulpvragen dat vooral over leren gaat.",
        en="Share of needs that are mainly about learning.",
    )
    share_externalising: float = parameter(
        0.20, low=0.14, high=0.26, distribution="pert", unit="share",
        quality="C", source="F135",
        nl="Deel van de hulpvragen dat vooral over gedrag gaat.",
        en="Share of needs that are mainly externalising (behaviour).",
    )
    share_internalising: float = parameter(
        0.26, low=0.2, high=0.34, distribution="pert", unit="share",
        quality="C", source="F133 F134",
        nl="Deel van de hulpvragen dat vooral over angst of somberheid gaat.",
        en="Share of needs that are mainly internalising (anxiety, low mood).",
    )
    share_neurodevelopmental: float = parameter(
        0.12, low=0.08, high=0.18, distribution="uniform", unit="share",
        quality="D", source="F135",
        nl="Deel van de hulpvragen door een ontwikkelingsstoornis.",
        en="Share of needs that are neurodevelopmental.",
    )
    share_family: float = parameter(
        0.15, low=0.1, high=0.22, distribution="uniform", unit="share",
        quality="D", source="F073 F082",
        nl="Deel van de hulpvragen dat vooral over het gezin gaat.",
        en="Share of needs that are mainly about the family.",
    )
    share_medical: float = parameter(
        0.05, low=0.03, high=0.08, distribution="uniform", unit="share",
        quality="D", source="F187 F189",
        nl="Deel van de hulpvragen door ziekte of beperking.",
        en="Share of needs from illness or disability.",
    )
    education_side_learning: float = parameter(
        0.95, low=0.85, high=1.0, distribution="uniform", unit="share",
        quality="D", source="F114 F144",
        nl="Deel van de leerhulpvragen dat onderwijsondersteuning vraagt.",
        en="Share of learning needs that ask for education support.",
    )
    education_side_externalising: float = parameter(
        0.60, low=0.4, high=0.8, distribution="uniform", unit="share",
        quality="D", source="F114 F144",
        nl="Deel van de gedragshulpvragen dat onderwijsondersteuning vraagt.",
        en="Share of externalising needs that ask for education support.",
    )
    education_side_internalising: float = parameter(
        0.30, low=0.15, high=0.5, distribution="uniform", unit="share",
        quality="D", source="F114 F144",
        nl="Deel van de internaliserende hulpvragen dat onderwijsondersteuning vraagt.",
        en="Share of internalising needs that ask for education support.",
    )
    education_side_neurodevelopmental: float = parameter(
        0.75, low=0.55, high=0.9, distribution="uniform", unit="share",
        quality="D", source="F114 F144",
        nl="Deel van de ontwikkelingshulpvragen dat onderwijsondersteuning vraagt.",
        en="Share of neurodevelopmental needs that ask for education support.",
    )
    education_side_family: float = parameter(
        0.20, low=0.1, high=0.35, distribution="uniform", unit="share",
        quality="D", source="F144",
        nl="Deel van de gezinshulpvragen dat onderwijsondersteuning vraagt.",
        en="Share of family needs that ask for education support.",
    )
    education_side_medical: float = parameter(
        0.60, low=0.4, high=0.8, distribution="uniform", unit="share",
        quality="D", source="F189",
        nl="Deel van de medische hulpvragen dat onderwijsondersteuning vraagt.",
        en="Share of medical needs that ask for education support.",
    )
    care_side_learning: float = parameter(
        0.15, low=0.05, high=0.3, distribution="log-uniform", unit="share",
        quality="D", source="F144",
        nl="Deel van de leerhulpvragen dat jeugdhulp vraagt.",
        en="Share of learning needs that ask for care.",
    )
    care_side_externalising: float = parameter(
        0.80, low=0.6, high=0.9, distribution="uniform", unit="share",
        quality="D", source="F144 F068",
        nl="Deel van de gedragshulpvragen dat jeugdhulp vraagt.",
        en="Share of externalising needs that ask for care.",
    )
    care_side_internalising: float = parameter(
        0.90, low=0.75, high=1.0, distribution="uniform", unit="share",
        quality="D", source="F144",
        nl="Deel van de internaliserende hulpvragen dat jeugdhulp vraagt.",
        en="Share of internalising needs that ask for care.",
    )
    care_side_neurodevelopmental: float = parameter(
        0.75, low=0.55, high=0.9, distribution="uniform", unit="share",
        quality="D", source="F144",
        nl="Deel van de ontwikkelingshulpvragen dat jeugdhulp vraagt.",
        en="Share of neurodevelopmental needs that ask for care.",
    )
    care_side_family: float = parameter(
        1.0, low=0.9, high=1.0, distribution="uniform", unit="share",
        quality="D", source="F073",
        nl="Deel van de gezinshulpvragen dat jeugdhulp vraagt.",
        en="Share of family needs that ask for care.",
    )
    care_side_medical: float = parameter(
        0.85, low=0.7, high=1.0, distribution="uniform", unit="share",
        quality="D", source="F187",
        nl="Deel van de medische hulpvragen dat zorg vraagt.",
        en="Share of medical needs that ask for care.",
    )
    combined_share: float = parameter(
        0.2, low=0.1, high=0.4, distribution="log-uniform", unit="share",
        quality="D", source="C31 F144",
        nl="Deel van de hulpvragen met een tweede profiel erbij.",
        en="Share of needs that combine a second profile with the first.",
    )
    girl_internalising_factor: float = parameter(
        1.7, low=1.2, high=3.0, distribution="pert", unit="ratio",
        quality="C", source="F134 F132",
        nl="Hoeveel vaker een hulpvraag van een meisje internaliserend is.",
        en="How much more often a need of a girl is internalising.",
    )
    boy_externalising_factor: float = parameter(
        1.5, low=1.0, high=2.5, distribution="uniform", unit="ratio",
        quality="D", source="F135 F068",
        nl="Hoeveel vaker een hulpvraag van een jongen over gedrag gaat.",
        en="How much more often a need of a boy is externalising.",
    )
    boy_neurodevelopmental_factor: float = parameter(
        1.8, low=1.2, high=3.0, distribution="uniform", unit="ratio",
        quality="D", source="F068 F135",
        nl="Hoeveel vaker een hulpvraag van een jongen een ontwikkelingsstoornis is.",
        en="How much more often a need of a boy is neurodevelopmental.",
    )
    entry_share: float = parameter(
        0.224, low=0.0, high=0.25, distribution="uniform", unit="share",
        quality="D", source="F136 C43",
        nl="Deel van de kinderen dat op vier jaar al een hulpvraag heeft (gemiddeld kind).",
        en="Share of children that have a need already at four (average child).",
    )
    # fmt: on
