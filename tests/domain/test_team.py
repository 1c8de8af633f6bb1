"""Who goes on patrol inside a group."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.team import Member, choose_team, in_order, newcomer_credit, next_in_line, turns_until_next

FIRST = date(2026, 1, 1)
members = st.lists(
    st.builds(
        Member,
        number=st.text("0123456789AB-", min_size=1, max_size=5),
        served=st.integers(0, 20),
        excused=st.integers(0, 5),
        owed=st.integers(0, 3),
        exempt=st.booleans(),
        last_served=st.none() | st.dates(FIRST, FIRST + timedelta(days=400)),
    ),
    unique_by=lambda member: member.number,
    max_size=15,
)


def numbers(chosen: tuple[Member, ...]) -> list[str]:
    return [member.number for member in chosen]


def test_fewest_turns_go_first_and_the_longest_rested_among_them() -> None:
    group = [
        Member("1", served=3, last_served=FIRST),
        Member("2", served=2, last_served=FIRST + timedelta(days=9)),
        Member("3", served=2, last_served=FIRST),
        Member("4", served=2),
    ]
    assert numbers(choose_team(group, 3)) == ["4", "3", "2"]


def test_a_missed_turn_is_owed_and_an_excuse_changes_nothing() -> None:
    group = [Member("1", served=1), Member("2", served=5, owed=1), Member("3", served=1, excused=4)]
    assert numbers(in_order(group)) == ["2", "1", "3"]


def test_exempt_households_are_never_asked() -> None:
    group = [Member("1", exempt=True), Member("2")]
    assert numbers(choose_team(group, 4)) == ["2"]
    assert next_in_line(group, {"2"}) is None
    assert turns_until_next(group, "1", 4) is None


def test_household_numbers_are_compared_as_numbers() -> None:
    assert numbers(in_order([Member("10"), Member("9")])) == ["9", "10"]


def test_when_a_household_is_out_again() -> None:
    group = [Member(str(n), served=n) for n in range(10)]
    assert [turns_until_next(group, str(n), 4) for n in (0, 3, 4, 9)] == [1, 1, 2, 3]


def test_a_team_of_nobody_is_refused() -> None:
    with pytest.raises(ValueError):
        choose_team([Member("1")], 0)


@given(members, st.integers(1, 6), st.randoms())
def test_same_households_same_team_in_whatever_order_they_are_given(
    group: list[Member], people: int, random: object
) -> None:
    shuffled = list(group)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert choose_team(group, people) == choose_team(shuffled, people)


@given(members, st.integers(1, 6))
def test_the_line_goes_on_after_the_team_until_everybody_was_asked(group: list[Member], people: int) -> None:
    asked = set(numbers(choose_team(group, people)))
    while (member := next_in_line(group, asked)) is not None:
        assert not member.exempt
        asked.add(member.number)
    assert asked == {member.number for member in group if not member.exempt}


@given(st.integers(1, 14), st.integers(1, 5), st.integers(1, 40))
def test_turns_never_differ_by_more_than_one(households: int, people: int, turns: int) -> None:
    group = {str(n): Member(str(n)) for n in range(households)}
    for turn in range(turns):
        for member in choose_team(list(group.values()), people):
            served = member.served + 1
            group[member.number] = replace(
                member, served=served, last_served=FIRST + timedelta(days=30 * turn)
            )
    served_all = [member.served for member in group.values()]
    assert max(served_all) - min(served_all) <= 1


def test_a_newcomer_owes_nothing_for_before() -> None:
    group = [Member("1", served=7), Member("2", served=8), Member("3", served=20, exempt=True)]
    newcomer = Member("9", credit=newcomer_credit(group))
    assert numbers(in_order([*group, newcomer])) == ["1", "2", "9"]
