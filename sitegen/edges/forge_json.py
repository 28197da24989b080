"""Reading what a forge answers: each value as the type it must have, or a fault that names it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sitegen.faults import Fault

_COMMIT = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
_ADDRESS = re.compile(r"https?://[!-~]{1,480}")
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Fields:
    """A JSON object of an answer; `fault` makes the fault of one that is not as it must be."""

    data: Any
    fault: Callable[[str], Fault]

    def __post_init__(self) -> None:
        """Raises Fault for anything but an object."""
        if not isinstance(self.data, dict):
            raise self.fault("an object is missing")

    def of(self, name: str) -> Fields:
        """The object of that name."""
        return Fields(self.data.get(name), lambda why: self.fault(f"in `{name}`, {why}"))

    def has(self, name: str) -> bool:
        """Whether there is a value of that name that is not null."""
        return self.data.get(name) is not None

    def text(self, name: str) -> str:
        """The text of that name; empty where it is missing or null."""
        found = self.data.get(name)
        if found is None:
            return ""
        if not isinstance(found, str) or len(found) > _LONGEST or not found.isprintable():
            raise self.fault(f"`{name}` is no short text")
        return found

    def number(self, name: str) -> str:
        """The positive number of that name, as digits."""
        found = self.data.get(name)
        if isinstance(found, bool) or not isinstance(found, int) or not 0 < found < 10**18:
            raise self.fault(f"`{name}` is no number")
        return str(found)

    def flag(self, name: str) -> bool:
        """Whether the value of that name is true; a missing one is not."""
        found = self.data.get(name, False)
        if not isinstance(found, bool):
            raise self.fault(f"`{name}` is neither true nor false")
        return found

    def commit(self, name: str) -> str:
        """The id of a commit of that name; empty where it is missing, null or empty."""
        found = self.text(name)
        if found and not _COMMIT.fullmatch(found):
            raise self.fault(f"`{name}` is no id of a commit")
        return found

    def moment(self, name: str) -> datetime | None:
        """The time of that name (RFC 3339); None where it is missing or null."""
        found = self.text(name)
        try:
            at = datetime.fromisoformat(found) if found else None
        except ValueError:
            raise self.fault(f"`{name}` is no time") from None
        return at.replace(tzinfo=UTC) if at and at.tzinfo is None else at

    def address(self, name: str) -> str:
        """The web address of that name; empty where it is none that can be written down."""
        found = self.data.get(name)
        return found if isinstance(found, str) and _ADDRESS.fullmatch(found) else ""
