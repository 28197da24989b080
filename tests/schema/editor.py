"""An editor without a screen: it speaks to yaml-language-server as VS Code and others do."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

PACKAGE = Path(__file__).parents[1] / "browser/node_modules/yaml-language-server"
SERVER = PACKAGE / "bin/yaml-language-server"


@dataclass(frozen=True, slots=True)
class Warned:
    """What the editor underlines: from which line and column on, counted from 1, and why."""

    line: int
    column: int
    message: str


class Editor:
    """One editor with a folder open. Schemas are those of `schemas`: an address and its globs."""

    def __init__(
        self, out: IO[bytes], back: IO[bytes], folder: Path, schemas: Mapping[str, str]
    ) -> None:
        self._out = out
        self._back = back
        self._folder = folder
        self._number = 0
        self._settings = {
            "yaml": {
                "schemas": schemas,
                "schemaStore": {"enable": False},
                "validate": True,
                "completion": True,
                "hover": True,
            },
            "http": {"proxyStrictSSL": False},
        }

    def start(self) -> None:
        """Say hello, as editors do."""
        root = self._folder.as_uri()
        folders = [{"uri": root, "name": "board"}]
        abilities = {"workspace": {"configuration": True}, "textDocument": {"hover": {}}}
        self.ask(
            "initialize",
            {
                "processId": None,
                "rootUri": root,
                "workspaceFolders": folders,
                "capabilities": abilities,
            },
        )
        self._tell("initialized", {})
        self._tell("workspace/didChangeConfiguration", {"settings": self._settings})

    def warnings(self, path: str, text: str) -> tuple[Warned, ...]:
        """Open a file with this text: what is underlined in it, in order."""
        self._open(path, text)
        uri = self._uri(path)
        while True:
            message = self._read()
            params = message.get("params", {})
            if message.get("method") != "textDocument/publishDiagnostics" or params["uri"] != uri:
                self._answer(message)
                continue
            found = [(one["range"]["start"], one["message"]) for one in params["diagnostics"]]
            told = [Warned(at["line"] + 1, at["character"] + 1, why) for at, why in found]
            return tuple(sorted(told, key=lambda one: (one.line, one.column)))

    def completions(self, path: str, text: str) -> tuple[str, ...]:
        """What is offered where `|` stands in the text."""
        result = self._at_bar("textDocument/completion", path, text)
        items = result["items"] if isinstance(result, dict) else result
        return tuple(item["label"] for item in items or ())

    def hover(self, path: str, text: str) -> str:
        """What is told about the word where `|` stands in the text."""
        result = self._at_bar("textDocument/hover", path, text)
        contents = result["contents"] if result else ""
        return str(contents["value"] if isinstance(contents, dict) else contents)

    def _at_bar(self, method: str, path: str, text: str) -> Any:
        before, _, after = text.partition("|")
        self.warnings(path, before + after)  # by then the server has its schemas
        line, column = before.count("\n"), len(before.rpartition("\n")[2])
        params = {
            "textDocument": {"uri": self._uri(path)},
            "position": {"line": line, "character": column},
        }
        return self.ask(method, params)

    def ask(self, method: str, params: Any) -> Any:
        """Ask the server something, and wait for its answer."""
        self._number += 1
        self._send({"id": self._number, "method": method, "params": params})
        while True:
            message = self._read()
            if message.get("id") == self._number and "method" not in message:
                assert "error" not in message, message
                return message["result"]
            self._answer(message)

    def _open(self, path: str, text: str) -> None:
        document = {"uri": self._uri(path), "languageId": "yaml", "version": 1, "text": text}
        self._tell("textDocument/didOpen", {"textDocument": document})

    def _uri(self, path: str) -> str:
        return (self._folder / path).as_uri()

    def _tell(self, method: str, params: Any) -> None:
        self._send({"method": method, "params": params})

    def _answer(self, message: dict[str, Any]) -> None:
        """The server asks for settings, and to register things; it is told and allowed."""
        if "method" not in message or "id" not in message:
            return
        result: Any = None
        if message["method"] == "workspace/configuration":
            asked = message["params"]["items"]
            known: Mapping[str, Any] = self._settings
            result = [known.get(one.get("section", ""), {}) for one in asked]
        self._send({"id": message["id"], "result": result})

    def _send(self, message: dict[str, Any]) -> None:
        data = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self._out.write(b"Content-Length: %d\r\n\r\n" % len(data) + data)
        self._out.flush()

    def _read(self) -> dict[str, Any]:
        length = 0
        while line := self._back.readline().strip():
            name, _, value = line.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
        assert length, "the server went away"
        found: dict[str, Any] = json.loads(self._back.read(length))
        return found


@contextmanager
def editor(folder: Path, schemas: Mapping[str, str]) -> Iterator[Editor]:
    """An editor with a folder open, until it is closed."""
    command = ["node", str(SERVER), "--stdio"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as server:
        assert server.stdin
        assert server.stdout
        opened = Editor(server.stdin, server.stdout, folder, schemas)
        opened.start()
        try:
            yield opened
        finally:
            server.kill()
