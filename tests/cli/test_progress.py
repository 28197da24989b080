"""The progress bar: after a second, on a terminal, and gone at the end."""

from __future__ import annotations

import io
from contextlib import suppress

import pytest

from sitegen.cli._progress import progress


class Screen(io.StringIO):
    """A stream that says whether it is a terminal, and can tell what a person would see."""

    def __init__(self, *, is_terminal: bool = True) -> None:
        super().__init__()
        self.is_terminal = is_terminal

    def isatty(self) -> bool:
        return self.is_terminal

    def line(self) -> str:
        seen = ""
        for part in self.getvalue().split("\r"):
            seen = part + seen[len(part) :]
        return seen.rstrip()


class Clock:
    """A clock that somebody else winds on."""

    def __init__(self) -> None:
        self.now = 500.0

    def __call__(self) -> float:
        return self.now


def test_work_of_less_than_a_second_shows_nothing() -> None:
    screen, clock = Screen(), Clock()
    with progress(100, "Pages", stream=screen, clock=clock) as step:
        for _ in range(100):
            clock.now += 0.0099
            step()
    assert screen.getvalue() == ""


def test_longer_work_shows_how_far_it_is() -> None:
    screen, clock = Screen(), Clock()
    with progress(4, "Pages", stream=screen, clock=clock) as step:
        clock.now += 0.9
        step()
        assert screen.line() == ""
        clock.now += 0.1
        step()
        assert screen.line() == "Pages [###############...............] 50%"
        clock.now += 0.1
        step()
        assert screen.line() == "Pages [######################........] 75%"


def test_the_bar_is_drawn_ten_times_a_second_at_most() -> None:
    screen, clock = Screen(), Clock()
    with progress(10_000, "Pages", stream=screen, clock=clock) as step:
        for _ in range(3_000):
            clock.now += 0.001
            step()
    assert 19 <= screen.getvalue().count("#]") + screen.getvalue().count(".]") <= 21


def test_the_line_is_empty_again_at_the_end() -> None:
    screen, clock = Screen(), Clock()
    with progress(2, "Pages", stream=screen, clock=clock) as step:
        clock.now += 5
        step()
    assert screen.line() == ""
    assert screen.getvalue().endswith("\r")


def test_the_line_is_empty_again_after_a_failure() -> None:
    screen, clock = Screen(), Clock()
    with suppress(ZeroDivisionError), progress(2, "Pages", stream=screen, clock=clock) as step:
        clock.now += 5
        step()
        assert screen.line() != ""
        raise ZeroDivisionError
    assert screen.line() == ""


def test_a_pipe_gets_nothing() -> None:
    screen, clock = Screen(is_terminal=False), Clock()
    with progress(2, "Pages", stream=screen, clock=clock) as step:
        clock.now += 5
        step()
    assert screen.getvalue() == ""


@pytest.mark.parametrize(("total", "steps"), [(0, 1), (2, 5)])
def test_more_steps_than_were_told_end_at_the_whole(total: int, steps: int) -> None:
    screen, clock = Screen(), Clock()
    with progress(total, "P" * 99, stream=screen, clock=clock) as step:
        for _ in range(steps):
            clock.now += 2
            step()
        assert screen.line() == "P" * 20 + " [" + "#" * 30 + "] 100%"


def test_without_a_stream_it_is_stderr(capsys: pytest.CaptureFixture[str]) -> None:
    with progress(1, "Pages") as step:
        step()
    assert capsys.readouterr() == ("", "")
