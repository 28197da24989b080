"""Reading teams.yaml: the board, its people, teams, metrics and settings."""

from __future__ import annotations

from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sitegen.decode import catalogue, patterns
from sitegen.decode.addresses import Pattern, address, address_id, branch, folder
from sitegen.decode.look import colour, path
from sitegen.decode.metrics import METRIC, metric
from sitegen.decode.nodes import Mapping, Node, Scalar
from sitegen.decode.notes import Notes, shown
from sitegen.decode.records import ById, Many, Record, Values
from sitegen.decode.scalars import Choice, Text, count, day, identifier, scalar
from sitegen.decode.settings import SETTINGS, settings
from sitegen.decode.shapes import Either, Numbers, Words, Written, takes
from sitegen.forge import EDIT_PARTS, NEW_PARTS
from sitegen.model.board import BoardFacts, Forge, Look, Membership, Metric, Person, Team
from sitegen.source import Document

FORMAT = 1


@takes(
    Written(
        name="format",
        pattern=patterns.alone(f"(?![0-9]{{8}})0*{FORMAT}"),
        numbers=Numbers(least=FORMAT, most=FORMAT, whole=True),
        fix=f"This program reads format {FORMAT}.",
    )
)
def _format(node: Node, notes: Notes) -> int | None:
    read = count(node, notes)
    if read is not None and read != FORMAT:
        notes.add(
            catalogue.BAD_CHOICE,
            node.place,
            f"These files are in format {read}; this program reads format {FORMAT}.",
            "Install a version of the program that reads it.",
        )
    return read


@takes(
    Written(
        name="timezone",
        likes=("Europe/Oslo", "UTC"),
        fix="Time zones are named by continent and city, such as Europe/Oslo.",
    )
)
def _timezone(node: Node, notes: Notes) -> str | None:
    found = scalar(node, notes, "a time zone", "Europe/Oslo")
    if not found:
        return None
    name = found.text.strip()
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        notes.add(
            catalogue.BAD_CHOICE,
            node.place,
            f"{shown(name)} is no time zone; they are named by continent and city.",
            f"Write it like {notes.example('Europe/Oslo')}, or {notes.example('UTC')}.",
        )
        return None
    return name


_FORGEJO = "forgejo"


@takes(Words((*map(str, Forge), _FORGEJO)))
def _forge(node: Node, notes: Notes) -> Forge | None:
    if isinstance(node, Scalar) and node.text.strip().casefold() == _FORGEJO:
        return Forge.GITEA
    return Choice(Forge)(node, notes)


_PERSON = Record(
    {
        "name": Text(longest=120),
        "email": Many(Text(longest=254)),
        "github": Text(longest=100),
        "gitlab": Text(longest=100),
        "gitea": Text(longest=100),
        "bitbucket": Text(longest=100),
        "left": day,
    },
    what="a person's keys",
)
_MEMBER = Record(
    {"person": identifier, "since": day, "until": day}, required=("person",), what="a member"
)


@takes(Either((identifier, _MEMBER)))
def _member(node: Node, notes: Notes) -> Membership | None:
    if not isinstance(node, Mapping):
        person = identifier(node, notes)
        return Membership(person=person) if person else None
    values = _MEMBER(node, notes)
    if values is None or not values.get("person"):
        return None
    return Membership(
        person=values.get("person"), since=values.get("since"), until=values.get("until")
    )


_TEAM = Record(
    {
        "name": Text(longest=120),
        "lead": identifier,
        "sponsor": identifier,
        "members": Many(_member),
        "limits": Record(
            {"active_goals": count, "goals_per_person": count}, what="a team's limits"
        ),
        "principles": Many(Text()),
    },
    what="a team's keys",
)

_BOARD = Record(
    {
        "title": Text(longest=200),
        "url": address,
        "repository": address,
        "forge": _forge,
        "folder": folder,
        "edit_url": Pattern(EDIT_PARTS, (("path",), ("folder", "name"))),
        "new_url": Pattern(NEW_PARTS, (("path",), ("folder", "name"))),
        "branch": branch,
        "timezone": _timezone,
        "language": Text(longest=20),
        "frozen": day,
        "logo": path,
        "accent": colour,
        "accent_dark": colour,
    },
    what="the board's keys",
)

TEAMS_YAML = Record(
    {
        "format": _format,
        "board": _BOARD,
        "people": ById(_PERSON),
        "teams": ById(_TEAM, address_id),
        "metrics": ById(METRIC, address_id),
        "settings": SETTINGS,
    },
    required=("teams",),
    what="the board's parts",
)


def board_facts(
    root: Node | None, document: Document, library: tuple[Metric, ...], notes: Notes
) -> BoardFacts:
    """Everything that teams.yaml says; what it leaves out has its default."""
    if root is None:
        return BoardFacts(document=document, metrics=library)
    if isinstance(root, Scalar):
        notes.add(catalogue.NO_VALUE, root.place, "This file says nothing yet.")
        return BoardFacts(document=document, metrics=library)
    values = TEAMS_YAML(root, notes)
    if values is None:
        return BoardFacts(document=document, metrics=library)
    board: Values = values.get("board", Values({}, Mapping((), root.place)))
    return BoardFacts(
        document=document,
        title=board.get("title", ""),
        url=board.get("url", ""),
        repository=board.get("repository", ""),
        forge=board.get("forge"),
        folder=board.get("folder", ""),
        edit_url=board.get("edit_url", ""),
        new_url=board.get("new_url", ""),
        branch=board.get("branch", "main"),
        timezone=board.get("timezone", "UTC"),
        language=board.get("language", "en"),
        frozen=board.get("frozen"),
        look=Look(
            logo=board.get("logo", ""),
            accent=board.get("accent", ""),
            accent_dark=board.get("accent_dark", ""),
        ),
        people=tuple(_person(id, one) for id, one in values.get("people", {}).items()),
        teams=tuple(_team(id, one) for id, one in values.get("teams", {}).items()),
        metrics=_metrics(values.get("metrics", {}), library),
        settings=settings(values.get("settings")),
    )


def _person(id: str, values: Values) -> Person:
    return Person(
        id=id,
        name=values.get("name", id),
        emails=values.get("email", ()),
        accounts=tuple(
            (forge, values.get(forge))
            for forge in ("github", "gitlab", "gitea", "bitbucket")
            if values.get(forge)
        ),
        left=values.get("left"),
    )


def _team(id: str, values: Values) -> Team:
    limits = values.get("limits")
    return Team(
        id=id,
        name=values.get("name", id),
        lead=values.get("lead", ""),
        sponsor=values.get("sponsor", ""),
        members=values.get("members", ()),
        active_goals=limits.get("active_goals") if limits else None,
        goals_per_person=limits.get("goals_per_person") if limits else None,
        principles=values.get("principles", ()),
    )


def _metrics(own: dict[str, Values], library: tuple[Metric, ...]) -> tuple[Metric, ...]:
    shipped = {one.id: one for one in library}
    read = {id: metric(id, values, shipped.get(id)) for id, values in own.items()}
    return tuple(sorted((shipped | read).values(), key=lambda one: one.id))
