"""`sitegen serve`: a real board, shown until Ctrl-C."""

from __future__ import annotations

import socket
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from click.testing import CliRunner, Result

from sitegen.cli.serve import COMMAND
from sitegen.faults import Fault

TEAMS = """\
format: 1
board: {title: Northwind Support, url: "https://northwind.example/goals/", frozen: 2026-11-20}
people:
  maria: {name: Maria Silva}
  henrik: {name: Henrik Dahl}
teams:
  frontline: {name: Frontline, lead: maria, sponsor: henrik, members: [maria]}
"""
GOAL = """\
---
due: 2027-Q1
measures:
  first-response-time: from 4.0 to 2.8 hours
---
# Answer first messages 30% faster
Customers told us: we wait too long.
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    goals = tmp_path / "goals" / "frontline"
    goals.mkdir(parents=True)
    (tmp_path / "teams.yaml").write_text(TEAMS, encoding="utf-8")
    (goals / "answer-first.md").write_text(GOAL, encoding="utf-8")
    (goals / "secret.md").write_text(
        GOAL.replace("due:", "visibility: internal\ndue:").replace("Answer", "Whisper"),
        encoding="utf-8",
    )
    return tmp_path


@pytest.fixture
def run(root: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., tuple[Result, list[str]]]:
    """Serve the board; between looks at its files, take a page; after the last, press Ctrl-C."""

    def serve(
        *options: str, edits: tuple[Callable[[], object], ...] = ()
    ) -> tuple[Result, list[str]]:
        port = free_port()
        pages: list[str] = []
        left = iter(edits)

        def pause(_seconds: float) -> None:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=5) as reply:
                pages.append(reply.read().decode())
            edit = next(left, None)
            if edit is None:
                raise KeyboardInterrupt
            edit()

        # Only the server's own pauses: waiting for git to end may sleep, too.
        clock = SimpleNamespace(sleep=pause)
        monkeypatch.setattr("sitegen.edges.serve.time", clock)
        arguments = ["--root", str(root), "--port", str(port), *options]
        return CliRunner().invoke(COMMAND, arguments, catch_exceptions=False), pages

    return serve


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])


def test_the_board_is_shown_until_ctrl_c(run: Callable[..., tuple[Result, list[str]]]) -> None:
    result, [page] = run()
    assert result.exit_code == 0
    first, built, last = result.output.splitlines()
    assert first.startswith("Open http://127.0.0.1:")
    assert built.startswith("Built ")
    assert last == "Stopped."
    assert "Answer first messages 30% faster" in page
    assert "/_reload.js?" in page
    assert "northwind.example/goals" not in page


def test_an_edited_goal_is_shown_at_once(
    root: Path, run: Callable[..., tuple[Result, list[str]]]
) -> None:
    goal = root / "goals" / "frontline" / "answer-first.md"
    _, [before, after] = run(edits=(lambda: goal.write_text(GOAL.replace("faster", "sooner")),))
    assert "30% faster" in before
    assert "30% sooner" in after


def test_a_mistake_is_told_at_the_top_of_the_page(
    root: Path, run: Callable[..., tuple[Result, list[str]]]
) -> None:
    goal = root / "goals" / "frontline" / "answer-first.md"
    _, [before, after] = run(edits=(lambda: goal.write_text(GOAL.replace("due:", "deu:")),))
    assert "deu" not in before
    assert "goals/frontline/answer-first.md:2:1: error" in after


def test_a_mistake_is_told_on_the_terminal_too(
    root: Path, run: Callable[..., tuple[Result, list[str]]]
) -> None:
    goal = root / "goals" / "frontline" / "answer-first.md"
    result, _ = run(edits=(lambda: goal.write_text(GOAL.replace("due:", "deu:")),))
    _, before, told, *_ = result.output.splitlines()
    assert before.startswith("Built ")
    assert told.startswith("goals/frontline/answer-first.md:2:1: error S150 ")
    assert "hint" not in result.output


def test_of_many_mistakes_ten_are_told_and_errors_first(
    root: Path, run: Callable[..., tuple[Result, list[str]]]
) -> None:
    for number in range(12):
        (root / f"goals/frontline/{number:02}.png").write_text("x")
    goal = root / "goals" / "frontline" / "answer-first.md"
    goal.write_text(GOAL.replace("measures:", "links: [nowhere]\nmeasures:"))
    result, _ = run()
    _, *told, more, built, _ = result.output.splitlines()
    assert len(told) == 10
    assert " error " in told[0]
    assert all(" warning " in line for line in told[1:])
    assert more.startswith("And ")
    assert more.endswith(" more: `sitegen check` has them all.")
    assert built.startswith("Built ")


def test_a_broken_template_is_told_in_the_page(
    root: Path, run: Callable[..., tuple[Result, list[str]]]
) -> None:
    (root / "templates").mkdir()
    template = root / "templates" / "index.html"

    def broken() -> None:
        template.write_text("{% nonsense", encoding="utf-8")

    with pytest.raises(urllib.error.HTTPError) as caught:
        run(edits=(broken, lambda: None))
    assert caught.value.code == 503
    assert b"index.html" in caught.value.read()


def test_internal_goals_are_shown_only_when_asked_for(
    run: Callable[..., tuple[Result, list[str]]],
) -> None:
    _, [public] = run()
    _, [internal] = run("--internal")
    assert "Whisper first messages" not in public
    assert "Whisper first messages" in internal


def test_a_port_that_is_taken_is_a_fault_with_advice(root: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(Fault, match=f"Port {port} is taken"):
            CliRunner().invoke(
                COMMAND, ["--root", str(root), "--port", str(port)], catch_exceptions=False
            )


@pytest.mark.parametrize("port", ["-1", "65536", "http"])
def test_a_number_that_is_no_port_is_refused(root: Path, port: str) -> None:
    assert CliRunner().invoke(COMMAND, ["--root", str(root), "--port", port]).exit_code == 2


def test_the_help_has_an_example() -> None:
    assert "\n    sitegen serve --port" in CliRunner().invoke(COMMAND, ["--help"]).output
