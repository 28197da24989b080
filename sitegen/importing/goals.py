"""Draft goals from key results: one for each objective, with remarks on what nobody told."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from zoneinfo import ZoneInfo

from sitegen.decode.goals import MOST_MEASURES
from sitegen.decode.notes import did_you_mean, shown
from sitegen.decode.spans import parse_period
from sitegen.importing.days import DayReader
from sitegen.importing.key_results import from_row
from sitegen.importing.model import DateOrder
from sitegen.importing.objectives import KeyResult
from sitegen.importing.problems import Problems
from sitegen.importing.unread import Unread
from sitegen.model.board import BoardFacts, Team
from sitegen.scaffold.goal_fill import Unfillable
from sitegen.scaffold.goal_text import NewGoal, goal_file
from sitegen.scaffold.measures import NewMeasure
from sitegen.scaffold.slug import free_id
from sitegen.source import RawFile

MOST_GOALS = 200
MOST_REMARKS = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftGoal:
    """A draft and its readings as files, and what is open in it."""

    goal: NewGoal
    line: int
    files: tuple[RawFile, ...]
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What is the same for all goals of a sheet.

    `team` is for rows that name none, `on` the day of the current values, `name` the table's.
    """

    facts: BoardFacts
    taken: frozenset[str]
    team: str
    on: date
    order: DateOrder | None
    name: str


def drafts(rows: tuple[KeyResult, ...], frame: Frame, problems: Problems) -> tuple[DraftGoal, ...]:
    """A draft for each objective of a team, in the order of the sheet."""
    found: list[DraftGoal] = []
    taken = set(frame.taken)
    for objective, mine in _by_objective(rows, frame, problems).items():
        if len(found) == MOST_GOALS:
            said = f"There are more than {MOST_GOALS} objectives."
            problems.add("rows", mine[0].line, said, "Export one period, or one team.")
            break
        try:
            draft = _draft(objective[0], mine, replace(frame, taken=frozenset(taken)))
        except Unfillable:
            said = f"{shown(mine[0].objective)} has more key results than fit into a file."
            problems.add("long texts", mine[0].line, said, "Make several objectives of it.")
            continue
        taken.add(draft.goal.id)
        found.append(draft)
    return tuple(found)


def _by_objective(
    rows: Iterable[KeyResult], frame: Frame, problems: Problems
) -> dict[tuple[str, str], list[KeyResult]]:
    """The rows of each team and objective; what belongs to no team becomes a problem."""
    found: dict[tuple[str, str], list[KeyResult]] = {}
    for _, together in groupby(rows, key=lambda row: row.objective.casefold()):
        above = ""
        for row in together:
            above = row.team or above
            team = _team(above or frame.team, frame.facts)
            if team is None:
                known = tuple(one.id for one in frame.facts.teams)
                said = f"{shown(above)} is no team of this board."
                if not above:
                    said = "Nothing says which team this is for."
                fix = did_you_mean(above, known) if above else "Name it with --team."
                problems.add("teams", row.line, said, fix)
                continue
            found.setdefault((team.id, row.objective.casefold()), []).append(row)
    return found


def _team(name: str, facts: BoardFacts) -> Team | None:
    if not name and len(facts.teams) == 1:
        return facts.teams[0]
    wanted = name.casefold()
    return next((t for t in facts.teams if wanted in (t.id, t.name.casefold())), None)


def _draft(team: str, rows: list[KeyResult], frame: Frame) -> DraftGoal:
    first = rows[0]
    title = first.objective
    remarks: list[str] = []
    steward = _steward(rows, frame, remarks.append)
    due = _due(rows, frame, remarks.append)
    measures: list[NewMeasure] = []
    readings: list[tuple[str, str]] = []
    for row in rows:
        known = {one.id for one in measures}
        made = from_row(row, frame.on, frame.facts.metrics, known)
        remarks += made.remarks
        if made.measure and len(measures) < MOST_MEASURES:
            measures.append(made.measure)
            if made.reading:
                readings.append((made.measure.id, made.reading))
        elif made.measure:
            remarks.append(f"Line {row.line}: a goal has at most {MOST_MEASURES} measures.")
    goal = NewGoal(
        id=free_id(title, f"{team}-goal", frame.taken),
        team=team,
        title=title,
        why=next((row.why for row in rows if row.why), ""),
        steward=steward,
        due=due,
        measures=tuple(measures),
        is_draft=True,
    )
    return DraftGoal(
        goal=goal,
        line=first.line,
        files=tuple(_files(goal, remarks, readings, frame)),
        remarks=tuple(remarks),
    )


