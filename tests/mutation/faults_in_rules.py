"""Faults in what happens to children in a week, and in the ledgers that must close."""

from __future__ import annotations

from tests.mutation.fault import Area, Fault

RULE, LEDGER = Area.RULE, Area.LEDGER

FAULTS_IN_RULES = [
    Fault(
        "absence-exemption-stays", RULE, "processes/absence.py",
        "        if s.exempt[row]:\n            set_exempt(w, row, 0)\n"
        "        count(w, Flow.RETURNED",
        "        count(w, Flow.RETURNED",
        "A child that returns to school keeps its exemption.",
    ),
    Fault(
        "absence-leaving-severity", RULE, "processes/absence.py",
        "if s.severity[row] >= 2 and s.helped[row] == 0:",
        "if s.severity[row] > 2 and s.helped[row] == 0:",
        "A moderate need without help no longer makes leaving early more likely.",
    ),
    Fault(
        "assessment-dispute-column", RULE, "processes/assessment.py",
        "book_desk(w, w.partnerships.desk[partnership], 0, a.hours_dispute)",
        "book_desk(w, w.partnerships.desk[partnership], a.hours_dispute, 0)",
        "A partnership books disputes as work for children, not as coordination.",
    ),
    Fault(
        "assessment-urgent-stops", RULE, "processes/assessment.py",
        "w.municipalities.capped[municipality] and s.severity[row] < 3",
        "w.municipalities.capped[municipality] and s.severity[row] <= 3",
        "A budget stop also holds for severe needs.",
    ),
    Fault(
        "assessment-strictness-sign", RULE, "processes/assessment.py",
        "w.rates.school.refusal + w.partnerships.strictness[partnership]",
        "w.rates.school.refusal - w.partnerships.strictness[partnership]",
        "A stricter partnership refuses less.",
    ),
    Fault(
        "calendar-summer", RULE, "processes/calendar.py",
        "w >= 50", "w > 50",
        "The summer holiday starts a week late.",
    ),
    Fault(
        "contacts-rescale", RULE, "processes/contacts.py",
        "    draw /= reach\n", "",
        "A draw that decided on reach is used again without being spread over (0, 1).",
    ),
    Fault(
        "contacts-desk", RULE, "processes/contacts.py",
        "desk = w.municipalities.youth_health[municipality]",
        "desk = w.municipalities.desk[municipality]",
        "Extra contact moments take hours of the municipal desk.",
    ),
    Fault(
        "detection-exempt-followed", RULE, "processes/detection.py",
        "return 0.0, parents, 0.0, 0.0 if s.exempt[row] else officer",
        "return 0.0, parents, 0.0, officer",
        "The attendance officer also follows children with an exemption.",
    ),
    Fault(
        "detection-outreach", RULE, "processes/detection.py",
        "factor += (1.0 - factor) * closed", "factor += factor * closed",
        "Outreach multiplies how often parents seek help in place of closing the gap.",
    ),
    Fault(
        "doors-stop-share", RULE, "processes/doors.py",
        "if draw < rejection * a.stop_after_rejection:", "if draw < a.stop_after_rejection:",
        "The share that stops after a rejection is taken of all requests.",
    ),
    Fault(
        "referral-residence", RULE, "processes/referral.py",
        "care.residence_s4 if severity == 4 else", "care.residence_s4 if severity >= 3 else",
        "Severe needs get residence as often as crises.",
    ),
    Fault(
        "doors-shortest-owed", RULE, "processes/doors.py",
        "work = w.nodes.owed[door] + w.nodes.waiting[door] *", "work = w.nodes.waiting[door] *",
        "Who turns to the shortest door does not see the work that the desk still owes.",
    ),
    Fault(
        "referral-parents-either", RULE, "processes/referral.py",
        "Help.SPECIAL_PLACE if free and waits else", "Help.SPECIAL_PLACE if free or waits else",
        "Parents choose a special school when either offer is not at hand.",
    ),
    Fault(
        "help-wait-from-opening", RULE, "processes/help.py",
        "week - c.opened[slot >> 1] if c.referred[slot] < 0 else week - c.referred[slot]",
        "week - c.opened[slot >> 1]",
        "Waits are counted from the signal, not from the referral.",
    ),
    Fault(
        "help-referral-kept", RULE, "processes/help.py",
        "    c.referred[slot] = -1\n", "",
        "A second wait for help on the same track counts from the first referral.",
    ),
    Fault(
        "help-length", RULE, "processes/help.py",
        "count(w, Flow.CARE_WEEKS_ENDED, row, week - c.since[slot])",
        "count(w, Flow.CARE_WEEKS_ENDED, row, week - c.opened[slot >> 1])",
        "The length of care includes the wait for it.",
    ),
    Fault(
        "matching-distance-sign", RULE, "processes/matching.py",
        "expected_wait(w, node) - care.distance_weight * km",
        "expected_wait(w, node) + care.distance_weight * km",
        "Families prefer providers far away.",
    ),
    Fault(
        "matching-kind-of-school", RULE, "processes/matching.py",
        "Sector.SBO if gentle else Sector.SO", "Sector.SO if gentle else Sector.SBO",
        "Learning needs go to so and the others to sbo.",
    ),
    Fault(
        "need-worsen-index", RULE, "processes/need.py",
        "n.worsen[s.severity[row]]", "n.worsen[s.severity[row] - 1]",
        "A need worsens at the rate of the severity below.",
    ),
    Fault(
        "need-lifelong-second", RULE, "processes/onset.py",
        "lasting = max(lasting, n.lifelong_share[second])",
        "lasting = n.lifelong_share[second]",
        "In a combined need the second profile alone decides whether it is lifelong.",
    ),
    Fault(
        "need-first-help-once", RULE, "processes/onset.py",
        "    s.spell_helped[row] = 0\n", "",
        "Only the first need of a life counts a first help.",
    ),
    Fault(
        "entry-waits-for-ever", RULE, "processes/direct_entry.py",
        "if week % WEEKS_PER_YEAR == 0:", "if week < 0:",
        "Who finds no special place at the start of a school year goes on waiting at home.",
    ),
    Fault(
        "entry-light-needs", RULE, "processes/entry.py",
        "SEVERE if seen else start_severity(w, row)", "start_severity(w, row)",
        "A need that was seen before school begins as light or moderate as any other.",
    ),
    Fault(
        "entry-passing-needs", RULE, "processes/direct_entry.py",
        "if s.lifelong[row] == 0 or not", "if not",
        "Needs that pass lead straight to a special school too.",
    ),
    Fault(
        "places-group-now", RULE, "processes/places.py",
        "pay_place(w, row, s.place_group[row], -1)", "pay_place(w, row, money_group(w, row), -1)",
        "A special place stops costing in the group of today's need, not where it began.",
    ),
    Fault(
        "requeue-same-week", RULE, "processes/requeue.py",
        "plan(w, slot, week + 1)", "plan(w, slot, week)",
        "Who is sent on from a place that closes travels in no time.",
    ),
    Fault(
        "school-year-interrupted", RULE, "processes/school_year.py",
        "    w.students.interrupted[row] = 1\n", "",
        "Leaving early does not interrupt a school career.",
    ),
    Fault(
        "school-year-adult", RULE, "processes/school_year.py",
        "age >= AGE_ADULT and not at_college", "age > AGE_ADULT and not at_college",
        "Who is not in mbo stays a year too long.",
    ),
    Fault(
        "tracks-long-term-care", RULE, "processes/tracks.py",
        "s.severity[row] >= 3 and draw < w.rates.care.severe_medical_wlz",
        "s.severity[row] > 3 and draw < w.rates.care.severe_medical_wlz",
        "Long-term care pays for crises only; the municipality pays for other severe needs.",
    ),
    Fault(
        "tracks-seen", RULE, "processes/tracks.py",
        "    w.cases.seen[slot] = 1\n", "",
        "A track that ended counts as one that nobody has seen yet.",
    ),
    Fault(
        "transitions-payer-moves", RULE, "processes/transitions.py",
        "if c.account[slot] == before:", "if c.account[slot] >= 0:",
        "After moving house the municipality also pays what insurers paid.",
    ),
    Fault(
        "transitions-return", RULE, "processes/transitions.py",
        "is_special(sector) and s.severity[row] == 0 and draw <", "is_special(sector) and draw <",
        "Children with a need are sent back to regular schools as well.",
    ),
    Fault(
        "rates-dispute-hours", RULE, "compile_rates.py",
        "hundredths(a.dispute_hours / 2.0)", "hundredths(a.dispute_hours)",
        "Each of the two desks spends the hours of both on a dispute.",
    ),
    Fault(
        "rates-month", RULE, "compile_rates.py",
        "n.worsen_waiting_per_month / WEEKS_PER_MONTH",
        "n.worsen_waiting_per_month / WEEKS_PER_YEAR",
        "Waiting a year harms as much as waiting a month should.",
    ),
    Fault(
        "money-group", LEDGER, "money.py",
        "return 1 + w.students.profile[row] if", "return w.students.profile[row] if",
        "Costs of children are booked one group too low.",
    ),
    Fault(
        "money-charged", LEDGER, "money.py",
        "total += cents\n", "total += cents - part\n",
        "What falls to a payer by law leaves out what its fund paid.",
    ),
    Fault(
        "money-fund-deposit", LEDGER, "money.py",
        "to_fund = int(allowance * share)", "to_fund = int(total * share)",
        "A fund gets a share of what was spent, not of the budget.",
    ),
    Fault(
        "money-blind-check", LEDGER, "money.py",
        "int(m.pooled_in.sum()) != int(m.pooled_out.sum())",
        "int(m.pooled_in.sum()) != int(m.pooled_in.sum())",
        "The check that funds get what payers contribute never complains.",
    ),
    Fault(
        "hours-travel", LEDGER, "hours.py",
        "np.rint(worked * travel)", "np.rint(contract * travel)",
        "Staff travel while they are ill.",
    ),
    Fault(
        "hours-coordination-again", LEDGER, "hours.py",
        "            n.owed_coordination[node] -= coordination\n", "",
        "Coordination that was done stays owed, so a desk does it every week.",
    ),
    Fault(
        "students-interrupted", LEDGER, "students.py",
        "    if after:\n        s.interrupted[row] = 1",
        "    if before:\n        s.interrupted[row] = 1",
        "Being out of school interrupts a career only on return.",
    ),
    Fault(
        "students-severity-group", LEDGER, "students.py",
        "flows[SEVERITY_GROUP + s.severity[row]] += number",
        "flows[SEVERITY_GROUP + s.severity[row] - 1] += number",
        "Events are counted in the group of the severity below.",
    ),
    Fault(
        "students-combined-care", LEDGER, "students.py",
        "help_kind < Help.BRIEF or help_kind == Help.COMBINED", "help_kind < Help.BRIEF",
        "A combined place no longer counts as care.",
    ),
    Fault(
        "cases-disputed", LEDGER, "cases.py",
        "    c.disputed[case] = 0\n", "",
        "A new case inherits that its folder was disputed before.",
    ),
    Fault(
        "cases-room", LEDGER, "cases.py",
        "np.where(column >= 2 * old,", "np.where(column > 2 * old,",
        "When cases get more room the first list of the calendar points to a wrong row.",
    ),
    Fault(
        "sanity-places", LEDGER, "sanity.py",
        "if (n.used[places] > n.client[places]).any():",
        "if (n.used[places] > n.client[places]).all():",
        "The check on special schools complains only when all are too full.",
    ),
    Fault(
        "sanity-children", LEDGER, "sanity.py",
        "if start + entered != counted + left:", "if start + entered < counted + left:",
        "The check on children does not see that somebody got lost.",
    ),
]  # fmt: skip
