"""Asks a forge over HTTPS: the only place from which the program reaches the network.

What holds for all three forges, and where it is told:

- Rate limits: 403 or 429 with `retry-after` (seconds or a date), or with none left and a time in
  `x-ratelimit-reset` (docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api); else
  at least a minute. GitLab says 429 with `Retry-After` and `RateLimit-Reset`
  (docs.gitlab.com/administration/settings/user_and_ip_rate_limits).
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from email.message import Message
from email.utils import parsedate_to_datetime
from http.client import HTTPException, HTTPMessage, HTTPResponse
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode, urlsplit
from urllib.request import (
    HTTPRedirectHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
    build_opener,
)

from sitegen import __version__
from sitegen.edges.forge_pages import Answer, Listed, unexpected
from sitegen.faults import Fault

LOCAL = "127.0.0.1"
LARGEST = 64 << 20
"""Bytes of an answer: a hundred reviews with the longest texts of strangers have under half."""
_TIME_LIMIT = 60.0
_SILENCE = 20.0
_PART = 1 << 16
_TRIES = 3
_MINUTE = 60
_LIMITED = (403, 429)


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """How to reach a forge's API.

    `api` is its base address, `headers` are sent with each request, `secret` is what must never
    be shown. At most `patience` seconds are waited in all where the forge asks to wait. `now`
    gives the time in seconds since 1970.
    """

    api: str
    headers: Mapping[str, str] = field(repr=False)
    secret: str = field(default="", repr=False)
    patience: int
    now: Callable[[], int]
    sleep: Callable[[float], None] = time.sleep


class Missing(Fault):
    """The forge says that there is no such thing."""


class _Busy(Exception):
    """Ask again later; `seconds` is None where the forge does not say when."""

    def __init__(self, said: str, seconds: int | None = None) -> None:
        super().__init__(said)
        self.seconds = seconds


def checked_api(api: str) -> str:
    """A base address to which a token may be sent. Raises ValueError, with what is wrong."""
    parts = urlsplit(api.strip())
    if parts.username or parts.password:
        raise ValueError("it has a name or a password in it")
    if not parts.hostname or parts.query or parts.fragment:
        raise ValueError("it is no address such as https://api.github.com")
    if parts.scheme != "https" and (parts.scheme, parts.hostname) != ("http", LOCAL):
        raise ValueError("a token is only sent over https")
    return api.strip().rstrip("/")


class Api:
    """The API of a forge. Every method raises Fault where it gets no answer that can be used."""

    def __init__(self, access: Access) -> None:
        self._access = access
        self._opener = _opener(access.api)
        self._left = access.patience

    def get(self, path: str, **query: str) -> Answer:
        """What is at a path below the base address."""
        return self._answer("GET", path, query)

    def post(self, path: str, body: Mapping[str, object]) -> Answer:
        """Make something, once: it is not tried again where it may have worked."""
        return self._answer("POST", path, {}, body)

    def all_of(self, path: str, size: Mapping[str, int], **query: str) -> tuple[Any, ...]:
        """All items of a list, page by page; `size` names and gives how many on a page."""
        [(name, on_page)] = size.items()

        def ask(page: int) -> Answer:
            return self.get(path, **query, **{name: str(on_page), "page": str(page)})

        return Listed(ask=ask, waited=self._waited, where=self._where(path)).items(on_page)

    def unexpected(self, path: str, why: str) -> Fault:
        """The fault of an answer that is not as the forge's documents say."""
        return unexpected(self._where(path), why)

    def _waited(self) -> float:
        return self._access.patience - self._left

    def _answer(
        self,
        method: str,
        path: str,
        query: Mapping[str, str],
        body: Mapping[str, object] | None = None,
    ) -> Answer:
        for attempt in range(1, _TRIES + 1):
            try:
                return self._once(method, path, query, body)
            except _Busy as busy:
                self._wait(busy, path, attempt)
        raise AssertionError("the last attempt ends in a fault")

    def _wait(self, busy: _Busy, path: str, attempt: int) -> None:
        """Wait as long as the forge asks, or a little. Raises Fault where that is too long."""
        seconds = busy.seconds if busy.seconds is not None else 2**attempt
        if attempt == _TRIES or seconds > self._left:
            later = f" It asks to wait {seconds} seconds." if busy.seconds else ""
            raise Fault(f"{self._where(path)} {busy}.{later} Run this again later.") from busy
        self._left -= seconds
        self._access.sleep(seconds)

    def _once(
        self, method: str, path: str, query: Mapping[str, str], body: Mapping[str, object] | None
    ) -> Answer:
        url = f"{self._access.api}/{path}" + (f"?{urlencode(query)}" if query else "")
        headers = {"User-Agent": f"sitegen/{__version__}", **self._access.headers}
        data = None
        if body is not None:
            data = json.dumps(body).encode()
            headers["Content-Type"] = "application/json"
        request = Request(url, data=data, headers=headers, method=method)  # noqa: S310 - checked_api
        try:
            with self._opener.open(request, timeout=_SILENCE) as response:
                data, size = self._read(response, path)
                return Answer(data=data, headers=_plain(response.headers), size=size)
        except HTTPError as error:
            with error:
                raise self._refusal(error, path) from None
        except (HTTPException, OSError) as error:
            reason = error.reason if isinstance(error, URLError) else error
            said = f"could not be reached: {self._clean(str(reason) or type(error).__name__)}"
            if method != "GET":
                raise Fault(f"{self._where(path)} {said}.") from None
            raise _Busy(said) from None
        except ValueError:  # where it sends this on to, which nothing can take apart
            raise self.unexpected(path, "it leads to no address") from None

    def _read(self, response: HTTPResponse, path: str) -> tuple[Any, int]:
        """What an answer says, and how many bytes it took."""
        until, parts, size = time.monotonic() + _TIME_LIMIT, [], 0
        while part := response.read1(_PART):
            parts.append(part)
            size += len(part)
            if size > LARGEST:
                raise self.unexpected(path, f"it is larger than {LARGEST >> 20} MiB")
            if time.monotonic() > until:
                raise TimeoutError(f"the answer took longer than {_TIME_LIMIT:.0f} seconds")
        try:
            return json.loads(b"".join(parts)), size
        except (ValueError, RecursionError):
            raise self.unexpected(path, "it is not JSON") from None

    def _refusal(self, error: HTTPError, path: str) -> Exception:
        """What follows from a status that is no success."""
        said = self._reason(error)
        if error.code in _LIMITED:
            seconds = self._seconds(error.headers)
            if seconds is None and (error.code != 403 or "rate limit" in said.casefold()):
                seconds = _MINUTE
            if seconds is not None:
                return _Busy("says that this were too many requests", seconds)
        if error.code >= 500:
            return _Busy(f"failed (HTTP {error.code}{said})")
        if error.code == 404:
            return Missing(
                f"{self._where(path)} is not there (HTTP 404{said}), or the token may not see it."
            )
        if error.code in (401, 403):
            return Fault(
                f"{self._where(path)} refused (HTTP {error.code}{said}): the token is missing, "
                "wrong, or has too few rights."
            )
        return Fault(f"{self._where(path)} refused (HTTP {error.code}{said}).")

    def _reason(self, error: HTTPError) -> str:
        """What the forge's `message` says, to be put behind the status; or nothing."""
        try:
            data = json.loads(error.read(_PART))
        except (ValueError, RecursionError, HTTPException, OSError):
            return ""
        message = data.get("message") if isinstance(data, dict) else None
        return f": {self._clean(message)}" if isinstance(message, str) and message else ""

    def _seconds(self, headers: Message) -> int | None:
        """How long the forge asks to wait; None where it does not say."""
        after = headers.get("Retry-After", "").strip()
        if after.isascii() and after.isdigit() and len(after) < 8:
            return int(after)
        try:
            return max(1, int(parsedate_to_datetime(after).timestamp()) - self._access.now())
        except (ValueError, TypeError, OverflowError):
            pass
        for left, reset in (
            ("x-ratelimit-remaining", "x-ratelimit-reset"),
            ("RateLimit-Remaining", "RateLimit-Reset"),
        ):
            moment = headers.get(reset, "").strip()
            if headers.get(left, "").strip() == "0" and moment.isascii() and moment.isdigit():
                return max(1, int(moment[:12]) - self._access.now())
        return None

    def _where(self, path: str) -> str:
        return f"{urlsplit(self._access.api).netloc}: {path}"

    def _clean(self, text: str) -> str:
        """A text of others on one line, not too long, and without the secret."""
        line = " ".join(text.split())
        secret = self._access.secret
        return (line.replace(secret, "***") if secret else line)[:200]


class _SameHost(HTTPRedirectHandler):
    """Follows the forge to another path and never to another host: the token goes along."""

    def redirect_request(
        self, req: Request, fp: Any, code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> Request | None:
        old, new = urlsplit(req.full_url), urlsplit(newurl)
        if (old.scheme, old.netloc) != (new.scheme, new.netloc):
            raise Fault(
                f"{old.netloc} sends this on to {new.netloc}, where the token does not belong. "
                "Name the right address with --api."
            )
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _opener(api: str) -> OpenerDirector:
    """What opens addresses; a server of this machine is not asked for through a proxy."""
    local = (ProxyHandler({}),) if urlsplit(api).hostname == LOCAL else ()
    return build_opener(_SameHost, *local)


def _plain(headers: Message) -> dict[str, str]:
    return {name.casefold(): value for name, value in headers.items()}
