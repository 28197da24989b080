"""Which findings a change answers for."""

from __future__ import annotations

from sitegen.checking import since
from sitegen.source import Place
from tests.reports.findings import WEAK, finding

OLD = finding("old")


def test_a_finding_elsewhere_that_was_there_before_is_not_reported() -> None:
    assert since([OLD], [OLD], frozenset()) == ()


def test_it_is_the_same_finding_on_another_line() -> None:
    moved = finding("old", place=Place(7, 1, 7, 2))
    assert since([moved], [OLD], frozenset()) == ()


def test_all_findings_in_a_touched_file_are_reported_old_or_new() -> None:
    new = finding("new")
    assert since([OLD, new], [OLD], frozenset({"goals/a/b.md"})) == (OLD, new)


def test_what_the_change_broke_elsewhere_is_reported() -> None:
    broken = finding("broken", path="goals/a/c.md")
    touched = frozenset({"goals/a/b.md"})
    assert since([OLD, broken], [OLD], touched) == (OLD, broken)


def test_another_message_another_code_or_another_path_is_another_finding() -> None:
    others = (finding("other"), finding("old", rule=WEAK), finding("old", path="goals/a/c.md"))
    assert since(others, [OLD], frozenset()) == others
