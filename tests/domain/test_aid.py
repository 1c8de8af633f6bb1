"""What may happen to a help request."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import aid
from domain.refusal import Refusal

AT = datetime(2026, 7, 8, 19, 0, tzinfo=UTC)
WIDEN, OFFICIALS = timedelta(minutes=5), timedelta(minutes=10)


def level(minutes: float, now_at: int = 0, claimed: bool = False, quiet: bool = False) -> int:
    return aid.next_level(now_at, AT, AT + timedelta(minutes=minutes), WIDEN, OFFICIALS, claimed, quiet)


def test_every_kind_has_an_urgency() -> None:
    assert [aid.urgency(kind) for kind in ("medical", "elder", "tools")] == ["sos", "urgent", "normal"]
    assert aid.urgency("other", sos=True) == "sos"
    assert {aid.urgency(kind) for kind in aid.KINDS} == {"sos", "urgent", "normal"}


def test_the_plain_course_of_a_request() -> None:
    state: aid.State = "open"
    for verb, after in (("claim", "claimed"), ("arrive", "arrived"), ("close", "closed")):
        state = aid.move(state, verb)  # type: ignore[arg-type]
        assert state == after


@pytest.mark.parametrize(
    ("state", "verb", "key"),
    [
        ("claimed", "claim", "aid-already-claimed"),
        ("arrived", "claim", "aid-already-claimed"),
        ("closed", "claim", "aid-already-closed"),
        ("open", "arrive", "aid-not-claimed"),
        ("closed", "close", "aid-already-closed"),
    ],
)
def test_a_step_that_cannot_be_taken_says_why(state: aid.State, verb: aid.Verb, key: str) -> None:
    with pytest.raises(Refusal) as refused:
        aid.move(state, verb)
    assert refused.value.key == key
    assert not aid.may(state, verb)


@given(st.lists(st.sampled_from(aid.VERBS), max_size=20))
def test_closed_is_the_end_and_every_other_state_can_be_closed(verbs: list[aid.Verb]) -> None:
    state: aid.State = "open"
    for verb in verbs:
        assert aid.may(state, "close") is (state != "closed")
        if aid.may(state, verb):
            assert state != "closed"
            state = aid.move(state, verb)
        assert state in aid.STATES


def test_a_request_nobody_takes_climbs() -> None:
    assert [level(m) for m in (0, 4.9, 5, 9.9, 10, 60)] == [0, 0, 1, 1, 2, 2]
    assert level(60, claimed=True) == aid.OWN_GROUP
    assert level(1, now_at=aid.OFFICIALS) == aid.OFFICIALS


def test_a_quiet_request_never_reaches_the_neighbours() -> None:
    assert [level(m, quiet=True) for m in (5, 10)] == [aid.OWN_GROUP, aid.OFFICIALS]


def test_when_it_climbs_next() -> None:
    times = [aid.next_climb(n, AT, WIDEN, OFFICIALS) for n in (0, 1, 2)]
    assert times == [AT + WIDEN, AT + OFFICIALS, None]
    assert aid.next_climb(0, AT, WIDEN, OFFICIALS, quiet=True) == AT + OFFICIALS
    assert aid.claim_lapses(AT, OFFICIALS) == AT + OFFICIALS
