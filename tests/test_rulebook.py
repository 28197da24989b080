"""What a board may say about rules: which are there, which it may set, and how severe each is."""

from __future__ import annotations

from sitegen import rulebook
from sitegen.finding import Severity
from sitegen.model.board import Settings
from sitegen.rules import (
    entry_deleted,
    entry_edited,
    no_challenge,
    no_due,
    no_steward,
    terms_moved,
)

RULES = rulebook.all_rules()
BY_CODE = {rule.code: rule for rule in RULES}


def test_a_rule_is_as_severe_as_it_says_where_the_board_does_not_choose() -> None:
    assert rulebook.severity_of(no_challenge.RULE, Settings()) is Severity.WARNING
    assert rulebook.severity_of(no_due.RULE, Settings()) is Severity.ERROR


def test_a_board_chooses_by_code_or_by_name_in_any_case() -> None:
    for name in ("C610", "c610", "no-challenge", "No-Challenge"):
        for severity in (None, Severity.HINT, Severity.ERROR):
            chosen = Settings(rules=((name, severity),))
            assert rulebook.severity_of(no_challenge.RULE, chosen) is severity
            assert rulebook.severity_of(no_due.RULE, chosen) is Severity.ERROR


def test_of_two_choices_for_one_rule_the_first_counts() -> None:
    twice = Settings(rules=(("no-challenge", Severity.HINT), ("C610", None)))
    assert rulebook.severity_of(no_challenge.RULE, twice) is Severity.HINT
    assert rulebook.chosen(twice, RULES) == {"C610": Severity.HINT}


def test_no_board_changes_what_reading_says() -> None:
    for code in ("F101", "S101", "S106", "S150", "D301", "M403", "V151", "P101", "S170", "S171"):
        rule = BY_CODE[code]
        assert not rulebook.is_settable(rule)
        assert not rulebook.is_ignorable(rule)
        assert rulebook.severity_of(rule, Settings(rules=((code, None),))) is rule.severity


def test_no_board_asks_for_silence_about_a_record_that_was_changed() -> None:
    for rule in (terms_moved.RULE, entry_edited.RULE, entry_deleted.RULE):
        assert not rulebook.is_settable(rule)
        assert not rulebook.is_ignorable(rule)
        for milder in (None, Severity.HINT):
            settings = Settings(rules=((rule.code, milder),))
            assert rulebook.severity_of(rule, settings) is Severity.ERROR
        assert "others rely on the record" in rulebook.why_always(rule)


def test_a_board_may_turn_off_what_no_file_may_ignore() -> None:
    read_or_record = ("A501", "A530", "A531", "A532")
    agreement = [rule for rule in RULES if rule.code[0] == "A" and rule.code not in read_or_record]
    assert no_steward.RULE in agreement
    for rule in (*agreement, BY_CODE["S172"], BY_CODE["S173"]):
        assert rulebook.is_settable(rule)
        assert not rulebook.is_ignorable(rule)


def test_all_other_rules_can_be_ignored() -> None:
    for rule in RULES:
        if rule.code[0] in "CKTW":
            assert rulebook.is_settable(rule)
            assert rulebook.is_ignorable(rule)


def test_likely_rules_are_named_for_unknown_words() -> None:
    words = ["c610", "no-why", "no_chalenge", "C61O", "c6l0", "C619", "zzz", "X99", "9999"]
    assert rulebook.unknown(words, RULES) == {
        "no_chalenge": "Did you mean C610 (no-challenge)?",
        "C61O": "Did you mean C610 (no-challenge)?",
        "c6l0": "Did you mean C610 (no-challenge)?",
        "C619": "",
        "zzz": "",
        "X99": "",
        "9999": "",
    }


def test_a_code_with_a_sign_too_few_or_too_many_is_answered_with_those_it_may_be() -> None:
    rules = [BY_CODE[code] for code in ("C610", "C611", "C612", "C613", "D310")]
    few = (
        "Did you mean C610 (no-challenge), C611 (thin-baseline), C612 (no-why) or C613 (no-title)?"
    )
    assert rulebook.unknown(["C61", "c6", "C6100", "610", "D31"], rules) == {
        "C61": few,
        "c6": few,
        "C6100": "Did you mean C610 (no-challenge)?",
        "610": "Did you mean C610 (no-challenge)?",
        "D31": "Did you mean D310 (no-due)?",
    }
    assert rulebook.unknown(["M4"], RULES)["M4"].count("(") == 5


def test_likely_rules_are_searched_for_a_hundred_words_at_most() -> None:
    guesses = rulebook.unknown([f"no-challeng{n:04}" for n in range(1000)], RULES)
    assert sum(bool(guess) for guess in guesses.values()) <= 100
    assert len(guesses) == 1000
