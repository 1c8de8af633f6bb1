"""Doors and rights: data of an old or hostile button is refused, and each right holds for whom it is meant."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.refusal import Refusal
from handlers.common import guard
from handlers.common.guard import Actor
from handlers.common.press import press, read_arguments


@pytest.mark.parametrize(
    ("data", "types", "found"),
    [
        ("aid:claim:9", [int], [9]),
        ("aid:kind:medical", [str], ["medical"]),
        ("aid:menu", [], []),
        ("alerts:door:4:12", [int, int], [4, 12]),
    ],
)
def test_arguments(data: str, types: list[type], found: list[object]) -> None:
    assert read_arguments(data, 2, types) == found


@pytest.mark.parametrize(
    "data",
    [
        "aid:claim",
        "aid:claim:",
        "aid:claim:x",
        "aid:claim:9:9",
        "aid:claim:1.5",
        f"aid:claim:{2**63}",
        f"aid:claim:-{2**63}",
    ],
)
def test_arguments_of_another_shape(data: str) -> None:
    with pytest.raises(Refusal, match="common-old-button"):
        read_arguments(data, 2, [int])


@given(st.text(max_size=64))
def test_anything_can_be_in_a_button(data: str) -> None:
    try:
        found = read_arguments(f"aid:claim:{data}", 2, [int, str])
    except Refusal:
        return
    assert -(2**63) < found[0] < 2**63


async def _nothing(*_: object) -> None:
    """Do nothing."""


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz-:0123456789", max_size=30))
def test_a_button_comes_to_its_own_handler_only(data: str) -> None:
    pattern = press("aid:claim", _nothing, int).pattern  # type: ignore[attr-defined]
    fits = pattern.match(data) is not None
    assert fits == (data == "aid:claim" or data.startswith("aid:claim:"))


NOBODY = Actor(1, "N", "en", 1)
RESIDENT = Actor(2, "R", "en", 2, homes=(7, 8), groups=frozenset({3}))
LEADER = Actor(3, "L", "en", 3, leads=frozenset({3}))
LIAISON = Actor(4, "D", "en", 4, liaison_of=frozenset({3}))
OFFICIAL = Actor(5, "O", "en", 5, official=True)
ADMIN = Actor(6, "A", "en", 6, admin=True)
EVERYBODY = (NOBODY, RESIDENT, LEADER, LIAISON, OFFICIAL, ADMIN)


@pytest.mark.parametrize(
    ("right", "allowed"),
    [
        (guard.official, {OFFICIAL, ADMIN}),
        (lambda actor: guard.leader(actor, 3), {LEADER, LIAISON}),
        (lambda actor: guard.leader(actor, 4), set()),
        (lambda actor: guard.leader(actor, None), set()),
        (lambda actor: guard.leader_or_official(actor, 3), {LEADER, LIAISON, OFFICIAL, ADMIN}),
        (lambda actor: guard.leader_or_official(actor, 4), {OFFICIAL, ADMIN}),
        (lambda actor: guard.household(actor), {RESIDENT}),
        (lambda actor: guard.household(actor, 8), {RESIDENT}),
        (lambda actor: guard.household(actor, 9), set()),
        (guard.private, set(EVERYBODY)),
    ],
)
def test_rights(right: Callable[[Actor], object], allowed: set[Actor]) -> None:
    for actor in EVERYBODY:
        if actor in allowed:
            right(actor)
        else:
            with pytest.raises(Refusal):
                right(actor)


def test_private_means_ones_own_chat() -> None:
    with pytest.raises(Refusal, match="common-only-private"):
        guard.private(Actor(1, "N", "en", -5))
