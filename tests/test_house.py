"""The house around the code: what every tracked file keeps to, and what the tools rely on."""

from __future__ import annotations

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))

# Joined here, so that this file does not hold what it looks for.
FOREIGN = {
    "a path of somebody's machine": r"(?<![\w.:/])/(?:work|root|Users|home/[a-z]+)/",
    "a folder beside the repository": re.escape("../" + "shared"),
    "a registry's host": "|".join(
        re.escape(".".join(parts))
        for parts in (
            ("pypi", "org"),
            ("pythonhosted", "org"),
            ("npmjs", "org"),
            ("debian", "org"),
        )
    ),
    "an index or a place to find packages": r"(?:--|^)(?:extra-)?(?:index|find)-(?:url|links)\b",
}
PINNED = re.compile(
    r"^(?P<name>[a-z0-9-]+)==(?P<version>[^\s;]+)(?P<marker> ;[^\\]+)? \\$", re.MULTILINE
)


def tracked(*patterns: str) -> tuple[Path, ...]:
    """The files of the repository that git knows, as far as they are there."""
    if not (ROOT / ".git").exists():
        pytest.skip("not a git checkout")
    done = subprocess.run(
        ["git", "ls-files", "-z", *patterns], cwd=ROOT, capture_output=True, check=True
    )
    paths = (ROOT / name.decode() for name in done.stdout.split(b"\0") if name)
    return tuple(path for path in paths if path.is_file() and not path.is_symlink())


def is_fixture(path: Path) -> bool:
    """Whether it is somebody's board in tests/: input, kept as it is, right or wrong."""
    return path.is_relative_to(ROOT / "tests") and path.suffix != ".py"


def texts() -> tuple[tuple[str, str], ...]:
    """Name and text of every tracked text file that is not a fixture."""
    binary = {".png", ".ico"}
    return tuple(
        (path.relative_to(ROOT).as_posix(), path.read_bytes().decode("utf-8"))
        for path in tracked()
        if path.suffix not in binary and not is_fixture(path)
    )


def pins(name: str) -> dict[str, str]:
    """Name and version of everything that requirements/NAME.txt installs."""
    text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    return {match["name"]: match["version"] for match in PINNED.finditer(text)}


def names_of(requirements: list[str]) -> set[str]:
    return {re.split(r"[^\w-]", entry, maxsplit=1)[0].lower() for entry in requirements}


@pytest.mark.parametrize("what", FOREIGN)
def test_no_tracked_file_names(what: str) -> None:
    pattern = re.compile(FOREIGN[what], re.MULTILINE)
    found = [
        f"{name}:{text.count(chr(10), 0, match.start()) + 1}: {match[0]}"
        for name, text in texts()
        for match in pattern.finditer(text)
    ]
    assert not found, f"{what}:\n" + "\n".join(found)


@pytest.mark.parametrize(
    ("what", "line"),
    [
        ("a path of somebody's machine", "cd /" + "work/main"),
        ("a path of somebody's machine", "see /" + "home/maria/board"),
        ("a folder beside the repository", "read ../" + "shared/DESIGN.md"),
        ("a registry's host", "https://" + "pypi" + ".org/simple"),
        ("an index or a place to find packages", "--index" + "-url x"),
    ],
)
def test_such_a_name_would_be_seen(what: str, line: str) -> None:
    assert re.search(FOREIGN[what], line, re.MULTILINE)


@pytest.mark.parametrize(
    "line", ["see https://x.example/" + "work/", "docs/home/maria", "./" + "work/x"]
)
def test_an_address_is_no_path_of_a_machine(line: str) -> None:
    assert not re.search(FOREIGN["a path of somebody's machine"], line)


def test_text_files_end_their_lines_alike() -> None:
    wrong = [
        name
        for name, text in texts()
        if text and ("\r" in text or not text.endswith("\n") or text.endswith("\n\n"))
    ]
    assert not wrong, f"line ends are LF, and a file ends with one: {wrong}"


def test_no_line_ends_in_spaces() -> None:
    wrong = [
        f"{name}:{number}"
        for name, text in texts()
        for number, line in enumerate(text.split("\n"), start=1)
        if line != line.rstrip()
    ]
    assert not wrong, wrong


def test_links_between_documents_lead_somewhere() -> None:
    link = re.compile(r"\]\((?!\w+:|#)([^)#\s]+)")
    code = re.compile(r"`[^`\n]+`")
    broken = [
        f"{path.relative_to(ROOT)}: {target}"
        for path in tracked("*.md", "docs/*.md", ".github/*.md")
        if not path.is_relative_to(ROOT / "goals") and not is_fixture(path)
        for target in link.findall(code.sub("", path.read_text(encoding="utf-8")))
        if not (path.parent / target).exists()
    ]
    assert not broken, broken


