"""`sitegen new` on a real terminal: a whole conversation, one broken off, and its second half."""

from __future__ import annotations

import os
import select
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("terminals of POSIX", allow_module_level=True)

import pty

from tests.cli.new_goals import TEAMS

ROOT = Path(__file__).parents[2]

# Ctrl-C reaches only a program whose own terminal it is.
PROGRAM = """\
import fcntl, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
from sitegen.cli import main
sys.argv[0] = "sitegen"
main()
"""


class Terminal:
    """A program on a terminal of its own, and what was printed so far."""

    def __init__(self, *arguments: str) -> None:
        self.text = ""
        self.is_over = False
        self._end = time.monotonic() + 60
        self._handle, slave = pty.openpty()
        self._program = subprocess.Popen(
            (sys.executable, "-c", PROGRAM, *arguments),
            stdin=slave,
            stdout=slave,
            stderr=slave,
            cwd=ROOT,
            start_new_session=True,
        )
        os.close(slave)

    def read_until(self, words: str) -> None:
        """Wait for these words."""
        start = len(self.text)
        while words not in self.text[start:]:
            assert not self.is_over, self.text
            self._read(5)

    def type(self, text: str) -> None:
        os.write(self._handle, text.encode())

    def press(self, key: str) -> None:
        """Press a key until it has ended the program; one is lost before anybody listens."""
        while not self.is_over:
            with suppress(OSError):
                self.type(key)
            while self._read(0.5) and not self.is_over:
                pass

    def wait(self) -> int:
        """The exit code, once all is printed."""
        while not self.is_over:
            self._read(5)
        return self._program.wait(timeout=30)

    def hang_up(self) -> None:
        """Close the terminal, as a window is closed, and wait for the program to end."""
        os.close(self._handle)
        self._handle = -1
        self._program.wait(timeout=30)

    def close(self) -> None:
        """End the program if it still runs, and hang up."""
        self._program.kill()
        self._program.wait()
        if self._handle >= 0:
            os.close(self._handle)

    def _read(self, seconds: float) -> bool:
        """Whether anything was printed, or the end reached, within so many seconds."""
        assert time.monotonic() < self._end, self.text
        ready, _, _ = select.select([self._handle], [], [], seconds)
        if not ready:
            return False
        try:
            data = os.read(self._handle, 4096)
        except OSError:  # Linux ends a terminal with an error
            data = b""
        self.is_over = not data
        self.text += data.decode(errors="replace").replace("\r\n", "\n")
        return True


Start = Callable[..., Terminal]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Starts `sitegen new` in a board without goals, on a real terminal."""
    (tmp_path / "teams.yaml").write_text(TEAMS, encoding="utf-8")
    played: list[Terminal] = []

    def begin(*more: str) -> Terminal:
        played.append(Terminal("new", "--root", str(tmp_path), *more))
        return played[-1]

    yield begin
    for one in played:
        one.close()


def talk(terminal: Terminal, *turns: tuple[str, str]) -> None:
    """Wait for each prompt, and answer it."""
    for prompt, answer in turns:
        terminal.read_until(prompt)
        terminal.type(f"{answer}\n")


FIRST_HALF = (
    ("Team:", "frontline"),
    ("Title:", "Größere Ruhe"),
    ("Id [grossere-ruhe]:", ""),
    ("Situation:", "Auf # montags: 6 Stunden"),
    ("another:", ""),
    ("Why:", "They wait."),
    ("Measured by:", "csat"),
    ("Today (in %):", "80"),
    ("On which days:", "2026-Q3"),
    ("cases:", ""),
    ("Source:", "survey"),
)
SECOND_HALF = (
    ("By the end (in %):", "85"),
    ("Guardrail [response-rate]:", ""),
    ("at least (in %):", "30"),
    ("Due [2027-Q1]:", ""),
    ("Hard:", ""),
    ("Attainable:", ""),
    ("Support:", ""),
)
GOAL = "goals/frontline/grossere-ruhe.md"


def test_on_a_real_terminal_it_talks_and_writes(start: Start, tmp_path: Path) -> None:
    terminal = start()
    end = (("Title [Größere Ruhe: from 80 to 85%]:", ""), ("[pact]:", ""), ("[yes]:", ""))
    talk(terminal, *FIRST_HALF, *SECOND_HALF, *end)
    assert terminal.wait() == 0, terminal.text
    assert "git init" in terminal.text
    goal = (tmp_path / GOAL).read_text(encoding="utf-8")
    assert "draft" not in goal
    assert '  - "Auf # montags: 6 Stunden"\n' in goal
    assert (
        "  csat:\n"
        "    baseline: {value: 80, from: 2026-07-01, to: 2026-09-30, source: survey}\n"
        "    target: 85%\n"
        "  response-rate: guardrail at least 30%\n"
    ) in goal
    assert "\n# Größere Ruhe: from 80 to 85%\n" in goal


@pytest.mark.parametrize("key", ["\x03", "\x04"], ids=["Ctrl-C", "Ctrl-D"])
def test_ctrl_c_and_ctrl_d_before_any_answer_write_nothing_and_say_so(
    start: Start, tmp_path: Path, key: str
) -> None:
    terminal = start()
    terminal.read_until("Team:")
    terminal.press(key)
    assert terminal.wait() == 2
    assert terminal.text.endswith("\nNothing was written.\n")
    assert [path.name for path in tmp_path.iterdir()] == ["teams.yaml"]


@pytest.mark.parametrize("key", ["\x03", "\x04"], ids=["Ctrl-C", "Ctrl-D"])
def test_what_was_said_before_is_kept_and_the_conversation_goes_on_from_there(
    start: Start, tmp_path: Path, key: str
) -> None:
    terminal = start()
    talk(terminal, *FIRST_HALF)
    terminal.read_until("By the end (in %):")
    terminal.press(key)
    assert terminal.wait() == 0, terminal.text
    assert "Kept as a draft: " in terminal.text
    assert "`sitegen new --resume grossere-ruhe` goes on with it" in terminal.text
    draft = (tmp_path / GOAL).read_text(encoding="utf-8")
    assert draft.startswith("---\ndraft: true\nsituation:\n")
    assert "\n    baseline: {value: 80, from: 2026-07-01" in draft

    (tmp_path / GOAL).write_text(f"{draft}\nBy hand: stays. # so\n", encoding="utf-8")
    again = start("--resume", "grossere-ruhe")
    talk(again, *SECOND_HALF, ("[pact]:", ""), ("[yes]:", ""))
    assert again.wait() == 0, again.text
    assert "Title" not in again.text
    assert "Today" not in again.text
    goal = (tmp_path / GOAL).read_text(encoding="utf-8")
    assert goal == (
        "---\n"
        "kind: pact\n"
        "due: 2027-Q1\n"
        "situation:\n"
        '  - "Auf # montags: 6 Stunden"\n'
        "measures:\n"
        "  csat:\n"
        "    baseline: {value: 80, from: 2026-07-01, to: 2026-09-30, source: survey}\n"
        "    target: 85%\n"
        "  response-rate: guardrail at least 30%\n"
        "---\n"
        "# Größere Ruhe\n"
        "\n"
        "They wait.\n"
        "\n"
        "By hand: stays. # so\n"
    )


def test_a_terminal_that_is_closed_keeps_the_draft_too(start: Start, tmp_path: Path) -> None:
    terminal = start()
    talk(terminal, *FIRST_HALF)
    terminal.read_until("By the end (in %):")
    terminal.hang_up()
    assert "value: 80" in (tmp_path / GOAL).read_text(encoding="utf-8")
