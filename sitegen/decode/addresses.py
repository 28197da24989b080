"""Addresses: of the web, patterns of them, and ids that become addresses of the site."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from sitegen.decode import catalogue, patterns
from sitegen.decode.forms import LONGEST_ID
from sitegen.decode.names import RESERVED, id_problem
from sitegen.decode.nodes import Node
from sitegen.decode.notes import Notes, did_you_mean, shown
from sitegen.decode.scalars import Text, identifier
from sitegen.decode.shapes import Numbers, Written, takes
from sitegen.forge import PART
from sitegen.prose.urls import has_host

_TAKEN = "|".join(sorted(RESERVED))
_LONGEST = 500
_WEB = "https?://"


@takes(
    Written(
        name="address-id",
        pattern=patterns.alone(rf"(?!(?:{_TAKEN})\s*$){patterns.id_of(LONGEST_ID)}"),
        numbers=Numbers(whole=True, least=0),
        yes_or_no=True,
        fix="An id has small letters, digits and single hyphens; index, feed, 404 and names that "
        "Windows keeps for itself are taken.",
    )
)
def address_id(node: Node, notes: Notes) -> str | None:
    """An id that neither Windows nor the site keeps for itself."""
    id = identifier(node, notes)
    problem = id_problem(id) if id else ""
    if problem:
        notes.add(catalogue.BAD_ID, node.place, problem)
        return None
    return id


@takes(
    Written(
        name="address",
        pattern=rf"^\s*{_WEB}",
        longest=_LONGEST,
        fix="Write it in full, beginning with https://.",
    )
)
def address(node: Node, notes: Notes) -> str | None:
    """An address of the web, written in full."""
    read = Text(longest=_LONGEST)(node, notes)
    if read is not None and not (read.startswith(("https://", "http://")) and has_host(read)):
        notes.add(
            catalogue.BAD_TEXT,
            node.place,
            f"{shown(read)} is no web address.",
            "Write it in full, beginning with https://.",
        )
        return None
    return read


A_BRANCH = Written(
    name="branch",
    pattern=patterns.alone(patterns.BRANCH),
    longest=200,
    numbers=Numbers(least=0),
    yes_or_no=True,
    fix="Write the name as git has it, such as main.",
)


@takes(A_BRANCH)
def branch(node: Node, notes: Notes) -> str | None:
    """The name of a branch, as git allows it: addresses are made of it."""
    read = Text(longest=A_BRANCH.longest)(node, notes)
    if read is not None and not re.search(A_BRANCH.pattern, read):
        notes.add(
            catalogue.BAD_TEXT, node.place, f"{shown(read)} is no name of a branch.", A_BRANCH.fix
        )
        return None
    return read


A_FOLDER = Written(
    name="folder",
    pattern=r"^(?!\s*\.\.(?:\/|\s*$))(?![\s\S]*\/\.\.(?:\/|\s*$))[\s\S]*\S",
    longest=300,
    numbers=Numbers(),
    yes_or_no=True,
    fix="Write the way from the top of the repository to the board, such as teams/support.",
)


@takes(A_FOLDER)
def folder(node: Node, notes: Notes) -> str | None:
    """A folder of the repository, from its top; no part of it leads upwards."""
    read = Text(longest=A_FOLDER.longest)(node, notes)
    if read is not None and ".." in read.split("/"):
        message = f"{shown(read)} leads out of the repository."
        notes.add(catalogue.BAD_TEXT, node.place, message, A_FOLDER.fix)
        return None
    return read


@dataclass(frozen=True, slots=True)
class Pattern:
    """An address with parts in braces, such as `{path}`; one set of `needed` has to be there."""

    parts: AbstractSet[str]
    needed: tuple[tuple[str, ...], ...]

    @property
    def shape(self) -> Written:
        """An address in which nothing but the parts stands in braces."""
        parts = "|".join(sorted(self.parts))
        sets = ("".join(rf"(?=[\s\S]*\{{{part}\}})" for part in one) for one in self.needed)
        return Written(
            name=f"pattern-of-{'-'.join(sorted(self.parts))}",
            pattern=rf"^(?![\s\S]*\{{(?!(?:{parts})\}})[^{{}}]*\}})(?:{'|'.join(sets)})\s*{_WEB}",
            longest=_LONGEST,
            fix="Write an address with {path}, or with {folder} and {name}, for the file.",
        )

    def __call__(self, node: Node, notes: Notes) -> str | None:
        """The pattern, or None with a finding."""
        read = address(node, notes)
        if read is None:
            return None
        written = {found[1] for found in PART.finditer(read)}
        known = ", ".join(f"{{{part}}}" for part in sorted(self.parts))
        if unknown := sorted(written - self.parts):
            guess = did_you_mean(unknown[0], sorted(self.parts), or_all=False)
            message = f"{shown(f'{{{unknown[0]}}}')} is nothing that can be filled in here."
            notes.add(catalogue.BAD_TEXT, node.place, message, guess or f"There are {known}.")
            return None
        if not any(written.issuperset(one) for one in self.needed):
            notes.add(
                catalogue.BAD_TEXT,
                node.place,
                "This pattern does not say which file it is about.",
                f"Put {{path}} where the file's path belongs. There are {known}.",
            )
            return None
        return read
