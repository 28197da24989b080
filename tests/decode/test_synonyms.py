"""What people call the keys of their files."""

from __future__ import annotations

import pytest

from sitegen.decode.entries import KEYS
from sitegen.decode.goals import FRONT_MATTER, YAML_GOAL
from sitegen.decode.measure_keys import LONG_FORM
from sitegen.decode.metrics import METRIC
from sitegen.decode.synonyms import _SYNONYMS, likely_key
from sitegen.decode.teams import _BOARD, _MEMBER, _PERSON, _TEAM, TEAMS_YAML
from sitegen.model.ledger import EntryKind

GOAL = tuple(FRONT_MATTER.fields)
MEASURE = tuple(LONG_FORM.fields)


@pytest.mark.parametrize(
    ("word", "known", "meant"),
    [
        ("deadline", GOAL, "due"),
        ("Due Date", GOAL, "due"),
        ("owner", GOAL, "steward"),
        ("Due", GOAL, "due"),
        ("metric", GOAL, "measures"),
        ("goal", tuple(YAML_GOAL.fields), "title"),
        ("goal", MEASURE, "target"),
        ("stewart", GOAL, "steward"),
        ("min", MEASURE, "at_least"),
        ("from", MEASURE, "baseline"),
        ("status", tuple(KEYS[EntryKind.CHECK_IN]), "confidence"),
        ("status", tuple(KEYS[EntryKind.CLOSE]), "outcome"),
        ("owner", ("name", "lead", "members"), "lead"),
    ],
)
def test_a_word_for_a_key_is_understood(word: str, known: tuple[str, ...], meant: str) -> None:
    assert likely_key(word, known) == f"Did you mean {meant}?"


def test_another_word_is_answered_as_ever() -> None:
    assert likely_key("zzz", ("name", "lead")) == "Known here: name, lead."
    assert likely_key("zzz", GOAL) == ""


def test_every_key_with_other_names_is_a_key() -> None:
    entries = {key for keys in KEYS.values() for key in keys}
    inner = {"what", "who", "n", "at", "note"}
    teams = (TEAMS_YAML, _BOARD, _TEAM, _MEMBER, _PERSON)
    fields = {key for record in (*teams, YAML_GOAL, LONG_FORM, METRIC) for key in record.fields}
    assert set(_SYNONYMS) <= entries | fields | inner | {"text"}
