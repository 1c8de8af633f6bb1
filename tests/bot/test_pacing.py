"""Pacing in virtual time: whatever comes when, and however long answers take, no window is ever exceeded."""

from __future__ import annotations

import heapq
import itertools
import random

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.line import Item, Line
from bot.pacing import CHAT_INTERVAL, MINUTE, Pace
from domain.notice import Lane

LANES = st.sampled_from(list(Lane))


class Server:
    """Counts what arrives, as Telegram may: in windows that slide. Uplink and downlink take any time."""

    def __init__(self) -> None:
        self.arrivals: list[tuple[float, int]] = []

    def check(self, per_second: float, per_minute: int, window: float) -> None:
        """Hold every window that ends with an arrival against the limits."""
        times = sorted(self.arrivals)
        _windows([t for t, _ in times], window, max(1, int(per_second)))
        for chat in {c for _, c in times}:
            own = [t for t, c in times if c == chat]
            _windows(own, 1.0, 1)
            if chat < 0:
                _windows(own, 60.0, per_minute)


def _windows(times: list[float], length: float, most: int) -> None:
    for end in range(most, len(times)):
        assert times[end] - times[end - most] >= length - 1e-9, (times[end - most : end + 1], length, most)


Job = tuple[float, int, Lane, float, float]  # when queued, chat, lane, uplink, downlink


def play(jobs: list[Job], pace: Pace, at_once: int = 16) -> tuple[Server, list[tuple[float, Item]]]:
    """Run the loop of delivery in virtual time; gives what the server saw, and when each item went out."""
    line, server, now, landing, out = Line(pace.chat_slot), Server(), 0.0, [], []
    waiting = sorted((when, n) for n, (when, *_) in enumerate(jobs))
    landings: list[tuple[float, int]] = landing
    while waiting or len(line) or landings:
        while waiting and waiting[0][0] <= now:
            _, n = waiting.pop(0)
            line.push(Item(jobs[n][2], n, jobs[n][1], jobs[n][1] < 0))
        while landings and landings[0][0] <= now:
            at, n = heapq.heappop(landings)
            pace.end(jobs[n][1], jobs[n][1] < 0, at)
            line.free(jobs[n][1])
        if len(landings) < at_once and pace.slot(now) <= now and (item := line.take(now)) is not None:
            pace.start(now)
            _, chat, _, up, down = jobs[item.id]
            server.arrivals.append((now + up, chat))
            heapq.heappush(landings, (now + up + down, item.id))
            out.append((now, item))
            continue
        ahead = [
            pace.slot(now),
            line.next_wake() or now,
            *(t for t, _ in landings[:1]),
            *(t for t, _ in waiting[:1]),
        ]
        later = [t for t in ahead if t > now]
        now = min(later) if later else now + 0.01
    return server, out


latency = st.floats(0, 3)


@given(
    jobs=st.lists(
        st.tuples(st.floats(0, 90), st.sampled_from([-2, -1, *range(1, 60)]), LANES, latency, latency),
        max_size=200,
    ),
    per_second=st.sampled_from([1, 5, 30]),
)
def test_no_window_is_ever_exceeded(jobs: list[Job], per_second: int) -> None:
    server, out = play(jobs, Pace(per_second, 20))
    assert len(out) == len(jobs)
    server.check(per_second, 20, 1.0)


@given(seed=st.integers(), spread=st.sampled_from([0.0, 2.0, 20.0]), slow=st.sampled_from([0.01, 0.3, 5.0]))
@settings(max_examples=40)
def test_no_window_is_exceeded_by_a_crowd(seed: int, spread: float, slow: float) -> None:
    dice = random.Random(seed)
    jobs = [
        (
            dice.uniform(0, spread),
            dice.choice([-1, -2, dice.randint(1, 300)]),
            dice.choice(list(Lane)),
            dice.uniform(0, slow),
            dice.uniform(0, slow),
        )
        for _ in range(150)
    ]
    server, out = play(jobs, Pace(30, 20))
    assert len(out) == 150
    server.check(30, 20, 1.0)


