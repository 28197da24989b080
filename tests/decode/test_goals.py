"""A goal's file: terms, plan and story."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from sitegen.decode.goals import FRONT_MATTER, YAML_GOAL, Words, goal
from sitegen.decode.notes import Notes
from sitegen.decode.tree import compose
from sitegen.model.board import BoardFacts, Settings, Team
from sitegen.model.goal import Goal, Link
from sitegen.model.terms import AgreementRule, Kind, RuleKind
from sitegen.source import Document
from tests.decode.reading import said

TEAM = Team(id="frontline", name="Frontline", lead="maria", sponsor="henrik")
FACTS = BoardFacts(document=Document("teams.yaml"), teams=(TEAM,))
NO_WORDS = Words()


def decoded(
    text: str, facts: BoardFacts = FACTS, words: Words = NO_WORDS
) -> tuple[Goal, list[str]]:
    notes = Notes("goals/frontline/a.md")
    tree = compose(text, "goals/frontline/a.md")
    assert tree.root is not None
    values = FRONT_MATTER(tree.root, notes)
    assert values is not None
    found = goal("a", "frontline", values, words, tree.document, facts, notes)
    return found, said(notes.findings)


def sound(text: str, facts: BoardFacts = FACTS, words: Words = NO_WORDS) -> Goal:
    found, findings = decoded(text, facts, words)
    assert findings == []
    return found


ALL = AgreementRule(kind=RuleKind.ALL)
LEADERS = AgreementRule(kind=RuleKind.STEWARD_AND_SPONSOR)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("due: 2026", ALL),
        ("kind: hard", LEADERS),
        ("agreement: All", ALL),
        ("agreement: steward  and sponsor", LEADERS),
        ("agreement: quorum 80%", AgreementRule(kind=RuleKind.QUORUM, share=Decimal("0.8"))),
        ("agreement: quorum 100 %", AgreementRule(kind=RuleKind.QUORUM, share=Decimal(1))),
        (
            "agreement: [maria, chen, maria]",
            AgreementRule(kind=RuleKind.PEOPLE, people=("maria", "chen")),
        ),
        ("agreement: []", AgreementRule(kind=RuleKind.PEOPLE)),
    ],
)
def test_the_agreement_rule(text: str, rule: AgreementRule) -> None:
    assert sound(text).terms.agreement == rule


@pytest.mark.parametrize(
    "rule", ["most of us", "quorum", "quorum lots", "quorum 80", "quorum 0%", "quorum 101%"]
)
def test_other_rules_are_told(rule: str) -> None:
    found, findings = decoded(f"agreement: {rule}")
    assert findings == ["S152 1:12"]
    assert found.terms.agreement == ALL


def test_a_rule_is_a_text_or_a_list() -> None:
    assert decoded("agreement: {all: yes}")[1] == ["S151 1:12"]


def test_terms_and_story() -> None:
    found = sound(
        """\
