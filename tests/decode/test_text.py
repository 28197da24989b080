"""From bytes to text: encodings, sizes, and characters that nobody can see."""

from __future__ import annotations

import pytest

from sitegen.decode.catalogue_text import RULES
from sitegen.decode.text import decode_text, size_limit, too_many_files
from sitegen.finding import Finding, Severity
from sitegen.source import RawFile, Refusal
from tests.timing import takes_at_most

GOAL = "goals/frontline/answer-first.md"


def decode(data: bytes | str, path: str = GOAL) -> tuple[str | None, tuple[Finding, ...]]:
    return decode_text(RawFile(path, data.encode() if isinstance(data, str) else data))


def said(data: bytes | str) -> list[str]:
    """Each finding as `code line:column`."""
    places = ((finding.code, finding.location.place) for finding in decode(data)[1])
    return [f"{code} {place.line}:{place.column}" for code, place in places]


def refused(data: bytes | str, path: str = GOAL) -> Finding:
    text, findings = decode(data, path)
    assert text is None
    [finding] = findings
    assert finding.location.path == path
    return finding


@pytest.mark.parametrize(
    "data",
    [
        "a: é\nb: c\n".encode(),
        "\ufeffa: é\nb: c\n".encode(),
        "a: é\r\nb: c\r\n".encode(),
        "a: é\rb: c\r".encode(),
        "a: é\nb: c\r\n".encode(),
    ],
    ids=["plain", "byte order mark", "CRLF", "CR", "mixed"],
)
def test_line_ends_and_a_byte_order_mark_change_nothing(data: bytes) -> None:
    assert decode(data) == ("a: é\nb: c\n", ())


def test_an_empty_file_is_an_empty_text() -> None:
    assert decode(b"") == ("", ())


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("a: é\n".encode("utf-16"), "saved as UTF-16."),
        ("a: b\n".encode("utf-16-be"), "saved as UTF-16 without a byte order mark."),
        ("a: b\n".encode("utf-16-le"), "saved as UTF-16 without a byte order mark."),
        ("a: b\n".encode("utf-32"), "saved as UTF-32."),
    ],
)
def test_wide_encodings_are_named(data: bytes, message: str) -> None:
    finding = refused(data)
    assert finding.code == "F101"
    assert message in finding.message
    assert "Save the file as UTF-8" in finding.fix


@pytest.mark.parametrize(
    ("data", "place", "message"),
    [
        ("a: b\r\nné: caf\xe9\n".encode("latin-1"), "2:2", 'in Latin-1 it is "é"'),
        (b"\xef\xbb\xbfa: \xff\n", "1:4", 'in Latin-1 it is "ÿ"'),
        (b"a: \x81\n", "1:4", "The byte 0x81 here is not UTF-8."),
        (b"a: \xed\xa0\x80\n", "1:4", "Half of a pair of surrogates"),
        (b"a: \xc3", "1:4", "0xC3"),
        ("ä: ".encode() + b"\xc0\x80", "1:4", "0xC0"),
    ],
)
def test_a_byte_that_is_not_utf_8_is_named_with_its_place(
    data: bytes, place: str, message: str
) -> None:
    finding = refused(data)
    start = finding.location.place
    assert (finding.code, f"{start.line}:{start.column}") == ("F101", place)
    assert message in finding.message


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("a: b\nc: d\0e\n", "2:5", "(NUL) here."),
        ("a: \x1b[31m\n", "1:4", "(U+001B) here."),
        ("a: b\x0cc\x0bd\n", "1:5", "(U+000C) here, and 1 more"),
        ("a: \x7f\n", "1:4", "(U+007F)"),
        ("a: \x9b\n", "1:4", "(U+009B)"),
        ("a: \uffff\n", "1:4", "(U+FFFF)"),
    ],
)
def test_control_characters_are_refused_at_the_first_one(
    text: str, place: str, message: str
) -> None:
    finding = refused(text)
    start = finding.location.place
    assert (finding.code, f"{start.line}:{start.column}") == ("F103", place)
    assert message in finding.message


def test_tabs_are_no_control_characters() -> None:
    assert decode("a\tb\n") == ("a\tb\n", ())


def test_a_file_of_64_kib_is_read_and_one_byte_more_is_not() -> None:
    assert decode(b"a" * 65536)[1] == ()
    finding = refused(b"a" * 65537)
    assert finding.code == "F104"
    assert finding.message == f"{GOAL} has 65,537 bytes; the most is 65,536 (64 KiB)."


