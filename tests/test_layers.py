"""The layers of the program: who may import whom, and what only one place may touch.

A new file or folder in sitegen/ is one name in LAYERS. All else follows from the tables below.
"""

from __future__ import annotations

import ast
import textwrap
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

LAYERS = (  # from low to high; each row may import the rows above it here, not its own neighbours
    ("__init__", "source", "dates", "numbers", "discovery", "faults"),
    ("finding", "words", "printing"),
    ("model", "families"),
    ("prose",),
    ("forge",),
    ("decode",),
    ("compute",),
    ("site", "schema"),
    ("charts",),
    ("views",),
    ("rules", "output", "visibility", "scaffold"),
    ("rulebook", "importing"),
    ("ignoring",),
    ("checking",),
    ("pages", "exports"),
    ("reports",),
    ("review", "explaining", "approvals", "codeowners", "news"),
    ("edges",),
    ("pipeline", "comparing", "recording"),
    ("cli",),
    ("__main__",),
)

DISCOVERERS = ("rules", "rulebook", "checking", "pages", "exports", "reports", "pipeline", "cli")


@dataclass(frozen=True, slots=True)
class Confined:
    """A name that only modules below `home` may use, and of these at most `modules`."""

    name: str
    home: tuple[str, ...]
    modules: int = 1000


CONFINED = (
    Confined("yaml", ("sitegen/decode",), modules=1),
    Confined("jinja2", ("sitegen/edges",), modules=1),
    Confined("subprocess", ("sitegen/edges",), modules=1),
    Confined("markdown", ("sitegen/prose",)),
    Confined("nh3", ("sitegen/prose",)),
    Confined("click", ("sitegen/cli",)),
    *(
        Confined(name, ("sitegen/edges", "sitegen/cli"))
        for name in ("shutil", "tempfile", "socket", "http", "signal", "open")
    ),
    *(  # nothing else goes out to the network
        Confined(name, ("sitegen/edges/forge_http",), modules=1)
        for name in ("http.client", "urllib.request")
    ),
    *(
        Confined(name, ("sitegen/cli",))
        for name in (
            "datetime.date.today",
            "datetime.datetime.now",
            "datetime.datetime.today",
            "datetime.datetime.utcnow",
            "getpass",
            "input",
            "locale",
            "os.environ",
            "os.getcwd",
            "os.getenv",
            "pathlib.Path.cwd",
            "pathlib.Path.home",
            "platform",
            "print",
            "random",
            "secrets",
            "sys.argv",
            "sys.exit",
            "sys.stderr",
            "sys.stdin",
            "sys.stdout",
            "time.localtime",
            "time.time",
            "time.time_ns",
        )
    ),
    *(  # a time limit may be measured where files and programs are waited for
        Confined(name, ("sitegen/edges", "sitegen/cli"))
        for name in ("time.monotonic", "time.perf_counter", "time.sleep")
    ),
)

FILE_METHODS = (
    *("read_text", "read_bytes", "write_text", "write_bytes", "iterdir", "rglob"),
    *("mkdir", "unlink", "rmdir", "symlink_to", "touch"),
)
WORKSHOPS = ("sitegen/decode", "sitegen/prose", "sitegen/edges")  # what leaves them is frozen
LINES_OF_A_MODULE = 300
LINES_OF_A_FUNCTION = 60


@dataclass(frozen=True)
class Module:
    """One source file, parsed once; `path` is relative to the repository, with `/`."""

    path: str
    source: str

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.source, self.path)

    @cached_property
    def nodes(self) -> tuple[ast.AST, ...]:
        """Everything in the tree, from the top down."""
        return tuple(ast.walk(self.tree))

    @property
    def unit(self) -> str:
        """The name that LAYERS knows it by."""
        return self.path.removesuffix(".py").split("/")[1]

    def is_below(self, *homes: str) -> bool:
        stem = self.path.removesuffix(".py")
        return any(stem == home or stem.startswith(f"{home}/") for home in homes)

    def imports(self) -> Iterator[tuple[int, str]]:
        """Line and full dotted name of everything imported, also within functions."""
        for node in self.nodes:
            if isinstance(node, ast.Import):
                yield from ((node.lineno, alias.name) for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)

    def uses(self) -> Iterator[tuple[int, str]]:
        """As `imports`, and every use of an imported name, or of a built-in that counts."""
        yield from self.imports()
        local = self._local_names()
        for node in self.nodes:
            if isinstance(node, ast.Attribute | ast.Name):
                first, *rest = dotted(node)
                if first in local:
                    yield node.lineno, ".".join((local[first], *rest))

    def _local_names(self) -> dict[str, str]:
        names = {name: name for name in ("input", "open", "print")}
        for node in self.nodes:
            if isinstance(node, ast.ImportFrom):
                for alias in node.names:
                    names[alias.asname or alias.name] = f"{node.module}.{alias.name}"
            elif isinstance(node, ast.Import):
                for alias in node.names:
                    plain = alias.name.split(".")[0]
                    names[alias.asname or plain] = alias.name if alias.asname else plain
        return names


