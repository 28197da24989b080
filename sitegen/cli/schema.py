"""`sitegen schema`: JSON Schemas, for editors and for programs that read what is made."""

from __future__ import annotations

import json
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

import click

from sitegen.cli._ask import say
from sitegen.cli._options import base_url_option, root_option
from sitegen.decode.board import decode_board
from sitegen.decode.layout import TEAMS_FILE
from sitegen.decode.notes import shown
from sitegen.edges.files import read_tree
from sitegen.edges.schemas import read_review_schema, write_schemas
from sitegen.exports._json import dumps
from sitegen.schema.published import SCHEMAS, address, schema
from sitegen.source import RawFile

REVIEW = "review-json"
"""`review` is a kind of entry, and has a schema of its own."""


@dataclass(frozen=True, slots=True)
class _Listed:
    """What a schema is for, in the list of all."""

    names: str
    use: str


_LIST = (
    _Listed("goal", "a goal in a .yaml file"),
    _Listed("front-matter", "the keys of a goal in Markdown"),
    _Listed("teams", "teams.yaml"),
    _Listed("entry", "an entry of a ledger, of any kind; agree, check-in, close, …: of one kind"),
    _Listed("board", "board.json of the site"),
    _Listed("goal-json", "goal.json of each goal on the site"),
    _Listed(REVIEW, "what `sitegen review --format json` says"),
)


@click.command("schema")
@click.argument("name", required=False, metavar="[NAME]")
@root_option
@base_url_option
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Write it into this folder, or all of them without a NAME. Older ones are replaced.",
)
def schema_(name: str | None, root: Path, base_url: str | None, output: Path | None) -> None:
    """Print a JSON Schema, so that editors complete and warn, or list them all.

    NAME is one of goal, front-matter, teams, entry, a kind of entry (check-in, close, …),
    board, goal-json and review-json. Works without a board, too; on one that is published, the
    schema has its address there.

    \b
    Examples:
      sitegen schema
      sitegen schema teams > teams.schema.json
      sitegen schema --output .schemas
    """
    names = _names(name)
    url = base_url or _url(root)
    if output:
        files = tuple(RawFile(f"{one}.json", _text(one, url)) for one in names)
        write_schemas(output, files)
        say("\n".join((f"Written into {output}:", *(f"  {file.path}" for file in files))))
    elif name:
        say(_text(name, url).decode().rstrip("\n"))
    else:
        width = max(len(one.names) for one in _LIST)
        say("\n".join(f"{one.names:{width}}  {one.use}" for one in _LIST))


def _names(name: str | None) -> tuple[str, ...]:
    known = (*SCHEMAS, REVIEW)
    if name is None or name in known:
        return (name,) if name else known
    near = get_close_matches(name.casefold(), known, n=1, cutoff=0.6)
    help_ = f"Did you mean {near[0]}?" if near else "`sitegen schema` lists them."
    raise click.UsageError(f"There is no schema {shown(name)}. {help_}")


def _text(name: str, url: str) -> bytes:
    if name != REVIEW:
        return dumps(schema(name, url))
    found = json.loads(read_review_schema())
    draft = found.pop("$schema")
    whole = {"$schema": draft, "$id": address(name, ""), **found}
    return (json.dumps(whole, ensure_ascii=False, indent=2) + "\n").encode()


def _url(root: Path) -> str:
    """The address of the board in a folder; empty where there is none that can be read."""
    files = [file for file in read_tree(root).files if file.path == TEAMS_FILE]
    return decode_board(files).facts.url if files else ""


COMMAND = schema_