def test_a_series_may_have_a_mebibyte() -> None:
    path = "goals/a/b/csat.CSV"
    assert size_limit(path) == 1024 * 1024
    assert decode(b"a" * 1024 * 1024, path)[1] == ()
    assert "1,048,576 (1,024 KiB)" in refused(b"a" * (1024 * 1024 + 1), path).message


@pytest.mark.parametrize(
    ("refusal", "detail", "code", "message"),
    [
        (Refusal.SYMLINK, "it leads nowhere", "F105", "is a symbolic link that is not followed: "),
        (Refusal.SPECIAL, "a pipe", "F105", "is not an ordinary file: a pipe."),
        (
            Refusal.TOO_LARGE,
            "70,000 bytes",
            "F104",
            "has 70,000 bytes; the most is 65,536 (64 KiB)",
        ),
        (Refusal.UNREADABLE, "permission denied", "F106", "cannot be read: permission denied."),
        (Refusal.UNREADABLE, "", "F106", "cannot be read."),
    ],
)
def test_what_could_not_be_read_becomes_one_finding(
    refusal: Refusal, detail: str, code: str, message: str
) -> None:
    text, [finding] = decode_text(RawFile(GOAL, refusal=refusal, detail=detail))
    assert text is None
    assert finding.code == code
    assert finding.message.startswith(GOAL)
    assert message in finding.message


def test_more_files_than_allowed_are_named_with_the_limit() -> None:
    finding = too_many_files(20_000)
    assert (finding.code, finding.severity) == ("F107", Severity.ERROR)
    assert "more than 20,000 files" in finding.message


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: b\nc: d\u202ee\n", ["F102 2:5"]),
        ("\u2066x\u2069\n", ["F102 1:1", "F102 1:3"]),
        ("ma\u200bria\n", ["F102 1:3"]),
        ("ma\u200dria\u200c\n", ["F102 1:3", "F102 1:7"]),
        ("a\u2060b\xadc\n", ["F102 1:2", "F102 1:4"]),
        ("a\ufeffb\n", ["F102 1:2"]),
        ("left\u200e\u200fmarks\n", ["F102 1:5", "F102 1:6"]),
        ("\U000e0041\n", ["F102 1:1"]),
        ("🎉\u200da\n", ["F102 1:2"]),
    ],
)
def test_hidden_characters_are_warned_of_at_their_place(text: str, expected: list[str]) -> None:
    assert said(text) == expected
    assert decode(text)[0] == text


@pytest.mark.parametrize(
    "text",
    [
        "👩\u200d💻 👩🏽\u200d🚀 ❤\ufe0f\u200d🔥 🏳\ufe0f\u200d🌈",
        "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
        "می\u200cخواهم",
        "ශ්\u200dරී",
        "क्\u200dष",
        "שלום\u200f (Shalom)\u200e",
    ],
    ids=["emoji", "flag", "Persian", "Sinhala", "Hindi", "Hebrew"],
)
def test_joiners_and_marks_where_the_writing_needs_them_are_honest(text: str) -> None:
    assert decode(text) == (text, ())


def test_an_unfinished_flag_is_not_honest() -> None:
    assert said("🏴\U000e0067\n") == ["F102 1:2"]


def test_line_separators_are_warned_of_and_become_spaces() -> None:
    text, findings = decode("a: b\u2028c\u2029d\x85e\n")
    assert text == "a: b c d e\n"
    assert [finding.location.place.column for finding in findings] == [5, 7, 9]
    assert "a line separator (U+2028)" in findings[0].message


def test_hundreds_of_hidden_characters_do_not_flood_the_report() -> None:
    findings = decode("a\u200b" * 500)[1]
    assert len(findings) == 20
    assert findings[-1].message.endswith("There are more after it.")
    assert not findings[-2].message.endswith("after it.")


@pytest.mark.parametrize(
    "text",
    ["\u200f" * 21_000 + "ש", "\u200d" * 21_000, "🏴" + "\U000e0067" * 16_000, "\r" * 65_000],
)
def test_no_text_takes_long(text: str) -> None:
    plain = "Chen answers.\n" * 4_600
    assert takes_at_most(500, lambda: decode(text), than=lambda: decode(plain))


def test_rules_have_codes_of_their_own() -> None:
    codes = [rule.code for rule in RULES]
    assert codes == sorted(set(codes))
    assert len({rule.name for rule in RULES}) == len(RULES)