def _files(
    goal: NewGoal, remarks: list[str], readings: list[tuple[str, str]], frame: Frame
) -> Iterable[RawFile]:
    top = [f"From {shown(frame.name)}: a draft, which binds nobody.", *remarks[:MOST_REMARKS]]
    if len(remarks) > MOST_REMARKS:
        top.append(f"And {len(remarks) - MOST_REMARKS:,} more; this may be several goals.")
    base = "---\n" + "".join(f"# {_one_line(one)}\n" for one in top) + "---\n"
    yield goal_file(goal, "md", base)
    for measure, row in readings:
        path = f"goals/{goal.team}/{goal.id}/{measure}.csv"
        yield RawFile(path, f"date,value\n{row}\n".encode())


def _one_line(text: str) -> str:
    """A remark as a comment: on one line, of signs that everybody sees, and no order to `check`."""
    plain = "".join(sign if sign.isprintable() else " " for sign in text)
    return plain.replace("#", "").replace("sitegen:", "sitegen")


def _steward(rows: list[KeyResult], frame: Frame, remark: Callable[[str], None]) -> str:
    """The one person of the board whom all rows name; names of others are never repeated."""
    owners: dict[str, int] = {}
    for row in rows:
        owners.setdefault(row.owner.casefold(), row.line)
    owners.pop("", None)
    known: dict[str, int] = {}
    for owner, line in owners.items():
        id = _person(owner, frame.facts)
        if id:
            known.setdefault(id, line)
        else:
            remark(f"Line {line}: the owner is nobody whom teams.yaml knows for certain.")
    if len(known) == 1:
        return next(iter(known))
    if known:
        remark(f"Owners are {', '.join(known)}; who of them is the steward?")
    return ""


def _person(owner: str, facts: BoardFacts) -> str:
    """The id of the only person of that id, name or e-mail address; else an empty text."""
    wanted = owner.removeprefix("@")
    found = [
        one.id
        for one in facts.people
        if wanted in (one.id, one.name.casefold(), *(mail.casefold() for mail in one.emails))
    ]
    return found[0] if len(found) == 1 else ""


def _due(rows: list[KeyResult], frame: Frame, remark: Callable[[str], None]) -> str:
    """The last day of an objective: the latest of its rows, with a remark where they differ."""
    utc = ZoneInfo("UTC")
    reader = DayReader(frame.order, utc, utc)
    found: dict[str, date] = {}
    for text, line in {row.due: row.line for row in reversed(rows) if row.due}.items():
        period = parse_period(_period(text))
        try:
            last = period.end if period else reader.read(text)
            found[_period(text) if period else last.isoformat()] = last
        except Unread as why:
            remark(f"Line {line}: the last day {shown(text)} {why}.")
    if not found:
        return ""
    latest = max(found, key=lambda text: (found[text], "Q" in text or "H" in text))
    if len(set(found.values())) > 1:
        others = ", ".join(sorted(set(found) - {latest}))
        remark(f"The latest day is taken; others are {others}. Would milestones say it better?")
    return latest


def _period(text: str) -> str:
    """A period as the board writes it: `Q1 2026` and `2026 Q1` are `2026-Q1`."""
    words = text.upper().replace("-", " ").replace("/", " ").split()
    if len(words) == 2:
        year, part = words if words[0].isdigit() else reversed(words)
        return f"{year}-{part}"
    return text.strip()
