"""Whose commit it is: from names and addresses in git to people of the board."""

from __future__ import annotations

import re
from collections.abc import Callable

from sitegen.model.board import BoardFacts
from sitegen.model.history import Identity

# GitHub: "ID+USERNAME@users.noreply.github.com", before July 2017 without the id ("Setting your
# commit email address"). GitLab: "ID-USERNAME@users.noreply.HOST" ("Private commit email").
# Gitea and Forgejo: "USERNAME@noreply.HOST" (setting NO_REPLY_ADDRESS).
_FORGES = (
    ("github", re.compile(r"(?:\d+\+)?([\w.\[\]-]+)@users\.noreply\.github\.com")),
    ("gitlab", re.compile(r"\d+-([\w.-]+)@users\.noreply\.[\w.-]+")),
    ("gitea", re.compile(r"([\w.-]+)@noreply\.[\w.-]+")),
)


def who(facts: BoardFacts) -> Callable[[Identity], str]:
    """A function that gives the person's id for an identity, or an empty text.

    Addresses are compared without regard to case. Names prove nothing, and a `.mailmap` is
    never asked: it may come with the very change that is judged.
    """
    emails = {email.casefold(): person.id for person in facts.people for email in person.emails}
    accounts = {
        (forge, account.casefold()): person.id
        for person in facts.people
        for forge, account in person.accounts
    }

    def find(identity: Identity) -> str:
        address = identity.email.casefold()
        if address in emails:
            return emails[address]
        for forge, pattern in _FORGES:
            match = pattern.fullmatch(address)
            if match and (forge, match[1]) in accounts:
                return accounts[forge, match[1]]
        return ""

    return find
