"""What a YAML parser stumbled over, in plain words and at the place to edit."""

from __future__ import annotations

import re
from collections.abc import Callable

from sitegen.decode.bracket_syntax import in_brackets, no_content, no_key, stray_bracket
from sitegen.decode.certain_quotes import in_certain_quotes
from sitegen.decode.quoting import in_quotes
from sitegen.decode.scalars import is_id
from sitegen.decode.stumble import Explanation, Stumble, short, within

_NO_SPACE = re.compile(r"(?:- +)*+([\w-]+):([^\s/].*)")
_NO_SPACE_DASH = re.compile(r"-[^\s-]")
_KEY_AND_VALUE = re.compile(r"(\s*+(?:- +)*+)([^\s:#][^:]*): +(\S.*)")
_KEY = re.compile(r"""\s*+(?:- +)*+(?:"[^"]*"|'[^']*'|[^\s:#"'][^:]*):(?:\s|$)""")
_KEYS_BEFORE = re.compile(r"([\w-]+):(?=\s|$)")
_ID_KEYS = frozenset(
    ("steward", "sponsor", "agreement", "with", "by", "who", "thanks", "person", "lead", "members")
)
"""Keys of people and teams, who are often written as in a chat: @maria."""

_ONLY_TEXT = ("@", "`", "%")
"""Signs that begin nothing in YAML; a text that starts with another one may be meant otherwise."""

_WORD = re.compile(r"[a-z][a-z0-9_-]*")
_PAIR = r"[a-z][a-z_-]*: [^:,\[\]{}]+"
_INNER_KEYS = re.compile(rf"{_PAIR}(?:, {_PAIR})*+")
_CONTENT = re.compile(r"\s*[^\s#]")
_CUT = re.compile(r"\s#\w")


def explain(stumble: Stumble) -> Explanation:
    """The first of the explanations that knows the case."""
    for said, explainer in _EXPLAINERS:
        if said in stumble.problem or said in stumble.context:
            return explainer(stumble)
    message = f"This cannot be read: {stumble.problem}."
    return Explanation(stumble.rest_of_line, message, "")


def _leading_sign(stumble: Stumble) -> Explanation:
    if stumble.here.startswith("\t"):
        return _tab(stumble)
    return _needs_quotes(stumble, stumble.line, stumble.column)


def _tab(stumble: Stumble) -> Explanation:
    width = len(stumble.here) - len(stumble.here.lstrip("\t"))
    place = within(*stumble.at, width)
    if not stumble.before.strip():
        fix = "Indent with spaces instead, two for each level."
        return Explanation(place, "This line is indented with a tab.", fix)
    return Explanation(place, "There is a tab inside of this line.", "Put a space in its place.")


def _leading_sign_since(stumble: Stumble) -> Explanation:
    return _needs_quotes(stumble, stumble.since[0], stumble.since[1])


def _needs_quotes(stumble: Stumble, line: int, column: int) -> Explanation:
    value = _value_at(stumble.line_text(line), column)
    if value.startswith("@") and is_id(value[1:]) and _key_of(stumble, line, column) in _ID_KEYS:
        place = within(line, column, len(value))
        message = f'"{value}" is no id.'
        without = (place, value, value[1:])
        return Explanation(place, message, f"Write {value[1:]}, without the @.", without)
    message = f'A text that starts with "{value[:1]}" needs quotes.'
    place = within(line, column, len(value))
    right = in_certain_quotes(stumble, line, column) if value[:1] in _ONLY_TEXT else None
    return Explanation(place, message, f"Write {in_quotes(value)}.", right)


def _key_of(stumble: Stumble, line: int, column: int) -> str:
    """The key that a value belongs to: before it in its line, or above its list."""
    for number in range(line, 0, -1):
        text = stumble.line_text(number)
        keys = _KEYS_BEFORE.findall(text[: column - 1] if number == line else text)
        if keys:
            return str(keys[-1])
        if not text.lstrip().startswith("-"):
            return ""
    return ""


def _no_colon(stumble: Stumble) -> Explanation:
    return _line_without_colon(stumble, stumble.since[0])