kind: hard
with: [engineering, frontline]
start: 2026-01-05
due: 3 months
stop_if: Two of us fall ill.
situation: Chat grew.
looks_like: No queue at nine.
aligns_with: [customers-come-back, {title: Plan, url: "https://x.example"}]
continues: slow-answers
formerly: [fast-answers]
links: [faq]
tags: chat
challenge: {hard: Never was.}
draft: yes
visibility: internal
""",
        words=Words(title="Faster", why="They wait.", prose="They wait.\n"),
    )
    terms, story = found.terms, found.story
    assert (terms.teams, terms.kind) == (("frontline", "engineering"), Kind.HARD)
    assert (terms.start, terms.due) == (date(2026, 1, 5), date(2026, 4, 4))
    assert terms.stop_if == "Two of us fall ill."
    assert (story.title, story.why, story.prose) == ("Faster", "They wait.", "They wait.\n")
    assert (story.hard, story.attainable) == ("Never was.", "")
    assert (story.situation, story.looks_like) == (("Chat grew.",), "No queue at nine.")
    assert story.aligns_with == (
        Link(goal="customers-come-back"),
        Link(title="Plan", url="https://x.example"),
    )
    assert (story.continues, story.formerly) == ("slow-answers", ("fast-answers",))
    assert (story.links, story.tags) == ((Link(goal="faq"),), ("chat",))
    assert found.is_draft
    assert found.is_internal


def test_what_is_left_out_has_its_default() -> None:
    found = sound("due: 2026-Q1")
    assert (found.terms.kind, found.terms.teams) == (Kind.PACT, ("frontline",))
    assert (found.plan.steward, found.plan.sponsor) == ("maria", "henrik")
    assert not found.is_draft
    assert not found.is_internal
    hard = BoardFacts(document=FACTS.document, settings=Settings(default_kind=Kind.HARD))
    assert sound("due: 2026-Q1", hard).terms.agreement == LEADERS
    assert sound("due: 2026-Q1", hard).plan.steward == ""


def test_measures_keep_their_order_readings_and_evidence() -> None:
    found, findings = decoded(
        "measures:\n  b: at least 3\n  a: {at_least: 4, readings: {2026-01-09: 5}}\n  c: lots\n"
    )
    assert findings == ["M403 4:6"]
    assert [measure.id for measure in found.terms.measures] == ["b", "a"]
    assert [evidence.measure for evidence in found.story.evidence] == ["b", "a"]
    assert [reading.value for reading in found.readings] == [5]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("measures: csat", ["S151 1:11"]),
        ("measures: [csat]", ["S151 1:11"]),
        ("measures: {CSAT: at least 3}", ["F114 1:12"]),
        ("visibility: secret", ["S152 1:13"]),
        ("title: Faster", ["S150 1:1"]),
        ("due: 3 months", ["D303 1:6"]),
        ("challenge: It is hard.", ["S151 1:12"]),
    ],
)
def test_what_is_wrong_is_told_at_its_place(text: str, expected: list[str]) -> None:
    assert decoded(text)[1] == expected


def test_a_goal_in_yaml_has_its_words_as_keys() -> None:
    tree = compose("title: Faster\nwhy: They\n  wait.\nstory: |\n  One.\n\n  Two.\n", "a.yaml")
    assert tree.root is not None
    notes = Notes("a.yaml")
    values = YAML_GOAL(tree.root, notes)
    assert values is not None
    assert notes.findings == []
    assert values.get("title") == "Faster"
    assert values.get("why") == "They wait."
    assert values.get("story") == "One.\n\nTwo."


UNREADABLE = ["private", "intern", "maybe", "[internal]", "{a: b}", "", "'internal, I think'"]


@pytest.mark.parametrize("text", UNREADABLE)
def test_a_visibility_that_cannot_be_read_hides_the_goal(text: str) -> None:
    found, told = decoded(f"visibility: {text}\ndue: 2026-03-31")
    assert found.is_internal
    assert len(told) == 1


@pytest.mark.parametrize("key", ["visiblity", "Visibility", "visibilty", "visability"])
def test_a_misspelt_visibility_hides_the_goal(key: str) -> None:
    found, told = decoded(f"{key}: internal\ndue: 2026-03-31")
    assert found.is_internal
    assert len(told) == 1


def test_other_unknown_keys_hide_nothing() -> None:
    found, told = decoded("priority: high\ndue: 2026-03-31")
    assert not found.is_internal
    assert len(told) == 1


@pytest.mark.parametrize("text", UNREADABLE)
def test_a_goal_that_may_be_a_draft_is_one(text: str) -> None:
    found, told = decoded(f"draft: {text}\ndue: 2026-03-31")
    assert found.is_draft
    assert len(told) == 1


def test_a_goal_that_says_no_is_no_draft() -> None:
    assert not sound("draft: no").is_draft
    assert not sound("visibility: Public ").is_internal


def test_a_goal_has_forty_measures_and_no_more() -> None:
    def measures(count: int) -> str:
        rows = (f"  m{number}: at least {number} calls\n" for number in range(1, count + 1))
        return "measures:\n" + "".join(rows)

    found, told = decoded(measures(40))
    assert (len(found.terms.measures), told) == (40, [])
    found, told = decoded(measures(41))
    assert (len(found.terms.measures), told) == (40, ["S157 42:3"])
    found, told = decoded(measures(2_000))
    assert (len(found.terms.measures), told) == (40, ["S157 42:3"])


def test_two_measures_of_one_id_are_told_however_they_are_written() -> None:
    found, told = decoded('measures:\n  csat: at least 92%\n  " csat ": at least 10%\n')
    assert told == ["S102 3:3"]
    assert len(found.terms.measures) == 1
    assert found.terms == sound("measures: {csat: at least 92%}").terms


@pytest.mark.parametrize("id", ["con", "aux", "index", "feed", "404", "lpt1"])
def test_a_former_id_is_one_that_a_page_can_have(id: str) -> None:
    found, told = decoded(f"formerly: [{id}, quicker-answers]")
    assert found.story.formerly == ("quicker-answers",)
    assert told == ["F114 1:12"]
