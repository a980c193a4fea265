"""What a desk tells about a question while its answer grows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from experiments.live.question import Life, Question
from experiments.runs.run import RunSet
from scenarios.refusals import NOTHING, Told

Stage = Literal["compiling", "chance", "assumptions", "done", "failed"]

UNEXPECTED = {
    "nl": 'Door een fout in het programma is de berekening van scenario "{scenario}" gestopt '
    "({region}, herhaling {number}{world}). "
    "Met de scenariobestanden kunt u dit opnieuw doen: {line}",
    "en": 'A fault in the program stopped the run of scenario "{scenario}" '
    "({region}, replication {number}{world}). "
    "With the scenario files you can do it again: {line}",
}
NOT_BEGUN = {
    "nl": "Door een fout in het programma kan deze vraag niet worden berekend. "
    "Met de scenariobestanden kunt u dit opnieuw doen: {line}",
    "en": "A fault in the program stopped this question before its first run. "
    "With the scenario files you can do it again: {line}",
}
WORLD = {"nl": ", andere aannames", "en": ", other assumptions"}


@dataclass(frozen=True)
class Failure:
    """Why a question has no answer.

    Args:
        question: what was asked.
        said: the sentence about what the user gave, by language; empty for a fault of ours.
        life: the run that failed, if it was a fault of ours.
    """

    question: Question
    said: Told = NOTHING
    life: Life | None = None

    def sentence(self, lang: str) -> str:
        """Return what to tell the user, in Dutch ("nl") or English ("en")."""
        life = self.life
        if self.said:
            return self.said[lang]
        if life is None:
            return NOT_BEGUN[lang].format(line=self._line(None))
        return UNEXPECTED[lang].format(
            scenario=life.scenario.name,
            region=life.region.label,
            number=life.number + 1,
            world=WORLD[lang] if life.in_world else "",
            line=self._line(life),
        )

    def _line(self, life: Life | None) -> str:
        """Return a command that does a run of a replication again, or else the whole question."""
        asked = self.question
        alone = life is not None and not life.in_world
        replications = life.number + 1 if life and alone else asked.replications
        words = [f"{scenario.name}.toml" for scenario in asked.scenarios]
        words += ["--region", f'"{asked.region}"', "--years", str(asked.years)]
        words += ["--seed", str(asked.seed), "--replications", str(replications)]
        if len(asked.scenarios) == 1:
            return " ".join(["continuum run", *words])
        draws, forms = (0, 0) if alone else (asked.draws, asked.forms)
        words += ["--draws", str(draws), "--forms", str(forms)]
        return " ".join(["continuum compare", *words])


@dataclass(frozen=True)
class Progress:
    """How far an answer is.

    Args:
        stage: "compiling" until the first worker can run, the first time after an installation;
            then "chance" (replications), "assumptions" (other worlds), and "done" or "failed".
        done: complete pairs, or worlds, of this stage.
        total: how many it will be.
        seconds_left: of this stage, from the pace so far; nothing before the first run.
        runs: the first pairs together; the same object until there are enough new ones.
        failure: why it failed.
    """

    stage: Stage
    done: int
    total: int
    seconds_left: float | None
    runs: RunSet | None
    failure: Failure | None = None


def pairs_to_tell(complete: int, aim: int) -> int:
    """Return how many of the complete pairs to tell about: 2, 4, … 12, 16, 20, … or all."""
    if complete >= aim:
        return aim
    return complete - complete % (2 if complete < 13 else 4)
