"""Serving: this machine alone, only what was built, and always the newest of it."""

from __future__ import annotations

import http.client
import os
import re
import socket
import threading
from collections.abc import Callable, Iterator
from http import HTTPStatus
from pathlib import Path

import pytest

from sitegen.edges import preview
from sitegen.edges.serve import Served, Server, Shown, answer, serve, shown
from sitegen.edges.watch import state
from sitegen.faults import Fault
from sitegen.finding import Finding, Rule, Severity
from sitegen.source import Location, Place

PAGE = b"<!doctype html><html><body class=x><h1>%s</h1></body></html>\n"
FILES = {
    "index.html": PAGE % b"Board",
    "404.html": PAGE % b"Not here",
    "goals/answer-first/index.html": PAGE % b"Answer first",
    "teams/blå/index.html": PAGE % b"Team",
    "static/style.css": b"body { margin: 0 }",
    "board.json": b"{}",
    "calendar.ics": b"BEGIN:VCALENDAR",
    "feed.xml": b"<feed/>",
    "badges/a.svg": b"<svg/>",
    "board.csv": b"goal",
    "odd": b"\x00",
}
RULE = Rule(
    code="S103", name="unknown-key", severity=Severity.ERROR, why="", fix="Did you mean why?"
)
WEAK = Rule(code="M401", name="no-challenge", severity=Severity.WARNING, why="", fix="Say why.")
HINT = Rule(code="M402", name="small", severity=Severity.HINT, why="", fix="Perhaps.")
AT = Location("goals/frontline/a.md", Place(4, 1, 4, 5))


def site(*findings: Finding) -> Shown:
    return shown(Served(FILES, findings))


def get(target: str, now: Shown | None = None) -> tuple[int, str, bytes]:
    given = answer(target, now or site())
    return given.status, given.kind, given.body


# Answers


@pytest.mark.parametrize(
    ("target", "heading"),
    [
        ("/", b"Board"),
        ("/index.html", b"Board"),
        ("/?query=1", b"Board"),
        ("/index.html?x#y", b"Board"),
        ("/goals/answer-first/", b"Answer first"),
        ("/goals/answer-first/index.html", b"Answer first"),
        ("/teams/bl%C3%A5/", b"Team"),
    ],
)
def test_a_page_is_found_under_its_address(target: str, heading: bytes) -> None:
    status, kind, body = get(target)
    assert (status, kind) == (200, "text/html; charset=utf-8")
    assert b"<h1>" + heading + b"</h1>" in body


def test_a_folder_without_its_slash_is_redirected() -> None:
    given = answer("/teams/bl%C3%A5?x", site())
    assert given.status is HTTPStatus.MOVED_PERMANENTLY
    assert given.location == "/teams/bl%C3%A5/"


@pytest.mark.parametrize(
    "target",
    [
        "/goals/",
        "/goals",
        "/static/",
        "/nothing.html",
        "/../teams.yaml",
        "/..%2fteams.yaml",
        "/%2e%2e/teams.yaml",
        "/goals/../index.html",
        "/goals/answer-first/../../board.json",
        "/..\\teams.yaml",
        "//etc/passwd",
        "/%2fetc/passwd",
        "//evil.example/",
        "/index.html%00.css",
        "/.sitegen",
        "/INDEX.HTML",
        "/board.json/",
    ],
)
def test_what_was_not_built_is_not_there(target: str) -> None:
    status, _, body = get(target)
    assert status == 404
    assert b"Not here" in body


def test_a_site_without_a_page_for_it_says_so_in_words() -> None:
    now = shown(Served({}))
    assert get("/", now) == (404, "text/plain; charset=utf-8", b"There is no such page.\n")


