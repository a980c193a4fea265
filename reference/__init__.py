"""A second, slow and plain telling of one week: objects, lists and scans instead of columns.

It exists to check the model, not to replace it: what compiled code does with columns, calendars of
linked lists and running counters is said again here in the way a person would tell it, and both
must agree to the last cent and child (docking, Axtell and others 1996). Read in this order:

    week         the order of a week
    school_year  who enters, leaves, changes school and moves house
    contacts     youth-health contact moments
    life         setbacks, needs, recovery
    noticing     who sees a need, and who thinks so wrongly
    attendance   being out of school, exemptions, leaving early
    doors        where a request starts, and what a door does with it
    deciding     decisions, disputes, and money that ran out
    choosing     which provider or school, and who is next in a queue
    helping      help that begins and ends
    tracks       how the two sides of a case change stage
    ledgers      hours and euros of the week
    diary        what happened, and who is where

`reading` makes the objects from the columns of a world, at any week. Chance is shared with the
model: `chance` draws from its keyed streams, so the same child has the same luck in both. Rates are
read once; organisations decide outside this package. The benchmark runs the same rules with another
source of chance and asks children every week (`benchmarks/plain_mesa.py`).

Rules of order, which decide who comes first where hours are finite:

1.  The steps of a week follow one another for everybody, in the order of `week`.
2.  At the start of a school year, and when clocks ring, children come in order of their number;
    all setbacks of a week come before all other events of a need. A clock that is set anew before
    it rings does not ring.
3.  Contact moments come by age (5, 10, 13, 15, 7, 12, 16) and then by number of the child.
4.  Cases stand in numbered folders. A new case takes the folder that was given back last, else the
    lowest one that was never used. Tracks whose week has come are handled by number of folder,
    education before care; so are those that waited for a new budget.
5.  A track joins the back of its class in a queue; the class is set on joining. Of the first of
    each class the one with the highest score is next, the more urgent class on ties.
6.  Service points serve by number. Who is passed on to a higher number may be served this week.
7.  A point that has no room for whom it should serve next stops; nobody overtakes.
8.  Who chooses takes the first of equals, in the order in which the region lists them.
9.  Every new draw for a track is for its next occasion, education and care apart; a track starts
    again at one in a new case. Every time the clock of a need is set, its occasion rises by one.
"""
