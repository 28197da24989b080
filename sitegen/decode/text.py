"""From the bytes of a file to its text, and to the two parts of a Markdown file."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from itertools import islice

from sitegen.decode.catalogue_text import (
    CONTROL_CHARACTERS,
    FILE_TOO_LARGE,
    HIDDEN_CHARACTERS,
    KEYS_WITHOUT_FRONT_MATTER,
    NO_FRONT_MATTER,
    NOT_A_PLAIN_FILE,
    NOT_UTF_8,
    TOO_MANY_FILES,
    UNREADABLE_FILE,
)
from sitegen.decode.characters import CONTROL, hidden_in, is_line_break
from sitegen.finding import Finding
from sitegen.source import Location, Place, RawFile, Refusal

TEXT_LIMIT = 64 * 1024
"""The most bytes of a file."""

SERIES_LIMIT = 1024 * 1024
"""The most bytes of a series of readings (`.csv`)."""

_MOST_HIDDEN = 20
_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The keys at the top of a Markdown file and the text below, with the lines they start on."""

    yaml_text: str
    first_line: int
    body: str
    body_line: int


def size_limit(path: str) -> int:
    """The most bytes that the file at `path` may have."""
    return SERIES_LIMIT if path.lower().endswith(".csv") else TEXT_LIMIT


