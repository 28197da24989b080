"""`sitegen new` takes for a statistic what is one, and names the choices."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.new_goals import CHALLENGE, STORY, TEAMS, TOLD, talk


@pytest.mark.usefixtures("asked")
@pytest.mark.parametrize("wrong", ["soon", "p0", "sum", "or"])
def test_a_statistic_is_one_that_is_known(wrong: str) -> None:
    done = talk(
        *("", "first-response-time", wrong, "90th percentile", "", "at most 3 hours", "none", ""),
        told=(*TOLD, *CHALLENGE, *STORY),
    )
    assert done.exit_code == 0, done.output
    assert (
        f"  “{wrong}” is no statistic. Choose median, mean, or a percentile such as p90.\n"
        in done.output
    )
    text = Path("goals/frontline/t.md").read_text(encoding="utf-8")
    assert "    statistic: 90th percentile\n" in text


@pytest.mark.usefixtures("asked")
def test_a_board_s_own_metric_may_offer_other_statistics() -> None:
    Path("teams.yaml").write_text(
        TEAMS + "metrics:\n  waits:\n    {definition: Waits., unit: minutes, direction: down, "
        'choose: ["Statistic: trimmed mean (of all but two), or best of three."]}\n',
        encoding="utf-8",
    )
    done = talk(
        *("", "waits", "soon", "Best of three", "at most 3 minutes", "none", ""),
        told=(*TOLD, *CHALLENGE, *STORY),
    )
    assert done.exit_code == 0, done.output
    offered = "trimmed mean (of all but two), or best of three"
    said = " ".join(done.output.split())
    assert f"such as p90, or what this metric offers: {offered}. Statistic" in said
    text = Path("goals/frontline/t.md").read_text(encoding="utf-8")
    assert "    statistic: Best of three\n" in text
