"""Who goes on patrol inside a group."""

from collections.abc import Callable
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


class Year:
    """A group over a year: who was asked does one of "served", "missed", "excused"; counts as the ledger does."""

    def __init__(self, households: int) -> None:
        self.group = {str(n): Member(str(n)) for n in range(households)}
        self.made_up = dict.fromkeys(self.group, 0)
        self.missed = dict.fromkeys(self.group, 0)
        self.troubled: set[str] = set()  # once missing, excused, exempt, or newly come

    def turn(self, people: int, said: Callable[[str], str]) -> None:
        """One night: a team is asked; for who is excused the next in line is."""
        asked: list[str] = []
        line = list(numbers(choose_team(list(self.group.values()), people)))
        while line:
            number = line.pop(0)
            asked.append(number)
            done = said(number)
            self._count(number, done)
            if done == "excused":
                following = next_in_line(list(self.group.values()), [*asked, *line])
                line += [following.number] if following else []

    def _count(self, number: str, done: str) -> None:
        member = self.group[number]
        self.troubled |= {number} if done != "served" else set()
        if done == "excused":
            self.group[number] = replace(member, excused=member.excused + 1)
        elif done == "missed":
            self.missed[number] += 1
            self.group[number] = replace(member, owed=member.owed + 1)
        else:
            self.made_up[number] += member.owed > 0
            self.group[number] = replace(member, served=member.served + 1, owed=max(0, member.owed - 1))

    def comes(self, number: str) -> None:
        """A household joins the group."""
        self.group[number] = Member(number, credit=newcomer_credit(list(self.group.values())))
        self.made_up[number] = max(self.made_up.values())  # it stands with whoever is farthest ahead
        self.missed[number] = 0

    def exempts(self, number: str, exempt: bool) -> None:
        """The group exempts a household, or takes that back: it owes nothing for the time."""
        others = [one for one in self.group.values() if one.number != number]
        own = self.group[number]
        credit = own.credit if exempt else max(own.credit, newcomer_credit(others) - own.served)
        self.group[number] = replace(own, exempt=exempt, credit=credit)
        self.made_up[number] = max(self.made_up.values())
        self.troubled.add(number)


@given(st.integers(3, 14), st.integers(1, 5), st.integers(12, 60), st.data())
def test_over_a_year_turns_served_differ_by_one_and_what_was_missed(
    households: int, people: int, turns: int, data: st.DataObject
) -> None:
    """By how many one is ahead of another: one, what it made up, what the other missed or was let off."""
    year = Year(households)
    outcome = st.sampled_from(["served", "served", "served", "missed", "excused"])
    for turn in range(turns):
        year.turn(people, lambda _: data.draw(outcome))
        if turn == turns // 3:
            year.comes("99")
            year.exempts("0", True)
        if turn == 2 * turns // 3:
            year.exempts("0", False)
        counted = [one for one in year.group.values() if not one.exempt]
        for ahead in counted:
            for behind in counted:
                gap = ahead.served + ahead.credit - behind.served - behind.credit
                assert gap <= 1 + year.made_up[ahead.number] + year.missed[behind.number] + behind.excused


@given(st.integers(3, 14), st.integers(1, 5), st.integers(12, 60), st.integers(0, 2), st.data())
def test_households_that_come_when_asked_differ_by_one_whatever_others_do(
    households: int, people: int, turns: int, unreliable: int, data: st.DataObject
) -> None:
    year = Year(households)
    outcome = st.sampled_from(["served", "missed", "excused"])
    for _ in range(turns):
        year.turn(people, lambda number: data.draw(outcome) if int(number) < unreliable else "served")
    served = [one.served for number, one in year.group.items() if number not in year.troubled]
    assert len(served) >= households - unreliable and max(served) - min(served) <= 1
