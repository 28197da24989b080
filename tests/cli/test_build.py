"""`sitegen build` on real folders: what is written, what is not, and that it is always the same."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sitegen.cli import commands
from tests.boards import GOAL, GOAL_PATH, SMALL, TEAMS, write

EXAMPLE = Path(__file__).parents[2]


def run(*arguments: str) -> Result:
    return CliRunner().invoke(commands, ["build", *arguments], catch_exceptions=False)


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_a_board_becomes_a_site_and_the_output_says_where_to_open_it(tmp_path: Path) -> None:
    root = write(tmp_path, SMALL)
    result = run("--root", str(root))
    assert result.exit_code == 0
    assert (root / "site/index.html").resolve().as_uri() in result.output
    pages = {path for path in tree(root / "site") if path.endswith(".html")}
    assert pages >= {
        "index.html",
        "404.html",
        "how-it-works/index.html",
        "teams/frontline/index.html",
        "goals/answer-first-messages-faster/index.html",
    }


def test_two_builds_of_the_example_board_are_the_same_bytes_wherever_and_however_they_run(
    tmp_path: Path,
) -> None:
    sites = []
    for name, zone, locale in (("a", "UTC", "C"), ("b/deeper", "Pacific/Apia", "C.UTF-8")):
        output = tmp_path / name
        output.parent.mkdir(parents=True, exist_ok=True)
        environment = os.environ | {"TZ": zone, "LC_ALL": locale}
        environment["PYTHONHASHSEED"] = "1" if name == "a" else "2"
        subprocess.run(
            [sys.executable, "-m", "sitegen", "build", "--root", EXAMPLE, "--output", output],
            check=True,
            env=environment,
            cwd=tmp_path,
            capture_output=True,
            umask=0o022 if name == "a" else 0o077,
        )
        sites.append(tree(output))
    assert sites[0] == sites[1]
    assert "goals/coaching-that-sticks/goal.json" in sites[0]


def test_an_error_is_told_and_the_rest_is_shown(tmp_path: Path) -> None:
    files = SMALL | {"goals/frontline/broken.md": GOAL.replace("due:", "due: [")}
    result = run("--root", str(write(tmp_path, files)))
    assert result.exit_code == 1
    assert "goals/frontline/broken.md:" in result.output
    assert (tmp_path / "site/goals/answer-first-messages-faster/index.html").is_file()


def test_strict_publishes_nothing_when_there_is_a_warning(tmp_path: Path) -> None:
    root = write(tmp_path, SMALL | {"goals/frontline/picture.png": "x"})
    assert run("--root", str(root), "--strict").exit_code == 1
    assert not (root / "site").exists()


def test_drafts_and_internal_goals_are_in_no_file_unless_asked_for(tmp_path: Path) -> None:
    hidden = GOAL.replace("due:", "draft: true\ndue:").replace("Answer", "Whispered")
    inner = GOAL.replace("due:", "visibility: internal\ndue:").replace("Answer", "Murmured")
    aligned = GOAL.replace("due:", "aligns_with: [a-draft, an-inner-one]\ndue:")
    files = {
        "teams.yaml": TEAMS,
        GOAL_PATH: aligned,
        "goals/frontline/a-draft.md": hidden,
        "goals/frontline/an-inner-one.md": inner,
    }
    root = write(tmp_path, files)
    assert run("--root", str(root)).exit_code == 0
    for path, data in tree(root / "site").items():
        for word in (b"Whispered", b"Murmured", b"a-draft", b"an-inner-one"):
            assert word not in data, path
    assert run("--root", str(root), "--drafts", "--internal").exit_code == 0
    shown = tree(root / "site")
    assert b"Whispered" in shown["goals/a-draft/index.html"]
    assert b"Murmured" in shown["goals/an-inner-one/index.html"]


def test_no_page_has_an_e_mail_address(tmp_path: Path) -> None:
    run("--root", str(write(tmp_path, SMALL)))
    assert not [path for path, data in tree(tmp_path / "site").items() if b"@board.example" in data]


def test_the_base_url_of_the_command_wins(tmp_path: Path) -> None:
    root = write(tmp_path, SMALL)
    run("--root", str(root), "--base-url", "https://elsewhere.example/x/")
    board = json.loads((root / "site/board.json").read_text(encoding="utf-8"))
    assert board["url"] == "https://elsewhere.example/x/"


@pytest.mark.parametrize(
    "url", ["foo", "ftp://board.example/", "//board.example/", "https://", "https:/x"]
)
def test_a_base_url_is_a_web_address(tmp_path: Path, url: str) -> None:
    root = write(tmp_path, SMALL)
    result = run("--root", str(root), "--base-url", url)
    assert result.exit_code == 2
    assert f"“{url}” is no web address" in result.output
    assert "such as https://northwind.example/goals/" in " ".join(result.output.split())
    assert not (root / "site").exists()


def test_one_goal_is_told_in_the_singular(tmp_path: Path) -> None:
    done = run("--root", str(write(tmp_path, SMALL)))
    assert " pages of 1 goal as of " in done.output


def test_a_folder_that_no_build_made_is_left_alone(tmp_path: Path) -> None:
    root = write(tmp_path, SMALL | {"mine/letter.txt": "dear"})
    process = subprocess.run(
        [sys.executable, "-m", "sitegen", "build", "--root", root, "--output", root / "mine"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert process.returncode == 2
    assert process.stderr.startswith("sitegen: ")
    assert "mine" in process.stderr
    assert tree(root / "mine") == {"letter.txt": b"dear"}


@pytest.mark.parametrize("name", ["base.html", "pages/goal.html"])
def test_a_board_may_shadow_a_template_and_its_mistakes_name_the_line(
    tmp_path: Path, name: str
) -> None:
    root = write(tmp_path, SMALL | {f"templates/{name}": "fine\n{{ nobody.knows.this }}\n"})
    process = subprocess.run(
        [sys.executable, "-m", "sitegen", "build", "--root", root],
        capture_output=True,
        text=True,
        check=False,
    )
    assert process.returncode == 2
    assert "Traceback" not in process.stderr
    assert f"{name}" in process.stderr
    assert "2" in process.stderr
    assert not (root / "site").exists()


def test_a_shadowed_template_shows(tmp_path: Path) -> None:
    root = write(
        tmp_path, SMALL | {"templates/pages/not_found.html": "Nothing here, {{ head.board }}."}
    )
    assert run("--root", str(root)).exit_code == 0
    assert (
        (root / "site/404.html").read_text(encoding="utf-8").startswith("Nothing here, Test board.")
    )


def test_links_in_the_place_of_templates_publish_nothing(tmp_path: Path) -> None:
    root = write(tmp_path, SMALL | {".git/config": "extraheader = AUTHORIZATION: basic c2VjcmV0"})
    (root / "templates").symlink_to(".", target_is_directory=True)
    (root / "static").symlink_to(".git", target_is_directory=True)
    process = subprocess.run(
        [sys.executable, "-m", "sitegen", "build", "--root", root],
        capture_output=True,
        text=True,
        check=False,
    )
    assert process.returncode == 2
    assert "templates cannot be used (it is a link)" in process.stderr
    assert not (root / "site").exists()
