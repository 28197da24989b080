"""Reading the settings of a board: the thresholds of its status rules, and how it shows itself."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from sitegen.dates import PeriodLength
from sitegen.decode import catalogue, patterns
from sitegen.decode.nodes import Node
from sitegen.decode.notes import Notes
from sitegen.decode.records import ById, Many, Record, Values
from sitegen.decode.scalars import Choice, Text, count, quantity, scalar, yes_or_no
from sitegen.decode.shapes import Numbers, Written, takes
from sitegen.finding import Severity
from sitegen.model.board import Gate, Settings
from sitegen.model.terms import Kind


class PeopleShown(StrEnum):
    """How people are shown on the site."""

    NAMES = "names"
    ROLES = "roles"


class Loudness(StrEnum):
    """How severe the findings of a rule are on this board, or that they are not told."""

    OFF = "off"
    HINT = "hint"
    WARNING = "warning"
    ERROR = "error"

    @property
    def severity(self) -> Severity | None:
        """The severity, None for off."""
        return None if self is Loudness.OFF else Severity(self.value)


@dataclass(frozen=True, slots=True)
class Share:
    """A share written in percent (`15%`), kept as a fraction of 1, up to `most` percent."""

    most: int = 100

    @property
    def shape(self) -> Written:
        """A percentage with its sign."""
        return Written(
            name=f"share-up-to-{self.most}",
            pattern=patterns.alone(rf"{patterns.up_to(self.most)}\s*%"),
            likes=("15%",),
            fix=f"Write a share from 0% to {self.most}% with its sign, such as 15%.",
        )

    def __call__(self, node: Node, notes: Notes) -> Decimal | None:
        """The fraction, or None with a finding."""
        read = quantity(node, notes)
        if read is None:
            return None
        if read.unit != "%" or not 0 <= read.value <= self.most:
            notes.add(
                catalogue.BAD_NUMBER,
                node.place,
                f"A share from 0% to {self.most}% belongs here.",
                "Write it with its sign, such as 15%.",
            )
            return None
        return read.value / 100


_POINTS = Written(
    name="points",
    pattern=patterns.alone(rf"{patterns.up_to(100)}\s*(?:points|pp|%)?"),
    numbers=Numbers(least=0, most=100),
    fix="Write a number of points from 0 to 100, such as 10 points.",
)


@takes(_POINTS)
def points(node: Node, notes: Notes) -> Decimal | None:
    """A distance in points (`10` or `10 points`), kept as a fraction of 1."""
    read = quantity(node, notes)
    if read is None:
        return None
    if read.unit not in ("", "points", "pp", "%") or not 0 <= read.value <= 100:
        notes.add(
            catalogue.BAD_NUMBER, node.place, "A number of points from 0 to 100 belongs here."
        )
        return None
    return read.value / 100


@takes(Written(name="anything", numbers=Numbers(), yes_or_no=True))
def _rule_name(node: Node, notes: Notes) -> str | None:
    """The code or the name of a rule, as it is written: whether there is one is told elsewhere."""
    found = scalar(node, notes, "the code of a rule")
    return found.text.strip() if found else None


SETTINGS = Record(
    {
        "periods": Choice(PeriodLength),
        "kind": Choice(Kind),
        "too_early": Share(),
        "on_track": points,
        "at_risk": points,
        "holding_met": Share(),
        "holding_partly": Share(),
        "exceeded": Share(most=1000),
        "partly_met": Share(),
        "grace_days": count,
        "max_files": count,
        "people": Choice(PeopleShown),
        "indexing": yes_or_no,
        "approval_agrees": yes_or_no,
        "recorder": Many(Text(longest=254)),
        "allow": Many(Choice(Gate)),
        "rules": ById(Choice(Loudness), key=_rule_name),
    },
    what="the board's settings",
)


def settings(values: Values | None) -> Settings:
    """The settings of a board; what it leaves out has its default."""
    if values is None:
        return Settings()
    base = Settings()
    return Settings(
        periods=values.get("periods", base.periods),
        default_kind=values.get("kind", base.default_kind),
        too_early=values.get("too_early", base.too_early),
        on_track=values.get("on_track", base.on_track),
        at_risk=values.get("at_risk", base.at_risk),
        holding_met=values.get("holding_met", base.holding_met),
        holding_partly=values.get("holding_partly", base.holding_partly),
        exceeded=values.get("exceeded", base.exceeded),
        partly_met=values.get("partly_met", base.partly_met),
        grace_days=values.get("grace_days", base.grace_days),
        max_files=values.get("max_files", base.max_files),
        show_roles=values.get("people") is PeopleShown.ROLES,
        indexing=values.get("indexing", base.indexing),
        approval_agrees=values.get("approval_agrees", base.approval_agrees),
        recorder=values.get("recorder", base.recorder),
        allow=tuple(dict.fromkeys(values.get("allow", base.allow))),
        rules=tuple((name, loud.severity) for name, loud in values.get("rules", {}).items()),
    )
