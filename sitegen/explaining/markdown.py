"""Rules in Markdown: one explained, all of them in tables, and docs/rules.md."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sitegen.explaining.examples import Board
from sitegen.explaining.explanation import Explanation
from sitegen.explaining.picture import picture
from sitegen.families import FAMILIES
from sitegen.finding import Severity
from sitegen.printing.text import Style, harmless

_HEAD = """# What `check` looks for

<!-- `make rules` writes this file, from the rules and the boards that test them: edit those. -->

`sitegen explain CODE` says the same on the terminal, and how a rule is set on your board.

An **error** fails a check, a **warning** fails one that is `--strict`, a **hint** fails none. A
draft gets hints, and a closed goal is left alone, but for what is about its end.

Where a rule does not say otherwise, a board turns it off or changes its severity in teams.yaml,
with `settings: {rules: {C610: off}}`, and a file asks for quiet in one place, with
`# sitegen: ignore[C610]` and the reason, at the end of the line or above it. More on both:
[how severe a finding is](files.md#how-severe-a-finding-is).
"""


def explained(one: Explanation, *, level: int = 2, is_one_of_many: bool = False) -> str:
    """All there is to say of a rule, below a heading that is its code alone: links stay short.

    Where it is one of many, what most of them have in common is left out.
    """
    rule = one.rule
    says_usual = not is_one_of_many
    facts = (one.mends if one.is_mended or says_usual else "", one.stages)
    parts = [
        f"{'#' * level} {rule.code}",
        f"**{rule.name}** · {rule.severity} · {one.family.name}",
        _text(rule.why),
        f"**What to do:** {_text(rule.fix)}",
        " ".join(fact for fact in facts if fact),
        *([f"**Your board:** {one.setting}"] if one.is_on_a_board else []),
        " ".join(one.quiet if says_usual else () if one.is_usual else one.quiet[-1:]),
        *_examples(one),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def listed(all_of_them: Iterable[Explanation], *, level: int = 2, links: bool = False) -> str:
    """A table for each family, with a row for each rule."""
    found = [*all_of_them]
    tables = []
    for family in FAMILIES:
        rows = [_row(one, links=links) for one in found if one.family is family]
        if rows:
            head = f"{'#' * level} {family.letter}: {family.name}\n\n{family.about}\n\n"
            tables.append(head + "\n".join(("| rule | | why |", "|---|---|---|", *rows)) + "\n")
    return "\n".join(tables)


def document(all_of_them: Iterable[Explanation]) -> str:
    """docs/rules.md: all rules in tables, and then each of them in full."""
    found = [*all_of_them]
    order = {family.letter: number for number, family in enumerate(FAMILIES)}
    found.sort(key=lambda one: (order[one.family.letter], one.rule.code))
    in_full = "\n".join(explained(one, level=3, is_one_of_many=True) for one in found)
    tables = listed(found, level=3, links=True)
    return f"{_HEAD}\n## All rules\n\n{tables}\n## Each rule with an example\n\n{in_full}"


def _row(one: Explanation, *, links: bool) -> str:
    rule = one.rule
    code = f"[{rule.code}](#{rule.code.lower()})" if links else rule.code
    severity = "off" if one.here is None else str(one.here)
    changed = f" (by itself: {rule.severity})" if one.is_changed else ""
    why = _text(rule.why).replace("|", "&#124;")
    return f"| {code} {rule.name} | {severity}{changed} | {why} |"


def _examples(one: Explanation) -> Iterator[str]:
    if one.in_words:
        yield f"Not so: {_text(one.in_words.bad)}"
        yield f"But so: {_text(one.in_words.good)}"
    if one.example:
        said = one.example.said
        yield _board("Not so", one.example.bad, is_good=False)
        place = harmless(f"{said.path}:{said.line}", Style())
        sign = _SIGNS[said.severity]
        told = f"> {sign} **{said.severity}** at `{place}`: {_text(said.message)} {_text(said.fix)}"
        yield told
        yield _board("But so", one.example.good, is_good=True)


_SIGNS = {Severity.ERROR: "✕", Severity.WARNING: "!", Severity.HINT: "·"}


def _board(head: str, board: Board, *, is_good: bool) -> str:
    when = f", as of {board.as_of}" if board.as_of else ""
    lines: list[str] = []
    for file in board.files:
        lines += ([""] if lines else []) + [harmless(file.path, Style()) + file.note]
        lines += picture(file, is_good=is_good)
    return "\n".join((f"{head}{when}:", "", "```text", *lines, "```"))


def _text(text: str) -> str:
    """A text that is our own: what stands between backticks stays code, and the rest is text."""
    parts = harmless(text, Style()).split("`")
    outside = (_outside(part) if number % 2 == 0 else part for number, part in enumerate(parts))
    return "`".join(outside)


def _outside(text: str) -> str:
    for sign in "\\*_[]<>":
        text = text.replace(sign, f"\\{sign}")
    return text
