"""Shows a site on this machine alone, from memory, and anew when the board's files change."""

from __future__ import annotations

import errno
import os
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from pathlib import Path, PurePosixPath
from socketserver import TCPServer
from threading import Thread
from urllib.parse import quote, unquote_to_bytes, urlsplit

from sitegen.edges import preview
from sitegen.edges.connections import PATIENCE, BoundedServer
from sitegen.edges.watch import state
from sitegen.faults import Fault
from sitegen.finding import Finding

HOST = "127.0.0.1"
_PAUSE = 0.5
_PLAIN = "text/plain; charset=utf-8"
_TYPES = {
    ".atom": "application/atom+xml; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/x-icon",
    ".ics": "text/calendar; charset=utf-8",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".md": "text/markdown; charset=utf-8",
    ".png": "image/png",
    ".svg": "image/svg+xml; charset=utf-8",
    ".txt": _PLAIN,
    ".webmanifest": "application/manifest+json; charset=utf-8",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xml": "application/xml; charset=utf-8",
}


@dataclass(frozen=True, slots=True)
class Served:
    """A site that was built: its files by path, and what was found in the board's files."""

    files: Mapping[str, bytes]
    findings: tuple[Finding, ...] = ()


Build = Callable[[], Served]
"""Reads the board and makes its site; raises Fault where that cannot be done."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What is shown now: a site, or the fault that kept it from being made.

    `version` is hex digits that change when anything else here does, and only then.
    """

    served: Served
    fault: str
    version: str


def shown(served: Served, fault: str = "") -> Shown:
    """This site, or fault, with its version."""
    whole = sha256(repr((fault, served.findings)).encode("utf-8", "replace"))
    for path, data in sorted(served.files.items()):
        whole.update(sha256(path.encode() + b"\0" + data).digest())
    return Shown(served, fault, whole.hexdigest()[:16])


@dataclass(frozen=True, slots=True)
class Answer:
    """What a request gets."""

    status: HTTPStatus
    kind: str
    body: bytes
    location: str = ""


def answer(target: str, now: Shown) -> Answer:
    """The answer to a request for `target`, a path with or without a query.

    Files are looked up by name among those that were built: nothing else can be reached.
    """
    path = _path(target)
    if path is None:
        return Answer(HTTPStatus.BAD_REQUEST, _PLAIN, b"This address is not understood.\n")
    if path == preview.SCRIPT:
        asked = urlsplit(target).query.partition("&")[0]
        return Answer(HTTPStatus.OK, _TYPES[".js"], preview.script(asked, now.version))
    if path == preview.STYLE:
        return Answer(HTTPStatus.OK, _TYPES[".css"], preview.CSS)
    if now.fault:
        page = preview.fault_page(now.fault, now.version)
        return Answer(HTTPStatus.SERVICE_UNAVAILABLE, _TYPES[".html"], page)
    return _of_site(path, now)


def _of_site(path: str, now: Shown) -> Answer:
    files = now.served.files
    name = f"{path}index.html" if path.endswith("/") or not path else path
    if name in files:
        return _file(name, now, HTTPStatus.OK)
    if f"{name}/index.html" in files:
        there = "/" + quote(f"{name}/")
        return Answer(HTTPStatus.MOVED_PERMANENTLY, _PLAIN, b"", location=there)
    if "404.html" in files:
        return _file("404.html", now, HTTPStatus.NOT_FOUND)
    return Answer(HTTPStatus.NOT_FOUND, _PLAIN, b"There is no such page.\n")


def _path(target: str) -> str | None:
    """The path of a request without its leading slash; None where it is not understood."""
    plain = target.partition("#")[0].partition("?")[0]
    if not plain.startswith("/"):
        return None
    try:
        return unquote_to_bytes(plain[1:]).decode("utf-8")
    except UnicodeDecodeError:
        return None


def _file(name: str, now: Shown, status: HTTPStatus) -> Answer:
    data = now.served.files[name]
    suffix = PurePosixPath(name).suffix.lower()
    if suffix == ".html":
        data = preview.dressed(data, now.version, now.served.findings)
    return Answer(status, _TYPES.get(suffix, "application/octet-stream"), data)


