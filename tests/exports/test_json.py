"""`board.json` and `goal.json`: exact keys, exact numbers, the same bytes every time."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

from sitegen.discovery import modules
from sitegen.exports._json import Json, dumps, share
from sitegen.model.ledger import Outcome
from sitegen.model.state import Lifecycle
from sitegen.model.terms import AgreementRule, RuleKind
from sitegen.site import Site
from tests.compute.stories import AGREED, FIRST, Past, site_of, text
from tests.pages.parts import HOSTILE, START, moving_state, weekly
from tests.pages.sites import board, full_board, goal_state


def files(site: Site) -> dict[str, bytes]:
    exports = modules("sitegen.exports", "EXPORT")
    return {file.path: file.data for module in exports for file in module.EXPORT.files(site)}


def read(site: Site, path: str = "board.json") -> Any:
    return json.loads(files(site)[path], parse_float=Decimal)


def test_the_keys_are_the_published_ones_in_their_order() -> None:
    found = read(board(goal_state()))
    assert list(found) == ["schema", "as_of", "commit", "title", "url", "teams", "goals"]
    goal = found["goals"][0]
    assert list(goal) == [
        "id", "url", "title", "kind", "teams", "steward", "sponsor", "start", "due", "period",
        "lifecycle", "status", "status_reason", "freshness", "progress", "expected", "terms",
        "agreement", "measures", "outcome", "guardrail_broken", "aligns_with", "continues",
    ]  # fmt: skip
    assert list(goal["terms"]) == ["in_force", "in_file"]
    assert list(goal["agreement"]) == [
        "rule", "met", "agreed", "pending", "void", "not_yet_asked", "declined",
    ]  # fmt: skip
    assert list(goal["agreement"]["agreed"][0]) == ["person", "on", "how"]
    assert list(goal["measures"][0]) == [
        "id", "metric", "role", "kind", "unit", "baseline", "target", "stretch", "limits",
        "latest", "progress", "expected", "status",
    ]  # fmt: skip


def test_the_board_says_its_schema_day_and_commit() -> None:
    found = read(board())
    assert found["schema"] == "sitegen/board/1"
    assert found["as_of"] == "2026-11-20"
    assert found["commit"] == "0123456789abcdef0123"
    assert found["url"] is None


def test_numbers_are_exact_and_shares_have_four_decimals() -> None:
    measure = read(board(goal_state()))["goals"][0]["measures"][0]
    assert measure["target"] == Decimal("2.8")
    assert measure["latest"] == {"on": "2026-10-29", "value": Decimal("3.3")}
    assert measure["progress"] == Decimal("0.5833")
    assert measure["expected"] == Decimal("0.6667")


def test_limits_name_only_the_bounds_that_are_set() -> None:
    measures = read(board(goal_state()))["goals"][0]["measures"]
    assert [measure["limits"] for measure in measures] == [None, {"at_least": 92}]


def test_agreement_tells_persons_and_the_rule_as_it_is_written() -> None:
    goal = read(board(goal_state()))["goals"][0]
    assert goal["agreement"] == {
        "rule": "all",
        "met": True,
        "agreed": [{"person": "maria", "on": "2026-10-01", "how": "own_commit"}],
        "pending": [],
        "void": [],
        "not_yet_asked": ["zsofia"],
        "declined": [{"person": "amir", "on": "2026-10-01", "reason": "Too *fast* for me."}],
    }


def test_a_quorum_is_written_as_a_share() -> None:
    state = goal_state()
    assert state.in_force
    rule = AgreementRule(kind=RuleKind.QUORUM, share=Decimal("0.80"))
    force = replace(state.in_force, agreement=replace(state.in_force.agreement, rule=rule))
    found = read(board(replace(state, in_force=force)))
    assert found["goals"][0]["agreement"]["rule"] == "quorum 80%"


def test_addresses_are_whole_where_the_board_has_one() -> None:
    url = "https://northwind.example/goals/"
    goals = read(full_board(url=url))["goals"]
    assert goals[0]["url"] == f"{url}goals/{goals[0]['id']}/"
    assert read(board(goal_state()))["goals"][0]["url"] == "goals/answer-first/"


def test_goals_are_sorted_by_id() -> None:
    ids = [goal["id"] for goal in read(full_board())["goals"]]
    assert ids == sorted(ids)


def test_a_goal_file_has_the_goal_of_the_board_and_its_story() -> None:
    site = board(goal_state(lifecycle=Lifecycle.CLOSED, outcome=Outcome.MET))
    goal = read(site, "goals/answer-first/goal.json")
    assert goal["schema"] == "sitegen/goal/1"
    whole = read(site)["goals"][0]
    assert {key: goal[key] for key in whole} == whole
    assert goal["why"] == "Customers told us: we wait too long."
    assert goal["milestones"] == [
        {"id": "macros", "what": "Macros rewritten", "by": ["chen"], "due": "2026-11-13",
         "reached": None}
    ]  # fmt: skip
    assert goal["support"][0]["by"] == [{"outside": "Telenova"}]
    assert goal["readings"][0] == {
        "measure": "first-response-time", "on": "2026-10-08", "value": Decimal("3.9"), "n": 120,
        "note": None,
    }  # fmt: skip
    assert [entry["kind"] for entry in goal["entries"]] == ["agree", "check-in", "review", "note"]


def test_a_goal_file_has_what_its_measures_can_be_held_beside() -> None:
    (first, *_) = read(board(goal_state()), "goals/answer-first/goal.json")["comparisons"]
    assert list(first) == ["measure", "normal", "reach", "needed", "benchmarks"]
    assert (first["measure"], first["normal"], first["reach"]) == ("first-response-time", None, [])
    assert first["benchmarks"] == [
        {"value": 3, "population": "31 shops", "source": "Survey", "date": None}
    ]


def test_comparisons_are_levels_days_and_sentences() -> None:
    # mean 4, moving ranges 1, 2, 1: 4 -+ 2.66 x 4/3
    early = weekly("4", "5", "3", "4")
    before = tuple(replace(one, on=one.on - timedelta(days=56)) for one in early)
    measure = replace(moving_state(), readings=(*before, *moving_state().readings))
    state = replace(goal_state(measures=(measure,)), lifecycle=Lifecycle.ACTIVE)
    (found,) = read(board(state), "goals/answer-first/goal.json")["comparisons"]
    assert found["normal"] == {
        "readings": 4, "from": "2026-08-13", "to": "2026-09-03", "mean": 4,
        "low": Decimal("0.453333333333"), "high": Decimal("7.54666666667"),
    }  # fmt: skip
    assert [one["compared"] for one in found["reach"]] == ["record", "normal"]
    assert found["needed"] == {
        "every": "week", "change": Decimal("-0.0555555555556"), "recent": Decimal("-0.2"),
        "since": "2026-10-08",
    }  # fmt: skip


def test_the_story_of_the_terms_has_every_version_oldest_first() -> None:
    why = {"2026-02-02-amend-chen.md": "---\nbecause: evidence\n---\n"}
    change = text("3.2", csat="92%").replace("---\n# A", "  sales: 20 calls in total\n---\n# A")
    site = site_of(FIRST, Past("2026-02-02", change, by="chen"), entries=AGREED | why)
    first, last = read(site, "goals/faster/goal.json")["terms_story"]
    digests = [version.digest for version in site.goals[0].versions]
    assert first == {
        "digest": digests[0],
        "standing": "in force",
        "day": "2025-12-08",
        "proposed_by": ["maria"],
        "replaces": None,
        "moves": [],
        "because": None,
        "in_force_since": "2025-12-12",
    }
    moved = last.pop("moves")
    assert last == {
        "digest": digests[1],
        "standing": "proposed",
        "day": "2026-02-02",
        "proposed_by": ["chen"],
        "replaces": digests[0],
        "because": "evidence",
        "in_force_since": None,
    }
    assert moved[:2] == [
        {"route": "measures.csat.at_least", "from": "90", "to": "92", "effect": "harder",
         "late": False},
        {"route": "measures.first-response-time.target", "from": "2.8", "to": "3.2",
         "effect": "easier", "late": False},
    ]  # fmt: skip
    assert (moved[2]["route"], moved[2]["from"]) == ("measures.sales", None)
    assert (moved[2]["to"]["kind"], moved[2]["to"]["target"]) == ("total", "20")


def test_a_late_easing_is_marked_and_what_nobody_knows_is_null() -> None:
    late = site_of(FIRST, Past("2026-04-01", text("3.2")), as_of="2026-04-05")
    story = read(late, "goals/faster/goal.json")["terms_story"]
    assert [move["late"] for move in story[1]["moves"]] == [True]
    (only,) = read(site_of(is_read=False), "goals/faster/goal.json")["terms_story"]
    assert (only["day"], only["proposed_by"]) == (None, [])


def test_how_each_agreement_is_known_stands_in_the_board_file() -> None:
    site = site_of(written_by={"2025-12-11-agree-chen": "maria"})
    agreed = read(site)["goals"][0]["agreement"]["agreed"]
    assert agreed == [
        {"person": "maria", "on": "2025-12-08", "how": "proposed"},
        {"person": "chen", "on": "2025-12-11", "how": "by_other"},
        {"person": "henrik", "on": "2025-12-12", "how": "own_commit"},
    ]


def test_entries_after_the_day_of_the_board_are_left_out() -> None:
    site = replace(board(goal_state()), as_of=START)
    entries = read(site, "goals/answer-first/goal.json")["entries"]
    assert [entry["on"] for entry in entries] == ["2026-10-01"]


def test_no_file_tells_an_email_address() -> None:
    assert not [path for path, data in files(full_board()).items() if b"@northwind" in data]


def test_the_same_board_gives_the_same_bytes() -> None:
    assert files(full_board()) == files(full_board())


def test_text_stays_readable_and_hostile_text_stays_text() -> None:
    data = files(board(goal_state(title=HOSTILE + " Zsófia")))["board.json"]
    assert "Zsófia".encode() in data
    assert json.loads(data)["goals"][0]["title"] == HOSTILE + " Zsófia"
    assert data.endswith(b"}\n")


def test_decimals_are_written_as_people_would_and_never_as_floats() -> None:
    value: Json = {"a": Decimal("0.10"), "b": Decimal("1E+3"), "c": (), "d": {}, "e": True, "f": 0}
    assert json.loads(dumps(value)) == {"a": 0.1, "b": 1000, "c": [], "d": {}, "e": True, "f": 0}
    assert b'"a": 0.1,' in dumps(value)
    assert b'"b": 1000,' in dumps(value)


def test_shares_are_rounded_with_halves_away_from_zero() -> None:
    assert share(Fraction(1, 20_000)) == Decimal("0.0001")
    assert share(Fraction(-1, 20_000)) == Decimal("-0.0001")
    assert share(None) is None
