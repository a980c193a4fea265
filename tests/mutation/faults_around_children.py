"""Faults in organisations, levers, outcomes and the landscape: what surrounds the week."""

from __future__ import annotations

from tests.mutation.fault import Area, Fault

ORGANISATION, LEVER = Area.ORGANISATION, Area.LEVER
OUTCOME, LANDSCAPE = Area.OUTCOME, Area.LANDSCAPE

FAULTS_AROUND_CHILDREN = [
    Fault(
        "municipality-underspend", ORGANISATION, "organisations/municipality.py",
        "np.maximum(0, charged - m.spent_at_new_year[rows] - budget)",
        "charged - m.spent_at_new_year[rows] - budget",
        "A municipality that spends less than its budget gets a smaller one.",
    ),
    Fault(
        "municipality-open-end", ORGANISATION, "organisations/municipality.py",
        "open_end * np.minimum(1.0, common)", "open_end * np.maximum(1.0, common)",
        "A fund with an open end is never below its budget, in place of never above it.",
    ),
    Fault(
        "municipality-prevention", ORGANISATION, "organisations/municipality.py",
        "d.prevention_step * (wanted - now)", "d.prevention_step * (now - wanted)",
        "Prevention moves away from what pays off.",
    ),
    Fault(
        "partnership-teams", ORGANISATION, "organisations/school_partnership.py",
        "Activity.DECISIONS, Activity.SCHOOL_TEAM])", "Activity.DECISIONS])",
        "A partnership forgets its share of school teams when it sets arrangements.",
    ),
    Fault(
        "partnership-new-year", ORGANISATION, "organisations/school_partnership.py",
        "    t.spent_at_new_year[rows] = charged\n", "",
        "A partnership judges every year by all that it was ever charged.",
    ),
    Fault(
        "fund-drawn", ORGANISATION, "organisations/joint_fund.py",
        "d.drawn[account] = paid_for_it", "d.drawn[account] = drawn",
        "A fund remembers what a member drew last year where it needs the total so far.",
    ),
    Fault(
        "fund-pressure", ORGANISATION, "organisations/joint_fund.py",
        "(w.money.charged[at] -", "(w.money.spent[at].sum(axis=(1, 2)) -",
        "The pressure on a fund leaves out what the fund itself paid.",
    ),
    Fault(
        "pool-leavers", ORGANISATION, "organisations/labour_pool.py",
        "leavers * (1.0 - staff.leave_sector_share)", "leavers * staff.leave_sector_share",
        "Of those who leave a job, the part that leaves the sector looks for work.",
    ),
    Fault(
        "pool-poaching", ORGANISATION, "organisations/labour_pool.py",
        "staff.poach_share * (teams_want - teams)", "staff.poach_share * teams_want",
        "Teams also poach for posts that they have filled.",
    ),
    Fault(
        "provider-aligned", ORGANISATION, "organisations/care_provider.py",
        "- 1.0) * (1.0 - aligned)", "- 1.0) * (1.0 + aligned)",
        "Aligned frameworks give providers more administration.",
    ),
    Fault(
        "care-office-share", ORGANISATION, "organisations/care_office.py",
        "np.minimum(state.pooled[here],", "np.maximum(state.pooled[here],",
        "A care office agrees on what only one of both pays into a fund.",
    ),
    Fault(
        "youth-health-front-door", ORGANISATION, "organisations/youth_health_region.py",
        "youth_health_hours * (1.0 - w.policy.front_door)",
        "youth_health_hours * np.ones(w.policy.front_door.size)",
        "Youth health care keeps the staff for what a front door took over.",
    ),
    Fault(
        "youth-region-weight", ORGANISATION, "organisations/youth_region.py",
        "weights=m.children * m.capped)",
        "weights=m.capped) / np.bincount(m.youth_region) * children",
        "Small municipalities weigh as much as large ones when a region stops buying.",
    ),
    Fault(
        "policy-specialists", ORGANISATION, "organisations/policy_round.py",
        "-loss * (1.0 - specialists)", "-loss * specialists",
        "Teams lose effect by their specialists.",
    ),
    Fault(
        "policy-prevention-sign", ORGANISATION, "organisations/policy_round.py",
        "** -d.prevention_elasticity", "** d.prevention_elasticity",
        "More prevention gives more needs.",
    ),
    Fault(
        "pooling-lump-sum", ORGANISATION, "organisations/pooling.py",
        "np.flatnonzero((wanted > 0) & (w.policy.lump_sum[:m] == 0))",
        "np.flatnonzero(wanted > 0)",
        "Lump sums are agreed anew every quarter.",
    ),
    Fault(
        "pooling-insurers", ORGANISATION, "organisations/pooling.py",
        "np.arange(m + n + 1, m + n + 1 + 2 * m)", "np.arange(m + n, m + n + 2 * m)",
        "Schools pool in place of the last care office.",
    ),
    Fault(
        "reform-loss", ORGANISATION, "organisations/reform.py",
        "before * (1.0 - model.parameters.decisions.reform_loss)",
        "before * model.parameters.decisions.reform_loss",
        "New partners keep what should be lost of agreements.",
    ),
    Fault(
        "reform-charged", ORGANISATION, "organisations/reform.py",
        "for column in (w.money.charged, model.decisions.charged_year_ago):",
        "for column in (model.decisions.charged_year_ago,):",
        "What partnerships were charged this year stays with the old ones after a reform.",
    ),
    Fault(
        "rounds-budget-weeks", ORGANISATION, "organisations/rounds.py",
        "weeks = (week - NEW_YEAR_WEEK) % 52", "weeks = week % 52",
        "Spending is compared with a budget year that starts in August.",
    ),
    Fault(
        "rounds-maturity", ORGANISATION, "organisations/rounds.py",
        "np.minimum(1.0, s.team_maturity + grown), 0.0)",
        "np.minimum(1.0, s.team_maturity + grown), s.team_maturity)",
        "A team that was closed has learnt for good.",
    ),
    Fault(
        "staff-closed-posts", ORGANISATION, "organisations/posts.py",
        "left = leavers + np.maximum(0.0, -gap)", "left = leavers",
        "Staff of posts that policy withdraws stay.",
    ),
    Fault(
        "staff-gp-payer", ORGANISATION, "organisations/staff_round.py",
        "np.divide(own_contract, contract,", "np.divide(support, contract,",
        "Insurers pay practice support and the municipality pays the GP.",
    ),
    Fault(
        "staffing-newcomers", ORGANISATION, "organisations/staffing.py",
        "        1.0 - p.staff.newcomer_output,\n", "        p.staff.newcomer_output,\n",
        "Newcomers lose what they can do, not what they cannot do yet.",
    ),
    Fault(
        "staffing-absence", ORGANISATION, "organisations/staffing.py",
        "client_hours / ((1.0 - staff.absence_share) * share)", "client_hours / share",
        "Contracts are drawn up as if nobody is ever ill.",
    ),
    Fault(
        "start-past-weeks", ORGANISATION, "organisations/start.py",
        "past = WEEKS_PER_YEAR - NEW_YEAR_WEEK", "past = NEW_YEAR_WEEK",
        "At the start too few weeks of the budget year count as past.",
    ),
    Fault(
        "school-care-share", ORGANISATION, "organisations/school.py",
        "contract_hours * p.staff.teachers_care_share", "contract_hours",
        "Care coordinators spend all their time on signals.",
    ),
    Fault(
        "create-old-regions", ORGANISATION, "organisations/create.py",
        "parties = int(model.world.municipalities.youth_region.max()) + 1",
        "parties = int(model.world.municipalities.youth_region.max())",
        "The last youth region has nobody who buys.",
    ),
    Fault(
        "lever-end-week", LEVER, "levers/base.py",
        "week >= self.end_week", "week > self.end_week",
        "A measure stops a week late.",
    ),
    Fault(
        "lever-ramp", LEVER, "levers/base.py",
        "(week - self.start_week + 1) / ramp_weeks", "(week - self.start_week) / ramp_weeks",
        "A roll-out runs a week behind.",
    ),
    Fault(
        "lever-names", LEVER, "levers/base.py",
        "(name.strip() for name in", "(name for name in",
        "Spaces around the name of a pilot count as part of it.",
    ),
    Fault(
        "lever-blend-reach", LEVER, "levers/in_force.py",
        "getattr(lever, weight) * lever.reach(places)", "getattr(lever, weight)",
        "What a measure is like in a pilot holds everywhere.",
    ),
    Fault(
        "lever-neutral", LEVER, "levers/in_force.py",
        "(getattr(lever, name) - neutral) * lever.strength(week)",
        "getattr(lever, name) * lever.strength(week)",
        "A setting whose neutral value is not zero counts double.",
    ),
    Fault(
        "lever-binding", LEVER, "levers/money.py",
        '20.0, unit="years", ge=0.0, le=20.0', '0.0, unit="years", ge=0.0, le=20.0',
        "Members may leave a fund at once unless a scenario says otherwise.",
    ),
    Fault(
        "lever-frameworks", LEVER, "levers/rules.py",
        "ge=-1.0, le=1.0", "ge=0.0, le=1.0",
        "More differences between frameworks cannot be asked for.",
    ),
    Fault(
        "lever-teams-staff", LEVER, "levers/teams.py",
        '0.2, unit="share of fte"', '0.7, unit="share of fte"',
        "Teams have nobody but specialists and youth health staff, unless a scenario says so.",
    ),
    Fault(
        "lever-effort", LEVER, "levers/region.py",
        '1.0, unit="ratio to today"', '0.0, unit="ratio to today"',
        "Without a scenario nobody makes an effort to agree.",
    ),
    Fault(
        "lever-attention", LEVER, "levers/school.py",
        'unit="fte per 1,000 pupils", ge=0.0, le=3.0',
        'unit="fte per 1,000 pupils", ge=0.0, le=6.0',
        "More attention may be asked for than the clocks of detection allow for.",
    ),
    Fault(
        "lever-handled", LEVER, "levers/access.py",
        '0.41, unit="share of light requests"', '0.22, unit="share of light requests"',
        "Practice support handles fewer light requests than its evidence says.",
    ),
    Fault(
        "lever-demand", LEVER, "levers/context.py",
        'unit="change at full strength", ge=-0.5, le=0.5,\n'
        '        nl="Verandering van het ontstaan',
        'unit="change at full strength", ge=0.0, le=0.5,\n'
        '        nl="Verandering van het ontstaan',
        "Demand can grow and not shrink.",
    ),
    Fault(
        "in-force-teams", LEVER, "policy_in_force.py",
        "result |= lever.reach(self.places) > 0", "result = lever.reach(self.places) > 0",
        "Only the last measure decides where teams are seconded.",
    ),
    Fault(
        "in-force-stale", LEVER, "policy_in_force.py",
        "if now != before", "if now < before",
        "Settings of the first week that was asked for hold for ever.",
    ),
    Fault(
        "outcome-school-days", OUTCOME, "formulas.py",
        "* 5 * 40 / 52", "* 5",
        "Absence is counted in holidays too.",
    ),
    Fault(
        "outcome-gap", OUTCOME, "formulas.py",
        "values[INCOME_GROUP:PROFILE_GROUP]", "values[INCOME_GROUP:]",
        "The gap of the worst-reached group looks at profiles and places as well.",
    ),
    Fault(
        "outcome-discount", OUTCOME, "period.py",
        "(first + year + 0.5)", "(first + year + 1)",
        "Amounts are discounted as if paid at the end of a year.",
    ),
    Fault(
        "outcome-quantile", OUTCOME, "period.py",
        "self.waits[first - 1 : last]", "self.waits[first:last]",
        "The waiting time of a severity is that of the severity above.",
    ),
    Fault(
        "outcome-long-out", OUTCOME, "history.py",
        "rows = rows[s.exempt[rows] == 0]", "rows = rows[:]",
        "Exempt children count as out of school for over three months.",
    ),
    Fault(
        "outcome-severe-unmet", OUTCOME, "outcomes/need.py",
        "ratio(needs(t, 3, 4, unmet=True), needs(t, 3, 4))",
        "ratio(needs(t, 3, 4, unmet=True), needs(t, 1, 4))",
        "Severe needs without help are taken as a share of all needs.",
    ),
    Fault(
        "outcome-vacancies", OUTCOME, "outcomes/staff_and_money.py",
        "quotient(t.staff[2], t.staff[1])", "quotient(t.staff[0], t.staff[1])",
        "Vacancies show who left, not which posts are open.",
    ),
    Fault(
        "outcome-exempt", OUTCOME, "outcomes/school.py",
        "t.stock_weeks(Stock.OUT_OF_SCHOOL) - t.stock_weeks(Stock.EXEMPT),",
        "t.stock_weeks(Stock.OUT_OF_SCHOOL),",
        "Exempt children count as out of school.",
    ),
    Fault(
        "outcome-disputes", OUTCOME, "outcomes/access.py",
        "per_case(Flow.DISPUTES, 1000)", "per_case(Flow.DISPUTES, 100)",
        "Disputes per 1,000 cases are given per 100.",
    ),
    Fault(
        "outcome-users", OUTCOME, "outcomes/help.py",
        "t.stock_weeks(Stock.CHILDREN) / 52)", "t.stock_weeks(Stock.CHILDREN))",
        "Users of care are divided by weeks of children, not by years.",
    ),
    Fault(
        "outcome-series", OUTCOME, "outcomes/series.py",
        "Stock.HELPED", "Stock.HELP",
        "The weekly number of children with help is that of help by local teams.",
    ),
    Fault(
        "geography-ages", LANDSCAPE, "geography/municipalities.py",
        "from_age : to_age + 1", "from_age : to_age",
        "The oldest year is left out when children are counted.",
    ),
    Fault(
        "geography-overlap", LANDSCAPE, "geography/layouts.py",
        "common.sum(axis=0, keepdims=True) - common\n", "common.sum(axis=0, keepdims=True)\n",
        "Children whom both serve count twice when borders are compared.",
    ),
    Fault(
        "geography-east", LANDSCAPE, "geography/merging.py",
        "geo.longitude * np.cos(np.radians(52.1)) * scale", "geo.longitude * scale",
        "A degree east counts for as many kilometres as at the equator.",
    ),
    Fault(
        "landscape-movers", LANDSCAPE, "landscape.py",
        "    np.fill_diagonal(weight, 0.0)\n", "",
        "Most who move house move to where they lived.",
    ),
    Fault(
        "landscape-gp-payer", LANDSCAPE, "landscape.py",
        "school + 1 + np.arange(m)", "school + 1 + m + np.arange(m)",
        "Care offices pay the GP.",
    ),
    Fault(
        "landscape-travel", LANDSCAPE, "landscape.py",
        "order[np.sort(km) <= p.school.special_travel_km]",
        "order[km <= p.school.special_travel_km]",
        "Which special schools are in reach is read in another order than that of distance.",
    ),
    Fault(
        "schools-remainder", LANDSCAPE, "schools.py",
        "np.argsort(whole - exact", "np.argsort(exact - whole",
        "What rounding leaves goes to the schools with the smallest remainder.",
    ),
    Fault(
        "schools-partnership", LANDSCAPE, "schools.py",
        "agreed.share_vo[sites.municipality], agreed.share_po[sites.municipality]",
        "agreed.share_po[sites.municipality], agreed.share_vo[sites.municipality]",
        "Secondary schools are in the partnerships of primary schools.",
    ),
    Fault(
        "providers-neighbours", LANDSCAPE, "providers.py",
        "nearest[home, 1 : 1 + round(", "nearest[home, 0 : round(",
        "A provider counts its own region as its nearest other one.",
    ),
]  # fmt: skip
