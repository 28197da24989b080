"""Reading a whole board from its files: every file is read, however broken the others are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import PurePosixPath

from sitegen.decode import catalogue
from sitegen.decode.astray import orphans, stray
from sitegen.decode.entries import KEYS, EntryFile, entry
from sitegen.decode.goals import FRONT_MATTER, YAML_GOAL, Words, goal
from sitegen.decode.indentation import indent_measures
from sitegen.decode.layout import GOALS, TEAMS_FILE, Place, entry_name, layout
from sitegen.decode.metrics import library_metric
from sitegen.decode.names import all_misnamed, id_problem
from sitegen.decode.notes import Notes, shown
from sitegen.decode.parts import Parts
from sitegen.decode.scalars import likely_id
from sitegen.decode.series import series
from sitegen.decode.teams import board_facts
from sitegen.decode.text import has_front_matter, keys_as_prose
from sitegen.finding import Finding, Related
from sitegen.model.board import BoardFacts, Metric
from sitegen.model.goal import Goal
from sitegen.model.ledger import Entry, Ledger, Series
from sitegen.prose.plain import first_paragraph, title_and_body
from sitegen.source import Document, Location, RawFile


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """A board as its files say it, and what was found while reading them.

    `unread` are the paths of goals that could not be read, sorted.
    """

    facts: BoardFacts
    goals: tuple[Goal, ...] = ()
    unread: tuple[str, ...] = ()
    documents: Mapping[str, Document] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()


def decode_library(files: Iterable[RawFile]) -> tuple[Metric, ...]:
    """The metrics of the library. Raises ValueError for a broken one: that is a bug of ours."""
    return tuple(_of_library(file) for file in files)


@lru_cache(maxsize=200)
def _of_library(file: RawFile) -> Metric:
    """Read once: a program that reads several boards, or one again, has one library."""
    parts = Parts()
    part = parts.keys(file)
    notes = Notes(file.path)
    read = (
        library_metric(PurePosixPath(file.path).stem, part.root, notes)
        if part and part.root
        else None
    )
    if read is None or notes.findings or parts.findings:
        raise ValueError(f"the library's metric {file.path} cannot be read")
    return read


def decode_facts(file: RawFile, library: tuple[Metric, ...]) -> BoardFacts:
    """What a teams.yaml of the past says, its mistakes left alone."""
    return _Reader().facts(file, library)


def decode_goal(file: RawFile, facts: BoardFacts) -> Goal | None:
    """A goal's file of the past, its mistakes left alone; None where it cannot be read."""
    return _Reader().goal(file, facts)


def decode_board(files: Iterable[RawFile], library: tuple[Metric, ...] = ()) -> Decoded:
    """Everything the files say. Never raises for what is in them: mistakes are findings."""
    by_path = {file.path: file for file in files}
    reader = _Reader()
    facts = reader.facts(by_path.pop(TEAMS_FILE, None), library)
    places = layout(by_path)
    goals = [
        read
        for path in _goal_paths(places.goals, reader)
        if (read := reader.goal(by_path[path], facts))
    ]
    ledgers = {path.rpartition(".")[0] for path in places.goals}
    entries = reader.entries(places.entries, by_path, goals)
    tables = reader.series(places.series, by_path, goals)
    people = {person.id for person in facts.people}
    for place, finding in all_misnamed(places.misnamed, people):
        # Beside goals it would still be nobody's entry: there it has to be moved, not renamed.
        told = finding if place.folder in ledgers else replace(finding, edits=())
        reader.refuse(by_path[place.path], told)
    for path in places.stray:
        reader.refuse(by_path[path], stray(path, ledgers))
    reader.findings += orphans((*places.entries, *places.series), ledgers)
    if not places.goals:
        reader.findings.append(
            catalogue.NO_GOALS.at(Location(GOALS), "No goals were found under goals/.")
        )
    complete = (
        replace(
            one,
            ledger=Ledger(
                entries=tuple(sorted(entries.get(one.ledger_folder, ()), key=lambda e: e.order)),
                series=tuple(tables.get(one.ledger_folder, ())),
            ),
        )
        for one in goals
    )
    return Decoded(
        facts=facts,
        goals=tuple(sorted(complete, key=lambda one: one.id)),
        unread=tuple(sorted(set(places.goals) - {one.document.path for one in goals})),
        documents=reader.parts.documents,
        findings=tuple(reader.findings),
    )