class Server(BoundedServer):
    """Listens on 127.0.0.1 and answers from what it is given to show.

    Raises Fault where the port cannot be had. Port 0 takes any that is free.
    """

    allow_reuse_address = os.name != "nt"  # there it would let two programs share a port

    def __init__(self, port: int) -> None:
        self.now = shown(Served({}))
        try:
            super().__init__((HOST, port), _Handler)
        except OSError as error:
            raise Fault(_port_fault(port, error)) from error
        except OverflowError as error:
            raise Fault(f"{port} is no port: choose one from 1024 to 65535.") from error

    def server_bind(self) -> None:
        """Bind without asking the network for this machine's name, which can take seconds."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = HOST, self.server_address[1]

    @property
    def address(self) -> str:
        """Where a browser finds the site."""
        return f"http://{HOST}:{self.server_port}/"

    @property
    def hosts(self) -> frozenset[str]:
        """What a request may name as its host: other names may lead here from other sites."""
        names = (HOST, "localhost", "[::1]")
        ported = frozenset(f"{name}:{self.server_port}" for name in names)
        return ported | frozenset(names) if self.server_port == 80 else ported

    def handle_error(self, request: object, client_address: object) -> None:
        """Pass over browsers that went away in the middle; the rest is a bug, and is told."""
        if not isinstance(sys.exception(), ConnectionError | TimeoutError):
            super().handle_error(request, client_address)  # type: ignore[arg-type] # passed on


class _Handler(BaseHTTPRequestHandler):
    timeout = PATIENCE
    server_version = "sitegen"
    sys_version = ""

    def parse_request(self) -> bool:
        """Read the request's first lines; only GET and HEAD go on from here."""
        if not super().parse_request():
            return False
        if self.command in {"GET", "HEAD"}:
            return True
        body = b"Only GET and HEAD are answered here.\n"
        self._send(Answer(HTTPStatus.METHOD_NOT_ALLOWED, _PLAIN, body))
        return False

    def do_GET(self) -> None:
        """Answer a request; to HEAD without the body."""
        server = self.server
        assert isinstance(server, Server)
        hosts = self.headers.get_all("Host") or []
        if len(hosts) != 1 or hosts[0].lower() not in server.hosts:
            body = f"Open {server.address} instead.\n".encode()
            self._send(Answer(HTTPStatus.MISDIRECTED_REQUEST, _PLAIN, body))
            return
        self._send(answer(self.path, server.now))

    do_HEAD = do_GET  # noqa: N815 - http.server finds methods by such names

    def _send(self, given: Answer) -> None:
        self.send_response(given.status)
        self.send_header("Content-Type", given.kind)
        self.send_header("Content-Length", str(len(given.body)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        if given.location:
            self.send_header("Location", given.location)
        if given.status is HTTPStatus.METHOD_NOT_ALLOWED:
            self.send_header("Allow", "GET, HEAD")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(given.body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is given
        """Say nothing: a line for each request hides the lines that matter."""


def serve(
    build: Build,
    root: Path,
    server: Server,
    *,
    say: Callable[[str], None],
    pause: float = _PAUSE,
) -> None:
    """Show a board until Ctrl-C: build, and build again when its files change.

    `say` gets a line after each build. Mistakes in files, and faults, are shown in the
    pages; anything else is a bug and ends the program with its traceback.
    """
    with server:
        seen = state(root)  # before the build, so that nothing saved during it is missed
        try:
            server.now = _built(build, say)
            with _answering(server):
                while True:
                    time.sleep(pause)
                    found = state(root)
                    if found != seen:
                        seen = found
                        server.now = _built(build, say)
        except KeyboardInterrupt:
            say("Stopped.")


@contextmanager
def _answering(server: Server) -> Iterator[None]:
    """Answer requests while the body runs; browsers that came earlier wait in line for it."""
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True).start()
    try:
        yield
    finally:
        server.shutdown()


def _built(build: Build, say: Callable[[str], None]) -> Shown:
    try:
        served = build()
    except Fault as fault:
        say(f"The board cannot be built: {fault}")
        return shown(Served({}), str(fault))
    say(f"Built {len(served.files)} files: {preview.summary(served.findings)}.")
    return shown(served)


def _port_fault(port: int, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return (
            f"Port {port} is taken, perhaps by another `sitegen serve`. "
            f"Choose another one: sitegen serve --port {port + 1}"
        )
    if error.errno in {errno.EACCES, errno.EPERM}:
        return f"Port {port} may not be used. Choose another one: sitegen serve --port 8000"
    return f"Port {port} cannot be used: {(error.strerror or str(error)).lower()}."