def dotted(node: ast.expr) -> tuple[str, ...]:
    """The names in `a.b.c`; empty first where it begins with anything but a name."""
    if isinstance(node, ast.Attribute):
        return (*dotted(node.value), node.attr)
    return (node.id,) if isinstance(node, ast.Name) else ("",)


def breaches_of_layers(module: Module) -> Iterator[str]:
    """Imports that do not go down."""
    rank = {unit: row for row, units in enumerate(LAYERS) for unit in units}
    if module.unit not in rank:
        yield f"{module.path}: add {module.unit!r} to LAYERS in tests/test_layers.py"
        return
    for line, name in module.imports():
        unit = name.split(".")[1] if name.startswith("sitegen.") else module.unit
        if unit.startswith("__"):
            unit = "__init__"
        if unit != module.unit and rank.get(unit, 0) >= rank[module.unit]:
            yield f"{module.path}:{line} imports {name}: {module.unit} does not stand above {unit}"
        if unit == "discovery" and module.unit not in (*DISCOVERERS, "discovery"):
            yield f"{module.path}:{line} imports {name}: only {', '.join(DISCOVERERS)} discover"


def breaches_of_confinement(module: Module) -> Iterator[str]:
    """Uses of a name outside the home that CONFINED gives it."""
    for line, name in dict.fromkeys(module.uses()):
        for rule in CONFINED:
            is_it = name == rule.name or name.startswith(f"{rule.name}.")
            if is_it and not module.is_below(*rule.home):
                yield f"{module.path}:{line} uses {name}: only {' and '.join(rule.home)} may"


def breaches_of_io(module: Module) -> Iterator[str]:
    """Files touched elsewhere than in edges/ and cli/."""
    if module.is_below("sitegen/edges", "sitegen/cli"):
        return
    for node in module.nodes:
        if isinstance(node, ast.Attribute) and node.attr in FILE_METHODS:
            yield f"{module.path}:{node.lineno} calls {node.attr}: only sitegen/edges touches files"


def breaches_of_form(module: Module) -> Iterator[str]:
    """Too long, unexplained, or with state that can change."""
    lines = module.source.count("\n")
    if lines > LINES_OF_A_MODULE:
        yield f"{module.path} has {lines} lines: split what is over {LINES_OF_A_MODULE}"
    first = (ast.get_docstring(module.tree) or "").partition("\n")[0]
    if not first.endswith(".") or first[:1].islower():
        yield f"{module.path}:1 the docstring's first line is not a sentence: {first!r}"
    for node in module.nodes:
        if isinstance(node, ast.Global):
            yield f"{module.path}:{node.lineno} a global that changes: pass the value instead"
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or 0) - node.lineno + 1
            if length > LINES_OF_A_FUNCTION:
                yield f"{module.path}:{node.lineno} {node.name} has {length} lines: over a screen"
        if isinstance(node, ast.ClassDef):
            yield from _breaches_of_values(module, node)


def _breaches_of_values(module: Module, node: ast.ClassDef) -> Iterator[str]:
    wanted = ["slots=True"] if module.is_below(*WORKSHOPS) else ["slots=True", "frozen=True"]
    for decorator in map(ast.unparse, node.decorator_list):
        missing = [word for word in wanted if word not in decorator]
        if decorator.startswith("dataclass") and missing:
            yield f"{module.path}:{node.lineno} {node.name}: a dataclass has {', '.join(missing)}"