def _goal_paths(paths: list[str], reader: _Reader) -> list[str]:
    """The paths that can be goals: in a team's folder, with an id that only they have."""
    seen: dict[str, str] = {}
    kept = []
    for path in paths:
        pure = PurePosixPath(path)
        if len(pure.parts) < 3:
            reader.findings.append(
                catalogue.NO_TEAM_FOLDER.at(
                    Location(path), f"{shown(path)} lies in no team's folder."
                )
            )
            continue
        if problem := id_problem(pure.stem):
            likely = likely_id(pure.stem)
            right = f"Did you mean {likely}{pure.suffix}?" if likely not in ("", pure.stem) else ""
            reader.findings.append(catalogue.BAD_ID.at(Location(path), problem, fix=right))
            continue
        if pure.stem in seen:
            reader.findings.append(
                catalogue.SAME_ID.at(
                    Location(path),
                    f"The id {pure.stem} is taken by {seen[pure.stem]}.",
                    related=(Related(location=Location(seen[pure.stem]), message="the other"),),
                )
            )
            continue
        seen[pure.stem] = path
        kept.append(path)
    return kept


class _Reader:
    """Reads the files of one board, keeping their documents and findings."""

    def __init__(self) -> None:
        self.parts = Parts()
        self.findings = self.parts.findings

    def refuse(self, file: RawFile, finding: Finding) -> None:
        """Keep why a file could not be read, or else what its name lets one find."""
        if file.refusal is None:
            self.findings.append(finding)
        else:
            self.parts.text(file)

    def facts(self, file: RawFile | None, library: tuple[Metric, ...]) -> BoardFacts:
        if file is None:
            self.findings.append(
                catalogue.NO_BOARD.at(Location(TEAMS_FILE), "There is no teams.yaml here.")
            )
            return BoardFacts(document=Document(TEAMS_FILE), metrics=library)
        part = self.parts.keys(file)
        notes = Notes(file.path)
        if part and part.root is None:
            notes.add(catalogue.NO_VALUE, part.document.at().place, "This file says nothing yet.")
        facts = board_facts(
            part.root if part else None,
            part.document if part else Document(file.path),
            library,
            notes,
        )
        self.findings += notes.findings
        return facts

    def goal(self, file: RawFile, facts: BoardFacts) -> Goal | None:
        pure = PurePosixPath(file.path)
        notes = Notes(file.path)
        part = (
            self.parts.keys_and_body(file, needs_keys=True)
            if pure.suffix == ".md"
            else self.parts.keys(file)
        )
        if part is None:
            return None
        if part.root is None:
            notes.add(catalogue.NO_VALUE, part.document.at().place, "This goal says nothing yet.")
            self.findings += notes.findings
            return None
        shape = FRONT_MATTER if pure.suffix == ".md" else YAML_GOAL
        root, document = indent_measures(part.root, part.document, shape.fields, notes)
        self.parts.documents[file.path] = document
        values = shape(root, notes)
        read = None
        if values is not None:
            words = Words(
                title=values.get("title", ""),
                why=values.get("why", ""),
                prose=values.get("story", ""),
            )
            if pure.suffix == ".md":
                titled = title_and_body(part.body)
                words = Words(
                    title=titled.title or "", why=first_paragraph(titled.body), prose=titled.body
                )
            else:
                self.parts.scan(words.prose, file.path, document.at("story").place.line)
            read = goal(pure.stem, pure.parts[1], values, words, document, facts, notes)
        self.findings += notes.findings
        return read

    def entries(
        self, places: list[Place], files: Mapping[str, RawFile], goals: list[Goal]
    ) -> dict[str, list[Entry]]:
        units = {one.ledger_folder: {m.id: m.unit for m in one.terms.measures} for one in goals}
        read: dict[str, list[Entry]] = {}
        for place in places:
            name = entry_name(place.stem)
            text = place.path.endswith(".md")
            part = (
                self.parts.keys_and_body(files[place.path], needs_keys=False)
                if text
                else self.parts.keys(files[place.path])
            )
            if name is None or part is None:
                continue
            notes = Notes(place.path)
            if text and not has_front_matter(part.document.text):
                notes.findings += keys_as_prose(part.body, place.path, KEYS[name.kind])
            found = entry(
                EntryFile(
                    id=place.stem,
                    name=name,
                    document=part.document,
                    root=part.root,
                    prose=part.body.strip(),
                    units=units.get(place.folder, {}),
                ),
                notes,
            )
            self.findings += notes.findings
            if found is not None:
                read.setdefault(place.folder, []).append(found)
        return read

    def series(
        self, places: list[Place], files: Mapping[str, RawFile], goals: list[Goal]
    ) -> dict[str, list[Series]]:
        by_ledger = {one.ledger_folder: one for one in goals}
        read: dict[str, list[Series]] = {}
        for place in places:
            document = self.parts.text(files[place.path])
            if document is None:
                continue
            owner = by_ledger.get(place.folder)
            measure = _measure_of(owner, place.stem) if owner else place.stem
            terms = owner.terms.measure(measure) if owner else None
            notes = Notes(place.path)
            read.setdefault(place.folder, []).append(
                series(measure, terms.unit if terms else None, document, notes)
            )
            self.findings += notes.findings
        return read


def _measure_of(owner: Goal, stem: str) -> str:
    """The measure whose series this is: it names the file, or the file has its id."""
    for evidence in owner.story.evidence:
        if evidence.readings == f"{stem}.csv":
            return evidence.measure
    return stem
