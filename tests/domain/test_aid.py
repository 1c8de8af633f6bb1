"""What may happen to a help request."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import aid
from domain.refusal import Refusal
from domain.settings import Aid

AT = datetime(2026, 7, 8, 19, 0, tzinfo=UTC)
SPANS = Aid()


def level(minutes: float, now_at: int = 0, urgency: str = "urgent", **how: bool) -> int:
    steps = aid.plan(SPANS, urgency, AT, **how)
    return aid.next_level(now_at, steps, AT + timedelta(minutes=minutes))


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


def test_a_request_nobody_takes_climbs_by_its_urgency() -> None:
    assert [level(m) for m in (0, 2.9, 3, 5, 8, 9.9, 10, 60)] == [0, 0, 1, 2, 3, 3, 4, 4]
    assert [level(m, urgency="sos") for m in (1, 1.2, 2, 3.2, 4)] == [0, 1, 2, 3, 4]
    assert [level(m, urgency="normal") for m in (3, 6, 10, 16, 20)] == [0, 1, 2, 3, 4]
    assert level(1, now_at=aid.OFFICIALS) == aid.OFFICIALS


def test_a_quiet_request_never_reaches_the_neighbours_and_a_muted_one_only_the_leader() -> None:
    assert [level(m, quiet=True) for m in (5, 10)] == [aid.AGAIN, aid.OFFICIALS]
    assert [level(m, quiet=True, alone=True) for m in (0, 5, 600)] == [aid.OWN_GROUP, aid.AGAIN, aid.AGAIN]


def test_whoever_comes_has_the_time_set_or_the_time_they_gave() -> None:
    assert aid.claim_lapses(SPANS, "urgent", AT) == AT + timedelta(minutes=10)
    assert aid.claim_lapses(SPANS, "sos", AT) == AT + timedelta(minutes=4)
    assert aid.claim_lapses(SPANS, "sos", AT, aid.arrives(AT, 2)) == AT + timedelta(minutes=4)
    assert aid.claim_lapses(SPANS, "sos", AT, aid.arrives(AT, 20)) == AT + timedelta(minutes=20)
    with pytest.raises(Refusal, match="common-old-button"):
        aid.arrives(AT, 3)
