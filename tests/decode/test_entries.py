"""Entries of a ledger: kind and person from the name, the rest from the file."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from sitegen.decode.entries import KEYS, EntryFile, entry
from sitegen.decode.layout import entry_name
from sitegen.decode.notes import Notes
from sitegen.decode.tree import compose
from sitegen.model import ledger
from sitegen.model.ledger import Entry, EntryKind
from sitegen.source import Document
from tests.decode.reading import said

DIGEST = "terms/1:0123456789abcdef0123456789abcdef"


def decoded(kind: str, text: str, prose: str = "") -> tuple[Entry | None, list[str]]:
    person = "" if kind == "agreements" else "-maria"
    stem = f"2026-01-16-{kind}{person}_2"
    name = entry_name(stem)
    assert name is not None
    path = f"goals/a/b/{stem}.md"
    tree = compose(text, path)
    notes = Notes(path)
    file = EntryFile(
        id=stem,
        name=name,
        document=tree.document if text else Document(path),
        root=tree.root if text else None,
        prose=prose,
        units={"csat": "%"},
    )
    return entry(file, notes), said(notes.findings)


def sound(kind: str, text: str, prose: str = "") -> Entry:
    found, findings = decoded(kind, text, prose)
    assert findings == []
    assert found is not None
    assert found.kind == kind
    return found


def fields(found: Entry, *names: str) -> tuple[object, ...]:
    return tuple(getattr(found, name) for name in names)


@pytest.mark.parametrize("kind", EntryKind)
def test_every_kind_may_be_empty(kind: EntryKind) -> None:
    found = sound(kind, "")
    assert fields(found, "id", "on", "number", "prose") == (
        found.document.path.removeprefix("goals/a/b/").removesuffix(".md"),
        date(2026, 1, 16),
        2,
        "",
    )
    assert found.person == ("" if kind is EntryKind.AGREEMENTS else "maria")


@pytest.mark.parametrize("kind", EntryKind)
def test_every_kind_may_say_something_as_prose_or_as_a_key(kind: EntryKind) -> None:
    assert sound(kind, "", "Two\nlines.").prose == "Two\nlines."
    assert sound(kind, "text: |\n  Two\n  lines.\n").prose == "Two\nlines."
    assert "text" not in KEYS[kind]


@pytest.mark.parametrize("kind", ["agree", "decline"])
def test_the_terms_of_an_agreement(kind: str) -> None:
    assert fields(sound(kind, f'terms: "{DIGEST}"'), "terms") == (DIGEST,)


@pytest.mark.parametrize("text", ["terms/1:0123", DIGEST.upper(), f"{DIGEST}0", "8f3a0000"])
def test_a_digest_is_whole(text: str) -> None:
    found, findings = decoded("agree", f"terms: '{text}'")
    assert findings == ["A501 1:8"]
    assert found is not None


def test_a_digest_is_a_single_value() -> None:
    assert decoded("agree", "terms: [a]")[1] == ["S151 1:8"]


def test_agree_may_carry_the_terms_in_words() -> None:
    assert sound("agree", "in_words: |\n  From 4 to 2.8 hours.\n").person == "maria"


def test_agreements_of_a_pull_request() -> None:
    text = f"""\
terms: "{DIGEST}"
via: {{pull_request: "#12", url: "https://git.example/12"}}
by:
  chen: {{review: 4, commit: abc123}}
  amir:
"""
    found = sound("agreements", text)
    assert fields(found, "terms", "pull_request", "url") == (DIGEST, "12", "https://git.example/12")
    assert fields(found, "approvals") == (
        (
            ledger.Approval(person="chen", review="4", commit="abc123"),
            ledger.Approval(person="amir"),
        ),
    )


def test_a_check_in() -> None:
    text = """\
readings:
  csat: {value: 93%, n: 41, at: 2026-01-14}
  other: 3
confidence: at_risk
going_well: The macros.
needs_attention: The phones.
blockers: The shop is down.
help_wanted: [A second headset, A room]
"""
    found = sound("check-in", text)
    assert fields(found, "confidence", "going_well", "needs_attention") == (
        ledger.Confidence.AT_RISK,
        "The macros.",
        "The phones.",
    )
    assert fields(found, "blockers", "help_wanted") == (
        ("The shop is down.",),
        ("A second headset", "A room"),
    )
    assert isinstance(found, ledger.CheckIn)
    csat, other = found.readings
    assert (csat.on, csat.value, csat.n) == (date(2026, 1, 14), Decimal(93), 41)
    assert (other.measure, other.on) == ("other", date(2026, 1, 16))


def test_a_reading_in_a_wrong_unit_is_left_out() -> None:
    found, findings = decoded("check-in", "readings: {csat: 93 hours}")
    assert findings == ["M402 1:18"]
    assert isinstance(found, ledger.CheckIn)
    assert found.readings == ()


def test_a_review() -> None:
    text = "decision: adjust\nactions:\n  - {who: chen, what: Ask, due: 2026-02-01}\n"
    assert fields(sound("review", text), "decision", "actions") == (
        ledger.Decision.ADJUST,
        (ledger.Action(who="chen", what="Ask", due=date(2026, 2, 1)),),
    )


def test_an_action_needs_somebody_and_something() -> None:
    found, findings = decoded("review", "actions: [{who: chen}, {who: Amir, what: Ask}]")
    assert findings == ["S154 1:11", "F114 1:30"]
    assert isinstance(found, ledger.Review)
    assert found.actions == ()


def test_an_amendment() -> None:
    text = f"""\