def _line_without_colon(stumble: Stumble, number: int) -> Explanation:
    line = stumble.line_text(number)
    words = line.strip()
    place = within(number, line.find(words) + 1, len(words))
    if close := _NO_SPACE.match(words):
        fix = f"Write {close[1]}: {close[2]}"
        return Explanation(place, f'A space is missing after "{close[1]}:".', fix)
    if _NO_SPACE_DASH.match(words):
        fix = f"Write - {words[1:]}"
        return Explanation(place, "A space is missing after the dash.", fix)
    message = f'"{short(words)}" is no key with a value: it has no colon with a space after it.'
    first, _, rest = words.partition(" ")
    meant = "key: value"
    if _WORD.fullmatch(first):
        meant = f"{first}: {short(rest)}" if rest else f"{first}: with a colon"
    fix = f"Write {meant}; where it goes on with the text above, indent it."
    return Explanation(place, message, fix)


def _second_colon(stumble: Stumble) -> Explanation:
    line = stumble.line_text(stumble.line)
    colon = within(*stumble.at, 1)
    pair = _KEY_AND_VALUE.match(line)
    if pair and pair.start(3) < stumble.column:
        is_group = bool(_INNER_KEYS.fullmatch(pair[3].rstrip()))
        right = in_certain_quotes(stumble, stumble.line, pair.start(3) + 1)
        said = _group_or_text(pair[2], pair[3].rstrip())
        return Explanation(colon, *said, None if is_group else right)
    above = stumble.line_above
    if above and not _KEY.match(stumble.line_text(above)):
        return _line_without_colon(stumble, above)
    key = line.strip()
    place = within(stumble.line, line.find(key) + 1, len(key))
    message = f'"{short(key)}" is indented below a line that has a value already.'
    return Explanation(place, message, "Start it in the same column as the line above.")


def _group_or_text(key: str, value: str) -> tuple[str, str]:
    """The message and fix for `key: change: -30%`: a key after the colon means a group."""
    text = f"{key}: {_quoted(value)}"
    plain = value.split(" #", maxsplit=1)[0].rstrip()
    if not _INNER_KEYS.fullmatch(plain):
        message = f'The value of "{key}" has a colon with a space in it, and needs quotes.'
        return message, f"Write {text}"
    message = f'The value of "{key}" has a colon with a space in it, and needs braces or quotes.'
    group = f"{key}: {{{plain}}}"
    return message, f"Write {short(group, 60)} for a group of keys, or {text} for a text."


def _dash(stumble: Stumble) -> Explanation:
    before = stumble.before.rstrip()
    if before.endswith(("]", "}", "'", '"')):
        return _behind_the_end(stumble)
    place = within(*stumble.at, 1)
    fix = "Start the list on the next line, or write it as [a, b]."
    return Explanation(place, "A list cannot start with a dash on the line of its key.", fix)


def _open_quote(stumble: Stumble) -> Explanation:
    place = within(*stumble.since, 1)
    quote = stumble.line_text(stumble.since[0])[stumble.since[1] - 1 :][:1]
    fix = f"Add {quote} at the end of the text."
    if quote == "'":
        fix += " A text that only begins with an apostrophe goes into double quotes."
    return Explanation(place, "The quote that opens here is never closed.", fix)


def _escape(stumble: Stumble) -> Explanation:
    line = stumble.line_text(stumble.line)
    start = line.rfind("\\", 0, stumble.column) + 1 or stumble.column
    shown = line[start - 1 : max(stumble.column, start + 1)]
    message = f'"{shown}" means nothing inside of double quotes.'
    fix = "Write \\\\ for a backslash, or put the text in single quotes."
    return Explanation(within(stumble.line, start, len(shown)), message, fix)


