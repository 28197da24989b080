"""W910 email-in-prose: no e-mail address stands in what everybody can read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitegen.finding import Finding, Rule, Severity
from sitegen.rules._findings import few
from sitegen.rules._said import documents_of
from sitegen.site import Site
from sitegen.source import Document, Location, Place

RULE = Rule(
    code="W910",
    name="email-in-prose",
    severity=Severity.WARNING,
    why="A board is read by many and copied by machines, and git keeps what was in it once. An "
    "address of a customer or a colleague does not belong there.",
    fix="Name the person by the id in teams.yaml, or leave out who it was.",
)

_AFTER = re.compile(r"[A-Za-z0-9.-]{1,253}")
_LOCAL = frozenset("._%+-")
_LONGEST = 64
_FILES = frozenset("png jpg jpeg gif svg webp pdf css js html htm py md yaml yml json csv".split())


def check(site: Site) -> Iterator[Finding]:
    """Each address in the file or the ledger of a goal that is not closed, comments included."""
    known = {
        address.casefold(): person.id for person in site.facts.people for address in person.emails
    }
    for state in site.open_goals():
        for document in documents_of(state.goal):
            yield from few(_in_file(document, known))


def _in_file(document: Document, known: dict[str, str]) -> Iterator[Finding]:
    if "@" not in document.text:
        return
    for number, line in enumerate(document.text.split("\n"), start=1):
        for start, end in _addresses(line):
            address = line[start:end]
            person = known.get(address.casefold())
            whose = f"{address} is an e-mail address, where everybody can read it."
            yield RULE.at(
                Location(document.path, Place(number, start + 1, number, end + 1)),
                whose,
                fix=f"Write {person} instead, the id in teams.yaml." if person else "",
            )


def _addresses(line: str) -> Iterator[tuple[int, int]]:
    """Start and end of each address: a name, `@`, and a domain with a top level of letters."""
    at = line.find("@")
    while at != -1:
        start = _start(line, at)
        after = _AFTER.match(line, at + 1)
        domain = after[0].rstrip(".-") if after else ""
        end = at + 1 + len(domain)
        is_login = line[max(start - 2, 0) : start] == "//" or line[end : end + 1] == ":"
        if start < at and _is_domain(domain) and not is_login:
            yield start, end
        at = line.find("@", at + 1)


def _start(line: str, at: int) -> int:
    start = at
    while start > 0 and at - start < _LONGEST and _is_local(line[start - 1]):
        start -= 1
    return start


def _is_local(sign: str) -> bool:
    return sign.isalnum() or sign in _LOCAL


def _is_domain(domain: str) -> bool:
    labels = domain.split(".")
    top = labels[-1]
    is_top = len(top) > 1 and top.isalpha() and top.casefold() not in _FILES
    return len(labels) > 1 and all(labels) and is_top
