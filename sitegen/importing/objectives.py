"""A sheet of objectives and key results as rows: its columns by any usual name."""

from __future__ import annotations

from dataclasses import dataclass, field

from sitegen.decode.characters import CONTROL
from sitegen.decode.notes import Notes, clean
from sitegen.decode.parts import Parts
from sitegen.decode.records import Record
from sitegen.decode.scalars import Choice
from sitegen.finding import Finding, Severity
from sitegen.importing.maps import COLUMNS
from sitegen.importing.model import Columns, DateOrder
from sitegen.importing.problems import Problems
from sitegen.importing.table import Row, Table
from sitegen.source import RawFile

MAX_ROWS = 2_000
LONGEST_TITLE = 200
LONGEST = 1_000

SPELLINGS: dict[str, Columns] = {
    "objective": ("Objective", "Objectives", "Objective title", "Goal", "Goals"),
    "key_result": ("Key result", "Key results", "Key result title", "KR", "Measure", "Metric"),
    "owner": ("Owner", "Owner name", "Responsible", "DRI", "Assignee", "Lead"),
    "baseline": ("Baseline", "Start value", "Starting value", "Initial value", "Start", "From"),
    "target": ("Target", "Target value", "Goal value", "To"),
    "current": ("Current", "Current value", "Actual", "Latest"),
    "due": ("Due", "Due date", "Deadline", "End date", "By when", "Quarter", "Period", "Cycle"),
    "team": ("Team", "Department"),
    "why": ("Why", "Rationale", "Purpose", "Objective description", "Description"),
    "unit": ("Unit", "Units", "Measurement unit"),
}
"""What each column is called in sheets, the more certain name first."""


@dataclass(frozen=True, slots=True)
class SheetMap:
    """Names of columns by what they hold, and which part of a date comes first."""

    columns: dict[str, Columns] = field(default_factory=lambda: dict(SPELLINGS))
    order: DateOrder | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyResult:
    """One row of a sheet, as text; `line` is where it stands."""

    line: int
    objective: str
    key_result: str = ""
    owner: str = ""
    baseline: str = ""
    target: str = ""
    current: str = ""
    due: str = ""
    team: str = ""
    why: str = ""
    unit: str = ""


_COLUMNS = Record(
    dict.fromkeys(SPELLINGS, COLUMNS),
    what="objective, key_result, owner, baseline, target, current, due, team, why or unit",
)
_MAP = Record({"columns": _COLUMNS, "form": Choice(DateOrder)}, what="columns and form")


def read_sheet_map(file: RawFile) -> tuple[SheetMap | None, tuple[Finding, ...]]:
    """The map of a sheet's columns, or None with the errors that say why there is none."""
    parts = Parts()
    part = parts.keys(file)
    notes = Notes(file.path)
    root = part.root if part else None
    values = _MAP(root, notes) if root is not None else None
    found = (*parts.findings, *notes.findings)
    wrong = tuple(one for one in found if one.severity is Severity.ERROR)
    if values is None or wrong:
        return None, wrong
    own = values.get("columns")
    named = {name: columns for name in SPELLINGS if own and (columns := own.get(name))}
    return SheetMap(columns=SPELLINGS | named, order=values.get("form")), ()


def key_results(table: Table, sheet: SheetMap, problems: Problems) -> tuple[KeyResult, ...]:
    """The rows of a sheet. An objective that is not written again goes on from the row above."""
    at = _columns(table, sheet, problems)
    if "objective" not in at:
        return ()
    found: list[KeyResult] = []
    above = ""
    for row in table.rows():
        if len(found) == MAX_ROWS:
            said = f"There are more than {MAX_ROWS:,} rows; nobody has so many key results."
            problems.add("rows", row.line, said, "Export one period, or one team.")
            break
        cells = {name: clean(row.cells[number]) for name, number in at.items()}
        if not any(cells.values()):
            continue
        above = cells["objective"] or above
        if _is_sound(row, cells, above, problems):
            found.append(KeyResult(line=row.line, **{**cells, "objective": above}))
    return tuple(found)


def _columns(table: Table, sheet: SheetMap, problems: Problems) -> dict[str, int]:
    """Where each column stands that the table has; no column is taken for two things."""
    at: dict[str, int] = {}
    for name, columns in sheet.columns.items():
        try:
            number = table.find(columns)
        except LookupError as twice:
            problems.add("columns", 1, str(twice.args[0]), "Rename one of them.")
            continue
        if number is not None and number not in at.values():
            at[name] = number
    if "objective" not in at and table.names:
        said = f"There is no column of objectives. {table.near(sheet.columns['objective'])}"
        fix = "Name it in a map: `columns: {objective: …}`."
        problems.add("columns", 1, said, fix)
    return at


def _is_sound(row: Row, cells: dict[str, str], objective: str, problems: Problems) -> bool:
    if not objective:
        said = "This row has no objective, and there is none above it."
        problems.add("rows", row.line, said, "Write the objective into it.")
        return False
    for name, text in (*cells.items(), ("objective", objective)):
        longest = LONGEST_TITLE if name == "objective" else LONGEST
        if len(text) > longest:
            said = f"{name}: this text has {len(text):,} characters; at most {longest:,} fit."
            problems.add("long texts", row.line, said, "Say it in fewer words.")
            return False
        if CONTROL.search(text):
            said = f"{name}: there is a control character in it."
            problems.add("control characters", row.line, said, "Take it out.")
            return False
    return True
