"""Words of the page "Zekerheid"."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "certainty_title": ("Hoe zeker is dit?", "How certain is this?"),
    "certainty_firm": (
        "Van de {n} kernmaten veranderen er {settled} duidelijk. Daarvan zijn er {firm} stevig: ze "
        "wijzen dezelfde kant op bij andere aannames en bij andere gedragsregels.",
        "Of the {n} headline measures, {settled} clearly change. Of those, {firm} are firm: they "
        "point the same way under other assumptions and other rules of behaviour.",
    ),
    "certainty_chance_only": (
        "Van de {n} kernmaten veranderen er {settled} duidelijk. Of dat ook zo is bij andere "
        "aannames, is nog niet doorgerekend.",
        "Of the {n} headline measures, {settled} clearly change. Whether that is so under other "
        "assumptions too was not computed yet.",
    ),
    "certainty_settled_none": (
        "Van de {n} kernmaten verandert er geen duidelijk. Het verschil kan toeval zijn.",
        "Of the {n} headline measures, none clearly changes. The difference may be chance.",
    ),
    "certainty_three": (
        "Er zijn drie soorten onzekerheid. Toeval: andere kinderen en andere gebeurtenissen. "
        "Aannames: getallen die wij niet precies kennen. Regels: hoe mensen en organisaties zich "
        "gedragen.",
        "There are three kinds of uncertainty. Chance: other children and other events. "
        "Assumptions: numbers that we do not know exactly. Rules: how people and organisations "
        "behave.",
    ),
    "certainty_worlds_off": (
        "U hebt andere aannames en regels uitgezet. Daarom laat deze pagina alleen toeval zien.",
        "You have switched off other assumptions and rules. So this page shows chance only.",
    ),
    "certainty_worlds_on": ("Reken ze ook door", "Compute them too"),
    "certainty_worlds_busy": (
        "Andere aannames en regels worden nu doorgerekend: {done} van {total}.",
        "Other assumptions and rules are being computed: {done} of {total}.",
    ),
    "certainty_worlds_later": (
        "Andere aannames en regels komen na de herhalingen.",
        "Other assumptions and rules come after the replications.",
    ),
    "certainty_table": ("Per kernmaat, {period}", "Per headline measure, {period}"),
    "certainty_sources": ("Waar komt de onzekerheid vandaan?", "Where does it come from?"),
    "certainty_sources_title": (
        "Toeval, aannames en regels in de onzekerheid van het verschil, {period}",
        "Chance, assumptions and rules in the uncertainty of the difference, {period}",
    ),
    "certainty_how_sources": (
        "Elke balk is de hele onzekerheid van een verschil (de variantie). Een breed stuk toeval "
        "wordt smaller met meer herhalingen. Aannames worden pas smaller met beter onderzoek.",
        "Each bar is the whole uncertainty of a difference (the variance). A wide part of chance "
        "gets narrower with more replications. Assumptions get narrower with better research only.",
    ),
    "certainty_possible": ("Alle doorgerekende mogelijkheden", "All computed possibilities"),
    "certainty_measure": ("Maat", "Measure"),
    "certainty_measure_told": (
        "Deze keuze geldt ook voor de drie vragen hieronder.",
        "This choice also holds for the three questions below.",
    ),
    "certainty_shape": ("Hoe", "How"),
    "certainty_dots": ("Twintig stippen", "Twenty dots"),
    "certainty_curve": ("Lijn", "Line"),
    "certainty_better_in": (
        "{measure}: beter in {better} van de {n} mogelijkheden",
        "{measure}: better in {better} of {n} possibilities",
    ),
    "certainty_spread_of": ("{measure}: het verschil met nu", "{measure}: difference from now"),
    "certainty_how_dots": (
        "Elke stip staat voor 1 op de 20 mogelijkheden. Rechts en links van de nul betekent "
        "meer en minder dan nu.",
        "Each dot stands for 1 in 20 possibilities. Right and left of zero mean more and less than "
        "now.",
    ),
    "certainty_how_curve": (
        "De lijn laat zien welk deel van de mogelijkheden tot en met een waarde gaat.",
        "The line shows which share of the possibilities goes up to a value.",
    ),
    "certainty_from_draws": (
        "Mogelijkheden zijn trekkingen van de aannames. Toeval is eruit gehaald.",
        "Possibilities are draws of the assumptions. Chance was taken out.",
    ),
    "certainty_from_pairs": (
        "Mogelijkheden zijn hier herhalingen: dit gaat alleen over toeval.",
        "Possibilities are replications here: this is about chance only.",
    ),
    "certainty_limits": ("Wat er niet in zit", "What is not in it"),
    # Tipping values
    "tipping_title": ("Waardoor zou dit omslaan?", "What would turn this around?"),
    "tipping_lead": (
        "Kies een getal waar het antwoord op leunt en dat niemand precies kent. De simulator loopt "
        "het hele bereik af en zoekt waar ‘{measure}’ van beter naar slechter gaat.",
        "Choose a number on which the answer leans and that nobody knows exactly. The simulator "
        "walks through its whole range and looks where ‘{measure}’ goes from better to worse.",
    ),
    "tipping_number": ("Getal", "Number"),
    "tipping_start": ("Zoek de omslag", "Find the turn"),
    "tipping_cost": (
        "{values} waarden, elk met {pairs} paren. Dat duurt ongeveer {left} als niemand anders "
        "rekent.",
        "{values} values, with {pairs} pairs each. That takes about {left} if nobody else "
        "computes.",
    ),
    "tipping_busy": (
        "Bezig: {done} van {total} paren, nog {left}",
        "Busy: {done} of {total} pairs, {left} to go",
    ),
    "tipping_course": (
        "Het verschil langs het bereik van het getal, {period}",
        "The difference along the range of the number, {period}",
    ),
    "tipping_value": ("Waarde van het getal", "Value of the number"),
    "tipping_difference": ("Verschil ({unit})", "Difference ({unit})"),
    "tipping_range": ("Door toeval (95 %)", "By chance (95%)"),
    "tipping_failed": ("Dit lukte niet. {problem}", "This failed. {problem}"),
    "tipping_none": (
        "Dit antwoord leunt niet op getallen zonder goede bron.",
        "This answer does not lean on numbers without a good source.",
    ),
    # Where it fails
    "fails_title": ("In welke werelden gaat het mis?", "In which worlds does it fail?"),
    "fails_few": (
        "Een wereld is één trekking van alle aannames. Er zijn nog geen werelden doorgerekend.",
        "A world is one draw of all assumptions. No worlds were computed yet.",
    ),
    "fails_nowhere": (
        "Een wereld is één trekking van alle aannames. In geen van de {n} doorgerekende werelden "
        "wordt ‘{measure}’ slechter.",
        "A world is one draw of all assumptions. In none of the {n} computed worlds ‘{measure}’ "
        "gets worse.",
    ),
    "fails_everywhere": (
        "Een wereld is één trekking van alle aannames. In alle {n} doorgerekende werelden wordt "
        "‘{measure}’ slechter.",
        "A world is one draw of all assumptions. In all {n} computed worlds ‘{measure}’ gets "
        "worse.",
    ),
    "fails_somewhere": (
        "Een wereld is één trekking van alle aannames. In {cases} van de {n} doorgerekende "
        "werelden wordt ‘{measure}’ slechter.",
        "A world is one draw of all assumptions. In {cases} of the {n} computed worlds ‘{measure}’ "
        "gets worse.",
    ),
    "fails_weak": (
        "Wat die werelden delen, is hier niet te zien. Er verschillen honderden aannames tegelijk, "
        "en dan is bij zo weinig werelden elke overeenkomst toeval. Een grotere zoektocht kan dat "
        "wel laten zien.",
        "What those worlds share cannot be seen here. Hundreds of assumptions differ at once, and "
        "then with so few worlds any likeness is chance. A larger search can show it.",
    ),
    "fails_sweep": ("Zelf verder zoeken", "Search further yourself"),
    "fails_file": (
        "Dit ontwerp varieert de {numbers} getallen waar het antwoord het meest op leunt, in "
        "{points} werelden. Bewaar het als {file}. Het rekenen duurt ongeveer {left} op één kern. "
        "Een eigen scenario bewaart u eerst als bestand, op de pagina Onderzoek.",
        "This design varies the {numbers} numbers on which the answer leans most, in {points} "
        "worlds. Save it as {file}. Computing takes about {left} on one core. Save a scenario of "
        "your own as a file first, on the page Research.",
    ),
    # Checks
    "checks_title": ("Proeven op dit scenario", "Checks on this scenario"),
    "checks_lead": (
        "Deze proeven kijken of het rekenwerk klopt. Ze zeggen niets over de echte wereld.",
        "These checks look whether the computing is right. They say nothing about the real world.",
    ),
    "checks_start": ("Doe de proeven", "Do the checks"),
    "checks_cost": (
        "Dat duurt ongeveer {left}: alles wordt elke week nageteld.",
        "That takes about {left}: all is recounted every week.",
    ),
    "checks_years": (
        "Dit is een grote regio. De proeven gaan daarom over {years} van de {asked} schooljaren.",
        "This is a large region. So the checks are about {years} of the {asked} school years.",
    ),
    "checks_busy": ("De proeven zijn bezig …", "The checks are under way …"),
    "checks_table": ("Uitkomst van de proeven", "Results of the checks"),
    "checks_head_check": ("Proef", "Check"),
    "checks_head_state": ("Oordeel", "Verdict"),
    "checks_head_told": ("Wat er uitkwam", "What was found"),
    "check_passed": ("goed", "fine"),
    "check_doubtful": ("let op", "take care"),
    "check_failed": ("fout", "wrong"),
    "check_elsewhere": ("elders getest", "tested elsewhere"),
    "check_waiting": ("nog niet gedaan", "not done yet"),
    "check_extra": (
        "Eén kind meer verandert niemands leven",
        "One more child changes nobody's life",
    ),
    "check_extra_told": (
        "Zonder wachtlijsten mag één extra kind het leven van andere kinderen niet veranderen. Dat "
        "wordt bij elke versie van het model getest, niet per scenario.",
        "Without waiting lists, one extra child may not change the lives of others. That is tested "
        "with every version of the model, not per scenario.",
    ),
    "check_still_wide": ("Nog breed: {measures}.", "Still wide: {measures}."),
}
