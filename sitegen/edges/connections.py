"""A web server that holds so many connections at most, and none of them for long."""

from __future__ import annotations

import socket
import time
from contextlib import suppress
from http.server import ThreadingHTTPServer
from threading import Lock
from typing import Any

CONNECTIONS = 32
"""How many requests are answered at once; a browser has six connections to a host."""
PATIENCE = 10.0
"""How many seconds a connection may take, from its beginning to the last byte of the answer."""

_BUSY = b"HTTP/1.0 503 Service Unavailable\r\nRetry-After: 1\r\nContent-Length: 0\r\n\r\n"


class BoundedServer(ThreadingHTTPServer):
    """Answers each connection in a thread, and turns those away that are too many or too slow."""

    request_queue_size = 64
    daemon_threads = True
    block_on_close = False
    connections = CONNECTIONS
    patience = PATIENCE

    def __init__(self, *arguments: Any) -> None:
        self._began: dict[socket.socket, float] = {}
        self._lock = Lock()
        super().__init__(*arguments)

    def process_request(self, request: Any, client_address: Any) -> None:
        """Answer in a thread of its own, where there is one left."""
        with self._lock:
            is_one_too_many = len(self._began) >= self.connections
            if not is_one_too_many:
                self._began[request] = time.monotonic()
        if is_one_too_many:
            self._turn_away(request)
        else:
            super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        """End a connection, however it went, and make room for another."""
        with self._lock:
            self._began.pop(request, None)
        super().shutdown_request(request)

    def service_actions(self) -> None:
        """End what takes too long: a timeout of the socket begins anew with each byte."""
        now = time.monotonic()
        with self._lock:
            late = [request for request, at in self._began.items() if now - at > self.patience]
            for request in late:
                with suppress(OSError):  # it has just ended by itself
                    request.shutdown(socket.SHUT_RDWR)

    def _turn_away(self, request: socket.socket) -> None:
        request.setblocking(False)  # nobody else waits for this one
        with suppress(OSError):
            request.sendall(_BUSY)
        self.shutdown_request(request)
