"""Lists, mappings by id or day, and records with known keys."""

from __future__ import annotations

from datetime import date

from sitegen.decode.records import ByDay, ById, Many, Record
from sitegen.decode.scalars import Text, count, day, identifier
from sitegen.source import Place
from tests.decode.reading import read

PROMISE = Record({"what": Text(), "times": count}, required=("what",), what="a promise's keys")


def test_a_list_keeps_what_could_be_read() -> None:
    found = read(Many(identifier), "[maria, Chen, amir]")
    assert found.value == ("maria", "amir")
    assert found.said == ["F114 1:9"]


def test_a_single_value_stands_for_a_list_of_one() -> None:
    assert read(Many(identifier), "maria").value == ("maria",)


def test_a_mapping_by_id_keeps_what_could_be_read() -> None:
    found = read(ById(count), "a: 1\nB: 2\nc: x\nd: 4\n")
    assert found.value == {"a": 1, "d": 4}
    assert found.said == ["F114 2:1", "S156 3:4"]


def test_an_empty_value_is_a_mapping_of_nothing() -> None:
    found = read(Record({"a": ById(count)}), "a:\n")
    assert (found.value.get("a"), found.said) == ({}, [])


def test_a_list_is_no_mapping_by_id() -> None:
    assert read(ById(count), "[1]").said == ["S151 1:1"]


def test_a_mapping_by_day_is_sorted_and_knows_each_place() -> None:
    found = read(ByDay(count), "2026-02-01: 2\n2026-01-01: 1\n2026-1-3: 3\n2026-01-04: x\n")
    assert found.value == (
        (date(2026, 1, 1), 1, Place(2, 13, 2, 14)),
        (date(2026, 2, 1), 2, Place(1, 13, 1, 14)),
    )
    assert found.said == ["D301 3:1", "S156 4:13"]


def test_keys_that_differ_in_spaces_alone_are_one_and_the_first_counts() -> None:
    found = read(ById(count), 'csat: 1\n" csat": 2\n"csat  ": 3\n')
    assert found.value == {"csat": 1}
    assert found.said == ["S102 2:1", "S102 3:1"]
    told = found.findings[0]
    assert told.message == '"csat" is written twice: on line 1 and on line 2.'
    assert [one.location.place.line for one in told.related] == [1]


def test_a_key_whose_value_cannot_be_read_is_taken_all_the_same() -> None:
    found = read(ById(count), 'csat: x\n" csat": 2\n')
    assert (found.value, found.said) == ({}, ["S156 1:7", "S102 2:1"])


def test_days_that_differ_in_spaces_alone_are_one() -> None:
    found = read(ByDay(count), '2026-02-01: 2\n"2026-02-01 ": 3\n')
    assert [(on, value) for on, value, _ in found.value] == [(date(2026, 2, 1), 2)]
    assert found.said == ["S102 2:1"]


def test_a_list_keeps_as_many_as_it_may() -> None:
    ids = ", ".join(f"g{number}" for number in range(1, 202))
    found = read(Many(identifier), f"[{ids}]")
    assert len(found.value) == 200
    assert found.said == [f"S157 1:{len(ids) - 2}"]
    assert read(Many(identifier, most=201), f"[{ids}]").said == []


def test_a_single_value_is_no_mapping_by_day() -> None:
    found = read(ByDay(count), "3")
    assert (found.value, found.said) == (None, ["S151 1:1"])


def test_a_record_reads_its_keys_and_names_others() -> None:
    found = read(PROMISE, "what: Macros\ntimes: 2\nwaht: Macros\n")
    assert (found.value.get("what"), found.value.get("times")) == ("Macros", 2)
    assert found.said == ["S150 3:1"]
    assert found.findings[0].fix == "Did you mean what?"


def test_a_record_tells_what_is_missing() -> None:
    found = read(PROMISE, "times: 2")
    assert found.said == ["S154 1:1"]
    assert found.findings[0].message == "The key `what` is missing here."


def test_what_may_be_there_by_another_name_is_not_missing() -> None:
    assert read(PROMISE, "waht: Macros").said == ["S150 1:1"]


def test_a_key_that_could_not_be_read_was_written_all_the_same() -> None:
    found = read(PROMISE, "what: [a]\n").value
    assert (found.get("what"), found.get("what", "-")) == (None, "-")
    assert (found.wrote("what"), found.wrote("times")) == (True, False)


def test_places_of_values_and_of_keys_that_are_not_there() -> None:
    found = read(PROMISE, "what: Macros").value
    assert found.place("what") == Place(1, 7, 1, 13)
    assert found.place("times") == Place(1, 1, 1, 13)


def test_a_text_is_no_record() -> None:
    found = read(PROMISE, "Macros")
    assert (found.value, found.said) == (None, ["S151 1:1"])
    assert found.findings[0].message == "A group of keys belongs here: a promise's keys."
    assert found.findings[0].fix.startswith("Write it like `{what: …}`, or each key on a line")
    outer = read(Record({"promise": PROMISE}), "promise: Macros")
    assert outer.findings[0].fix.startswith("Write it like `promise: {what: …}`")


def test_the_name_of_a_person_is_no_id() -> None:
    [finding] = read(Record({"steward": identifier}), "steward: Maria Silva").findings
    assert finding.fix == "Write the person's id, as teams.yaml has it under `people`."


def test_what_to_do_names_the_key_and_a_value_that_fits() -> None:
    shape = Record(
        {"n": count, "who": identifier, "on": day, "steps": ById(Text()), "pace": ByDay(count)}
    )
    found = read(shape, "n: []\nwho: [maria]\non:\nsteps: [a]\npace: 3\n")
    assert found.said == ["S151 1:4", "S151 2:6", "S153 3:4", "S151 4:8", "S151 5:7"]
    assert [one.fix for one in found.findings] == [
        "Write it like `n: 30`.",
        "Write it like `who: maria`.",
        "Write it like `on: 2026-03-31`, or take the key out.",
        "Write an id and a colon in place of each dash or comma, as in `first: …`.",
        "Write them like `pace: {2026-01-16: 3.4}`.",
    ]


def test_a_group_may_be_left_empty_and_is_no_empty_text() -> None:
    shape = Record({"steps": ById(Text())})
    assert read(shape, "steps:\n").said == []
    assert read(shape, 'steps: ""\n').said == ["S151 1:8"]
