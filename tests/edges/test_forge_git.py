"""What the recorder does with git: with the token where it belongs, and nowhere else."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import replace
from pathlib import Path

import pytest

from sitegen.edges.forge_git import (
    Remote,
    _with_token,
    branch_on,
    fetch,
    make_commit,
    missing_commits,
    push,
    server_of,
)
from sitegen.edges.git import Repository, open_repository
from sitegen.faults import Fault
from sitegen.model.history import Identity
from sitegen.source import RawFile
from tests.forges import Canned, forge
from tests.repos import Repo, init

TOKEN = "t0ken"  # noqa: S105 - nobody's
HUB = Remote(name="origin", server="https://github.com/", user="x-access-token", token=TOKEN)
NOBODY = Identity("Recorder", "recorder@board.example")
HEADER = f"Authorization: Basic {b64encode(b'x-access-token:t0ken').decode()}"


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    repo = init(tmp_path / "board", tmp_path)
    repo.commit("Begin", files={"teams.yaml": "format: 1\n"})
    return repo


def opened(repo: Repo) -> Repository:
    found = open_repository(repo.root, repo.env)
    assert isinstance(found, Repository)
    return found


def headers(repository: Repository, url: str) -> list[str]:
    """The headers that git would send to an address."""
    try:
        said = repository.run("config", "--get-urlmatch", "http.extraheader", url)
    except Fault:
        return []
    return said.decode().split("\n")[:-1]


def test_the_token_is_sent_to_the_forge_s_server_and_to_no_other(repo: Repo) -> None:
    repository = _with_token(opened(repo), HUB)
    assert headers(repository, "https://github.com/northwind/goals") == [HEADER]
    assert headers(repository, "https://github.com.evil.example/northwind/goals") == []
    assert headers(repository, "http://github.com/northwind/goals") == []


def test_a_server_that_sends_git_on_gets_no_token_to_another_one(repo: Repo) -> None:
    with forge("github") as server, forge("github") as other:
        repo.git("remote", "add", "origin", f"{server.url}/goals.git")
        place = f"{other.url}/goals.git/info/refs?service=git-upload-pack"
        server.next.append(Canned(302, b"", {"Location": place}))
        local = replace(HUB, server=f"{server.url}/")
        with pytest.raises(Fault, match="returned error: 302"):
            branch_on(opened(repo), local, "main")
        assert [one.headers["Authorization"] for one in server.asked] == [HEADER[15:]]
        assert other.asked == []


def test_what_a_checkout_left_in_the_configuration_is_not_sent_with_it(repo: Repo) -> None:
    repo.git("config", "http.https://github.com/.extraheader", "Authorization: Basic old")
    listed = _with_token(opened(repo), HUB).run(
        "config", "--get-all", "http.https://github.com/.extraheader"
    )
    assert listed.decode().split("\n") == ["Authorization: Basic old", "", HEADER, ""]


def test_settings_that_came_by_the_environment_stay(repo: Repo) -> None:
    env = {"GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "my.own", "GIT_CONFIG_VALUE_0": "here"}
    before = replace(opened(repo), environment={**repo.env, **env})
    assert _with_token(before, HUB).run("config", "my.own") == b"here\n"


def test_without_a_token_nothing_is_added(repo: Repo) -> None:
    repository = opened(repo)
    assert _with_token(repository, replace(HUB, token="")) is repository


def test_a_failure_is_told_without_the_token(repo: Repo) -> None:
    repo.git("remote", "add", "origin", f"file:///nowhere/{TOKEN}/{HEADER[21:]}")
    with pytest.raises(Fault) as caught:
        branch_on(opened(repo), HUB, "main")
    assert TOKEN not in str(caught.value)
    assert HEADER[21:] not in str(caught.value)
    assert "/nowhere/***" in str(caught.value)


@pytest.mark.parametrize(
    ("api", "server"),
    [
        ("https://api.github.com", "https://github.com/"),
        ("https://github.northwind.example/api/v3", "https://github.northwind.example/"),
        ("https://gitlab.example:8443/api/v4", "https://gitlab.example:8443/"),
        ("http://127.0.0.1:3000/api/v1", "http://127.0.0.1:3000/"),
    ],
)
def test_the_server_of_the_repositories_is_told_by_the_api(api: str, server: str) -> None:
    assert server_of(api) == server


@pytest.mark.parametrize("path", ['a "b"/é\\n.yaml', "plain.yaml", "two words/über.yaml"])
def test_a_path_is_committed_whatever_is_in_it(repo: Repo, path: str) -> None:
    made = make_commit(opened(repo), (RawFile(path, b"by:\n"),), NOBODY, "Say ü\n", 1)
    listed = repo.git("ls-tree", "-r", "-z", "--name-only", made).split(b"\0")
    assert path.encode() in listed
    assert repo.git("show", f"{made}:{path}") == b"by:\n"


def test_a_commit_leaves_branch_index_and_files_alone(repo: Repo) -> None:
    head = repo.id()
    make_commit(opened(repo), (RawFile("new.yaml", b""),), NOBODY, "One\n", 1)
    assert repo.id() == head
    assert repo.git("status", "--porcelain") == b""
    assert repo.git("for-each-ref", "--format=%(refname)") == b"refs/heads/main\n"


@pytest.mark.parametrize("email", ["a b@c", "a<b@c", "a\n@c", ""])
def test_an_address_that_would_break_the_commit_is_refused(repo: Repo, email: str) -> None:
    with pytest.raises(Fault, match="cannot be the author"):
        make_commit(opened(repo), (), Identity("Recorder", email), "One\n", 1)


@pytest.mark.parametrize("name", ["--upload-pack=evil", "../elsewhere", "ext::sh -c evil", ""])
def test_a_remote_that_is_an_option_or_an_address_is_refused(repo: Repo, name: str) -> None:
    with pytest.raises(Fault, match="is no name of a remote"):
        branch_on(opened(repo), replace(HUB, name=name), "main")


@pytest.mark.parametrize("branch", ["-f", "a b", "", ":main"])
def test_a_branch_that_is_none_is_not_pushed_to(repo: Repo, branch: str) -> None:
    with pytest.raises(Fault, match="is no name of a branch"):
        push(opened(repo), HUB, repo.id(), branch)


def test_what_cannot_be_fetched_is_missing(repo: Repo) -> None:
    nowhere = "0" * 39 + "1"
    assert not fetch(opened(repo), HUB, nowhere)
    assert missing_commits(opened(repo), (repo.id(), nowhere)) == (nowhere,)
