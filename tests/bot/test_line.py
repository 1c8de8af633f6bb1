"""Who is next: lanes, order within a chat, messages that need others."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.line import Item, Line
from domain.notice import Lane


def at_once(_chat: int, _group: bool, _lane: int, now: float) -> float:
    """No chat has to wait."""
    return now


def drain(line: Line, slowest: int = Lane.BULK) -> list[Item]:
    """Take all that may go, one at a time."""
    found = []
    while (item := line.take(0.0, slowest)) is not None:
        found.append(item)
        line.free(item.chat_id)
    return found


waiting = st.lists(
    st.tuples(st.sampled_from(list(Lane)), st.integers(1, 6), st.sampled_from([None, "a", "b"])), max_size=60
)


@given(waiting)
def test_everything_goes_out_once_by_lane_then_age(rows: list[tuple[Lane, int, str | None]]) -> None:
    line = Line(at_once)
    for number, (lane, chat, _) in enumerate(rows):
        line.push(Item(lane, number, chat, False))
        line.push(Item(lane, number, chat, False))  # loaded twice: it waits once
    assert len(line) == len(rows)
    out = drain(line)
    assert [(item.lane, item.id) for item in out] == sorted((lane, n) for n, (lane, _, _) in enumerate(rows))
    assert len(line) == 0 and not line._chats


@given(waiting)
def test_what_is_needed_goes_first_even_from_a_slower_lane(rows: list[tuple[Lane, int, str | None]]) -> None:
    line = Line(at_once)
    for number, (lane, chat, name) in enumerate(rows):
        sends = number % 2 == 0
        line.push(Item(lane, number, chat, False, name if sends else None, None if sends else name))
    out = drain(line)
    assert sorted(item.id for item in out) == list(range(len(rows)))
    gone: set[int] = set()
    for item in out:
        gone.add(item.id)
        older = [
            n
            for n, (_, chat, name) in enumerate(rows)
            if n % 2 == 0 and n < item.id and chat == item.chat_id and item.needs and name == item.needs
        ]
        assert set(older) <= gone


def test_what_is_needed_goes_out_in_the_lane_of_what_needs_it() -> None:
    line = Line(at_once)
    line.push(Item(Lane.BULK, 1, 1, False, ref="warning"))
    line.push(Item(Lane.REPLY, 2, 2, False))
    line.push(Item(Lane.LIFE, 3, 1, False, needs="warning"))
    assert [item.id for item in drain(line)] == [1, 3, 2]


def test_a_newer_message_of_the_same_name_is_not_waited_for() -> None:
    line = Line(at_once)
    line.push(Item(Lane.REPLY, 1, 1, False, needs="x"))
    line.push(Item(Lane.REPLY, 2, 1, False, ref="x"))
    assert [item.id for item in drain(line)] == [1, 2]


def test_one_of_a_chat_at_a_time() -> None:
    line = Line(at_once)
    for number in (1, 2):
        line.push(Item(Lane.LIFE, number, 1, False))
    first = line.take(0.0)
    assert first is not None and line.take(0.0) is None
    line.push(Item(Lane.LIFE, 0, 1, False))
    assert line.take(0.0) is None
    line.free(1)
    assert [item.id for item in drain(line)] == [0, 2]


def test_only_fast_lanes_when_it_is_crowded() -> None:
    line = Line(at_once)
    for number, lane in enumerate(Lane):
        line.push(Item(lane, number, number, False))
    assert [item.lane for item in drain(line, Lane.WARNING)] == [Lane.LIFE, Lane.WARNING]
    assert [item.lane for item in drain(line)] == [Lane.REPLY, Lane.DUTY, Lane.BULK]


def test_a_chat_that_must_wait_is_passed_over_and_comes_back() -> None:
    line = Line(lambda chat, group, lane, now: 5.0 if chat == 1 and lane > Lane.LIFE else now)
    line.push(Item(Lane.WARNING, 1, 1, True))
    line.push(Item(Lane.BULK, 2, 2, False))
    assert [item.id for item in drain(line)] == [2]
    assert line.next_wake() == 5.0
    line.push(Item(Lane.LIFE, 3, 1, True))  # for life there is room
    assert [item.id for item in drain(line)] == [3]
    item = line.take(5.0)
    assert item is not None and item.id == 1


def test_a_message_that_is_tried_again_later_holds_its_chat_in_order() -> None:
    line = Line(at_once)
    line.push(Item(Lane.REPLY, 1, 1, False, not_before=9.0))
    line.push(Item(Lane.REPLY, 2, 1, False))
    assert line.take(0.0) is None
    item = line.take(9.0)
    assert item is not None and item.id == 1


def test_drop_and_clear() -> None:
    line = Line(at_once)
    for number in range(4):
        line.push(Item(Lane.REPLY, number, number % 2, False))
    busy = line.take(0.0)
    assert busy is not None
    line.clear()
    assert len(line) == 0
    line.push(Item(Lane.REPLY, 9, busy.chat_id, False))
    assert line.take(0.0) is None
    line.free(busy.chat_id)
    assert [item.id for item in drain(line)] == [9]


def test_a_call_for_help_does_not_wait_for_a_warning_of_its_lane() -> None:
    line = Line(at_once)
    for number in (1, 2):
        line.push(Item(Lane.LIFE, number, number, False, ref="alert:1"))
    line.push(Item(Lane.LIFE, 3, 2, False, ref="aid:7"))
    line.push(Item(Lane.LIFE, 4, 3, False))
    assert [item.id for item in drain(line)] == [3, 4, 1, 2]
