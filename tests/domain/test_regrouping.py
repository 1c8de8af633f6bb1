"""Later changes: nobody who is in a group is moved before somebody accepts it, and then all groups are of a good size."""

from collections import Counter
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.grouping import Alone, Extension, Place, Proposal, extend, propose
from sandbox.village import generate

Grouping = dict[str, list[str]]


def village(households: int, seed: int, layout: str, gaps: float = 0.0) -> list[Place]:
    return [
        Place(r["户号"], r["地址"], float(r["纬度"]) if r["纬度"] else None, float(r["经度"]) if r["经度"] else None, r["片区"])
        for r in generate(households, seed, layout, gaps)
    ]  # fmt: skip


def placed(existing: Grouping, found: Extension, here: set[str]) -> Grouping:
    """The groups once everybody who had none has one."""
    now = {
        name: [n for n in numbers if n in here]
        for name, numbers in existing.items()
        if name not in found.empty
    }
    for number, name in found.assigned.items():
        now.setdefault(name, []).append(number)
    return now


def accepted(groups: Grouping, proposal: Proposal) -> Grouping:
    """The groups once a proposal is accepted."""
    rest = {name: numbers for name, numbers in groups.items() if name not in proposal.groups}
    return rest | {group.name: list(group.households) for group in proposal.result}


def group_of(groups: Grouping) -> dict[str, str]:
    return {number: name for name, numbers in groups.items() for number in numbers}


@settings(max_examples=12, deadline=None)
@given(
    st.randoms(use_true_random=False),
    st.sampled_from(["lanes", "river", "scattered"]),
    st.sampled_from([0, 0.5]),
)
def test_only_what_is_accepted_moves_anybody_and_then_all_groups_are_of_a_good_size(
    rng: Random, layout: str, gaps: float
) -> None:
    everybody = village(150, rng.randrange(4), layout, gaps)
    here = rng.sample(everybody, rng.randrange(30, 130))
    groups = {g.name: list(g.households) for g in propose(here)}
    for _ in range(4):
        stay = rng.sample(here, rng.randrange(max(1, len(here) - 40), len(here) + 1))
        away = [place for place in everybody if place not in here]
        here = stay + rng.sample(away, rng.randrange(0, min(20, len(away) + 1)))
        numbers = {place.number for place in here}
        found = extend(groups, here)
        before, groups = group_of(groups), placed(groups, found, numbers)
        after = group_of(groups)
        assert set(after) == numbers
        assert all(after[number] == name for number, name in before.items() if number in numbers)
    groups = settle(groups, here)
    sizes = Counter(place.hamlet for place in here)
    hamlet = {place.number: place.hamlet for place in here}
    for numbers_ in groups.values():
        assert len({hamlet[n] for n in numbers_}) == 1
        assert len(numbers_) <= 12
        assert len(numbers_) >= 6 or sizes[hamlet[numbers_[0]]] == len(numbers_)


def settle(groups: Grouping, here: list[Place]) -> Grouping:
    """Accept all that is proposed until nothing is."""
    for _ in range(12):
        found = extend(groups, here)
        assert not found.assigned
        if not found.proposals:
            return {name: numbers for name, numbers in groups.items() if numbers}
        for proposal in found.proposals:
            groups = accepted(groups, proposal)
    raise AssertionError("proposals without end")


def lane(doors: int, name: str = "井边巷", hamlet: str = "", begin: int = 1) -> list[Place]:
    return [Place(f"{name}{i:03}", f"{name}{i}号", hamlet=hamlet) for i in range(begin, begin + doors)]


def test_a_proposal_keeps_its_id_while_others_are_accepted_and_loses_it_when_it_changes() -> None:
    places = lane(15) + lane(14, "学堂路", "远")
    groups = {"7": [p.number for p in places[:15]], "9": [p.number for p in places[15:]]}
    places = [Place(p.number, p.address, hamlet=p.hamlet or "近") for p in places]
    first, second = extend(groups, places).proposals
    assert (first.groups, first.made, second.groups, second.made) == (("7",), ("10",), ("9",), ("11",))
    [again] = extend(accepted(groups, second), places).proposals
    assert again.id == first.id != second.id and len(first.id) == 12 and again.made == ("12",)
    [changed] = extend(accepted(groups, second), [*places, *lane(1, hamlet="近", begin=16)]).proposals
    assert changed.groups == ("7",) and changed.id != first.id


def test_a_lone_household_in_a_far_hamlet_is_a_group_of_one_and_told() -> None:
    places = [Place(p.number, p.address, hamlet="近") for p in lane(20)]
    groups = {g.name: list(g.households) for g in propose(places)}
    lone = Place("Z1", "山顶1号", hamlet="远")
    found = extend(groups, [*places, lone])
    assert found.assigned == {"Z1": "3"} and found.proposals == ()
    assert found.alone == (Alone("3", 1, "远", "2"),)
    assert extend(groups | {"3": ["Z1"]}, [*places, lone]).alone == found.alone
    assert not extend(groups, places).alone


@pytest.mark.parametrize("households", [13, 14, 22, 25, 26])
def test_no_remainder_group_of_two(households: int) -> None:
    assert min(len(group.households) for group in propose(lane(households))) >= 6


def test_a_group_that_is_cut_keeps_its_name_with_its_leader_else_its_deputy_else_most_accounts() -> None:
    places = lane(15)
    first, last = places[0].number, places[-1].number
    existing = {"1": [place.number for place in places]}

    def keeps(weights: dict[str, tuple[int, int, int]]) -> list[bool]:
        [split] = extend(existing, places, weights=weights).proposals
        [kept] = [group for group in split.result if group.name == "1"]
        return [first in kept.households, last in kept.households]

    assert keeps({first: (1, 0, 1), last: (0, 2, 5)}) == [True, False]
    assert keeps({first: (0, 2, 5), last: (1, 0, 1)}) == [False, True]
    assert keeps({first: (0, 0, 5), last: (0, 1, 1)}) == [False, True]
    assert keeps({first: (0, 0, 1), last: (0, 0, 2)}) == [False, True]


def test_who_vanishes_and_who_is_made() -> None:
    places = lane(28)
    groups = {
        "1": [p.number for p in places[:4]],
        "2": [p.number for p in places[4:12]],
        "3": [p.number for p in places[12:]],
    }
    split, join = extend(groups, places).proposals
    assert (split.kind, split.vanishing, len(split.made)) == ("split", (), 1)
    assert (join.kind, join.groups, join.vanishing, join.made) == ("join", ("1", "2"), ("1",), ())
