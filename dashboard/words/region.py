"""Words of the page "Regio & geld"."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "region_parts": ("Deel van de pagina", "Part of the page"),
    "region_part_region": ("Regio", "Region"),
    "region_part_money": ("Geld", "Money"),
    # Borders
    "region_lead": (
        "Jeugdregio's en samenwerkingsverbanden dienen nu voor {now} % dezelfde kinderen. In "
        "scenario {letter} is dat {then} %. Een gemeente maakt nu afspraken met gemiddeld "
        "{partners} samenwerkingsverbanden, en dan met {later}.",
        "Youth regions and school partnerships now serve the same children for {now} %. In "
        "scenario {letter} that is {then} %. A municipality now has to agree with {partners} "
        "partnerships on average, and then with {later}.",
    ),
    "region_lead_same": (
        "Jeugdregio's en samenwerkingsverbanden dienen voor {now} % dezelfde kinderen. Een "
        "gemeente maakt afspraken met gemiddeld {partners} samenwerkingsverbanden. Scenario "
        "{letter} verandert de grenzen niet.",
        "Youth regions and school partnerships serve the same children for {now} %. A municipality "
        "has to agree with {partners} partnerships on average. Scenario {letter} does not change "
        "the borders.",
    ),
    "region_layer": ("Grenzen op de kaart", "Borders on the map"),
    "region_map_scenario": (
        "Jeugdregio's in scenario {letter}",
        "Youth regions in scenario {letter}",
    ),
    "region_map_jeugdregio": ("Jeugdregio's nu", "Youth regions today"),
    "region_map_swv_po": (
        "Samenwerkingsverbanden basisonderwijs nu",
        "School partnerships, primary, today",
    ),
    "region_map_swv_vo": (
        "Samenwerkingsverbanden voortgezet onderwijs nu",
        "School partnerships, secondary, today",
    ),
    "region_map_ggd": ("GGD-regio's", "Public health regions (GGD)"),
    "region_map_zorgkantoor": ("Zorgkantoorregio's", "Care office regions"),
    "region_borders": ("{layer}: {n} gebieden in deze regio", "{layer}: {n} areas in this region"),
    "region_border": ("{layer}: één gebied voor de hele regio", "{layer}: one area for the region"),
    "region_how_borders": (
        "Elk gebied heeft een letter en een kleur. Is een gemeente over twee "
        "samenwerkingsverbanden verdeeld, dan staat hier het grootste.",
        "Every area has a letter and a colour. If a municipality is divided over two partnerships, "
        "the largest is shown.",
    ),
    "region_map_source": (
        "Gemeentegrenzen van 2023, gegeneraliseerd. Bron: CBS / Kadaster (PDOK); bewerking eigen. "
        "De tabel zegt hetzelfde als de kaart.",
        "Municipal borders of 2023, simplified. Source: CBS / Kadaster (PDOK); adapted. The table "
        "says the same as the map.",
    ),
    "region_measure": ("Maat per gemeente", "Measure per municipality"),
    "region_results": (
        "{measure}: verschil met nu, {period}",
        "{measure}: difference from now, {period}",
    ),
    "region_how_results": (
        "Kleur: het verschil met het stelsel van nu voor kinderen uit die gemeente. In een kleine "
        "gemeente speelt toeval een grote rol: kijk in de tabel of het verschil duidelijk is.",
        "Colour: the difference from today's system for children of that municipality. In a small "
        "municipality chance plays a large part: see in the table whether the difference is clear.",
    ),
    "region_no_results": (
        "Voor deze regio zijn er geen uitkomsten per gemeente. Ze zijn er voor regio's tot {most} "
        "gemeenten.",
        "There are no results per municipality for this region. There are for regions of up to "
        "{most} municipalities.",
    ),
    "region_clear_none": (
        "In geen enkele gemeente is het verschil duidelijk: het kan toeval zijn.",
        "In no municipality the difference is clear: it may be chance.",
    ),
    "region_count_better_one": (
        "duidelijk beter in één gemeente",
        "clearly better in one municipality",
    ),
    "region_count_better": (
        "duidelijk beter in {n} gemeenten",
        "clearly better in {n} municipalities",
    ),
    "region_count_worse_one": (
        "duidelijk slechter in één gemeente",
        "clearly worse in one municipality",
    ),
    "region_count_worse": (
        "duidelijk slechter in {n} gemeenten",
        "clearly worse in {n} municipalities",
    ),
    "region_count_changed_one": (
        "duidelijk anders in één gemeente",
        "clearly changed in one municipality",
    ),
    "region_count_changed": (
        "duidelijk anders in {n} gemeenten",
        "clearly changed in {n} municipalities",
    ),
    "region_count_unclear": ("niet duidelijk in {n}", "not clear in {n}"),
    "region_head_municipality": ("Gemeente", "Municipality"),
    "region_head_now": ("Nu", "Now"),
    "region_head_then": ("Scenario", "Scenario"),
    "region_head_difference": ("Verschil", "Difference"),
    "region_head_chance": ("Door toeval", "By chance"),
    "region_head_verdict": ("Oordeel", "Verdict"),
    # The layout of a scenario
    "region_layout": (
        "Indeling in scenario {letter}: {title}",
        "Layout in scenario {letter}: {title}",
    ),
    "region_preset_today": ("Zoals nu", "As today"),
    "region_preset_today_told": (
        "Jeugdregio's en samenwerkingsverbanden houden hun eigen grenzen.",
        "Youth regions and school partnerships keep their own borders.",
    ),
    "region_preset_congruent": ("Congruent", "Congruent"),
    "region_preset_congruent_told": (
        "Eén samenwerkingsverband po en vo per jeugdregio, met dezelfde grenzen.",
        "One partnership, primary and secondary, per youth region, with the same borders.",
    ),
    "region_preset_municipal": ("Per gemeente", "Per municipality"),
    "region_preset_municipal_told": (
        "Elke gemeente koopt alleen jeugdhulp in; samenwerkingsverbanden blijven.",
        "Every municipality buys youth care alone; partnerships stay.",
    ),
    "region_merge": ("Samenvoegen in heel Nederland", "Merge in the whole country"),
    "region_merge_none": ("niet samenvoegen", "do not merge"),
    "region_merge_count": ("Tot een aantal regio's", "To a number of regions"),
    "region_merge_layer": ("Tot de grenzen van", "To the borders of"),
    "region_merge_to": ("{n} regio's (nu 42)", "{n} regions (now 42)"),
    "region_merge_told": (
        "De regio met de minste inwoners gaat telkens samen met de dichtstbijzijnde buur.",
        "The region with fewest inhabitants joins its nearest neighbour, again and again.",
    ),
    "region_layer_province": ("provincies", "provinces"),
    "region_layer_ggd": ("GGD-regio's", "public health regions (GGD)"),
    "region_layer_zorgkantoor": ("zorgkantoorregio's", "care office regions"),
    "region_layer_veiligheidsregio": ("veiligheidsregio's", "safety regions"),
    "region_layer_arbeidsmarktregio": ("arbeidsmarktregio's", "labour market regions"),
    "region_layer_rmc": ("RMC-regio's", "regions against early school leaving (RMC)"),
    "region_facts": ("Wat de indeling betekent", "What the layout means"),
    "region_head_what": ("Wat", "What"),
    "region_head_today": ("A: nu", "A: today"),
    "region_fact_congruence": (
        "Dezelfde kinderen bij jeugdregio en samenwerkingsverband (%)",
        "Same children in youth region and partnership (%)",
    ),
    "region_fact_partners": (
        "Samenwerkingsverbanden per gemeente, gemiddeld",
        "Partnerships per municipality, on average",
    ),
    "region_fact_pairs": ("Paren die het eens moeten worden", "Pairs that have to agree"),
    "region_fact_youth_regions": ("Jeugdregio's in dit gebied", "Youth regions in this area"),
    "region_fact_partnerships": (
        "Samenwerkingsverbanden in dit gebied",
        "Partnerships in this area",
    ),
    "region_fact_split": ("Verdeelde gemeenten", "Municipalities that are divided"),
    "region_fact_children": ("Kinderen van 4 tot en met 17 jaar", "Children of ages 4 to 17"),
    "region_facts_told": (
        "Het eerste getal telt alleen kinderen uit deze regio. 100 betekent: de grenzen zijn "
        "gelijk. Een nieuwe indeling verplaatst geen kind en geen geld, maar kost tijd: nieuwe "
        "partners moeten elkaar vinden.",
        "The first number counts children of this region only. 100 means: the borders are equal. "
        "A new layout moves no child and no money, but takes time: new partners have to find each "
        "other.",
    ),
    # Drawing
    "region_draw": ("Teken een eigen indeling", "Draw a layout of your own"),
    "region_draw_told": (
        "Geef elke gemeente een regio, voor jeugdhulp en onderwijs samen. Kies in de tabel, of "
        "vink meer gemeenten aan en geef ze samen een regio. Een klik op de kaart vinkt ook aan. "
        "Gemeenten buiten dit gebied houden hun jeugdregio, ook voor onderwijs. De laatste kolom "
        "zegt met hoeveel samenwerkingsverbanden een gemeente te maken heeft: nu → in uw tekening. "
        "In een tekening is dat altijd één: po en vo zijn er samen één verband.",
        "Give every municipality a region, for youth care and education together. Choose in the "
        "table, or tick several municipalities and give them a region together. A click on the "
        "map ticks as well. Municipalities outside this area keep their youth region, also for "
        "education. The last column says with how many school partnerships a municipality deals: "
        "now → in your drawing. In a drawing that is always one: primary and secondary are one "
        "partnership there.",
    ),
    "region_draw_too_many": (
        "Tekenen kan in regio's tot {most} gemeenten. Kies op pagina Vraag een kleinere regio.",
        "You can draw in regions of up to {most} municipalities. Choose a smaller region on the "
        "page Question.",
    ),
    "region_table_many": ("Meer gemeenten tegelijk", "Several municipalities at once"),
    "region_table_give": ("Regio voor wat is aangevinkt", "Region for what is ticked"),
    "region_table_all": ("Alle gemeenten aanvinken", "Tick all municipalities"),
    "region_table_municipality": ("Gemeente", "Municipality"),
    "region_table_children": ("Kinderen", "Children"),
    "region_table_today": ("Jeugdregio nu", "Youth region today"),
    "region_table_partners": ("Verbanden", "Partners"),
    "region_table_region": ("Regio in uw tekening", "Region in your drawing"),
    "region_table_changed": ("gewijzigd", "changed"),
    "region_apply": ("Geef aan wat is aangevinkt ({n})", "Give to what is ticked ({n})"),
    "region_tick": ("Vink {name} aan", "Tick {name}"),
    "region_of": ("Regio van {name}", "Region of {name}"),
    "region_new": ("een nieuwe regio", "a new region"),
    "region_drawn": ("Uw tekening: {n} regio's in dit gebied", "Your drawing: {n} regions here"),
    "region_drawn_one": (
        "Uw tekening: één regio voor dit gebied",
        "Your drawing: one region for this area",
    ),
    "region_how_drawn": (
        "Klik op een gemeente om haar aan te vinken in de tabel. Alles wat de kaart kan, kan de "
        "tabel ook.",
        "Click on a municipality to tick it in the table. The table can do all that the map can.",
    ),
    "region_use": (
        "Gebruik deze indeling in scenario {letter}",
        "Use this layout in scenario {letter}",
    ),
    "region_draft_back": ("Tekening ongedaan maken", "Undo the drawing"),
    "region_save": ("Bewaar als CSV", "Save as CSV"),
    "region_save_told": (
        "Voor de opdrachtregel: zet dit bestand in dezelfde map als het bestand van het scenario. "
        "Verander de naam niet: het scenario noemt het bestand zo.",
        "For the command line: put this file in the same folder as the file of the scenario. Do "
        "not change its name: the scenario calls the file so.",
    ),
    "region_total": (
        "Totaal aantal kinderen (4 tot en met 17 jaar): {after}. Dat verandert niet.",
        "Total number of children (ages 4 to 17): {after}. That does not change.",
    ),
    "region_total_wrong": (
        "Let op: van de {before} kinderen staan er {after} in de tekening.",
        "Note: of the {before} children {after} are in the drawing.",
    ),
    "region_apart": (
        "{name} is geen aaneengesloten gebied: {names} grenst niet aan de rest.",
        "{name} is not one whole area: {names} does not border the rest.",
    ),
    "region_small": (
        "{name} heeft {inhabitants} inwoners. Bij gemeentelijke belastingdiensten bespaart "
        "samenwerken geld tot ongeveer 60.000 inwoners (Niaounakis & Blank 2017, bron C14). Voor "
        "jeugdhulp is zo'n grens niet bekend.",
        "{name} has {inhabitants} inhabitants. In municipal tax departments working together "
        "saves money up to about 60,000 inhabitants (Niaounakis & Blank 2017, source C14). For "
        "youth care no such limit is known.",
    ),
    "region_split": (
        "Verdeeld over meer samenwerkingsverbanden: {names}.",
        "Divided over several partnerships: {names}.",
    ),
    "region_drawn_table": ("Regio's in uw tekening", "Regions in your drawing"),
    "region_head_region": ("Regio", "Region"),
    "region_head_here": ("Gemeenten in dit gebied", "Municipalities in this area"),
    "region_head_elsewhere": ("Gemeenten daarbuiten", "Municipalities elsewhere"),
    "region_head_children": ("Kinderen", "Children"),
    "region_head_inhabitants": ("Inwoners", "Inhabitants"),
    # Money
    "region_money_show": ("Wat u ziet", "What you see"),
    "region_money_difference": (
        "Verschil tussen {letter} en A",
        "Difference between {letter} and A",
    ),
    "region_money_year": ("Periode", "Period"),
    "region_money_every_year": ("alle jaren, per jaar", "all years, per year"),
    "region_money_by": ("Verdeeld naar", "Divided by"),
    "region_money_by_payer": ("wie betaalt volgens de wet", "who pays by law"),
    "region_money_by_source": ("bron", "source"),
    "region_money_by_pot": ("pot: eigen geld of fonds", "pot: own money or fund"),
    "region_money_by_activity": ("waarvoor", "for what"),
    "region_money_by_group": ("voor welke kinderen", "for which children"),
    "region_money_title": (
        "Geld van bron naar kind: {title}, {period}",
        "Money from source to child: {title}, {period}",
    ),
    "region_money_title_difference": (
        "Wat er per jaar meer of minder wordt uitgegeven: {title}, {period}",
        "What is spent more or less per year: {title}, {period}",
    ),
    "region_money_how_flows": (
        "Lees van links naar rechts: elke band is geld, hoe dikker hoe meer. Kleine stromen staan "
        "samen onder “overig”; de tabel heeft ze allemaal.",
        "Read from left to right: every band is money, thicker is more. Small flows are together "
        "under “other”; the table has them all.",
    ),
    "region_money_how_bars": (
        "Naar rechts: er gaat meer geld om dan nu. Naar links (gestreept): minder.",
        "To the right: more money than now. To the left (hatched): less.",
    ),
    "region_money_how_law": (
        "Hier staat wie volgens de wet betaalt, ook als een gezamenlijk fonds het geld uitgeeft. "
        "In de tabel “Wie betaalt meer” staat wie het geld inlegt.",
        "This is who pays by law, also where a joint fund spends the money. The table “Who pays "
        "more” says who puts the money in.",
    ),
    "region_money_how_chance": (
        "Het gemiddelde over de herhalingen, in euro van 2024. Wat toeval kan doen, staat in de "
        "tabel eronder.",
        "The mean over replications, in euro of 2024. What chance can do is in the table below.",
    ),
    "region_money_lead_pays_more": (
        "Samen betalen alle partijen {change} per jaar meer dan nu (tussen {near} en {far}; "
        "{period}).",
        "Together all parties pay {change} per year more than now (between {near} and {far}; "
        "{period}).",
    ),
    "region_money_lead_pays_less": (
        "Samen betalen alle partijen {change} per jaar minder dan nu (tussen {near} en {far}; "
        "{period}).",
        "Together all parties pay {change} per year less than now (between {near} and {far}; "
        "{period}).",
    ),
    "region_money_lead_unclear": (
        "Of alle partijen samen meer of minder betalen, is niet duidelijk (tussen {low} en {high} "
        "per jaar; {period}).",
        "Whether all parties together pay more or less is not clear (between {low} and {high} per "
        "year; {period}).",
    ),
    "region_money_pocket_wrong": (
        "Verkeerde portemonnee: {more} betalen meer, terwijl {less} minder betalen.",
        "Wrong pocket: {more} pay more, while {less} pay less.",
    ),
    "region_money_pocket_more": (
        "Meer betalen: {more}. Van geen partij is zeker dat zij minder betaalt.",
        "Paying more: {more}. Of no party it is certain that it pays less.",
    ),
    "region_money_pocket_less": (
        "Minder betalen: {less}. Van geen partij is zeker dat zij meer betaalt.",
        "Paying less: {less}. Of no party it is certain that it pays more.",
    ),
    "region_money_pocket_unclear": (
        "Van geen enkele partij is zeker dat zij meer of minder betaalt.",
        "Of no party it is certain that it pays more or less.",
    ),
    "region_money_control_head": (
        "Controle: sluiten de boeken?",
        "Check: do the books close?",
    ),
    "region_money_control": (
        "{letter}, alle jaren en herhalingen samen: in {paid_in} = uit {spent}, verschil "
        "{difference}.",
        "{letter}, all years and replications together: in {paid_in} = out {spent}, difference "
        "{difference}.",
    ),
    "region_money_control_open": (
        "Let op: {letter} klopt niet. In {paid_in}, uit {spent}, verschil {difference}.",
        "Note: {letter} does not add up. In {paid_in}, out {spent}, difference {difference}.",
    ),
    "region_money_who": ("Wie betaalt meer, wie minder?", "Who pays more, who less?"),
    "region_money_matrix": (
        "Wat partijen inleggen ({unit}), {period}",
        "What parties put in ({unit}), {period}",
    ),
    "region_money_matrix_told": (
        "Verschil met A, tussen haakjes wat toeval kan doen (95 %). Staat nul tussen de haakjes, "
        "dan is het verschil niet duidelijk. Een gezamenlijk fonds krijgt zijn geld van de andere "
        "partijen. Hier staat wat het meer uitgeeft dan het van hen krijgt; een min betekent dat "
        "het geld overhoudt.",
        "Difference from A, in brackets what chance can do (95 %). If zero lies in the brackets, "
        "the difference is not clear. A joint fund gets its money from the other parties. Here is "
        "what it spends beyond that; a minus means that it keeps money.",
    ),
    "region_money_payer": ("Wie betaalt", "Who pays"),
    "region_money_level": ("{letter}: nu", "{letter}: today"),
    "region_money_change": ("{letter}: verschil", "{letter}: difference"),
    "region_money_all": ("Alle partijen samen", "All parties together"),
    "region_money_pays_more": ("betaalt meer", "pays more"),
    "region_money_pays_less": ("betaalt minder", "pays less"),
    "region_money_same": ("gelijk", "the same"),
    "region_money_unclear": ("niet duidelijk", "not clear"),
    "region_money_later": ("Komt het geld terug?", "Does the money come back?"),
    "region_money_never": (
        "Scenario {letter}: de extra kosten komen in {years} jaar in geen van de {n} herhalingen "
        "terug.",
        "Scenario {letter}: the extra cost does not come back within {years} years in any of the "
        "{n} replications.",
    ),
    "region_money_back": (
        "Scenario {letter}: in {share} % van de {n} herhalingen zijn de extra kosten terug, in het "
        "midden in jaar {year} van {years}.",
        "Scenario {letter}: in {share} % of the {n} replications the extra cost is back, the "
        "median in year {year} of {years}.",
    ),
    "region_money_left_more": (
        "Na {years} jaar is er gemiddeld {euros} meer uitgegeven.",
        "After {years} years {euros} more has been spent on average.",
    ),
    "region_money_left_less": (
        "Na {years} jaar is er gemiddeld {euros} minder uitgegeven.",
        "After {years} years {euros} less has been spent on average.",
    ),
    "region_money_present": (
        "Contante waarde: verschil met A (miljoen euro van 2024, discontovoet {rate} % per jaar)",
        "Present value: difference from A (million euro of 2024, discount rate {rate} % per year)",
    ),
    "region_money_present_told": (
        "Geld later telt minder dan geld nu. De onderste twee regels zijn wat de samenleving "
        "draagt; het zijn geen geldstromen en ze tellen niet mee in de kosten.",
        "Money later counts less than money now. The last two lines are what society bears; they "
        "are no flows of money and are not part of the cost.",
    ),
    "region_money_measure": ("Wat", "What"),
}
