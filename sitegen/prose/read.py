"""Read prose into blocks as the common forges do: CommonMark with tables and tasks, in one pass."""

from __future__ import annotations

import re
from collections.abc import Callable

from sitegen.prose import lines as tests
from sitegen.prose.blocks import (
    Block,
    Code,
    Divider,
    Heading,
    Html,
    Item,
    Listing,
    Paragraph,
    Quote,
    Table,
    Text,
)
from sitegen.prose.spans import MAX_DEPTH, Openness, Span, item_lines

_DEFINITION = re.compile(
    r" {0,3}\[(?!\^)([^\[\]]{1,300})\]: *(<[^<>]*>|[^\s<]\S*)(?: +(\"[^\"]*\"|'[^']*'|\([^()]*\)))?"
)
_TASK = re.compile(r"\[([ xX])\] +(?=\S)")

_Taker = Callable[[Span, int, list[Block]], int | None]


def read(text: str) -> Text:
    """The blocks of a text (https://spec.commonmark.org/0.31.2/, https://github.github.com/gfm/).

    Its differences are told in docs/prose.md. The work grows with the length of the text and with
    `MAX_DEPTH`, whatever the text says.
    """
    reader = _Reader()
    blocks, _ = reader.blocks(Span(tests.split_lines(text), 1, 0))
    return Text(blocks, reader.definitions, reader.too_deep)


