"""The files of recorded agreements: their names, their text, and the words of their commit."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date

from sitegen.approvals.values import Consent, Record
from sitegen.model.ledger import EntryKind
from sitegen.scaffold.entries import MOST_NUMBERS
from sitegen.scaffold.yaml_text import quoted
from sitegen.source import RawFile

Given = frozenset[tuple[str, str, str]]
"""Goal, terms and person of agreements."""


def entry_files(records: Iterable[Record], on: date, taken: Collection[str]) -> tuple[RawFile, ...]:
    """A file for each record, by names that are free; `taken` are the paths that are there.

    Raises ValueError where a day has as many entries as names can tell apart.
    """
    stems = {path.rpartition(".")[0] or path for path in taken}
    files = []
    for record in records:
        stem = next(_free(record.folder, on, stems), "")
        if not stem:
            raise ValueError(f"{record.goal} has {MOST_NUMBERS} records of {on} already")
        stems.add(stem)
        files.append(RawFile(f"{stem}.yaml", text(record).encode()))
    return tuple(files)


def _free(folder: str, on: date, stems: Collection[str]) -> Iterator[str]:
    names = (f"{folder}/{on}-{EntryKind.AGREEMENTS}_{n}" for n in range(1, MOST_NUMBERS + 1))
    return (name for name in names if name not in stems)


def text(record: Record) -> str:
    """The text of an entry, as docs/files.md describes it."""
    url = f", url: {quoted(record.pull.url, in_brackets=True)}" if record.pull.url else ""
    lines = [
        f'terms: "{record.terms}"',
        f"via: {{pull_request: {record.pull.number}{url}}}",
        "by:",
        *(f"  {one.person}: {_seen(one)}" for one in record.consents),
    ]
    return "".join(f"{line}\n" for line in lines)


def _seen(consent: Consent) -> str:
    review = f"review: {consent.review}, " if consent.review else ""
    return f'{{{review}commit: "{consent.commit}"}}'


def message(records: Sequence[Record]) -> str:
    """The message of the commit: a subject, and a line for each record."""
    numbers = tuple(dict.fromkeys(record.pull.number for record in records))
    which = "pull request" if len(numbers) == 1 else "pull requests"
    subject = f"Record the approvals of {which} {', '.join(numbers)}"
    if len(subject) > 72:
        subject = f"Record the approvals of {len(numbers)} pull requests"
    rows = (
        f"{record.goal}: {', '.join(one.person for one in record.consents)} "
        f"({record.terms.partition(':')[2][:8]}, pull request {record.pull.number})"
        for record in records
    )
    return "\n".join((subject, "", *rows, ""))


def given(records: Iterable[Record]) -> Given:
    """Who agrees to what by these records."""
    return frozenset(
        (record.goal, record.terms, one.person) for record in records for one in record.consents
    )
