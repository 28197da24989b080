"""`sitegen terms`: the terms of a goal in words, and their digest."""

from __future__ import annotations

import os
from pathlib import Path

import click

from sitegen.cli._ask import say
from sitegen.cli._options import need_board, root_option
from sitegen.cli._revision import board_at, find_goal
from sitegen.compute.canonical import canonical_json, digest, table
from sitegen.compute.terms_words import in_words
from sitegen.decode.board import decode_board, decode_library
from sitegen.edges.files import read_tree
from sitegen.edges.library import read_library


@click.command("terms")
@click.argument("goal")
@root_option
@click.option("--rev", metavar="REV", help="As the files of this commit, branch or tag say them.")
@click.option("--json", "as_json", is_flag=True, help="Also the canonical JSON, as it is digested.")
def terms(goal: str, root: Path, rev: str | None, *, as_json: bool) -> None:
    """Say what people agree to: the terms of a goal in words, and their digest.

    The same terms always give the same words and the same digest, however the file is
    written. With --rev nothing in your folder is touched.

    \b
    Examples:
      sitegen terms answer-first-messages-faster
      sitegen terms answer-first-messages-faster --rev main~3 --json
    """
    if rev:
        board = board_at(root, rev, os.environ)
    else:
        need_board(root)
        board = decode_board(read_tree(root).files, decode_library(read_library()))
    promised = find_goal(board, goal).terms
    say(f"{in_words(promised, board.facts)}\n")
    if as_json:
        say(f"{canonical_json(table(promised))}\n")
    say(digest(promised))


COMMAND = terms