def _out_of_line(stumble: Stumble) -> Explanation:
    sign = stumble.here[:1]
    before = stumble.before.rstrip()
    if sign in ("]", "}"):
        return stray_bracket(stumble)
    if sign == ":" and not before:
        return no_key(stumble)
    if before.endswith(('"', "'", "]", "}")):
        return _behind_the_end(stumble)
    above = stumble.line_above
    if not before and (cut := _CUT.search(stumble.line_text(above))):
        place = within(above, cut.start() + 2, len(stumble.line_text(above)) - cut.start() - 1)
        message = f"A comment starts at this #; line {stumble.line}, which goes on, is cut off."
        return Explanation(place, message, "Put quotes around the whole text.")
    if stumble.column == stumble.since[1]:
        kind = "an item of the list" if "collection" in stumble.context else "a key of the group"
        message = f"This is not {kind} that starts on line {stumble.since[0]}."
    else:
        message = f"This starts in column {stumble.column}, and no group around it does."
    return Explanation(stumble.rest_of_line, message, "Start lines of one group in one column.")


def _behind_the_end(stumble: Stumble) -> Explanation:
    """`title: "Fast" answers`, `title: [draft] Answers`: only the first part was in quotes."""
    rest = stumble.here.strip()
    sign = "bracket" if stumble.before.rstrip().endswith(("]", "}")) else "quote"
    message = f'"{short(rest)}" stands after the closing {sign}.'
    fix = "Put quotes around the whole text."
    if pair := _KEY_AND_VALUE.match(stumble.line_text(stumble.line)):
        value = pair[3].rstrip()
        if value[0] == value[-1] and value[0] in "\"'":
            value = value[1:-1]
        fix = f"Write {pair[2]}: {_quoted(value)}"
    return Explanation(stumble.rest_of_line, message, fix)


def _after_the_end(stumble: Stumble) -> Explanation:
    for number in (stumble.line, stumble.line_above):
        if stumble.line_text(number).startswith("%"):
            return _needs_quotes(stumble, number, 1)
    if stumble.line_text(stumble.line_above).rstrip() == "...":
        message = f"The file ends at the ... on line {stumble.line_above}; this is too much."
        return Explanation(stumble.rest_of_line, message, "Remove the line of three dots.")
    numbers = range(1, stumble.line)
    first = next((n for n in numbers if _CONTENT.match(stumble.line_text(n))), stumble.line)
    indent = len(stumble.line_text(first)) - len(stumble.line_text(first).lstrip(" "))
    if indent >= stumble.column:
        message = f"Line {first} is indented, and line {stumble.line}, of the same group, is not."
        return Explanation(within(first, 1, indent), message, "Remove the spaces at its start.")
    message = f'"{short(stumble.here.strip())}" follows where the file was complete already.'
    fix = "Put quotes around a text with brackets or quotes in it, or remove what is too much."
    return Explanation(stumble.rest_of_line, message, fix)


_Explainer = Callable[[Stumble], Explanation]

_EXPLAINERS: tuple[tuple[str, _Explainer], ...] = (
    ("cannot start any token", _leading_sign),
    ("could not find expected ':'", _no_colon),
    ("mapping values are not allowed", _second_colon),
    ("sequence entries are not allowed", _dash),
    ("mapping keys are not allowed", _leading_sign),
    ("while scanning an a", _leading_sign_since),
    ("while scanning a tag", _leading_sign_since),
    ("while parsing a tag", _leading_sign_since),
    ("undefined tag handle", _leading_sign),
    ("directive", _leading_sign_since),
    ("while scanning a block scalar", _leading_sign_since),
    ("escape", _escape),
    ("while scanning a quoted scalar", _open_quote),
    ("expected <block end>", _out_of_line),
    ("while parsing a flow", in_brackets),
    ("expected the node content", no_content),
    ("expected '<document start>'", _after_the_end),
)
"""What PyYAML says in its problem or its context, and who explains it; the first match counts."""


def _value_at(line: str, column: int) -> str:
    """The value from `column` on: to its comma or bracket inside of brackets, else to the end."""
    value = line[column - 1 :].split(" #", maxsplit=1)[0]
    before = line[: column - 1]
    opened = before.count("[") + before.count("{") - before.count("]") - before.count("}")
    if opened > 0:
        value = re.split(r"[,\]}]", value, maxsplit=1)[0]
    return value.rstrip()


def _quoted(value: str) -> str:
    without_comment = value.split(" #", maxsplit=1)[0].rstrip()
    return in_quotes(without_comment)
