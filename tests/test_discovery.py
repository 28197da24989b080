"""One function finds every rule, page, export, report and command."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from sitegen.discovery import DiscoveryError, modules

PACKAGE = "a_temporary_package"


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty package that can be imported while the test runs, and is forgotten after it."""
    folder = tmp_path / PACKAGE
    folder.mkdir()
    (folder / "__init__.py").write_text("", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    yield folder
    for name in [name for name in sys.modules if name.split(".")[0] == PACKAGE]:
        del sys.modules[name]


def write(package: Path, **sources: str) -> None:
    for name, source in sources.items():
        (package / f"{name}.py").write_text(source, encoding="utf-8")
    importlib.invalidate_caches()


def test_modules_come_sorted_by_name(package: Path) -> None:
    write(package, pear="RULE = 2", apple="RULE = 1", quince="RULE = 3")
    found = modules(PACKAGE, "RULE")
    assert [module.__name__ for module in found] == [
        f"{PACKAGE}.apple",
        f"{PACKAGE}.pear",
        f"{PACKAGE}.quince",
    ]
    assert [module.RULE for module in found] == [1, 2, 3]


def test_a_package_may_be_given_as_a_module(package: Path) -> None:
    write(package, apple="PAGE = 'x'")
    assert modules(importlib.import_module(PACKAGE), "PAGE") == modules(PACKAGE, "PAGE")


@pytest.mark.usefixtures("package")
def test_an_empty_package_has_no_modules() -> None:
    assert modules(PACKAGE, "RULE") == ()


def test_a_constant_may_be_false(package: Path) -> None:
    write(package, apple="RULE = None")
    assert len(modules(PACKAGE, "RULE")) == 1


def test_private_modules_and_folders_are_left_out(package: Path) -> None:
    write(package, apple="RULE = 1", _shared="raise RuntimeError('never imported')")
    (package / "folder").mkdir()
    (package / "folder" / "__init__.py").write_text("", encoding="utf-8")
    assert [module.__name__ for module in modules(PACKAGE, "RULE")] == [f"{PACKAGE}.apple"]


def test_a_module_without_the_constant_is_named_with_its_file(package: Path) -> None:
    write(package, apple="RULE = 1", pear="RULES = 2")
    with pytest.raises(DiscoveryError) as caught:
        modules(PACKAGE, "RULE")
    assert str(package / "pear.py") in str(caught.value)
    assert "has no RULE." in str(caught.value)


def test_a_constant_of_the_package_is_not_one_of_its_module(package: Path) -> None:
    (package / "__init__.py").write_text("RULE = 0", encoding="utf-8")
    write(package, pear="")
    with pytest.raises(DiscoveryError, match=r"pear\.py"):
        modules(PACKAGE, "RULE")


def test_a_fault_inside_a_module_is_not_hidden(package: Path) -> None:
    write(package, apple="RULE = 1 / 0")
    with pytest.raises(ZeroDivisionError):
        modules(PACKAGE, "RULE")
