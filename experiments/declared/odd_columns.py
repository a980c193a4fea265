"""What every column of the state means: the words of the tables of state variables in the ODD.

Names and types come from the declarations in `model/`; a test fails when a column has no words
here, or words have no column.
"""

from __future__ import annotations

from model.build import Decisions
from model.cases import Cases
from model.hours import HoursLedger
from model.money import MoneyLedger
from model.nodes import Choices, Municipalities, Nodes, Partnerships, Schools
from model.students import Students
from model.tallies import Tallies
from model.world import Contacts, Counters, PolicyState

Words = dict[str, str]

# fmt: off
STUDENTS: Words = {
    "key": "what all draws about this child follow from: run, municipality, cohort and number",
    "birth_week": "week of birth; below 0 when born before the warm-up",
    "municipality": "home (row of the simulated municipalities)",
    "income": "family income: 0 low, 1 middle, 2 high",
    "background": "1 with a migration background",
    "girl": "1 for girls",
    "life_rate": "setbacks per week: frailty × income factor × rate of an average child",
    "presence": "0 to come, 1 present, 2 left",
    "sector": "kind of school (`Sector`); kept when a child has no school any more",
    "school": "school site, -1 for none",
    "severity": "0 no need, 1 light, 2 moderate, 3 severe, 4 crisis",
    "profile": "what the need is about (`Profile`); that of the last need when there is none",
    "second_profile": "the profile that the need combines with the first, or -1",
    "lifelong": "1 when the need ends four times as slowly (by default)",
    "sides": "help asked for: 1 education, 2 care, 3 both",
    "known": "1 while there is a case",
    "helped": "number of kinds of help that run now; a special school counts as one",
    "had_need": "1 after a first need",
    "had_care": "1 after a first care trajectory",
    "care_year": "last school year in which the child was counted as a user of care",
    "spell": "number of needs so far",
    "spell_step": "number of times the spell clock was set in this need",
    "life_step": "number of times the life clock rang",
    "case": "row of the open case, or -1",
    "case_count": "number of cases so far",
    "spell_helped": "1 when this need has had help",
    "need_since": "week in which this need began",
    "out_since": "week since which the child is out of school, or -1",
    "exempt": "1 with an exemption from compulsory schooling (5a)",
    "interrupted": "1 after being out of school, a special place, or leaving early",
    "place_group": "group of children to which the cost of the special place is booked",
    "unmet_since": "week since which the need is without help",
    "unmet_weeks": "weeks so far with a need and without help, until the present stretch",
    "life": "clock of setbacks: the week of the next one",
    "spells": "clock of the need: the week of the next candidate for an event",
}

CASES: Words = {
    "student": "the child, -1 for a free row",
    "false_alarm": "1 when there was no need at the signal",
    "one_plan": "1 when education and care run under one plan",
    "signal": "who noticed (`Signal`)",
    "disputed": "1 after a dispute; there is at most one per case",
    "through": "1 after a decision of the breakthrough desk",
    "opened": "week in which the case was opened",
    "stage": "where the track stands (`Stage`)",
    "since": "week in which the track came to this stage",
    "node": "desk, provider or school node where the track stands or stood last",
    "help": "what is asked for or given (`Help`)",
    "seen": "1 when a door has assessed this side",
    "repeat": "1 when the next desk must do the intake again",
    "step": "number of draws used by this track",
    "referred": "week of referral, from which waiting counts, or -1",
    "load": "hundredths of hours per week that running help takes",
    "account": "payer of running help, or -1",
    "cost": "cents per week of running help",
    "early": "1 when the help that runs will stop before its time",
    "group": "group of children to which its cost is booked",
    "calendar": "clock of the track: the week in which its way, dispute or help ends",
    "links": "the list (queue, budget list) in which a track stands",
    "free": "free rows",
    "n_free": "number of free rows",
}