@pytest.mark.parametrize("target", ["index.html", "http://evil.example/", "*", "", "/%ff"])
def test_an_address_that_makes_no_sense_is_refused(target: str) -> None:
    assert get(target)[0] == 400


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("static/style.css", "text/css; charset=utf-8"),
        ("board.json", "application/json; charset=utf-8"),
        ("calendar.ics", "text/calendar; charset=utf-8"),
        ("feed.xml", "application/xml; charset=utf-8"),
        ("badges/a.svg", "image/svg+xml; charset=utf-8"),
        ("board.csv", "text/csv; charset=utf-8"),
        ("odd", "application/octet-stream"),
    ],
)
def test_a_file_that_is_no_page_is_given_as_it_is(name: str, kind: str) -> None:
    assert get(f"/{name}", site(RULE.at(AT, "x"))) == (200, kind, FILES[name])


# What is added to pages


def test_a_page_gets_one_script_at_its_end_and_is_otherwise_as_built() -> None:
    now = site()
    _, _, body = get("/", now)
    tag = f'<script src="/_reload.js?{now.version}" defer></script>'.encode()
    assert body == FILES["index.html"].replace(b"</body>", tag + b"</body>")


def test_a_page_without_a_body_gets_the_script_too() -> None:
    assert preview.dressed(b"<p>Moved", "ab", ()).startswith(b"<p>Moved<script src=")


def test_the_script_goes_before_the_last_end_of_the_body() -> None:
    page = b"<body><pre>&lt;/body></pre><!-- </body> --></BODY >"
    assert preview.dressed(page, "ab", ()).endswith(b"defer></script></BODY >")


def test_the_script_waits_while_the_page_is_the_newest() -> None:
    now = site()
    status, kind, body = get(f"/_reload.js?{now.version}&17", now)
    assert (status, kind) == (200, "text/javascript; charset=utf-8")
    assert b"location.reload" not in body
    assert f'"/_reload.js?{now.version}&"'.encode() in body


@pytest.mark.parametrize("query", ["?0000", "", "?", '?";alert(1)//'])
def test_the_script_reloads_a_page_that_is_not_the_newest(query: str) -> None:
    assert get(f"/_reload.js{query}")[2] == b'"use strict";\nlocation.reload();\n'


def test_a_version_changes_with_what_is_shown_and_with_nothing_else() -> None:
    finding = RULE.at(AT, "`wy` is no key.")
    versions = [
        shown(Served(FILES)).version,
        shown(Served({**FILES, "index.html": b"new"})).version,
        shown(Served({**FILES, "new.html": b""})).version,
        shown(Served(FILES, (finding,))).version,
        shown(Served({}), "The templates are missing.").version,
    ]
    assert len(set(versions)) == 5
    assert shown(Served(dict(reversed(FILES.items())))).version == versions[0]
    assert all(re.fullmatch("[0-9a-f]{16}", version) for version in versions)


def test_findings_stand_at_the_top_of_each_page_errors_first() -> None:
    findings = (
        WEAK.at(AT, "This goal has no challenge."),
        RULE.at(AT, "`wy` is no key."),
        HINT.at(AT, "A small thing."),
    )
    for target in ("/", "/goals/answer-first/", "/nothing"):
        body = get(target, site(*findings))[2].decode()
        start = body.index("<body class=x>") + len("<body class=x>")
        assert body[start:].startswith('<link rel="stylesheet" href="/_serve.css"><details')
        assert "<summary>1 error and 1 warning in the files of this board</summary>" in body
        assert body.index("S103 `wy` is no key.") < body.index("M401 This goal")
        assert "goals/frontline/a.md:4:1: error S103" in body
        assert "Did you mean why?" in body
        assert "A small thing." not in body


def test_hints_alone_show_no_banner() -> None:
    assert b"<details" not in get("/", site(HINT.at(AT, "A small thing.")))[2]


def test_a_finding_cannot_bring_markup_or_controls_into_a_page() -> None:
    nasty = Location("goals/<img src=x>.md")
    body = get("/", site(RULE.at(nasty, "<script>alert('1')</script>\x1b[31m\u202e", fix="a&b")))[2]
    text = body.decode()
    assert "<script>" not in text
    assert "<img" not in text
    assert "&lt;script&gt;alert(&#x27;1&#x27;)" in text
    assert "a&amp;b" in text
    assert not {"\x1b", "\u202e"} & set(text)