@cache
def the_program() -> tuple[Module, ...]:
    return tuple(
        Module(path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8"))
        for path in sorted((ROOT / "sitegen").rglob("*.py"))
    )


CHECKS = (breaches_of_layers, breaches_of_confinement, breaches_of_io, breaches_of_form)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_the_program_has_no(check: Callable[[Module], Iterator[str]]) -> None:
    breaches = [breach for module in the_program() for breach in check(module)]
    assert not breaches, "\n" + "\n".join(breaches)


@pytest.mark.parametrize(
    "rule", [rule for rule in CONFINED if rule.modules == 1], ids=lambda rule: rule.name
)
def test_one_module_alone_imports(rule: Confined) -> None:
    users = {
        module.path
        for module in the_program()
        for _, name in module.imports()
        if name == rule.name or name.startswith(f"{rule.name}.")
    }
    assert len(users) <= 1, f"{rule.name} is imported by {', '.join(sorted(users))}"


def test_every_name_in_a_layer_is_there() -> None:
    named = {name for row in LAYERS for name in row}
    assert named == {module.unit for module in the_program()}


BREACHES = (
    ("compute/x.py", "from sitegen.decode.tree import Tree", None),
    ("decode/x.py", "from sitegen.compute.terms import digest", "compute.terms.digest: decode"),
    ("pages/x.py", "import sitegen.exports.feed", "pages does not stand above exports"),
    (
        "model.py",
        "def f():\n    from sitegen import site",
        "model.py:3 imports sitegen.site: model",
    ),
    ("model.py", "from sitegen import __version__", None),
    ("novel.py", "", "add 'novel' to LAYERS"),
    ("compute/x.py", "from sitegen.discovery import modules", "only rules"),
    ("rules/__init__.py", "from sitegen.discovery import modules", None),
    ("edges/x.py", "import yaml.events", "uses yaml.events: only sitegen/decode may"),
    ("decode/x.py", "import yaml", None),
    ("prose.py", "import nh3", None),
    ("edges/forge_http.py", "from urllib.request import urlopen", None),
    ("edges/serve.py", "from urllib.request import urlopen", "only sitegen/edges/forge_http may"),
    ("cli/x.py", "import http.client", "only sitegen/edges/forge_http may"),
    ("prose_more.py", "import nh3", "only sitegen/prose may"),
    ("edges/x.py", "import datetime as d\nd.datetime.now()", "uses datetime.datetime.now"),
    ("edges/x.py", "from datetime import date as day\nday.today()", "uses datetime.date.today"),
    ("edges/x.py", "from os import environ", "uses os.environ"),
    ("edges/x.py", "import os\nos.environ['HOME']", "uses os.environ"),
    ("pages/x.py", "def f(locale, random):\n    return locale.format(random)", None),
    ("edges/x.py", "import time\ntime.monotonic()", None),
    ("compute/x.py", "import time\ntime.monotonic()", "sitegen/edges and sitegen/cli may"),
    ("compute/x.py", "print(1)", "uses print"),
    ("cli/x.py", "import sys\nprint(1, file=sys.stderr)", None),
    ("site.py", "def f(path):\n    return path.read_text()", "only sitegen/edges touches files"),
    ("edges/x.py", "def f(path):\n    return path.read_text()", None),
    ("site.py", "\n" * 300, "split what is over 300"),
    ("site.py", "def f():\n" + "    x = 1\n" * 60, "f has 61 lines"),
    ("site.py", "def f():\n    global x", "a global that changes"),
    ("site.py", "@dataclass(frozen=True)\nclass A:\n    x: int", "A: a dataclass has slots=True"),
    ("site.py", "@dataclass(slots=True)\nclass A:\n    x: int", "A: a dataclass has frozen=True"),
    ("decode/x.py", "@dataclass(slots=True)\nclass A:\n    x: int", None),
    ("site.py", "@dataclass(frozen=True, slots=True)\nclass A:\n    x: int", None),
)


@pytest.mark.parametrize(("path", "source", "expected"), BREACHES)
def test_a_breach_is_named_and_nothing_else_is(
    path: str, source: str, expected: str | None
) -> None:
    module = Module(f"sitegen/{path}", textwrap.dedent(f'"""What it is for."""\n{source}\n'))
    found = [breach for check in CHECKS for breach in check(module)]
    if expected is None:
        assert found == []
    else:
        assert any(expected in breach for breach in found), found
        assert all(breach.startswith(module.path) for breach in found)


@pytest.mark.parametrize("docstring", ["", '"""lower case."""', '"""No full stop"""'])
def test_a_module_begins_with_a_sentence(docstring: str) -> None:
    found = list(breaches_of_form(Module("sitegen/site.py", docstring)))
    assert len(found) == 1
    assert "is not a sentence" in found[0]