def decode_text(file: RawFile) -> tuple[str | None, tuple[Finding, ...]]:
    """The text of a file, or None and the finding that says why there is none.

    Every line ends in a line feed; a byte order mark at the start is dropped. Hidden
    characters are warned of and stay; those that some programs take for a line end become a space.
    """
    refused = _refused(file)
    if refused is not None:
        return None, (refused,)
    data = file.data.removeprefix(_BOM)
    if wide := _wide_encoding(data):
        message = f"{file.path} is saved as {wide}."
        return None, (NOT_UTF_8.at(Location(file.path), message),)
    try:
        text = _with_line_feeds(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        return None, (_not_utf_8(file.path, data, error.start),)
    if control := CONTROL.search(text):
        return None, (_control(file.path, text, control.start()),)
    findings = _hidden(file.path, text)
    if findings:
        text = "".join(" " if is_line_break(sign) else sign for sign in text)
    return text, findings


def front_matter(text: str, path: str) -> FrontMatter | Finding:
    """Split a Markdown file at its two lines of `---` (the second may be `...`)."""
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        return _no_start(lines, path)
    for number, line in enumerate(lines[1:], start=2):
        if line.rstrip() in ("---", "..."):
            yaml_text = "".join(f"{part}\n" for part in lines[1 : number - 1])
            return FrontMatter(yaml_text, 2, "\n".join(lines[number:]), number + 1)
    return _no_end(lines, path)


def has_front_matter(text: str) -> bool:
    """Whether the first line is `---`; entries of a ledger may do without."""
    return text.split("\n", 1)[0].rstrip() == "---"


def keys_as_prose(text: str, path: str, keys: Collection[str]) -> tuple[Finding, ...]:
    """What to say where a text without front matter begins with one of these keys.

    Dashes may stand above it: below an empty line, or turned into a longer one by a phone,
    they begin no front matter. A capital letter makes it prose, unless nothing follows.
    """
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip(" \t-–—"):
            continue
        key, colon, value = line.rstrip().partition(":")
        name = key if value.strip() else key.casefold()
        if not colon or name not in keys or value[:1].strip():
            return ()
        place = Place(number, 1, number, len(line.rstrip()) + 1)
        message = "This looks like keys, and without the lines of --- they are only text."
        fix = f"Put a line of --- above `{name}:`, as the very first line, and another one below "
        return (
            KEYS_WITHOUT_FRONT_MATTER.at(Location(path, place), message, fix=f"{fix}the keys."),
        )
    return ()


def too_many_files(limit: int) -> Finding:
    """What to say where a board has more than `limit` files, and the rest was not read."""
    message = f"There are more than {limit:,} files; the others were not read."
    return TOO_MANY_FILES.at(Location("goals"), message)


def _refused(file: RawFile) -> Finding | None:
    location = Location(file.path)
    size = len(file.data)
    limit = size_limit(file.path)
    if file.refusal is Refusal.TOO_LARGE or size > limit:
        detail = file.detail or f"{size:,} bytes"
        message = f"{file.path} has {detail}; the most is {limit:,} ({limit // 1024:,} KiB)."
        return FILE_TOO_LARGE.at(location, message)
    if file.refusal is None:
        return None
    because = f": {file.detail}" if file.detail else ""
    if file.refusal is Refusal.UNREADABLE:
        return UNREADABLE_FILE.at(location, f"{file.path} cannot be read{because}.")
    what = "a symbolic link that is not followed"
    if file.refusal is Refusal.SPECIAL:
        what = "not an ordinary file"
    return NOT_A_PLAIN_FILE.at(location, f"{file.path} is {what}{because}.")


def _wide_encoding(data: bytes) -> str:
    """The name of an encoding with two or four bytes a character, or nothing."""
    for mark, name in (
        (b"\xff\xfe\x00\x00", "UTF-32"),
        (b"\x00\x00\xfe\xff", "UTF-32"),
        (b"\xff\xfe", "UTF-16"),
        (b"\xfe\xff", "UTF-16"),
    ):
        if data.startswith(mark):
            return name
    start = data[:1024]
    for every_other in (start[::2], start[1::2]):
        if len(start) > 3 and every_other.count(0) > 0.7 * len(every_other):
            return "UTF-16 without a byte order mark"
    return ""


def _with_line_feeds(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _not_utf_8(path: str, data: bytes, start: int) -> Finding:
    before = _with_line_feeds(data[:start].decode("utf-8"))
    location = Location(path, _one_character(before, len(before)))
    byte = data[start]
    if byte == 0xED and data[start + 1 : start + 2] >= b"\xa0":
        message = "Half of a pair of surrogates stands here, which is not valid UTF-8."
        return NOT_UTF_8.at(location, message)
    message = f"The byte 0x{byte:02X} here is not UTF-8."
    likely = bytes([byte]).decode("cp1252", "ignore")
    if likely and byte >= 0xA0:
        message = f'The byte 0x{byte:02X} here is not UTF-8; in Latin-1 it is "{likely}".'
    return NOT_UTF_8.at(location, message)


def _control(path: str, text: str, index: int) -> Finding:
    more = sum(1 for _ in CONTROL.finditer(text, index + 1))
    name = "NUL" if text[index] == "\0" else f"U+{ord(text[index]):04X}"
    message = f"There is a control character ({name}) here" + (
        f", and {more:,} more after it." if more else "."
    )
    return CONTROL_CHARACTERS.at(Location(path, _one_character(text, index)), message)


def _hidden(path: str, text: str) -> tuple[Finding, ...]:
    found = tuple(islice(hidden_in(text), _MOST_HIDDEN + 1))
    findings = []
    for number, (index, name) in enumerate(found[:_MOST_HIDDEN], start=1):
        message = f"There is {name} here, which nobody can see."
        if number == _MOST_HIDDEN < len(found):
            message += " There are more after it."
        location = Location(path, _one_character(text, index))
        findings.append(HIDDEN_CHARACTERS.at(location, message))
    return tuple(findings)


def _one_character(text: str, index: int) -> Place:
    line = text.count("\n", 0, index) + 1
    column = index - text.rfind("\n", 0, index)
    return Place(line, column, line, column + 1)


def _no_start(lines: list[str], path: str) -> Finding:
    first = next((number for number, line in enumerate(lines, start=1) if line.strip()), 1)
    words = lines[first - 1].strip()
    location = Location(path, Place(first, 1, first, len(lines[first - 1]) + 1))
    if words == "---":
        message = f"The line of --- stands on line {first}; it has to be the very first."
        fix = "Remove the empty lines above it."
        return NO_FRONT_MATTER.at(location, message, fix=fix)
    if words and not words.strip("-–—") and len(words) <= 4:
        message = f'The first line is "{words}" and not three hyphens.'
        return NO_FRONT_MATTER.at(location, message, fix="Write --- (three hyphens) there.")
    return NO_FRONT_MATTER.at(location, "The file does not start with a line of ---.")


def _no_end(lines: list[str], path: str) -> Finding:
    """The place is the heading, above which the line is missing; else the first line."""
    headings = (number for number, line in enumerate(lines, start=1) if line.startswith("# "))
    number = next(headings, 1)
    location = Location(path, Place(number, 1, number, len(lines[number - 1].rstrip()) + 1))
    message = "The part between two lines of --- starts on line 1 and does not end."
    where = "above this heading" if number > 1 else "below the keys"
    return NO_FRONT_MATTER.at(location, message, fix=f"Put a line of --- {where}.")
