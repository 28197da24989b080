"""YAML text to a tree of texts with places; the one module that knows the YAML parser."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import yaml

from sitegen.decode.builder import Builder, Mark
from sitegen.decode.catalogue_text import ANCHORS_AND_TAGS, YAML_SYNTAX
from sitegen.decode.nodes import Node, Scalar
from sitegen.decode.stumble import Stumble
from sitegen.decode.syntax import explain
from sitegen.finding import Edit, Finding, Severity
from sitegen.source import Document, Location, Place

_MOST_FINDINGS = 100
_FAST_LOADER = getattr(yaml, "CBaseLoader", None)
_OTHER_BREAKS = str.maketrans({"\x85": " ", "\u2028": " ", "\u2029": " "})
_NOT_YAML = re.compile("[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_DIRECTIVE = re.compile(r"(?:[ ]*(?:#.*)?\n)*(%.*)")
_READ_DIFFERENTLY = re.compile("[\t\ufeff]|[|>][-+0-9]*#|^(?:%|\\.\\.\\.|[ ]*\\?)", re.MULTILINE)
_QUESTION_MARK = re.compile(r"(?P<indicator>(?:^[ ]*(?:[-?:][ ]+)*|[\[{,:]\s*)\?)|\?", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Tree:
    """A YAML text as a tree, and where everything in it stands.

    `root` is None where nothing is written, and where the text cannot be taken over as a
    whole: then `is_whole` is false, a finding says why, and what a reader of the tree
    would miss may well be there.
    """

    root: Node | None
    document: Document
    findings: tuple[Finding, ...] = ()
    is_whole: bool = True


def compose(
    text: str, path: str, *, first_line: int = 1, whole_text: str = "", pure: bool = False
) -> Tree:
    """Read `text`, which stands in the file `path` from its line `first_line` on.

    `text` is as `decode_text` gives it. `whole_text` is the text of the file where it has
    more than `text`. `pure` does without libyaml; the result is the same. Values keep the
    words of the author: no type is guessed.
    """
    prepared = _prepare(text, first_line)
    builder = _read(prepared, path, pure=pure)
    root = builder.root if builder.is_whole else None
    if isinstance(root, Scalar) and root.is_empty:
        root = None
    document = Document(path, whole_text or text, builder.values, builder.keys)
    return Tree(root, document, _in_order(builder.findings), builder.is_whole)


def _in_order(findings: list[Finding]) -> tuple[Finding, ...]:
    """By place; of very many the first ones, errors before warnings: they have one cause."""
    if len(findings) > _MOST_FINDINGS:
        findings = sorted(findings, key=lambda finding: finding.severity is not Severity.ERROR)
        findings = findings[:_MOST_FINDINGS]
    return tuple(sorted(findings, key=lambda finding: finding.location.place))


def _prepare(text: str, first_line: int) -> str:
    """The text as the parsers get it, with every line and column where it was.

    Lines before it stand in as empty ones. Only the line feed ends a line, as in editors.
    White space at the end of a line is dropped where the parsers would take offence.
    """
    text = text.translate(_OTHER_BREAKS) if not text.isascii() else text
    if "\t" in text or " \n" in text or text.endswith(" "):
        text = "\n".join(_without_offence(line) for line in text.split("\n"))
    return "\n" * (first_line - 1) + text + ("" if text.endswith("\n") else "\n")


def _without_offence(line: str) -> str:
    stripped = line.rstrip(" \t")
    return stripped if not stripped or "\t" in line[len(stripped) :] else line


def _read(text: str, path: str, *, pure: bool) -> Builder:
    if refused := _refused_at_once(text, path):
        return refused
    if _FAST_LOADER is not None and not pure and not _READ_DIFFERENTLY.search(text):
        builder = Builder(path, text)
        if _feed(builder, _FAST_LOADER(text), gives_up_on_signs=True):
            return builder
    return _read_pure(text, path)


def _refused_at_once(text: str, path: str) -> Builder | None:
    builder = Builder(path, text)
    builder.is_whole = False
    if match := _NOT_YAML.search(text):
        place = _place_of(text, match.start(), match.end())
        message = f"The character U+{ord(match[0]):04X} cannot stand in a file."
        finding = YAML_SYNTAX.at(Location(path, place), message, fix="Delete it.")
    elif match := _DIRECTIVE.match(text):
        place = _place_of(text, match.start(1), match.end(1))
        message = "A line that starts with % is an instruction to the YAML reader."
        finding = ANCHORS_AND_TAGS.at(Location(path, place), message, fix="Remove the line.")
    else:
        return None
    builder.findings.append(finding)
    return builder


def _read_pure(text: str, path: str) -> Builder:
    """Read without libyaml; its words for errors are the ones that `explain` knows.

    PyYAML ends a plain text in brackets at a question mark where libyaml, like YAML 1.2,
    does not. A stand-in that the text does not have hides those inside of a text.
    """
    stand_in = next(sign for sign in map(chr, range(0xE000, 0xF8FF)) if sign not in text)
    builder = Builder(path, text)
    loader = yaml.BaseLoader(
        _QUESTION_MARK.sub(lambda match: match[0] if match["indicator"] else stand_in, text)
    )
    try:
        _feed(builder, loader, restore=lambda value: value.replace(stand_in, "?"))
    except yaml.MarkedYAMLError as error:
        _stumbled(builder, error.problem, error.context, error.problem_mark, error.context_mark)
    except (ValueError, OverflowError):
        # PyYAML hands \UFFFFFFFF to chr() unchecked.
        _stumbled(builder, "escape", "", loader.get_mark(), None)
    return builder


def _feed(
    builder: Builder,
    loader: Any,
    *,
    restore: Callable[[str], str] = str,
    gives_up_on_signs: bool = False,
) -> bool:
    """Hand every event to the builder; false where libyaml cannot have the last word.

    libyaml words its errors differently, and takes some tags that PyYAML refuses: with
    `gives_up_on_signs` the first error, anchor, alias or tag ends the reading.
    """
    try:
        while not builder.is_done:
            event = loader.get_event()
            if gives_up_on_signs and _has_sign(event):
                return False
            if not _hand_over(builder, event, restore):
                return True
        return True
    except yaml.YAMLError:
        if gives_up_on_signs:
            return False
        raise
    finally:
        loader.dispose()


def _has_sign(event: Any) -> bool:
    return getattr(event, "anchor", None) is not None or getattr(event, "tag", None) is not None


def _hand_over(builder: Builder, event: Any, restore: Callable[[str], str]) -> bool:
    """One event to the builder; false at the end of the text."""
    kind = type(event)
    start, end = event.start_mark, event.end_mark
    if kind is yaml.ScalarEvent:
        if event.anchor is not None or event.tag is not None:
            builder.properties(_mark(start))
        builder.scalar(restore(event.value), event.style, _mark(start), _mark(end))
    elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
        if event.anchor is not None or event.tag is not None:
            builder.properties(_mark(start))
        is_mapping = kind is yaml.MappingStartEvent
        builder.open(is_mapping=is_mapping, is_flow=bool(event.flow_style), start=_mark(start))
    elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
        builder.close(_mark(end))
    elif kind is yaml.AliasEvent:
        builder.alias(_mark(start), _mark(end))
    elif kind is yaml.DocumentStartEvent:
        builder.document(_mark(start))
    return kind is not yaml.StreamEndEvent


def _mark(mark: Any) -> Mark:
    return Mark(mark.line + 1, mark.column + 1, mark.index)


def _stumbled(builder: Builder, problem: Any, context: Any, at: Any, since: Any) -> None:
    """Add the finding for an error of the parser."""
    here, there = at or since, since or at
    stumble = Stumble(
        problem=problem or "",
        context=context or "",
        at=_start_of(builder, here),
        since=_start_of(builder, there),
        lines=tuple(builder.text.split("\n")),
    )
    said = explain(stumble)
    location = Location(builder.path, said.place)
    if builder.findings and builder.findings[-1].location.place == said.place:
        builder.findings.pop()  # the same # was reported as text lost; this says more
    edits: tuple[Edit, ...] = ()
    if said.right:
        place, old, new = said.right
        edits = (Edit(location=Location(builder.path, place), old=old, new=new),)
    builder.findings.append(YAML_SYNTAX.at(location, said.message, fix=said.fix, edits=edits))
    builder.is_whole = False


def _start_of(builder: Builder, mark: Any) -> tuple[int, int]:
    """Line and column of a mark; at the end of the text those of its last words."""
    if builder.text[mark.index :].strip():
        return mark.line + 1, mark.column + 1
    place = builder.end_of_text()
    return place.line, place.column


def _place_of(text: str, start: int, end: int) -> Place:
    line = text.count("\n", 0, start) + 1
    column = start - text.rfind("\n", 0, start)
    return Place(line, column, line, column + end - start)