def test_of_many_findings_the_first_fifty_are_shown() -> None:
    text = get("/", site(*(RULE.at(AT, f"Key {n}.") for n in range(60))))[2].decode()
    assert text.count("<li>") == 50
    assert "And 10 more" in text
    assert "<summary>60 errors in the files" in text


@pytest.mark.parametrize("target", ["/", "/goals/answer-first/", "/static/style.css"])
def test_a_fault_is_shown_instead_of_the_board_until_it_is_mended(target: str) -> None:
    now = shown(Served({}), "templates/base.html:3: <b> is \x1b wrong.")
    status, kind, body = get(target, now)
    assert (status, kind) == (503, "text/html; charset=utf-8")
    assert b"templates/base.html:3: &lt;b&gt; is \xef\xbf\xbd wrong." in body
    assert f"/_reload.js?{now.version}".encode() in body
    assert get("/_serve.css", now)[0] == 200


def test_nothing_that_is_added_needs_another_policy_than_the_site_has() -> None:
    """`default-src 'none'; style-src 'self'; script-src 'self'`: no fetch, nothing inline."""
    page = get("/", site(RULE.at(AT, "x")))[2].decode()
    code = get(f"/_reload.js?{site().version}")[2].decode()
    assert not re.search(r"\sstyle=|<style|\son\w+=|<script(?![^>]*\ssrc=)", page)
    assert not re.search(r"fetch|XMLHttpRequest|EventSource|WebSocket|eval", code)


# Over the wire


@pytest.fixture
def server() -> Iterator[Server]:
    with Server(0) as running:
        running.now = site()
        thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield running
        running.shutdown()
        thread.join()


def ask(
    server: Server, target: str = "/", *, method: str = "GET", **headers: str
) -> http.client.HTTPResponse:
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=5)
    connection.putrequest(method, target, skip_host=True)
    for name, value in headers.items():
        if value:
            connection.putheader(name, value)
    connection.endheaders()
    return connection.getresponse()


def host(server: Server, name: str = "127.0.0.1") -> str:
    return f"{name}:{server.server_port}"


def test_it_listens_on_this_machine_alone(server: Server) -> None:
    assert server.socket.getsockname()[0] == "127.0.0.1"
    assert server.address == f"http://127.0.0.1:{server.server_port}/"


def test_a_page_comes_with_headers_that_keep_it_here(server: Server) -> None:
    reply = ask(server, Host=host(server))
    body = reply.read()
    assert (reply.status, body) == (200, get("/")[2])
    assert reply.headers["Content-Length"] == str(len(body))
    assert reply.headers["Cache-Control"] == "no-store"
    assert reply.headers["X-Content-Type-Options"] == "nosniff"
    assert reply.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "Python" not in reply.headers["Server"]


def test_head_is_get_without_the_body(server: Server) -> None:
    reply = ask(server, method="HEAD", Host=host(server))
    assert (reply.status, reply.read()) == (200, b"")
    assert reply.headers["Content-Length"] == str(len(get("/")[2]))


@pytest.mark.parametrize("name", ["localhost", "127.0.0.1", "[::1]", "LocalHost"])
def test_this_machine_may_be_called_by_its_names(server: Server, name: str) -> None:
    assert ask(server, Host=host(server, name)).status == 200


@pytest.mark.parametrize(
    "name",
    ["evil.example", "evil.example:{port}", "127.0.0.1", "127.0.0.1:1", "localhost.:{port}", ""],
)
def test_another_host_gets_no_page(server: Server, name: str) -> None:
    reply = ask(server, Host=name.format(port=server.server_port))
    assert reply.status == 421
    assert reply.read() == f"Open {server.address} instead.\n".encode()


