"""Write down for the schemas what each key is, as docs/files.md says it: `make told`.

    python -m tools.told

The tables of docs/files.md are the one place for these words. Keys that have no row there are
told by hand, in `sitegen/schema/told_inside.py`.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sitegen.model.ledger import EntryKind

ROOT = Path(__file__).parent.parent
DOCUMENT = ROOT / "docs" / "files.md"
SCHEMA = ROOT / "sitegen" / "schema"

Keys = tuple[str, ...]

_PLACES: dict[str, Keys] = {
    "Keys of a goal": ("goal",),
    "Keys of a measure": ("goal", "measures"),
    **{str(kind): (str(kind),) for kind in EntryKind},
    "pause and resume": ("pause",),
    "teams.yaml": ("teams",),
    "board": ("teams", "board"),
    "people": ("teams", "people"),
    "teams": ("teams", "teams"),
    "Metrics": ("teams", "metrics"),
    "Settings": ("teams", "settings"),
}
_MODULES: dict[str, tuple[str, Keys]] = {
    "told_goals.py": ("the keys of goals and measures", ("goal",)),
    "told_entries.py": ("the keys of entries", tuple(map(str, EntryKind))),
    "told_teams.py": ("the keys of teams.yaml", ("teams",)),
}
_HEADING = re.compile(r"#+ (.+)|\*\*([\w-]+)\*\*.*")
_CELL = re.compile(r"(?<!\\)\|")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_WIDTH = 96
_WRAPPING: dict[str, Any] = {
    "initial_indent": "  ",
    "subsequent_indent": "  ",
    "break_long_words": False,
    "break_on_hyphens": False,
}


def modules() -> dict[str, str]:
    """The text of each module that has the words, by its name."""
    told = dict(_told(DOCUMENT.read_text(encoding="utf-8")))
    return {name: _module(what, firsts, told) for name, (what, firsts) in _MODULES.items()}


def _told(text: str) -> Iterator[tuple[Keys, str]]:
    """The keys that lead to each key with a row, and what the row says."""
    heading = ""
    header: tuple[str, ...] = ()
    for line in text.splitlines():
        if found := _HEADING.fullmatch(line):
            heading = found[1] or found[2]
        cells = tuple(cell.strip() for cell in _CELL.split(line)[1:-1])
        if not cells:
            header = ()
        elif not header:
            header = cells
        elif header[0] == "key" and not set("".join(cells)) <= set("-: "):
            row = dict(zip(header, cells, strict=True))
            for key in re.findall(r"`([\w-]+)`", row["key"]):
                yield (*_PLACES[heading], key), _sentence(row)


def _sentence(row: dict[str, str]) -> str:
    form, default = (_LINK.sub(r"\1", row[cell]) for cell in ("form", "when left out"))
    part = f" Part of the {row['is']}." if "is" in row else ""
    left_out = f" When left out: {default}." if default else ""
    return f"{form[:1].upper()}{form[1:]}.{left_out}{part}"


def _module(what: str, firsts: tuple[str, ...], told: dict[Keys, str]) -> str:
    lines = [f'"""What {what} are, as docs/files.md says it; written by `make told`."""', ""]
    lines += ["from __future__ import annotations", "", 'TEXT = """']
    for keys, text in told.items():
        if keys[0] in firsts:
            lines += (".".join(keys), *textwrap.wrap(text, _WIDTH, **_WRAPPING))
    return "\n".join((*lines, '"""', ""))


def main() -> None:
    """Write the modules."""
    for name, text in modules().items():
        (SCHEMA / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
