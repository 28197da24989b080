"""Finding what was added: the modules of a package that carry a given constant."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from types import ModuleType


class DiscoveryError(Exception):
    """A module stands where a rule, page, export, report or command belongs, and offers none."""


def modules(package: ModuleType | str, constant: str) -> tuple[ModuleType, ...]:
    """The modules of `package`, sorted by name, each with `constant` at its top level.

    Adding one is adding its file: `modules("sitegen.rules", "RULE")`. A module whose
    name begins with `_` is a private helper and is left out; so is whatever lies in a
    folder below. Raises DiscoveryError, naming file and constant, where one lacks it:
    a rule that silently never runs is worse than a program that does not start.
    """
    home = importlib.import_module(package) if isinstance(package, str) else package
    return _carriers(home, constant)


@cache
def _carriers(home: ModuleType, constant: str) -> tuple[ModuleType, ...]:
    """Found once: the files of the program stay as they are while it runs."""
    names = sorted(
        entry.name
        for entry in pkgutil.iter_modules(home.__path__)
        if not entry.ispkg and not entry.name.startswith("_")
    )
    return tuple(_carrier(f"{home.__name__}.{name}", constant) for name in names)


def _carrier(name: str, constant: str) -> ModuleType:
    module = importlib.import_module(name)
    if constant not in vars(module):
        raise DiscoveryError(
            f"{module.__file__} has no {constant}. Define {constant} at its top level, "
            f"or begin the file's name with an underscore if it only helps its neighbours."
        )
    return module
