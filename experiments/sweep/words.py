"""Words of the command `sweep`; part of the catalogue of `experiments.words`."""

from __future__ import annotations

SWEEP: dict[str, dict[str, str]] = {
    "nl": {
        "sweep_running": "Runs",
        "sweep_done": "Klaar: {done} runs in {folder}.",
        "sweep_part_done": "Klaar met dit deel: {done} runs in {folder}.",
        "sweep_failed": "{failed} runs zijn mislukt; --resume doet alleen die opnieuw:",
        "sweep_more_failed": "  … en nog {n}, in {folder}",
        "sweep_stopped": "Gestopt. {done} van {total} runs staan in {folder}; ga verder met: "
        "{command}",
        "sweep_at_most": "{n} van {cells} punten zijn gestopt bij het hoogste aantal herhalingen "
        "en zijn niet scherp; zie {file}.",
        "dry_points": "Punten: {points}; regio's: {regions}",
        "dry_runs": "Runs: {runs}",
        "dry_runs_rule": "Runs: {runs} tot {most}, naar gelang de stopregel",
        "dry_there": "Al gedaan: {done}",
        "dry_time": "Tijd: {time} op {threads} werkers ({seconds} s per run)",
        "dry_time_rule": "Tijd: {time} tot {longest} op {threads} werkers ({seconds} s per run)",
        "dry_disk": "Schijf: {size} ({free} vrij)",
        "dry_disk_rule": "Schijf: {size} tot {largest} ({free} vrij)",
        "dry_full": "Let op: er is niet genoeg ruimte op de schijf.",
        "dry_nothing": "Er is niets geschreven.",
        "hours": "{n} uur",
        "minutes": "{n} minuten",
        "seconds": "{n} seconden",
    },
    "en": {
        "sweep_running": "Runs",
        "sweep_done": "Done: {done} runs in {folder}.",
        "sweep_part_done": "This part is done: {done} runs in {folder}.",
        "sweep_failed": "{failed} runs failed; --resume does only those again:",
        "sweep_more_failed": "  … and {n} more, in {folder}",
        "sweep_stopped": "Stopped. {done} of {total} runs are in {folder}; go on with: {command}",
        "sweep_at_most": "{n} of {cells} points were stopped at the highest number of "
        "replications and are not sharp; see {file}.",
        "dry_points": "Points: {points}; regions: {regions}",
        "dry_runs": "Runs: {runs}",
        "dry_runs_rule": "Runs: {runs} to {most}, as the stopping rule decides",
        "dry_there": "Done already: {done}",
        "dry_time": "Time: {time} on {threads} workers ({seconds} s per run)",
        "dry_time_rule": "Time: {time} to {longest} on {threads} workers ({seconds} s per run)",
        "dry_disk": "Disk: {size} ({free} free)",
        "dry_disk_rule": "Disk: {size} to {largest} ({free} free)",
        "dry_full": "Note: there is not enough room on the disk.",
        "dry_nothing": "Nothing was written.",
        "hours": "{n} hours",
        "minutes": "{n} minutes",
        "seconds": "{n} seconds",
    },
}
