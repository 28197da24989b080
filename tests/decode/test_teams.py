"""teams.yaml: the board, its people, teams and metrics."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from sitegen.decode.notes import Notes
from sitegen.decode.teams import board_facts
from sitegen.decode.tree import compose
from sitegen.model.board import BoardFacts, Forge, Membership, Metric, Person, Team
from sitegen.source import Document
from tests.decode.reading import said

LIBRARY = (Metric(id="csat", name="Customer satisfaction", version=1, unit="%"),)

FULL = """\
format: 1
board:
  title: Northwind Support
  url: https://northwind.example/goals/
  repository: https://git.example/northwind/goals
  forge: gitea
  folder: goals
  branch: trunk
  timezone: Europe/Oslo
  language: nb
  frozen: 2026-11-20
people:
  maria: {name: Maria Silva, email: [m@x.example, s@x.example], github: mariasilva, gitlab: m}
  amir: {left: 2026-10-31}
teams:
  frontline:
    name: Frontline
    lead: maria
    sponsor: henrik
    members: [maria, {person: amir, since: 2026-02-01, until: 2026-10-31}]
    limits: {active_goals: 3, goals_per_person: 2}
    principles: [We write as we would speak.]
  night: {}
metrics:
  smiles: {definition: Smiles, unit: smiles, direction: up}
  csat: {source: survey}