def test_two_hosts_get_no_page(server: Server) -> None:
    good = f"Host: {host(server)}\r\n"
    with socket.create_connection(("127.0.0.1", server.server_port), timeout=5) as wire:
        wire.sendall(f"GET / HTTP/1.1\r\n{good}{good}\r\n".encode())
        assert b" 421 " in wire.recv(100)


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "BREW"])
def test_other_methods_are_refused(server: Server, method: str) -> None:
    reply = ask(server, method=method, Host=host(server))
    assert (reply.status, reply.headers["Allow"]) == (405, "GET, HEAD")


def test_a_request_that_is_no_request_is_refused(server: Server) -> None:
    with socket.create_connection(("127.0.0.1", server.server_port), timeout=5) as wire:
        wire.sendall(b"\x16\x03\x01 is TLS\r\n\r\n")
        assert b"400" in wire.recv(1000)


def test_a_browser_that_goes_away_is_no_error(
    server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    for error in (BrokenPipeError(), ConnectionResetError(), TimeoutError()):
        try:
            raise error
        except OSError:
            server.handle_error(None, None)
    assert capsys.readouterr() == ("", "")
    try:
        raise ZeroDivisionError
    except ZeroDivisionError:
        server.handle_error(None, ("127.0.0.1", 1))
    assert "ZeroDivisionError" in capsys.readouterr().err


def test_the_names_of_port_80_need_no_port(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server, "server_port", 80)
    assert server.hosts >= {"localhost", "localhost:80"}


def test_a_port_that_is_taken_is_told_with_what_to_do(server: Server) -> None:
    port = server.server_port
    with pytest.raises(Fault, match=rf"Port {port} is taken.*--port {port + 1}"):
        Server(port)


def test_a_number_that_is_no_port_is_told() -> None:
    with pytest.raises(Fault, match="70000 is no port"):
        Server(70_000)


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (PermissionError(13, "Permission denied"), "Port 80 may not be used.*--port 8000"),
        (OSError(99, "Cannot assign"), "Port 80 cannot be used: cannot assign"),
    ],
)
def test_other_reasons_against_a_port_are_told(
    monkeypatch: pytest.MonkeyPatch, error: OSError, words: str
) -> None:
    def refuse(_self: Server) -> None:
        raise error

    monkeypatch.setattr(Server, "server_bind", refuse)
    with pytest.raises(Fault, match=words):
        Server(80)


# Building again


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "goals" / "frontline").mkdir(parents=True)
    (tmp_path / "teams.yaml").write_text("format: 1\n", encoding="utf-8")
    (tmp_path / "goals" / "frontline" / "a.md").write_text("# A\n", encoding="utf-8")
    return tmp_path


def edit(root: Path) -> None:
    (root / "goals" / "frontline" / "a.md").write_text("# A better title\n", encoding="utf-8")


def run(root: Path, *builds: Callable[[Server], Served]) -> tuple[list[str], Server]:
    """Serve; each build edits a file, so that another one follows; the last is Ctrl-C."""
    said: list[str] = []
    server = Server(0)
    left = iter(builds)

    def build() -> Served:
        step = next(left, None)
        if step is None:
            raise KeyboardInterrupt
        with (root / "teams.yaml").open("a", encoding="utf-8") as stream:
            stream.write("#\n")
        return step(server)

    serve(build, root, server, say=said.append, pause=0.01)
    return said, server


def test_every_change_builds_again_until_ctrl_c(root: Path) -> None:
    def second(server: Server) -> Served:
        assert ask(server, Host=host(server)).read() == get("/")[2]
        return Served({"index.html": b"two"}, (RULE.at(AT, "x"), WEAK.at(AT, "y")))

    said, server = run(root, lambda _: Served(FILES), second)
    assert said == [
        f"Built {len(FILES)} files: no errors.",
        "Built 1 files: 1 error and 1 warning.",
        "Stopped.",
    ]
    assert server.now.served.files == {"index.html": b"two"}
    with pytest.raises(OSError, match=r"refused|Bad file"):
        ask(server, Host=host(server))