NODES: Words = {
    "kind": "what the node is (`Node`)",
    "help": "the kind of help that it gives",
    "discipline": "staff that it employs (`Discipline`)",
    "municipality": "where it is",
    "owner": "row of its municipality, partnership, school or provider",
    "number": "national identity of a provider",
    "account": "payer of its payroll, places or class support; -1 when paid per hour of help",
    "second_account": "second payer of its payroll, or -1",
    "first_share": "share of the payroll that the first payer pays",
    "fte": "staff on the labour market (fte); 0 where hours follow from a norm",
    "newcomers": "fte that is new",
    "administration": "share of working time that goes to administration",
    "contract": "contract hours per week",
    "client": "of these, hours for children; for a special school 100 per place",
    "used": "hours per week (or places) that running help takes",
    "owed": "hours of work on items that are still to be done",
    "owed_coordination": "the same for disputes, repeated intake and warm hand-overs",
    "waiting": "tracks in its queue",
    "open": "1 when a team or provider takes new children",
}

SCHOOLS: Words = {
    "sector": "kind of school",
    "municipality": "where it stands",
    "partnership": "its partnership",
    "size": "relative size: the weight with which children choose it",
    "pupils": "pupils now",
    "care_team": "node of its own care coordinators",
    "support": "node of support in class, -1 for special schools",
    "team": "node of the multidisciplinary team's desk",
    "team_help": "node of the team's hours for brief help",
    "places": "node of its special places, -1 for other schools",
    "team_size": "team staff per pupil, 1 being 2 fte per 1,000 pupils",
    "team_maturity": "how far the team has learnt to work together, 0 to 1",
}

MUNICIPALITIES: Words = {
    "national": "row in the national tables",
    "youth_region": "purchasing party under the present layout",
    "general_practice": "node of the GP practices",
    "local_team": "node of the local team's desk",
    "youth_health": "node of youth health care",
    "desk": "node of the desk that takes care decisions",
    "local_help": "node of the help that the local team gives",
    "breakthrough": "node of the breakthrough desk of the youth region with this number",
    "combined": "node of combined places of education and care",
    "children": "children of 4 to 17 at the start",
    "prevention": "euro per child per year",
    "capped": "1 while new care that is not urgent waits for money",
    "budget": "this year's budget for youth (cents)",
    "spent_at_new_year": "what had been charged when the budget year began (cents)",
}

PARTNERSHIPS: Words = {
    "desk": "node of the desk for arrangements and special places",
    "extra_support": "node of the hours of arrangements",
    "strictness": "how much more often it refuses than at the start",
    "budget": "this year's support budget (cents)",
    "spent_at_new_year": "what had been charged when the budget year began (cents)",
}

CHOICES: Words = {
    "school_start": "first candidate per municipality and sector",
    "school": "regular schools and colleges in reach",
    "school_weight": "cumulated share with which each is chosen",
    "provider_start": "first candidate per purchasing party and kind of care",
    "provider": "providers with a contract",
    "special_start": "first candidate per municipality and kind of special school",
    "special": "special schools in reach, nearest first",
    "move": "cumulated shares of where movers go, by municipality",
}

POLICY: Words = {
    "one_plan": "share of cases with one plan",
    "one_file": "share of hand-overs where the file goes along",
    "onset": "factor on the chance that a need begins",
    "rejection": "factor on the chance of a wrong desk",
    "attention": "factor on noticing by teachers",
    "contact_staff": "share of the posts of youth health care that are filled",
    "extra_contacts": "share of children with extra contact moments",
    "exemption_say": "share of exemptions where the school has a say",
    "follow_up": "share of children out of school whom the partnership follows up",
    "pact_priority": "share of children out of school who are served as a crisis",
    "care_in_school": "share of ambulant care given at school",
    "warm_hand_over": "share of transitions where support goes along",
    "mbo_duty": "share of mbo students under the duty of care",
    "early_years": "share of children of four on a continuous line",
    "close_to_home": "weight of nearness for a special place, 0 to 1",
    "front_door": "share of care requests by the one front door",
    "parents_choice": "share of families that choose freely",
    "gp_coverage": "share of GP practices with practice support for youth",
    "gp_handled": "share of light requests that practice support helps itself",
    "outreach": "share of team hours for visits at home",
    "mandate": "what school teams may grant: 0 nothing, 1 light care, 2 all care",
    "team_effect": "change in the effect of a school team's own help (d)",
    "pooled": "share of an account's money that is in a fund",
    "lump_sum": "share of care that a municipality pays as a fixed sum",
    "care_office": "agreement with the care office, 0 to 1",
    "maturity": "agreement between municipality and partnership, 0 to 1",
}

