"""Files taken apart: keys, words, documents and findings."""

from __future__ import annotations

from sitegen.decode.parts import Parts
from sitegen.source import Place, RawFile, Refusal
from tests.decode.reading import said


def file(text: str, path: str = "goals/a/b.md") -> RawFile:
    return RawFile(path, text.encode())


def test_a_goal_has_keys_and_a_body() -> None:
    parts = Parts()
    part = parts.keys_and_body(file("---\ndue: 2026\n---\n# Title\n"), needs_keys=True)
    assert part is not None
    assert part.body == "# Title\n"
    assert part.document.values[("due",)] == Place(2, 6, 2, 10)
    assert parts.documents == {"goals/a/b.md": part.document}
    assert part.document.text.startswith("---\ndue")


def test_an_entry_may_be_words_alone() -> None:
    parts = Parts()
    part = parts.keys_and_body(file("Thank you.\n"), needs_keys=False)
    assert part is not None
    assert (part.root, part.body) == (None, "Thank you.\n")
    assert parts.findings == []


def test_a_goal_may_not() -> None:
    parts = Parts()
    assert parts.keys_and_body(file("# Title\n"), needs_keys=True) is None
    assert said(parts.findings) == ["S107 1:1"]


def test_broken_keys_are_told_and_their_text_is_kept() -> None:
    parts = Parts()
    assert parts.keys(file("a: [\n")) is None
    assert said(parts.findings) == ["S101 1:4"]
    assert parts.documents["goals/a/b.md"].text == "a: [\n"
    broken = file("---\na: [\n---\n", "goals/a/c.md")
    assert parts.keys_and_body(broken, needs_keys=False) is None


def test_a_file_that_is_no_text_is_told_and_known_to_be_there() -> None:
    parts = Parts()
    for raw in (RawFile("a.md", b"\xff"), RawFile("b.md", refusal=Refusal.SPECIAL)):
        assert parts.text(raw) is None
        assert parts.keys(raw) is None
        assert parts.keys_and_body(raw, needs_keys=False) is None
    assert {finding.code for finding in parts.findings} == {"F101", "F105"}
    assert parts.documents["a.md"].text == "\ufffd"
    assert parts.documents["b.md"].text == ""


def test_prose_that_cannot_be_shown_is_told_at_its_line() -> None:
    tangle = "We" + "*" * 4_000
    parts = Parts()
    parts.keys_and_body(file(f"---\na: b\n---\n\n{tangle}\n"), needs_keys=True)
    parts.keys_and_body(file(f"\n{tangle}\n", "c.md"), needs_keys=False)
    assert said(parts.findings) == ["P103 5:3", "P103 2:3"]
