"""The three regions on which levers and conditions are shown, and why these three."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from experiments.runs.replication import years_to_live
from experiments.runs.run import Progress, RunSettings, run_scenarios
from experiments.studies.effects import RegionStudy
from model.errors import UserError
from model.geography import Region, load_geography, resolve_region, today
from scenarios import Scenario

# Of about the same size, so that chance is the same, and as different as youth regions of that
# size are: in how people live, and in how many parties have to agree.
REGIONS = (
    "jeugdregio:Zuid Kennemerland",
    "jeugdregio:Midden Holland",
    "jeugdregio:Rivierenland",
)
REASON = (
    "Three youth regions of about the same size, so that chance plays the same part: of those with "
    "35,000 to 45,000 children Zuid Kennemerland lives most densely and has one partnership per "
    "sector, Rivierenland is the least densely populated youth region of the country with four "
    "per sector, and Midden Holland has inhabitants of four of the five classes of urbanity."
)
SEPARATOR = ";"
Job = tuple[Sequence[Scenario], RunSettings]


def chosen_regions(text: str | None) -> tuple[str, ...]:
    """Return the regions that a user gives, separated by semicolons, or the default three.

    Raises:
        UserError: an unknown region, the same one twice, or none.
    """
    if text is None:
        return REGIONS
    names = tuple(part.strip() for part in text.split(SEPARATOR) if part.strip())
    if not names:
        raise UserError(
            "Option --regions is empty: give regions, separated by semicolons, "
            'such as "jeugdregio:Rivierenland; jeugdregio:Eemland".'
        )
    labels = [resolve_region(name).label for name in names]
    for label in labels:
        if labels.count(label) > 1:
            raise UserError(f'Option --regions names "{label}" twice: leave one out.')
    return names


def run_regions(
    regions: Sequence[str],
    scenarios: Sequence[Scenario],
    settings: RunSettings,
    progress: Progress | None = None,
) -> list[RegionStudy]:
    """Run the same scenarios in every region; within one, replications live their past once."""
    jobs = [(scenarios, replace(settings, region=region)) for region in regions]
    return run_jobs(jobs, progress)


def run_jobs(jobs: Sequence[Job], progress: Progress | None = None) -> list[RegionStudy]:
    """Run sets of scenarios one after the other, and tell about all of them together."""
    total = sum(_years_of(job) for job in jobs)
    studies, before = [], 0
    for job in jobs:
        tell = None if progress is None else _told_as_part(progress, before, total)
        scenarios, settings = job
        studies.append(RegionStudy(run_scenarios(scenarios, settings, tell)))
        before += _years_of(job)
    return studies


def _years_of(job: Job) -> int:
    scenarios, settings = job
    return settings.replications * years_to_live(scenarios, settings.years)


def _told_as_part(progress: Progress, before: int, total: int) -> Progress:
    """Return a progress that counts a part, after what was done before, as part of the whole."""

    def tell(done: int, _part: int, what: str) -> None:
        progress(before + done, total, what)

    return tell


def regions_table(regions: Sequence[Region]) -> list[str]:
    """Return a table of how regions differ, from the shipped data."""
    geo = load_geography()
    layout = today(geo)
    lines = [
        "| Region | Municipalities | Children 4–17 | Addresses per km² | In very or strongly urban "
        "municipalities | Partnerships (primary + secondary) |",
        "|---|---:|---:|---:|---:|---:|",
    ]
    for region in regions:
        here = region.municipalities
        children = geo.children(4, 17)[here].astype(float)
        density = np.average(geo.address_density_per_km2[here], weights=children)
        urban = children[geo.urbanity[here] <= 2].sum() / children.sum()
        partners = [
            len(np.unique(shares.partnership[np.isin(shares.municipality, here)]))
            for shares in (layout.shares_po, layout.shares_vo)
        ]
        lines.append(
            f"| {region.label} | {len(region)} | {children.sum():,.0f} | {density:,.0f} | "
            f"{100 * urban:.0f} % | {partners[0]} + {partners[1]} |"
        )
    return lines
