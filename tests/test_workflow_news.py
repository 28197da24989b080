"""The workflow that posts news: who may read its key, and what reaches the chat."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.test_workflows import GUIDE, PINNED, Read, read, scripts, steps

PATH = Path(__file__).parent.parent / "docs" / "ci" / "news.yml"
EVIL = 'Tom & "Jerry" <!channel> @all\n- it’s \\ {1} $HOME `ls`\n'


def step(name: str) -> Read:
    return next(one for one in steps(read(PATH)) if one["name"] == name)


def test_it_may_read_and_nothing_else() -> None:
    workflow = read(PATH)
    assert workflow["permissions"] == {}
    assert [job["permissions"] for job in workflow["jobs"].values()] == [{"contents": "read"}]
    assert set(workflow["on"]) == {"schedule", "workflow_dispatch"}


def test_only_the_step_that_posts_knows_the_address() -> None:
    assert [one["name"] for one in steps(read(PATH)) if "env" in one] == ["Post the message"]
    assert PATH.read_text(encoding="utf-8").count("secrets.") == 1
    assert read(PATH)["jobs"]["post"]["environment"] == "chat"
    assert "${{" not in scripts(read(PATH))


def test_its_actions_are_pinned_as_the_guide_has_them() -> None:
    lines = [one for one in PATH.read_text(encoding="utf-8").splitlines() if "uses:" in one]
    assert len(lines) == 2
    for line in lines:
        pin = PINNED.search(line)
        assert pin, line
        assert f"| `{pin['action']}` | {pin['version']} | `{pin['commit']}` |" in GUIDE


@pytest.mark.skipif(os.name == "nt" or not shutil.which("jq"), reason="it needs a shell and jq")
def test_what_people_wrote_arrives_and_calls_nobody(tmp_path: Path) -> None:
    (tmp_path / "news.txt").write_text(EVIL, encoding="utf-8")
    script = step("Put them into a message")["run"]
    environment = {**os.environ, "RUNNER_TEMP": str(tmp_path)}
    subprocess.run(["bash", "-euc", script], env=environment, check=True)
    message = json.loads((tmp_path / "message.json").read_text(encoding="utf-8"))
    assert message == {
        "text": 'Tom &amp; "Jerry" &lt;!channel&gt; @\u200ball\n- it’s \\ {1} $HOME `ls`\n'
    }