CONTACTS: Words = {
    "start": "first contact of each calendar week",
    "student": "who is called up",
    "extra": "1 for moments that exist only where policy adds them",
}

COUNTERS: Words = {
    "flow": "how often something happened so far, by group of children",
    "stock": "how many children are in a state now, by group",
    "stock_weeks": "stocks summed over weeks, by group",
    "tallies": "counts by age, kind of help, length and sector: the next table",
    "weekly_flow": "flows so far at the end of every week, everybody",
    "weekly_stock": "stocks in every week, everybody",
    "staff": "fte that left, fte employed and posts still open, summed over quarters",
}

TALLIES: Words = {
    "waits": "waits that ended with help, by kind of help, severity and weeks",
    "lengths": "care that ended for whatever reason, by kind of help and weeks",
    "referrals": "families sent on to care, by kind of door",
    "users": "children who had care in the school year, by girl and age",
    "placements": "children placed in a special school, by sector and age",
    "direct": "those of them whose first school it is, by sector",
    "leavers": "who stopped without a diploma, by sector",
}

MONEY: Words = {
    "kind": "kind of payer (`Payer`)",
    "source": "where its money comes from (`Source`)",
    "fund_of": "account of the joint fund of this payer, or -1",
    "granted": "received from its source so far (cents)",
    "pooled_in": "received from members, for a fund",
    "pooled_out": "put into a fund",
    "by_fund": "paid by the fund of what falls to this account, by activity and group",
    "handed_over": "received from, or given to, other partnerships at a reform",
    "balance": "what is on the account",
    "running": "present weekly cost by activity and group of children",
    "lump": "weekly cost when a lump sum was agreed",
    "charged": "what fell to the account by law so far",
    "spent": "what it paid so far by activity and group",
    "received": "the other side of what was spent, by activity",
    "sources": "the other side of what was granted, by source",
    "allowance": "weekly grant; -1 means: whatever it costs",
}

HOURS: Words = {
    "used": "hours so far by kind of node and use",
    "contract": "contract hours so far by kind of node",
    "fixed": "weekly hours of a node that do not depend on children",
}

DECISIONS: Words = {
    "provider_nodes": "nodes of care providers",
    "employer_nodes": "providers, then youth-health desks",
    "pool_of_employer": "labour pool of each employer",
    "labour_region": "labour-market region of each municipality",
    "pool_names": "names of the labour pools",
    "seekers": "fte looking for work, by pool",
    "open_posts": "fte that each employer looks for and did not find",
    "newcomers_per_quarter": "fte that come per quarter when posts are as usual, by pool",
    "usual_posts": "posts to fill in a quarter when as many leave and stay open as usual, by pool",
    "parties_of_provider": "different purchasing parties of each provider",
    "charged_year_ago": "what had been charged a year before policy begins",
    "transition_until": "week in which the transition after a reform ends",
    "reforms": "how often borders have changed again",
    "fund_since": "week since which a municipality pools",
    "left_fund": "whether it has left its fund for good",
    "deposits": "what it had put in at the last closed year",
    "drawn": "what the fund had paid for it at the last closed year",
    "transition_paid": "transition money that was paid for its fund (cents)",
    "decision_desk": "size of a municipality's decision desk; 1 is the usual size",
    "access_desk": "size of the desk of its local team; 1 is the usual size",
}
# fmt: on

ENTITIES: tuple[tuple[str, type, Words], ...] = (
    ("Students, one row per child", Students, STUDENTS),
    ("Cases, one row per open case; `stage` and what follows are per track", Cases, CASES),
    ("Schools, one row per site", Schools, SCHOOLS),
    ("Municipalities", Municipalities, MUNICIPALITIES),
    ("School partnerships", Partnerships, PARTNERSHIPS),
    ("Nodes: every desk, provider, place and support team", Nodes, NODES),
    ("Who can go where", Choices, CHOICES),
    ("Policy as processes see it, per municipality (last five: as the words say)",
     PolicyState, POLICY),
    ("Contact moments", Contacts, CONTACTS),
    ("Money, per account", MoneyLedger, MONEY),
    ("Hours", HoursLedger, HOURS),
    ("What only deciding organisations use", Decisions, DECISIONS),
    ("Counters", Counters, COUNTERS),
    ("Tallies, per school year from the start of the warm-up", Tallies, TALLIES),
)  # fmt: skip
