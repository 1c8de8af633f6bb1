"""Flood limits on a clock that stands still, and faults on order."""

import asyncio

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram import Bot
from telegram.error import NetworkError, RetryAfter

from sandbox.client import Person, Sandbox
from sandbox.clock import Clock
from sandbox.limits import Limits
from sandbox.testing import Api


async def send(http: httpx.AsyncClient, chat_id: int, text: str = "a") -> int:
    """Seconds to wait, 0 if it was sent."""
    answer = await http.post("sendMessage", json={"chat_id": chat_id, "text": text})
    if answer.status_code == 200:
        return 0
    seconds: int = answer.json()["parameters"]["retry_after"]
    refusal = {"ok": False, "error_code": 429, "description": f"Too Many Requests: retry after {seconds}"}
    assert answer.json() == refusal | {"parameters": {"retry_after": seconds}}
    return seconds


async def test_one_a_second_in_a_chat(http: httpx.AsyncClient, sandbox: Sandbox, anna: Person) -> None:
    assert [await send(http, anna.id) for _ in range(6)] == [0] * 6
    await sandbox.limits(True)
    assert [await send(http, anna.id) for _ in range(5)] == [0, 0, 0, 1, 1]
    await sandbox.advance(1)
    assert [await send(http, anna.id) for _ in range(2)] == [0, 1]


async def test_twenty_a_minute_in_a_group_with_edits(
    http: httpx.AsyncClient, api: Api, sandbox: Sandbox, anna: Person
) -> None:
    group = await sandbox.group("G", anna)
    await group.add_bot(anna)
    await sandbox.limits(True, per_chat=1000)
    sent = await api("sendMessage", chat_id=group.id, text="0")
    for number in range(10):
        await api("editMessageText", chat_id=group.id, message_id=sent["message_id"], text=f"e{number}")
    assert [await send(http, group.id) for _ in range(10)] == [0] * 9 + [60]
    await sandbox.advance(30)
    assert await send(http, group.id) == 30
    await sandbox.advance(30)
    assert await send(http, group.id) == 0


async def test_thirty_a_second_over_all(http: httpx.AsyncClient, sandbox: Sandbox) -> None:
    people = await sandbox.people(f"P{n}" for n in range(32))
    await sandbox.start_all((person, "") for person in people)
    await sandbox.limits(True)
    assert [await send(http, person.id) for person in people] == [0] * 30 + [1, 1]


async def test_ptb_reads_a_refusal(bot: Bot, sandbox: Sandbox, anna: Person) -> None:
    await sandbox.faults("sendMessage", "429", seconds=7)
    with pytest.raises(RetryAfter) as refusal:
        await bot.send_message(anna.id, "a")
    assert refusal.value._retry_after.total_seconds() == 7


@pytest.mark.parametrize(
    ("kind", "status", "description"),
    [("500", 500, "Internal Server Error"), ("502", 502, "Bad Gateway"), ("401", 401, "Unauthorized")],
)
async def test_refusals_on_order(
    api: Api, sandbox: Sandbox, anna: Person, kind: str, status: int, description: str
) -> None:
    await sandbox.faults("sendMessage", kind, times=2)
    for _ in range(2):
        assert await api("sendMessage", chat_id=anna.id, text="a") == (status, description)
    assert (await api("sendMessage", chat_id=anna.id, text="a"))["text"] == "a"
    assert len(await anna.inbox()) == 1


async def test_fault_for_one_chat(api: Api, sandbox: Sandbox, anna: Person) -> None:
    ben = await sandbox.person("Ben")
    await ben.start()
    await sandbox.faults("sendMessage", "500", chat_id=ben.id)
    assert (await api("sendMessage", chat_id=anna.id, text="a"))["text"] == "a"
    assert (await api("sendMessage", chat_id=ben.id, text="a"))[0] == 500


@pytest.mark.parametrize(("kind", "arrived"), [("reset", 0), ("lost", 1)])
async def test_connection_cut(
    http: httpx.AsyncClient, sandbox: Sandbox, anna: Person, kind: str, arrived: int
) -> None:
    await sandbox.faults("sendMessage", kind)
    with pytest.raises(httpx.NetworkError):
        await send(http, anna.id)
    assert len(await anna.inbox()) == arrived
    assert await send(http, anna.id) == 0
    first, second = await sandbox.calls(method="sendMessage")
    assert (first.status, second.status) == (0, 200)


async def test_delay(http: httpx.AsyncClient, sandbox: Sandbox, anna: Person) -> None:
    await sandbox.faults("sendMessage", "delay", seconds=5)
    with pytest.raises(httpx.ReadTimeout):
        await http.post("sendMessage", json={"chat_id": anna.id, "text": "late"}, timeout=0.1)


async def test_outage_cuts_everything_until_it_ends(
    bot: Bot, api: Api, sandbox: Sandbox, anna: Person
) -> None:
    (first,) = await bot.get_updates()
    poll = asyncio.create_task(bot.get_updates(offset=first.update_id + 1, timeout=30))
    await sandbox.bot_ready(after=1)
    await sandbox.faults(kind="outage")
    with pytest.raises(NetworkError):
        await poll
    with pytest.raises(NetworkError):
        await bot.get_me()
    await anna.write("meanwhile")
    await sandbox.faults(kind="clear")
    (update,) = await bot.get_updates(offset=first.update_id + 1)
    assert update.message and update.message.text == "meanwhile"


async def test_unknown_fault(sandbox: Sandbox) -> None:
    from sandbox.client import Refused

    with pytest.raises(Refused, match="no such fault"):
        await sandbox.faults(kind="flood of frogs")


async def test_a_refusal_can_be_lost_too(http: httpx.AsyncClient, sandbox: Sandbox) -> None:
    await sandbox.faults("sendMessage", "lost")
    with pytest.raises(httpx.NetworkError):
        await send(http, 1)


async def test_an_outage_ends_by_itself(api: Api, sandbox: Sandbox) -> None:
    await sandbox.faults(kind="outage", seconds=0.05)
    with pytest.raises(httpx.NetworkError):
        await api("getMe")
    async with asyncio.timeout(10):
        while True:
            try:
                assert (await api("getMe"))["is_bot"]
                return
            except httpx.NetworkError:
                await asyncio.sleep(0.02)


@given(
    steps=st.lists(st.tuples(st.sampled_from([-1, -2, 1, 2]), st.booleans(), st.floats(0, 20)), max_size=120)
)
def test_no_limit_is_ever_exceeded(steps: list[tuple[int, bool, float]]) -> None:
    clock = Clock(frozen_at=0.0)
    limits = Limits(clock, on=True)
    allowed: dict[int, list[float]] = {}
    for chat, edit, pause in steps:
        clock.advance(pause)
        if limits.check(chat, group=chat < 0, edit=edit) == 0:
            allowed.setdefault(chat, []).append(clock.now())
    for chat, times in allowed.items():
        if chat < 0:
            assert all(sum(t - 60 < other <= t for other in times) <= 20 for t in times)


def test_a_refused_message_uses_up_nothing() -> None:
    clock = Clock(frozen_at=0.0)
    limits = Limits(clock, on=True)
    assert [limits.check(-1, group=True, edit=False) for _ in range(4)] == [0, 0, 0, 1]
    assert [limits.check(-1, group=True, edit=True) for _ in range(1)] == [1]
    clock.advance(1)
    assert [limits.check(-1, group=True, edit=True) for _ in range(18)] == [0] * 17 + [59]
