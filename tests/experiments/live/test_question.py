"""Questions, their single runs, and the words about them."""

from __future__ import annotations

import pickle
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from experiments.draws import stored_draws
from experiments.live import Failure
from experiments.live.progress import pairs_to_tell
from experiments.live.ticket import plan_of
from experiments.worlds import worlds_of
from model.errors import UserError
from tests.experiments.live.asking import BOTH, REGION, small

CURRENT, TEAMS = BOTH


def test_the_worlds_are_those_of_the_command_line_also_when_the_draws_change(drawn: Path) -> None:
    question = small(draws=5, forms=2)
    assert list(question.worlds()) == worlds_of(BOTH, 3, stored_draws(5), 2)
    before = question.worlds()
    drawn.write_text("point,need.onset_per_year\n4,0.08\n", encoding="utf-8")
    assert question.worlds() != before
    assert list(question.worlds()) == worlds_of(BOTH, 3, stored_draws(5), 2)


def test_a_question_can_be_kept_sent_and_told_from_others() -> None:
    question = small()
    again = pickle.loads(pickle.dumps(question))
    assert again == question
    assert hash(again) == hash(question)
    assert again.digest() == question.digest()
    other_words = replace(TEAMS, title={"nl": "Iets", "en": "Something"})
    changes = (
        {"years": 3}, {"seed": 6}, {"replications": 4}, {"draws": 1}, {"forms": 1},
        {"municipalities": True}, {"region": "municipality:Bunnik"},
        {"scenarios": (TEAMS, CURRENT)}, {"scenarios": (CURRENT, other_words)},
    )  # fmt: skip
    digests = {small(**change).digest() for change in changes}
    assert len(digests | {question.digest()}) == len(changes) + 1


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"scenarios": ()}, "0 scenarios"),
        ({"scenarios": tuple(replace(CURRENT, name=f"a{n}") for n in range(5))}, "5 scenarios"),
        ({"scenarios": (CURRENT, CURRENT)}, '"current" is given 2 times'),
        ({"replications": 0}, "replications 0"),
        ({"draws": -1}, "draws -1"),
        ({"forms": -1}, "forms -1"),
        ({"seed": -1}, "seed -1"),
    ],
)
def test_a_question_without_an_answer_is_refused(changes: dict[str, Any], said: str) -> None:
    with pytest.raises(UserError, match=said):
        small(**changes)


def test_runs_are_known_by_all_that_their_results_depend_on(drawn: Path) -> None:
    question = small(draws=1, forms=1)
    keys = [planned.key for planned in plan_of(question).planned()]
    assert len(set(keys)) == len(keys)
    words = replace(TEAMS, name="other", title={"nl": "Iets", "en": "Something"})
    renamed = plan_of(replace(question, scenarios=(CURRENT, words)))
    assert [planned.key for planned in renamed.planned()] == keys
    for changes in (
        {"years": 3}, {"seed": 6}, {"municipalities": True}, {"region": "municipality:Bunnik"},
        {"scenarios": (TEAMS, CURRENT)},
    ):  # fmt: skip
        others = {planned.key for planned in plan_of(small(draws=1, forms=1, **changes)).planned()}
        assert not others & set(keys), changes


def test_pairs_are_told_by_two_and_later_by_four_and_at_the_end() -> None:
    told = list(dict.fromkeys(pairs_to_tell(complete, 27) for complete in range(28)))
    assert told == [0, 2, 4, 6, 8, 10, 12, 16, 20, 24, 27]
    assert [pairs_to_tell(complete, 1) for complete in (0, 1)] == [0, 1]
    assert [pairs_to_tell(complete, 5) for complete in range(6)] == [0, 0, 2, 2, 4, 5]


def test_a_fault_of_ours_names_the_run_and_how_to_do_it_again() -> None:
    question = small(draws=4, forms=1)
    plan = plan_of(question)
    line = (
        f'continuum compare current.toml integrated-teams.toml --region "{REGION}" --years 2 '
        "--seed 5 --replications"
    )
    pair = Failure(question, life=plan.pairs[1][1].life)
    world = Failure(question, life=plan.others[0][1].life)
    for lang, other in (("nl", "andere aannames"), ("en", "other assumptions")):
        assert f"{line} 2 --draws 0 --forms 0" in pair.sentence(lang)
        assert f"{line} 3 --draws 4 --forms 1" in world.sentence(lang)
        assert other in world.sentence(lang)
        assert other not in pair.sentence(lang)
        assert all('"integrated-teams"' in item.sentence(lang) for item in (pair, world))
        assert f"{line} 3" in Failure(question).sentence(lang)
        said = {"nl": "Doe dit.", "en": "Do this."}
        assert Failure(question, said).sentence(lang) == said[lang]
    alone = small((CURRENT,))
    assert "continuum run current.toml" in Failure(alone).sentence("en")
    assert "--draws" not in Failure(alone).sentence("en")