class _Reader:
    """One reading; holds what concerns the text as a whole."""

    def __init__(self) -> None:
        self.definitions: dict[str, tuple[str, str]] = {}
        self.too_deep: int | None = None

    def blocks(self, span: Span) -> tuple[tuple[Block, ...], bool]:
        """The blocks of a span, and whether a blank line parts any two of them."""
        found: list[Block] = []
        parted = blank = False
        at = 0
        while at < len(span.lines):
            if tests.is_blank(span.lines[at]):
                blank = True
                at += 1
                continue
            before = len(found)
            at = self._take(span, at, found)
            if len(found) > before:
                parted = parted or (blank and before > 0)
                blank = False
        return tuple(found), parted

    def _take(self, span: Span, at: int, found: list[Block]) -> int:
        takers: tuple[_Taker, ...] = (self._indented, self._definition, self._table)
        if tests.begins_block(span.lines[at]):
            takers = (
                self._fenced,
                self._heading,
                self._divider,
                self._quote,
                self._listing,
                self._comment,
                self._html,
                self._table,
            )
        for taker in takers:
            taken = taker(span, at, found)
            if taken is not None:
                return taken
        return self._paragraph(span, at, found)

    def _indented(self, span: Span, at: int, found: list[Block]) -> int | None:
        end = last = at
        while end < len(span.lines):
            blank = tests.is_blank(span.lines[end])
            if not blank and tests.indent_of(span.lines[end]) < tests.CODE_INDENT:
                break
            end += 1
            last = last if blank else end
        if last == at:
            return None
        text = "\n".join(line[tests.CODE_INDENT :] for line in span.lines[at:last])
        found.append(Code(text, span.first + at))
        return last

    def _fenced(self, span: Span, at: int, found: list[Block]) -> int | None:
        opening = tests.fence(span.lines[at])
        if not opening:
            return None
        indent = tests.indent_of(span.lines[at])
        code = []
        end = at + 1
        while end < len(span.lines) and not tests.closes_fence(span.lines[end], opening):
            line = span.lines[end]
            code.append(line[min(indent, tests.indent_of(line)) :])
            end += 1
        found.append(Code("\n".join(code), span.first + at))
        return end + 1

    def _heading(self, span: Span, at: int, found: list[Block]) -> int | None:
        heading = tests.heading(span.lines[at])
        if not heading:
            return None
        found.append(Heading(*heading, span.first + at))
        return at + 1

    def _divider(self, span: Span, at: int, found: list[Block]) -> int | None:
        if not tests.is_divider(span.lines[at]):
            return None
        found.append(Divider(span.first + at))
        return at + 1

    def _nests_too_deep(self, span: Span, at: int) -> bool:
        if span.depth < MAX_DEPTH:
            return False
        if self.too_deep is None:
            self.too_deep = span.first + at
        return True

    def _quote(self, span: Span, at: int, found: list[Block]) -> int | None:
        if tests.quoted(span.lines[at]) is None or self._nests_too_deep(span, at):
            return None
        inner: list[str] = []
        openness = Openness()
        end = at
        while end < len(span.lines):
            line = span.lines[end]
            content = tests.quoted(line)
            if content is not None:
                openness.add(content)
            elif not openness.paragraph or tests.is_blank(line) or tests.begins_block(line):
                break
            inner.append(tests.as_text(line) if content is None else content)
            end += 1
        blocks, _ = self.blocks(Span(inner, span.first + at, span.depth + 1))
        found.append(Quote(blocks, span.first + at))
        return end

    def _listing(self, span: Span, at: int, found: list[Block]) -> int | None:
        first = tests.marker(span.lines[at])
        if not first or self._nests_too_deep(span, at):
            return None
        items: list[Item] = []
        loose = False
        start = after = at
        while after < len(span.lines):
            marker = tests.marker(span.lines[after])
            if not marker or marker.kind != first.kind:
                break
            loose = loose or after > at
            start = after
            inner, at = item_lines(span, start, marker)
            item, parted = self._item(inner, span.first + start, span.depth + 1)
            items.append(item)
            loose = loose or parted
            after = at
            while after < len(span.lines) and tests.is_blank(span.lines[after]):
                after += 1
        found.append(Listing(first.number, not loose, tuple(items), items[0].line))
        return at

    def _item(self, inner: list[str], line: int, depth: int) -> tuple[Item, bool]:
        task = _TASK.match(inner[0])
        if task:
            inner[0] = inner[0][task.end() :]
        blocks, parted = self.blocks(Span(inner, line, depth))
        return Item(blocks, task[1] != " " if task else None, line), parted

    def _comment(self, span: Span, at: int, _found: list[Block]) -> int | None:
        """Skip a comment; one that never ends is text, so that nothing vanishes by a slip."""
        if not tests.begins_comment(span.lines[at]):
            return None
        end = at
        rest = span.lines[at].split("<!--", 1)[1]
        if "-->" not in rest and not span.ends_comment_after(at):
            return None
        while "-->" not in rest:
            end += 1
            rest = span.lines[end]
        span.lines[end] = rest.split("-->", 1)[1].lstrip()
        return end

    def _html(self, span: Span, at: int, found: list[Block]) -> int | None:
        if not tests.begins_html(span.lines[at]):
            return None
        end = at
        while end < len(span.lines) and not tests.is_blank(span.lines[end]):
            end += 1
        found.append(Html("\n".join(span.lines[at:end]), span.first + at))
        return end

    def _definition(self, span: Span, at: int, _found: list[Block]) -> int | None:
        match = _DEFINITION.fullmatch(span.lines[at].rstrip())
        if not match:
            return None
        url = match[2].removeprefix("<").removesuffix(">")
        label = " ".join(match[1].lower().split())
        self.definitions.setdefault(label, (url, (match[3] or "")[1:-1]))
        return at + 1

    def _table(self, span: Span, at: int, found: list[Block]) -> int | None:
        aligns = _aligns_at(span, at)
        if not aligns:
            return None
        end = at + 2
        while end < len(span.lines) and not _ends_table(span.lines[end]):
            end += 1
        # Cells beyond the header's are left out, as on the forges.
        rows = tuple(tests.cells(line)[: len(aligns)] for line in span.lines[at + 2 : end])
        found.append(Table(aligns, tests.cells(span.lines[at]), rows, span.first + at))
        return end

    def _paragraph(self, span: Span, at: int, found: list[Block]) -> int:
        end = at + 1
        while end < len(span.lines):
            line = span.lines[end]
            level = tests.underline(line)
            if level:
                found.append(Heading(level, _joined(span.lines[at:end]), span.first + at))
                return end + 1
            if tests.is_blank(line) or tests.interrupts(line) or _aligns_at(span, end):
                break
            end += 1
        found.append(Paragraph(_joined(span.lines[at:end]), span.first + at))
        return end


def _aligns_at(span: Span, at: int) -> tuple[str, ...] | None:
    if at + 1 >= len(span.lines) or tests.indent_of(span.lines[at]) >= tests.CODE_INDENT:
        return None
    return tests.table_aligns(span.lines[at], span.lines[at + 1])


def _ends_table(line: str) -> bool:
    return tests.is_blank(line) or tests.begins_block(line)


def _joined(lines: list[str]) -> str:
    """Lines of running text, each with exactly two spaces at its end where it breaks."""
    kept = [line.strip() + ("  " if line.endswith("  ") else "") for line in lines]
    return "\n".join(kept).rstrip()
