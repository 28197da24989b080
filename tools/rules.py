"""Write down what the rules are, with examples from the boards that test them: `make rules`.

    python -m tools.rules

It writes the examples that `sitegen explain` shows, and docs/rules.md. Of each rule it shows two
boards of its folder below tests/rules/: those that `example.txt` names there, a line each, or
else `bad-example` and `good-example`, or else `bad` and `good`, or else the first of each.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from sitegen.explaining.examples import Board, Example, Excerpt, Line, Mends, Said, examples
from sitegen.explaining.explanation import explain
from sitegen.explaining.markdown import document
from sitegen.finding import Finding
from sitegen.rulebook import all_rules
from tests.rules.test_rules import DAY, HERE, check, lines_of
from tools.excerpts import Files, bad_and_good

ROOT = Path(__file__).parent.parent
DATA = ROOT / "sitegen" / "explaining" / "examples.json"
DOCUMENT = ROOT / "docs" / "rules.md"

_NOT_OF_THE_BOARD = frozenset(("expected.txt", "fixes.txt", "as-of.txt"))


def data() -> str:
    """The examples of all rules that have boards, as the file of them has it."""
    known = {f"{rule.code}-{rule.name}": rule.code for rule in all_rules()}
    found = {known[path.name]: path for path in HERE.iterdir() if path.name in known}
    raw = {code: _plain(_example(code, found[code])) for code in sorted(found)}
    return json.dumps(raw, indent=1) + "\n"


def text(examples_text: str) -> str:
    """docs/rules.md, with these examples."""
    shown = examples(examples_text)
    return document(explain(rule, shown) for rule in all_rules())


def _example(code: str, folder: Path) -> Example:
    told = {board: _told(code, board) for board in sorted(folder.glob("bad*"))}
    chosen = lines_of(folder / "example.txt")
    bad = _first(folder, *chosen[:1], "bad-example", "bad")
    good = _first(folder, *chosen[1:], "good-example", bad.name.replace("bad", "good"), "good")
    first = told[bad][0]
    before, after = bad_and_good(first, _files(bad), _files(good))
    place = first.location.place
    return Example(
        bad=Board(files=before, as_of=_as_of(bad)),
        said=Said(
            path=first.location.path,
            line=place.line,
            column=place.column,
            severity=first.severity,
            message=first.message,
            fix=first.fix,
        ),
        good=Board(files=after, as_of=_as_of(good)),
        mends=_mends([one for findings in told.values() for one in findings]),
    )


def _first(folder: Path, *names: str) -> Path:
    """The first of these boards that there is, or the first of the kind."""
    wanted = (folder / name for name in names)
    kind = names[-1]
    there = [path for path in wanted if path.is_dir()]
    return there[0] if there else min(folder.glob(f"{kind}*"))


def _told(code: str, board: Path) -> list[Finding]:
    found = check(board, date.fromisoformat(_as_of(board) or DAY.isoformat()))
    return [one for one in found if one.code == code]


def _as_of(board: Path) -> str:
    return "".join(lines_of(board / "as-of.txt"))


def _files(board: Path) -> Files:
    return {
        path.relative_to(board).as_posix(): tuple(
            path.read_bytes().decode("utf-8", "replace").splitlines()
        )
        for path in sorted(board.rglob("*"))
        if path.is_file() and path.name not in _NOT_OF_THE_BOARD
    }


def _mends(findings: list[Finding]) -> Mends:
    mended = sum(bool(one.edits) for one in findings)
    if not mended:
        return Mends.NONE
    return Mends.ALL if mended == len(findings) else Mends.SOME


def _plain(value: object) -> Any:
    """A value without the fields that say what is assumed anyway."""
    assumed = {"as_of": "", "start": 0, "end": 0, "is_new": False, "is_gone": False, "lines": ()}
    if isinstance(value, Example):
        return {
            "bad": _plain(value.bad),
            "said": asdict(value.said),
            "good": _plain(value.good),
            "mends": value.mends,
        }
    if isinstance(value, Board | Excerpt | Line):
        named: Mapping[str, object] = {name: getattr(value, name) for name in value.__slots__}
        return {n: _plain(v) for n, v in named.items() if n not in assumed or v != assumed[n]}
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return value


def main() -> None:
    """Write both files."""
    shown = data()
    for path, content in ((DATA, shown), (DOCUMENT, text(shown))):
        path.write_text(content, encoding="utf-8", newline="\n")
        print(f"{path.relative_to(ROOT)}: {len(content.encode()):,} bytes")


if __name__ == "__main__":
    main()