def test_a_group_gets_all_it_may_have_in_the_lanes_of_life_and_less_below() -> None:
    jobs = [(0.0, -1, lane, 0.001, 0.001) for lane in Lane for _ in range(25)]
    server, out = play(jobs, Pace(30, 20))
    server.check(30, 20, 1.0)
    first = [item.lane for when, item in out if when < 60]
    assert first == [Lane.LIFE] * 20
    bulk = [(0.0, -1, Lane.BULK, 0.001, 0.001) for _ in range(25)]
    late = (30.0, -1, Lane.LIFE, 0.001, 0.001)
    _, out = play([*bulk, late], Pace(30, 20))
    when = next(at for at, item in out if item.lane is Lane.LIFE)
    assert when < 31  # twelve of the minute went to bulk; life finds the rest free


def test_a_broadcast_is_even_and_close_to_the_limit() -> None:
    jobs = [(0.0, chat, Lane.WARNING, 0.002, 0.002) for chat in range(1, 344)]
    server, out = play(jobs, Pace(30, 20))
    took = out[-1][0] - out[0][0]
    assert 342 / took >= 0.97 * 30
    server.check(30, 20, 1.0)
    gaps = [b - a for (a, _), (b, _) in itertools.pairwise(out)]
    assert max(gaps) < 2 / 30


def test_one_chat_that_must_wait_stops_no_other() -> None:
    pace = Pace(30, 20)
    pace.hold(1, 100, 0.0)
    _, out = play([(0.0, 1, Lane.LIFE, 0, 0), (0.0, 2, Lane.BULK, 0, 0)], pace)
    assert [item.chat_id for _, item in out] == [2, 1]
    assert out[1][0] >= 100


def test_two_chats_that_must_wait_stop_everything_and_then_it_goes_slowly() -> None:
    pace = Pace(30, 20)
    pace.hold(1, 5, 0.0)
    pace.hold(2, 5, 1.0)
    assert pace.held(5.9) and not pace.held(6.0)
    _, out = play([(2.0, chat, Lane.LIFE, 0, 0) for chat in range(10, 40)], pace)
    times = [when for when, _ in out]
    assert times[0] >= 6
    assert times[10] - times[0] >= 10 / 15 * 0.98


def test_two_chats_long_apart_stop_only_themselves() -> None:
    pace = Pace(30, 20)
    pace.hold(1, 5, 0.0)
    pace.hold(2, 5, 11.0)
    assert not pace.held(11.0)


def test_a_call_that_is_not_made_costs_nothing() -> None:
    pace = Pace(1, 20)
    pace.start(0.0)
    pace.cancel()
    assert pace.chat_slot(1, False, Lane.LIFE, 0.1) <= 0.1
    assert pace.slot(1.1) <= 1.1


def test_thousands_of_chats_are_forgotten_again() -> None:
    pace = Pace(1000, 20)
    for chat in range(6000):
        pace.start(float(chat))
        pace.end(chat, False, float(chat))
    assert len(pace._chats) < 5001


def test_calls_that_pile_up_on_the_way_count_when_they_arrive() -> None:
    late = [(0.0, chat, Lane.LIFE, max(0.0, 1.0 - chat * 0.034), 0.0) for chat in range(1, 30)]
    prompt = [(1.0, chat, Lane.LIFE, 0.0, 0.0) for chat in range(30, 90)]
    server, _ = play([*late, *prompt], Pace(30, 20), at_once=100)
    server.check(30, 20, 1.0)


def test_the_calls_of_an_earlier_process_count() -> None:
    """A restart does not make Telegram forget; a clock that was set back holds nobody for longer than a minute."""
    pace = Pace(30, 20)
    pace.recall([*((-1, 1, 40 - i) for i in range(20)), (7, 0, -500)], now=1000.0)
    assert pace.chat_slot(-1, True, Lane.LIFE, 1000.0) == 960.0 + MINUTE
    assert pace.chat_slot(7, False, Lane.LIFE, 1000.0) == 1000.0 + CHAT_INTERVAL