def test_a_fault_is_shown_and_the_next_change_mends_it(root: Path) -> None:
    def broken(_server: Server) -> Served:
        raise Fault("base.html:3: there is no such block.")

    def mended(server: Server) -> Served:
        reply = ask(server, Host=host(server))
        assert reply.status == 503
        assert b"there is no such block" in reply.read()
        return Served(FILES)

    said, server = run(root, broken, mended)
    assert said[0] == "The board cannot be built: base.html:3: there is no such block."
    assert server.now == site()


def test_a_bug_ends_the_program_and_frees_the_port(root: Path) -> None:
    server = Server(0)

    def build() -> Served:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        serve(build, root, server, say=lambda _: None, pause=0.01)
    Server(server.server_port).server_close()


# Seeing changes


def test_nothing_changed_is_the_same_state(root: Path) -> None:
    assert state(root) == state(root)
    assert len(state(root)) == 2


@pytest.mark.parametrize(
    "change",
    [
        edit,
        lambda root: (root / "teams.yaml").write_text("format: 1\n# x", encoding="utf-8"),
        lambda root: (root / "teams.yaml").unlink(),
        lambda root: (root / "goals/frontline/a.md").rename(root / "goals/frontline/b.md"),
        lambda root: (
            (root / "goals/frontline/a").mkdir()
            or (root / "goals/frontline/a/2026-01-05-agree-maria.md").touch()
        ),
        lambda root: (root / "templates").mkdir() or (root / "templates/base.html").touch(),
        lambda root: os.utime(root / "goals/frontline/a.md", (1, 1)),
    ],
    ids="edit settings settings-gone rename entry template touch".split(),
)
def test_a_change_is_seen(root: Path, change: Callable[[Path], object]) -> None:
    before = state(root)
    change(root)
    assert state(root) != before


def test_a_file_saved_by_renaming_another_over_it_is_seen(root: Path) -> None:
    goal = root / "goals" / "frontline" / "a.md"
    before, times = state(root), goal.stat()
    swap = goal.with_name("swap")
    swap.write_bytes(goal.read_bytes())
    os.utime(swap, ns=(times.st_atime_ns, times.st_mtime_ns))
    swap.replace(goal)
    assert state(root) != before


@pytest.mark.parametrize("name", ["site/index.html", "goals/.a.md.swp", ".git/HEAD", "README.md"])
def test_a_change_that_is_not_the_boards_is_not_seen(root: Path, name: str) -> None:
    before = state(root)
    (root / name).parent.mkdir(exist_ok=True)
    (root / name).write_text("x", encoding="utf-8")
    assert state(root) == before


def test_links_that_lead_round_or_nowhere_do_no_harm(root: Path) -> None:
    (root / "goals" / "round").symlink_to(root / "goals", target_is_directory=True)
    (root / "goals" / "nowhere.md").symlink_to(root / "nothing")
    assert len(state(root)) == 3


@pytest.mark.parametrize("name", ["goals", "templates"])
def test_a_folder_of_the_board_that_is_a_link_is_not_followed(root: Path, name: str) -> None:
    (root / "elsewhere").mkdir()
    if (root / name).exists():
        (root / name).rename(root / "before")
    (root / name).symlink_to("elsewhere", target_is_directory=True)
    before = state(root)
    (root / "elsewhere" / "a.html").touch()
    assert state(root) == before


def test_a_folder_without_a_board_has_a_state_too(tmp_path: Path) -> None:
    assert state(tmp_path) == frozenset()
    assert state(tmp_path / "nothing") == frozenset()


def test_folders_without_end_are_not_followed(root: Path) -> None:
    deep = root / "goals" / "/".join("d" * 30)
    deep.mkdir(parents=True)
    before = state(root)
    (deep / "a.md").touch()
    assert state(root) == before
