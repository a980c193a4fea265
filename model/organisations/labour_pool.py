"""Labour pools: one per labour-market region and discipline; a person works in one place."""

from __future__ import annotations

from dataclasses import dataclass

from model.organisations.base import Organisation


@dataclass(frozen=True)
class Hiring:
    """What a quarter's hiring comes to, in fte."""

    by_providers: float
    by_teams: float
    moved_to_teams: float


class LabourPool(Organisation):
    """The people of one discipline in a labour-market region who are looking for work.

    Leavers partly leave the sector, and so do people who find no post. With as many posts to fill
    as usual, newcomers replace who usually leaves, so the workforce is flat (C47); where employers
    of today look for more people more come, and where they look for fewer, fewer. Teams and
    providers hire from the same pool, and to find each other takes time: only a part of the open
    posts is filled in a quarter, however many people look for work. Posts that teams cannot fill
    are partly filled with people who work at providers.
    """

    @property
    def seekers(self) -> float:
        """Return the fte that look for work."""
        return float(self.model.decisions.seekers[self.row])

    def newcomers(self, posts: float) -> float:
        """Return the fte that come from training and elsewhere this quarter.

        Posts that policy creates draw nobody into the discipline of themselves, only by what they
        leave open at employers of today; so new posts are never a help to those who lose staff.

        Args:
            posts: what employers of today look for this quarter, fte.
        """
        state, staff = self.model.decisions, self.parameters.staff
        usual = float(state.newcomers_per_quarter[self.row]) * (1.0 + self.model.staff_growth())
        more = posts - float(state.usual_posts[self.row])
        return max(0.0, usual + staff.entrants_per_post * more)

    def hire(self, leavers: float, providers_want: float, teams_want: float) -> Hiring:
        """Divide the people available over those who want to hire, and keep the rest.

        Args:
            leavers: fte that left a job this quarter.
            providers_want: open posts at providers, fte.
            teams_want: open posts in school teams, fte.
        """
        staff = self.parameters.staff
        state = self.model.decisions
        inflow = self.newcomers(providers_want)
        available = self.seekers + leavers * (1.0 - staff.leave_sector_share) + inflow
        weight = staff.team_pull * teams_want + providers_want
        share = min(staff.match_share, available / weight) if weight > 0 else 0.0
        teams = min(teams_want, share * staff.team_pull * teams_want)
        providers = min(providers_want, max(0.0, min(available, share * weight) - teams))
        moved = staff.poach_share * (teams_want - teams)
        left_over = available - teams - providers
        state.seekers[self.row] = left_over * (1.0 - staff.seekers_leave_share)
        return Hiring(providers, teams, moved)
