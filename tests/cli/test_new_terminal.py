"""`sitegen new` on a real terminal: one whole conversation, and its end by Ctrl-C and Ctrl-D."""

from __future__ import annotations

import os
import select
import subprocess
import sys
import time
from collections.abc import Iterator
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

    def close(self) -> None:
        """End the program if it still runs, and hang up."""
        self._program.kill()
        self._program.wait()
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


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    """`sitegen new` in a board without goals, on a real terminal."""
    (tmp_path / "teams.yaml").write_text(TEAMS, encoding="utf-8")
    played = Terminal("new", "--root", str(tmp_path))
    yield played
    played.close()


def test_on_a_real_terminal_it_talks_and_writes(terminal: Terminal, tmp_path: Path) -> None:
    for prompt, answer in (
        ("Team:", "frontline"),
        ("Kind (pact or hard) [pact]:", ""),
        ("Title:", "Größere Ruhe"),
        ("Id [grossere-ruhe]:", ""),
        ("Why:", "They wait."),
        ("Measured by:", "csat"),
        ("Today (in %):", "80"),
        ("By the end (in %):", "85"),
        ("Guardrail [response-rate]:", ""),
        ("at least (in %):", "30"),
        ("Due [2027-Q1]:", ""),
        ("Hard:", ""),
        ("Attainable:", ""),
    ):
        terminal.read_until(prompt)
        terminal.type(f"{answer}\n")
    assert terminal.wait() == 0
    assert "git init" in terminal.text
    goal = (tmp_path / "goals/frontline/grossere-ruhe.md").read_text(encoding="utf-8")
    assert "  csat: from 80 to 85%\n  response-rate: guardrail at least 30%\n" in goal
    assert "\n# Größere Ruhe\n" in goal


@pytest.mark.parametrize("key", ["\x03", "\x04"], ids=["Ctrl-C", "Ctrl-D"])
def test_ctrl_c_and_ctrl_d_write_nothing_and_say_so(
    terminal: Terminal, tmp_path: Path, key: str
) -> None:
    terminal.read_until("Team:")
    terminal.press(key)
    assert terminal.wait() == 2
    assert terminal.text.endswith("\nNothing was written.\n")
    assert [path.name for path in tmp_path.iterdir()] == ["teams.yaml"]