because: evidence
terms: "{DIGEST}"
replaces: "{DIGEST}"
changes:
  measures.csat.at_least: {{from: "92", to: "90"}}
  stop_if: {{to: Never}}
"""
    assert fields(sound("amend", text), "because", "terms", "replaces", "changes") == (
        ledger.Because.EVIDENCE,
        DIGEST,
        DIGEST,
        (
            ledger.FieldChange(route="measures.csat.at_least", before="92", after="90"),
            ledger.FieldChange(route="stop_if", after="Never"),
        ),
    )


def test_changes_are_fields_with_two_sides() -> None:
    assert decoded("amend", "changes: [a]")[1] == ["S151 1:10"]
    found, findings = decoded("amend", "changes: {due: later, start: {to: [a]}}")
    assert findings == ["S151 1:16", "S151 1:35"]
    assert isinstance(found, ledger.Amend)
    assert found.changes == (ledger.FieldChange(route="start"),)


def test_a_pause_and_a_resume() -> None:
    assert fields(sound("pause", "until: 2026-02-01"), "until") == (date(2026, 2, 1),)
    assert sound("resume", "{}").person == "maria"


def test_a_close() -> None:
    text = "outcome: superseded\nbecause: It grew.\nlessons: Ask first.\nnext: More.\nby: other\n"
    assert fields(sound("close", text), "outcome", "because", "lessons", "next", "by") == (
        ledger.Outcome.SUPERSEDED,
        "It grew.",
        "Ask first.",
        "More.",
        "other",
    )


def test_a_correction_and_a_note() -> None:
    text = "about: 2026-01-09-note-chen\nredacts: 2026-01-08-note-chen\n"
    assert fields(sound("correct", text), "about", "redacts") == (
        "2026-01-09-note-chen",
        "2026-01-08-note-chen",
    )
    text = "milestone: macros\nsupport: room\nthanks: [amir]\nabout: 2026-01-09-note-chen\n"
    assert fields(sound("note", text), "milestone", "support", "thanks", "about") == (
        "macros",
        "room",
        ("amir",),
        "2026-01-09-note-chen",
    )


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        ("confirm", "outcome: met", ["S150 1:1"]),
        ("note", "milstone: macros", ["S150 1:1"]),
        ("check-in", "confidence: fine", ["S152 1:13"]),
        ("check-in", "readings: 93%", ["S151 1:11"]),
        ("check-in", "readings: {CSAT: 93%}", ["F114 1:12"]),
        ("agreements", "via: 12", ["S151 1:6"]),
        ("agreements", "by: [chen]", ["S151 1:5"]),
        ("agreements", "by: {chen: yes}", ["S151 1:12"]),
        ("pause", "until: Monday", ["D301 1:8"]),
    ],
)
def test_what_is_wrong_is_told_at_its_place(kind: str, text: str, expected: list[str]) -> None:
    found, findings = decoded(kind, text)
    assert findings == expected
    assert found is not None


@pytest.mark.parametrize("ending", ["", ".md", ".yaml", ".yml"])
@pytest.mark.parametrize(
    ("kind", "key"), [("note", "about"), ("correct", "about"), ("correct", "redacts")]
)
def test_an_entry_may_be_named_with_the_ending_of_its_file(
    kind: str, key: str, ending: str
) -> None:
    found = sound(kind, f"{key}: 2026-01-09-note-chen{ending}\n")
    assert fields(found, key) == ("2026-01-09-note-chen",)


def test_a_series_that_an_entry_is_about_keeps_its_ending() -> None:
    assert fields(sound("correct", "about: csat.csv\n"), "about") == ("csat.csv",)


def test_what_has_no_keys_at_all_is_no_entry() -> None:
    assert decoded("note", "[a, b]") == (None, ["S151 1:1"])
    assert decoded("note", "Thanks.") == (None, ["S151 1:1"])
