"""Connections to `serve`: not too many, none for long, and the others are answered meanwhile."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, suppress

import pytest

from sitegen.edges.serve import Served, Server, shown

PAGE = b"<body>Our goals</body>"


@pytest.fixture
def server() -> Iterator[Server]:
    """A server with room for three, that has patience for a fifth of a second."""
    with Server(0) as running:
        running.connections, running.patience = 3, 0.2
        running.now = shown(Served({"index.html": PAGE, "large": b"x" * 50_000_000}))
        thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield running
        running.shutdown()
        thread.join()


def connect(server: Server) -> socket.socket:
    return socket.create_connection(("127.0.0.1", server.server_port), timeout=5)


def ask(server: Server, target: str = "/") -> bytes:
    """The whole answer to a request; empty where the connection was ended before it was heard."""
    with connect(server) as wire, suppress(ConnectionError):
        wire.sendall(
            f"GET {target} HTTP/1.1\r\nHost: 127.0.0.1:{server.server_port}\r\n\r\n".encode()
        )
        return read(wire)
    return b""


def read(wire: socket.socket) -> bytes:
    """Everything until the other side ends the connection."""
    found = b""
    with suppress(ConnectionError):
        while more := wire.recv(65_536):
            found += more
    return found


def is_answered(server: Server) -> bool:
    """Whether the page comes, now or within some seconds."""
    end = time.monotonic() + 5
    while time.monotonic() < end:
        if PAGE[:15] in ask(server):
            return True
        time.sleep(0.01)
    return False


def test_clients_that_say_nothing_take_no_more_than_their_places(server: Server) -> None:
    server.patience = 60
    threads = threading.active_count()
    with ExitStack() as held:
        slow = [held.enter_context(connect(server)) for _ in range(50)]
        for wire in slow:
            wire.sendall(b"GET / HTTP/1.1\r\nX")
        assert ask(server)[:13] in (b"HTTP/1.0 503 ", b"")
        assert threading.active_count() - threads <= server.connections
    assert is_answered(server)


def test_a_client_that_says_nothing_loses_its_place(server: Server) -> None:
    with ExitStack() as held:
        slow = [held.enter_context(connect(server)) for _ in range(server.connections)]
        assert is_answered(server)
        assert [read(wire) for wire in slow] == [b""] * server.connections


def test_a_client_that_sends_byte_after_byte_loses_its_place(server: Server) -> None:
    start = time.monotonic()
    with connect(server) as wire, suppress(ConnectionError):
        wire.sendall(b"GET / HTTP/1.1\r\n")
        while time.monotonic() - start < 5:
            wire.sendall(b"X")
            time.sleep(0.01)
    assert time.monotonic() - start < 3


def test_a_client_that_does_not_read_loses_its_place(server: Server) -> None:
    with connect(server) as wire:
        wire.sendall(
            f"GET /large HTTP/1.1\r\nHost: 127.0.0.1:{server.server_port}\r\n\r\n".encode()
        )
        time.sleep(0.5)
        assert len(read(wire)) < 50_000_000


def test_places_are_free_again_after_each_answer(server: Server) -> None:
    for _ in range(server.connections * 3):
        assert PAGE[:15] in ask(server)
    assert server._began == {}
