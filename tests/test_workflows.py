"""The workflows: what they may do, whose program they run, and that docs/ci.md tells of them.

What an attacker or the runner would see in them is for zizmor and actionlint (`make workflows`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from sitegen.cli import commands

ROOT = Path(__file__).parent.parent
WORKFLOWS = (*sorted((ROOT / ".github" / "workflows").glob("*.yml")), ROOT / "docs/ci/forgejo.yml")
GITLAB = ROOT / "docs" / "ci" / "gitlab-ci.yml"
GUIDE = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
PINNED = re.compile(r"uses: (?P<action>[\w./-]+)@(?P<commit>[0-9a-f]{40}) # (?P<version>v\d\S*)$")

Read = Mapping[str, Any]


def read(path: Path) -> Read:
    """A workflow; its key `on` is a word here, and no truth value as for YAML 1.1."""
    text = re.sub(r"^on:", '"on":', path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    loaded = yaml.safe_load(text)
    assert isinstance(loaded, dict)
    return loaded


def workflow(name: str) -> Read:
    return read(ROOT / ".github" / "workflows" / f"{name}.yml")


def steps(of: Read) -> Iterator[Read]:
    return (step for job in of["jobs"].values() for step in job["steps"])


def scripts(of: Read) -> str:
    return "\n".join(step["run"] for step in steps(of) if "run" in step)


def every(test: str = "path") -> pytest.MarkDecorator:
    return pytest.mark.parametrize(test, WORKFLOWS, ids=lambda path: str(path.name))


@every()
def test_nothing_is_allowed_but_what_a_job_says_that_it_needs(path: Path) -> None:
    assert read(path)["permissions"] == {}
    more = {
        "deploy": {"pages": "write", "id-token": "write"},
        "record": {"contents": "write", "pull-requests": "read"},
    }
    for name, job in read(path)["jobs"].items():
        assert job["permissions"] == more.get(name, {"contents": "read"}), name


@every()
def test_every_job_ends_and_replaces_or_awaits_an_earlier_one(path: Path) -> None:
    assert "group" in read(path)["concurrency"]
    for job in read(path)["jobs"].values():
        assert 0 < job["timeout-minutes"] <= 30


@every()
def test_every_action_is_pinned_and_told_in_the_guide(path: Path) -> None:
    lines = [line for line in path.read_text(encoding="utf-8").split("\n") if "uses:" in line]
    assert lines
    for line in lines:
        pin = PINNED.search(line)
        assert pin, line
        told = f"| `{pin['action']}` | {pin['version']} | `{pin['commit']}` |"
        assert told in GUIDE


@every()
def test_every_checkout_forgets_its_credentials(path: Path) -> None:
    checkouts = [step for step in steps(read(path)) if "checkout" in step.get("uses", "")]
    assert checkouts
    assert all(step["with"]["persist-credentials"] is False for step in checkouts)


@every()
def test_no_expression_is_put_into_a_script(path: Path) -> None:
    assert "${{" not in scripts(read(path))


@every()
def test_no_workflow_runs_with_rights_on_what_a_stranger_brings(path: Path) -> None:
    on = read(path)["on"]
    assert set(on) <= {"pull_request", "push", "schedule", "workflow_dispatch"}
    assert "secrets." not in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", [WORKFLOWS[0], WORKFLOWS[-1]], ids=lambda path: str(path.name))
def test_a_pull_request_brings_files_to_read_and_none_to_run(path: Path) -> None:
    job = next(iter(read(path)["jobs"].values()))
    program, board = (one["with"] for one in job["steps"] if "checkout" in one.get("uses", ""))
    assert program["ref"] == "${{ github.event.pull_request.base.sha }}"
    assert "ref" not in board
    assert (program["path"], board["path"]) == ("program", "board")
    assert job["env"]["SITEGEN"] == "program/.venv/bin/sitegen"
    lines = [step["run"] for step in job["steps"] if "run" in step]
    ours = ("make -C program install", '"$SITEGEN" ')
    assert all(line.startswith(ours) for line in lines)
    assert all("--root board" in line for line in lines[1:])
    assert "--packaged-templates" in lines[-1]


def test_the_check_sees_the_whole_history() -> None:
    board = next(s for s in steps(workflow("check")) if s.get("with", {}).get("path") == "board")
    assert board["with"]["fetch-depth"] == 0


def test_the_site_is_published_on_pushes_every_day_and_by_hand() -> None:
    on = workflow("publish")["on"]
    assert on["push"] == {"branches": ["main"]}
    assert re.fullmatch(r"\d+ \d+ \* \* \*", on["schedule"][0]["cron"])
    assert "workflow_dispatch" in on


def test_the_site_is_deployed_in_a_job_that_runs_nothing_of_the_board() -> None:
    deploy = workflow("publish")["jobs"]["deploy"]
    assert deploy["needs"] == "build"
    assert all("run" not in step for step in deploy["steps"])


RECORDERS = (WORKFLOWS[-2], WORKFLOWS[-1])


@pytest.mark.parametrize("path", RECORDERS, ids=lambda path: str(path.name))
def test_the_token_that_may_write_is_known_to_the_recording_alone(path: Path) -> None:
    with_token = [step for step in steps(read(path)) if "github.token" in str(step)]
    assert len(with_token) == 1
    assert with_token[0] in read(path)["jobs"]["record"]["steps"]
    assert with_token[0]["run"].startswith(".venv/bin/sitegen record-approvals --forge ")


@pytest.mark.parametrize("path", RECORDERS, ids=lambda path: str(path.name))
def test_the_board_is_built_from_what_was_recorded_and_also_where_that_failed(path: Path) -> None:
    jobs = read(path)["jobs"]
    build = next(job for job in jobs.values() if job.get("needs") == "record")
    assert "!cancelled()" in build["if"]
    checkouts = [
        next(step["with"] for step in job["steps"] if "checkout" in step.get("uses", ""))
        for job in (jobs["record"], build)
    ]
    assert checkouts[0] == checkouts[1]
    assert checkouts[0]["ref"] in ("main", "${{ github.event.repository.default_branch }}")
    assert checkouts[0]["fetch-depth"] == 0


def test_a_failed_recording_keeps_no_board_from_its_readers() -> None:
    deploy = workflow("publish")["jobs"]["deploy"]
    assert deploy["if"] == "${{ !cancelled() && needs.build.result == 'success' }}"


def test_the_program_is_tested_with_every_python_on_every_system() -> None:
    matrix = workflow("ci")["jobs"]["test"]["strategy"]["matrix"]
    assert matrix == {
        "system": ["ubuntu-latest", "macos-latest", "windows-latest"],
        "python": ["3.11", "3.12", "3.13", "3.14"],
    }


# The twin for GitLab


def test_the_twin_for_gitlab_says_the_same_and_publishes() -> None:
    jobs = read(GITLAB)
    assert jobs["variables"]["GIT_DEPTH"] == "0"
    check = jobs["check"]
    assert check["artifacts"]["reports"] == {"codequality": "gl-code-quality-report.json"}
    assert any("--format gitlab > gl-code-quality-report.json" in one for one in check["script"])
    assert any("--packaged-templates" in line for line in check["script"])
    assert check["before_script"][0].endswith('"$PROGRAM" "$BASE"')
    assert jobs["pages"]["artifacts"]["paths"] == ["public"]
    assert jobs["stages"].index("record") < jobs["stages"].index("publish")
    assert jobs["record-approvals"]["script"][-1].endswith("record-approvals --forge gitlab")


# What they call


def called() -> Iterator[tuple[str, str]]:
    """Each command of sitegen that a workflow calls, and its options."""
    texts = [scripts(read(path)).replace("\\\n", " ") for path in WORKFLOWS]
    texts.append(GITLAB.read_text(encoding="utf-8"))
    call = re.compile(
        r"(?:\"\$SITEGEN\"|\"\$sitegen\"|bin/sitegen) (?P<name>[\w-]+)(?P<rest>[^\n]*)"
    )
    for text in texts:
        for match in call.finditer(text):
            yield from (
                (match["name"], option) for option in re.findall(r" (--[\w-]+)", match["rest"])
            )


@pytest.mark.parametrize(("name", "option"), sorted(set(called())))
def test_commands_and_options_that_workflows_call_are_there(name: str, option: str) -> None:
    result = CliRunner().invoke(commands, [name, "--help"])
    assert result.exit_code == 0, f"there is no `sitegen {name}`"
    assert option in result.output