settings: {kind: hard}
"""


def facts(text: str) -> tuple[BoardFacts, list[str]]:
    notes = Notes("teams.yaml")
    tree = compose(text, "teams.yaml")
    return board_facts(tree.root, tree.document, LIBRARY, notes), said(notes.findings)


def test_a_full_board() -> None:
    found, findings = facts(FULL)
    assert findings == []
    assert (found.title, found.url) == ("Northwind Support", "https://northwind.example/goals/")
    assert found.repository == "https://git.example/northwind/goals"
    assert (found.forge, found.folder, found.branch) == ("gitea", "goals", "trunk")
    assert (found.timezone, found.language) == ("Europe/Oslo", "nb")
    assert found.frozen == date(2026, 11, 20)
    assert found.people == (
        Person(
            id="maria",
            name="Maria Silva",
            emails=("m@x.example", "s@x.example"),
            accounts=(("github", "mariasilva"), ("gitlab", "m")),
        ),
        Person(id="amir", name="amir", left=date(2026, 10, 31)),
    )
    assert found.teams == (
        Team(
            id="frontline",
            name="Frontline",
            lead="maria",
            sponsor="henrik",
            members=(
                Membership(person="maria"),
                Membership(person="amir", since=date(2026, 2, 1), until=date(2026, 10, 31)),
            ),
            active_goals=3,
            goals_per_person=2,
            principles=("We write as we would speak.",),
        ),
        Team(id="night", name="night"),
    )
    assert [metric.id for metric in found.metrics] == ["csat", "smiles"]
    assert [metric.version for metric in found.metrics] == [1, 0]
    assert found.settings.default_kind == "hard"


def test_what_is_left_out_has_its_default() -> None:
    found, findings = facts("teams: {}")
    assert findings == []
    assert (found.title, found.branch, found.timezone, found.language) == ("", "main", "UTC", "en")
    assert found.metrics == LIBRARY


@pytest.mark.parametrize("text", ["", "# nothing yet\n"])
def test_an_empty_file_is_an_empty_board(text: str) -> None:
    found, _ = facts(text)
    assert (found.people, found.teams, found.metrics) == ((), (), LIBRARY)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("nothing", ["S153 1:1"]),
        ("[a]", ["S151 1:1"]),
        ("people: {}", ["S154 1:1"]),
        ("format: 2\nteams: {}", ["S152 1:9"]),
        ("format: one\nteams: {}", ["S156 1:9"]),
        ("board: {timezone: Oslo/Europe}\nteams: {}", ["S152 1:19"]),
        ("board: {timezone: ../../etc/passwd}\nteams: {}", ["S152 1:19"]),
        ("board: {timezone: [UTC]}\nteams: {}", ["S151 1:19"]),
        ("board: {url: northwind.example}\nteams: {}", ["S155 1:14"]),
        ("board: {url: 'javascript:alert(1)'}\nteams: {}", ["S155 1:14"]),
        ("board: {url: [a]}\nteams: {}", ["S151 1:14"]),
        ("people: {maria: Maria}\nteams: {}", ["S151 1:17"]),
        ("people: {Maria: {name: Maria}}\nteams: {}", ["F114 1:10"]),
        ("teams: {a: {members: [Maria]}}", ["F114 1:23"]),
        ("teams: {a: {members: [{since: 2026-01-01}]}}", ["S154 1:23"]),
        ("teams: {a: {members: [{preson: maria, since: 2026-01-01}]}}", ["S150 1:24"]),
        ("teams: {a: {members: [[maria]]}}", ["S151 1:23"]),
        ("teams: {a: {limits: 3}}", ["S151 1:21"]),
        ("teams: {a: {limits: {active_goals: no}}}", ["S156 1:36"]),
    ],
)
def test_what_is_wrong_is_told_at_its_place(text: str, expected: list[str]) -> None:
    assert facts(text)[1] == expected


def test_one_wrong_person_hides_no_other() -> None:
    found, findings = facts("people: {maria: Maria, chen: {name: Chen Wei}}\nteams: {}")
    assert [person.id for person in found.people] == ["chen"]
    assert len(findings) == 1


def test_a_board_whose_file_could_not_be_read_has_the_library() -> None:
    notes = Notes("teams.yaml")
    found = board_facts(None, Document("teams.yaml"), LIBRARY, notes)
    assert (found.metrics, notes.findings) == (LIBRARY, [])


def in_board(*lines: str) -> tuple[BoardFacts, list[str]]:
    """A board with these lines, and what is said about them: code, place and message."""
    below = "".join(f"  {line}\n" for line in lines)
    notes = Notes("teams.yaml")
    tree = compose(f"board:\n{below}teams: {{frontline: {{}}}}\n", "teams.yaml")
    found = board_facts(tree.root, tree.document, LIBRARY, notes)
    told = zip(said(notes.findings), notes.findings, strict=True)
    return found, [f"{place} {finding.message} {finding.fix}" for place, finding in told]


@pytest.mark.parametrize("word", ["forgejo", "Forgejo", "gitea"])
def test_forgejo_is_as_gitea(word: str) -> None:
    found, findings = in_board(f"forge: {word}")
    assert (found.forge, findings) == (Forge.GITEA, [])


def test_a_forge_that_is_not_known_is_told_which_are() -> None:
    found, findings = in_board("forge: githbu")
    assert found.forge is None
    assert findings == [
        "S152 2:10 “githbu” is none of github, gitlab, gitea, bitbucket. Did you mean github?"
    ]


@pytest.mark.parametrize(
    "name", ["main", "release/2026-Q1", "v1.2", "ünïcode", "a@b", "feature/#12", "1.0", "2026"]
)
def test_a_branch_has_a_name_that_git_takes(name: str) -> None:
    found, findings = in_board(f'branch: "{name}"')
    assert (found.branch, findings) == (name, [])


@pytest.mark.parametrize(
    "name",
    [
        *("x/../..", "../../evil/goals/edit/main", "..", ".", "./main", "a/./b", "a/.b", "a..b"),
        *("/main", "main/", "a//b", "main.", "a./b", "main.lock", "a.lock/b", "@", "-", "-f"),
        *("a b", "a?b", "a*b", "a:b", "a~1", "a^", "a[b", "a\\\\b", "HEAD@{1}", "a\\tb"),
    ],
)
def test_a_branch_that_would_lead_elsewhere_or_is_none_is_told(name: str) -> None:
    found, [finding] = in_board(f'branch: "{name}"')
    assert found.branch == "main"
    assert finding.startswith("S155 2:11 ")
    assert "is no name of a branch. Write the name as git has it, such as main." in finding


@pytest.mark.parametrize("way", ["goals", "/our board/", "x/./y", ".", "a..b", "..."])
def test_a_board_lies_in_a_folder_of_its_repository(way: str) -> None:
    found, findings = in_board(f'folder: "{way}"')
    assert (found.folder, findings) == (way, [])


@pytest.mark.parametrize("way", ["..", "../x", "a/../b", "a/.."])
def test_a_folder_that_leads_out_of_the_repository_is_told(way: str) -> None:
    found, findings = in_board(f'folder: "{way}"')
    assert found.folder == ""
    fix = "Write the way from the top of the repository to the board, such as teams/support."
    assert findings == [f"S155 2:11 “{way}” leads out of the repository. {fix}"]


def test_patterns_of_addresses_are_taken_as_they_are_written() -> None:
    edit = "https://code.example/{branch}/{path}?edit"
    new = "https://code.example/new/{folder}?name={name}&text={content}"
    found, findings = in_board(f'edit_url: "{edit}"', f'new_url: "{new}"')
    assert (found.edit_url, found.new_url, findings) == (edit, new, [])


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("edit_url: code.example/{path}", "is no web address"),
        ("edit_url: javascript:alert(1)//{path}", "is no web address"),
        ('edit_url: "https://[{path}"', "is no web address"),
        ('edit_url: "https:///{path}"', "is no web address"),
        (
            'edit_url: "https://code.example/{pat}"',
            "“{pat}” is nothing that can be filled in here. Did you mean path?",
        ),
        ('edit_url: "https://code.example/{path}?text={content}"', "{content}"),
        ('new_url: "https://code.example/{branch}"', "does not say which file"),
        ('new_url: "https://code.example/{name}"', "does not say which file"),
    ],
)
def test_a_pattern_that_leads_nowhere_is_told(line: str, message: str) -> None:
    found, findings = in_board(line)
    assert (found.edit_url, found.new_url) == ("", "")
    assert len(findings) == 1
    assert message in findings[0]


def test_people_teams_and_metrics_are_found_by_id_the_first_of_two_alike() -> None:
    first, second = Person(id="maria", name="Maria Silva"), Person(id="maria", name="Maria B.")
    team, csat = Team(id="frontline", name="Frontline"), LIBRARY[0]
    facts = BoardFacts(
        document=Document("teams.yaml"), people=(first, second), teams=(team,), metrics=(csat,)
    )
    assert (facts.person("maria"), facts.person("chen")) == (first, None)
    assert (facts.team("frontline"), facts.team("maria")) == (team, None)
    assert (facts.metric("csat"), facts.metric("nps")) == (csat, None)
    other = replace(facts, people=(second,))
    assert (other.person("maria"), other.team("frontline")) == (second, team)
    assert facts != other
    assert replace(other, people=facts.people) == facts
