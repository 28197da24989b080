"""The wheel works on its own: installed elsewhere, it starts, checks and builds a board."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
import venv
import zipfile
from dataclasses import dataclass
from importlib.metadata import distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from sitegen import __version__

ROOT = Path(__file__).parent.parent
PIP = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet")
BIN = "Scripts" if os.name == "nt" else "bin"

pytestmark = pytest.mark.wheel


def run(*command: str | Path, cwd: Path) -> str:
    """What the command prints; the test fails, and shows it, where the command fails.

    The environment is that of somebody who has Python and nothing of this repository.
    """
    environment = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=environment | {"HOME": str(cwd), "PYTHONUTF8": "1"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, f"{command} ended with {done.returncode}:\n{done.stdout}"
    return done.stdout


@dataclass(frozen=True, slots=True)
class Installed:
    """A virtual environment that holds the wheel, its dependencies and nothing else."""

    home: Path
    wheel: Path

    @property
    def python(self) -> Path:
        return self.home / BIN / "python"

    @property
    def sitegen(self) -> Path:
        return self.home / BIN / "sitegen"


def with_dependencies(requirements: list[str]) -> frozenset[str]:
    """The names of what is required and of all that needs in turn, as installed here."""
    known: set[str] = set()
    waiting = list(requirements)
    while waiting:
        need = Requirement(waiting.pop())
        is_wanted = need.marker is None or need.marker.evaluate({"extra": ""})
        if is_wanted and need.name not in known:
            known.add(need.name)
            waiting += distribution(need.name).requires or ()
    return frozenset(known)


def copy_distribution(name: str, target: Path) -> None:
    """Put the files of an installed distribution into another site-packages: no network."""
    for file in distribution(name).files or ():
        if ".." not in file.parts and "__pycache__" not in file.parts:
            copy = target / file
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file.locate(), copy)


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    folder = tmp_path_factory.mktemp("wheel")
    run(*PIP, "wheel", "--no-deps", "--no-build-isolation", "-w", folder, ROOT, cwd=folder)
    (wheel,) = folder.glob("*.whl")
    home = folder / "environment"
    venv.create(home, symlinks=os.name != "nt")
    place = Installed(home, wheel)
    run(*PIP, "--python", place.python, "install", "--no-deps", "--no-index", wheel, cwd=folder)
    (library,) = home.glob("**/site-packages")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    for name in with_dependencies(project["dependencies"]):
        copy_distribution(name, library)
    return place


def test_the_wheel_holds_templates_and_metrics(installed: Installed) -> None:
    with zipfile.ZipFile(installed.wheel) as archive:
        inside = set(archive.namelist())
    for source, target in (("templates", "sitegen/_templates"), ("sitegen", "sitegen")):
        wanted = {
            f"{target}/{path.relative_to(ROOT / source).as_posix()}"
            for path in (ROOT / source).rglob("*")
            if path.is_file() and "__pycache__" not in path.parts
        }
        assert wanted - inside == set()
    assert any(name.startswith("sitegen/_templates/") for name in inside)
    assert not [name for name in inside if name.startswith(("tests/", "goals/", "tools/"))]


def test_the_program_runs_from_the_wheel(installed: Installed, tmp_path: Path) -> None:
    where = run(installed.python, "-c", "import sitegen; print(sitegen.__file__)", cwd=tmp_path)
    assert Path(where.strip()).is_relative_to(installed.home)
    assert __version__ in run(installed.sitegen, "--version", cwd=tmp_path)
    assert __version__ in run(installed.python, "-m", "sitegen", "--version", cwd=tmp_path)


def test_a_new_board_passes_check_and_builds(installed: Installed, tmp_path: Path) -> None:
    run(installed.sitegen, "init", cwd=tmp_path)
    run(installed.sitegen, "check", cwd=tmp_path)
    run(installed.sitegen, "build", cwd=tmp_path)
    assert (tmp_path / "site" / "index.html").is_file()
    assert (tmp_path / "site" / "board.json").is_file()