# Packages


@pytest.mark.parametrize("name", ["run", "dev"])
def test_everything_installed_is_pinned_and_hashed(name: str) -> None:
    text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    blocks = re.split(r"\n(?=\S)", text.strip())
    for block in blocks:
        assert PINNED.match(block), f"not pinned: {block.splitlines()[0]}"
        assert re.search(r"\n    --hash=sha256:[0-9a-f]{64}", block), f"no hash: {block[:60]}"
    assert len(blocks) == len(pins(name))


def test_the_pins_cover_what_the_project_asks_for() -> None:
    project = PROJECT["project"]
    extras = project["optional-dependencies"]
    run = names_of(project["dependencies"]) | names_of(PROJECT["build-system"]["requires"])
    assert run <= set(pins("run"))
    assert names_of(extras["dev"]) <= set(pins("dev"))


def test_developers_run_the_versions_that_users_run() -> None:
    assert pins("run").items() <= pins("dev").items()


def test_every_dependency_is_argued() -> None:
    decisions = (ROOT / "docs" / "decisions.md").read_text(encoding="utf-8").lower()
    project = PROJECT["project"]
    needed = names_of(project["dependencies"])
    for extra in project["optional-dependencies"].values():
        needed |= {name for name in names_of(extra) if not name.startswith("types-")}
    assert not {name for name in needed if f"**{name}**" not in decisions}


# Tools


def test_every_exception_to_a_check_has_its_reason() -> None:
    lines = (ROOT / "pyproject.toml").read_text(encoding="utf-8").splitlines()
    codes = [line for line in lines if re.match(r'  "[A-Z]+\d+",', line)]
    assert codes
    assert not [line for line in codes if not re.search(r"#\s\w", line)]


def test_every_check_switched_off_in_a_line_has_its_reason() -> None:
    switch = re.compile(r"#\s*(?:noqa|type:\s*ignore|pragma|nosec)\b(?P<rest>.*)")
    bare = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in tracked("*.py")
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if (match := switch.search(line)) and not re.search(r"(?:- |# )\w", match["rest"])
        if "re.compile" not in line
    ]
    assert not bare, bare


def test_every_target_of_make_says_what_it_does() -> None:
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    phony = re.search(r"^\.PHONY: (.+)$", text, re.MULTILINE)
    assert phony
    for target in phony[1].split():
        assert re.search(rf"^{target}:.*## [A-Z]", text, re.MULTILINE), target


def test_ci_runs_what_people_run() -> None:
    script = ROOT / ".ci" / "run"
    assert script.stat().st_mode & 0o111
    lines = [line.strip() for line in script.read_text(encoding="utf-8").splitlines()]
    commands = [line for line in lines if line.startswith("make")]
    assert commands == ["make test", "make board", "make browser"]


def test_actions_are_pinned_and_get_no_credentials() -> None:
    workflows = tracked(".github/workflows/*.yml")
    assert workflows
    for path in workflows:
        text = path.read_text(encoding="utf-8")
        uses = re.findall(r"uses: (\S+)(.*)", text)
        assert all(re.search(r"@[0-9a-f]{40}$", use) and " # v" in rest for use, rest in uses), path
        assert text.count("actions/checkout@") == text.count("persist-credentials: false"), path
        assert "pull_request_target" not in text, path


# Templates


def templates() -> tuple[tuple[str, str], ...]:
    return tuple((name, text) for name, text in texts() if name.startswith("templates/"))


@pytest.mark.parametrize(
    ("what", "pattern", "allowed"),
    [
        ("markup taken as safe", r"\|\s*safe\b", 1),
        ("escaping switched off", r"autoescape\s+false", 0),
        ("a style attribute", r"\sstyle=", 0),
        ("an inline script", r"<script(?![^>]*\s(?:src=|type=\"application/json\"))", 0),
        ("an event handler", r"<[^>]*\son[a-z]+=", 0),
        ("something loaded from elsewhere", r"""(?:src=|@import|url\()\s*["']?(?:https?:)?//""", 0),
    ],
)
def test_templates_hold_no(what: str, pattern: str, allowed: int) -> None:
    found = [
        f"{name}:{text.count(chr(10), 0, match.start()) + 1}"
        for name, text in templates()
        for match in re.finditer(pattern, text)
        if name.endswith((".html", ".css", ".svg", ".xml", ".j2"))
    ]
    assert len(found) <= allowed, f"{what}: {found}"
