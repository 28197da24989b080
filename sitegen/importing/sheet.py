"""What rows gave for one measure: values by slot, compact, each case once."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b

_BUCKETS = 256


@dataclass(frozen=True, slots=True)
class Doubt:
    """A case that stands on two lines, with different days or values."""

    line: int
    other: int


class Sheet:
    """The values of each slot: 8 bytes a value, and 24 more where cases are told apart.

    Values are whole millionths. Cases are told apart by a hash of 64 bits of their id, so no id
    is kept: the chance that two of a million cases share one is one in thirty million.
    """

    def __init__(self, slots: int) -> None:
        self.values: tuple[array[int], ...] = tuple(array("q") for _ in range(slots))
        self._hashes = tuple(array("Q") for _ in range(_BUCKETS))
        self._slots = tuple(array("i") for _ in range(_BUCKETS))
        self._values = tuple(array("q") for _ in range(_BUCKETS))
        self._lines = tuple(array("I") for _ in range(_BUCKETS))

    def add(self, slot: int, value: int) -> None:
        """A value of a slot."""
        self.values[slot].append(value)

    def add_case(self, id: str, slot: int, value: int, line: int) -> None:
        """A value of a case, which counts once, whatever the number of its rows."""
        digest = blake2b(id.encode("utf-8", "surrogatepass"), digest_size=8).digest()
        number = int.from_bytes(digest, "big")
        bucket = number % _BUCKETS
        self._hashes[bucket].append(number)
        self._slots[bucket].append(slot)
        self._values[bucket].append(value)
        self._lines[bucket].append(line)

    def settle(self) -> tuple[int, tuple[Doubt, ...]]:
        """Give every case to its slot; how many rows said the same again, and what is in doubt.

        A case in doubt is left out: nobody can tell which of its rows is right.
        """
        again, doubts = 0, []
        for bucket in range(_BUCKETS):
            seen: dict[int, tuple[int, int, int]] = {}
            doubted: set[int] = set()
            for number, slot, value, line in self._cases(bucket):
                first = seen.setdefault(number, (slot, value, line))
                if first[2] == line:
                    continue
                if first[:2] == (slot, value):
                    again += 1
                else:
                    doubts.append(Doubt(min(line, first[2]), max(line, first[2])))
                    doubted.add(number)
            for number, (slot, value, _) in seen.items():
                if number not in doubted:
                    self.values[slot].append(value)
            for column in (self._hashes, self._slots, self._values, self._lines):
                del column[bucket][:]
        return again, tuple(sorted(doubts, key=lambda one: (one.line, one.other)))

    def _cases(self, bucket: int) -> Iterator[tuple[int, int, int, int]]:
        return zip(
            self._hashes[bucket],
            self._slots[bucket],
            self._values[bucket],
            self._lines[bucket],
            strict=True,
        )
