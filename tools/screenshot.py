"""Take a picture of a built page with headless Chromium, at any width and in both schemes.

    python tools/screenshot.py site/index.html out.png --width 320 --dark

The whole page is taken unless --height says how much. Chromium is spoken to through its
DevTools protocol over a pipe, so that nothing but Chromium and Python is needed: its own
--screenshot option knows no width under 500 px and no dark scheme.
"""

from __future__ import annotations

import argparse
import base64
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
SWITCHES = (
    "--headless=new",
    "--remote-debugging-pipe",
    "--no-sandbox",  # containers run as root; only files of this repository are opened
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--hide-scrollbars",
    "--font-render-hinting=none",
)
TALLEST = 16_384  # Chromium's own limit for one picture
PATIENCE = 30.0  # seconds for the page to load


class Page:
    """A tab of the browser; messages are JSON, each ended by a NUL, as the pipe wants them."""

    def __init__(self, reads: IO[bytes], writes: IO[bytes]) -> None:
        self._reads = reads
        self._writes = writes
        self._number = 0
        self._session: str | None = None
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.call("Target.attachToTarget", targetId=target, flatten=True)[
            "sessionId"
        ]

    def call(self, method: str, **parameters: object) -> dict[str, Any]:
        """The result of `method`; messages in between are events, which nobody waits for."""
        self._number += 1
        message = {"id": self._number, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        self._writes.write(json.dumps(message).encode() + b"\0")
        self._writes.flush()
        while (answer := self._next()).get("id") != self._number:
            pass
        if "error" in answer:
            raise SystemExit(f"{method}: {answer['error']['message']}")
        result: dict[str, Any] = answer["result"]
        return result

    def value(self, script: str) -> Any:
        """What `script` comes to in the page."""
        answer = self.call("Runtime.evaluate", expression=script, returnByValue=True)
        return answer["result"].get("value")

    def _next(self) -> dict[str, Any]:
        message = bytearray()
        while (byte := self._reads.read(1)) != b"\0":
            if not byte:
                raise SystemExit("the browser ended before the picture was taken")
            message += byte
        event: dict[str, Any] = json.loads(message)
        return event


@contextmanager
def browser() -> Iterator[Page]:
    """A browser of our own with an empty profile; it is gone when the block ends."""
    program = next(filter(None, map(shutil.which, BROWSERS)), None)
    if program is None:
        raise SystemExit(f"no browser found: install one of {', '.join(BROWSERS)}")
    their_end, our_end = os.pipe(), os.pipe()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        # The protocol's pipe is file descriptors 3 and 4; a shell puts ours there.
        process = subprocess.Popen(
            [
                "/bin/sh",
                "-c",
                f'exec "$@" 3<&{their_end[0]} 4>&{our_end[1]}',
                "sh",
                program,
                *SWITCHES,
                f"--user-data-dir={profile}",
            ],
            pass_fds=(their_end[0], our_end[1]),
            stderr=subprocess.DEVNULL,
        )
        os.close(their_end[0])
        os.close(our_end[1])
        with os.fdopen(our_end[0], "rb") as reads, os.fdopen(their_end[1], "wb") as writes:
            try:
                yield Page(reads, writes)
            finally:
                process.terminate()
                process.wait()


def picture(page: Page, url: str, width: int, height: int | None, at: str = "") -> bytes:
    """The PNG of `url`, `width` CSS pixels wide; the whole page where `height` is None.

    `at` is a CSS selector of what stands at the upper edge; empty is the page's top.
    """
    _resize(page, width, height or 900)
    page.call("Page.navigate", url=url)
    deadline = time.monotonic() + PATIENCE
    while page.value("document.readyState + location.href.startsWith('file:')") != "completetrue":
        if time.monotonic() > deadline:
            raise SystemExit(f"{url} did not load within {PATIENCE:.0f} seconds")
        time.sleep(0.02)
    if height is None:
        _resize(page, width, min(page.value("document.documentElement.scrollHeight"), TALLEST))
    if at:
        page.value(f"document.querySelector({json.dumps(at)}).scrollIntoView()")
    if (wide := page.value("document.documentElement.scrollWidth")) > width:
        print(f"note: the page is {wide} px wide, {wide - width} more than asked", file=sys.stderr)
    return base64.b64decode(page.call("Page.captureScreenshot", format="png")["data"])


def _resize(page: Page, width: int, height: int) -> None:
    page.call(
        "Emulation.setDeviceMetricsOverride",
        width=width,
        height=height,
        deviceScaleFactor=1,
        mobile=False,
    )


def main() -> None:
    """Read the arguments, take the picture, say where it is."""
    parser = argparse.ArgumentParser(description="A picture of a built page, as PNG.")
    parser.add_argument("page", type=Path, help="the HTML file")
    parser.add_argument("output", type=Path, help="the PNG to write")
    parser.add_argument("--width", type=int, default=1280, help="in CSS pixels (1280)")
    parser.add_argument("--height", type=int, help="in CSS pixels; left out: the whole page")
    parser.add_argument("--dark", action="store_true", help="as someone with a dark screen sees it")
    parser.add_argument("--print", action="store_true", help="with the styles for paper")
    parser.add_argument("--no-scripts", action="store_true", help="as without JavaScript")
    options = parser.parse_args()
    if not options.page.is_file():
        raise SystemExit(f"{options.page} is no file; build the site first")
    scheme = {"name": "prefers-color-scheme", "value": "dark" if options.dark else "light"}
    medium = "print" if options.print else "screen"
    with browser() as page:
        page.call("Emulation.setEmulatedMedia", media=medium, features=[scheme])
        page.call("Emulation.setScriptExecutionDisabled", value=options.no_scripts)
        png = picture(page, options.page.resolve().as_uri(), options.width, options.height)
    options.output.parent.mkdir(parents=True, exist_ok=True)
    options.output.write_bytes(png)
    print(options.output)


if __name__ == "__main__":
    main()
