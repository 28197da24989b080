"""Recorded agreements as files: what is written is what the program reads."""

from __future__ import annotations

from datetime import date

import pytest

from sitegen.approvals import entries
from sitegen.approvals.values import Consent, PullRequest, Record
from sitegen.decode.entry_meaning import read_entry
from sitegen.model.ledger import Agreements, Approval

TERMS = "terms/1:" + "0123456789abcdef" * 2
COMMIT = "1e5" + "0" * 37
DAY = date(2026, 1, 6)
FOLDER = "goals/frontline/faster"


def record(*people: str, number: str = "7", goal: str = "faster", url: str = "") -> Record:
    pull = PullRequest(number=number, url=url, branch="main", merged=COMMIT, head=COMMIT)
    consents = tuple(
        Consent(person=person, review="" if person == "amir" else "101", commit=COMMIT)
        for person in people
    )
    return Record(goal=goal, folder=FOLDER, terms=TERMS, pull=pull, consents=consents)


@pytest.mark.parametrize("url", ["", "https://forge.example/a,b/#7", 'https://forge.example/"{}'])
def test_what_is_written_is_read_again(url: str) -> None:
    (file,) = entries.entry_files([record("chen", "amir", url=url)], DAY, ())
    read = read_entry(file, {}).entry
    assert isinstance(read, Agreements)
    assert (read.on, read.terms, read.pull_request, read.url) == (DAY, TERMS, "7", url)
    assert read.approvals == (
        Approval(person="chen", review="101", commit=COMMIT),
        Approval(person="amir", commit=COMMIT),
    )


def test_names_are_free_also_among_each_other_and_whatever_their_ending() -> None:
    taken = (f"{FOLDER}/2026-01-06-agreements_1.md", f"{FOLDER}/2026-01-06-agree-maria.md")
    files = entries.entry_files([record("chen"), record("amir")], DAY, taken)
    assert [file.path for file in files] == [
        f"{FOLDER}/2026-01-06-agreements_2.yaml",
        f"{FOLDER}/2026-01-06-agreements_3.yaml",
    ]


def test_a_day_that_is_full_is_told() -> None:
    taken = [f"{FOLDER}/2026-01-06-agreements_{n}.yaml" for n in range(1, 1000)]
    with pytest.raises(ValueError, match="faster has 999 records of 2026-01-06 already"):
        entries.entry_files([record("chen")], DAY, taken)


def test_the_message_names_pull_requests_goals_and_people() -> None:
    said = entries.message([record("chen", "amir"), record("chen", number="12", goal="calmer")])
    assert said == (
        "Record the approvals of pull requests 7, 12\n"
        "\n"
        "faster: chen, amir (01234567, pull request 7)\n"
        "calmer: chen (01234567, pull request 12)\n"
    )


def test_the_subject_of_very_many_stays_short() -> None:
    said = entries.message([record("chen", number=str(n)) for n in range(100, 120)])
    assert said.partition("\n")[0] == "Record the approvals of 20 pull requests"
