"""getUpdates: confirmation, limits, long polls, conflicts, kinds, expiry."""

import asyncio
from typing import Any

import pytest
from telegram import Bot
from telegram.error import Conflict

from sandbox.client import Person, Sandbox
from sandbox.testing import Api


async def write(anna: Person, count: int) -> None:
    for number in range(count):
        await anna.write(f"text {number}")


def texts(updates: list[dict[str, Any]]) -> list[str]:
    return [update["message"]["text"] for update in updates]


async def test_updates_stay_until_confirmed(api: Api, anna: Person) -> None:
    await write(anna, 2)
    first = await api("getUpdates")
    assert texts(first) == ["/start", "text 0", "text 1"]
    assert await api("getUpdates") == first
    assert await api("getUpdates", offset=first[1]["update_id"]) == first[1:]
    assert await api("getUpdates", offset=first[-1]["update_id"] + 1) == []
    assert await api("getUpdates") == []


async def test_negative_offset_and_limit(api: Api, anna: Person) -> None:
    await write(anna, 120)
    assert len(await api("getUpdates", limit=1000)) == 100
    assert len(await api("getUpdates", limit=0)) == 1
    assert texts(await api("getUpdates", offset=-2)) == ["text 118", "text 119"]
    assert texts(await api("getUpdates")) == ["text 118", "text 119"]


async def test_long_poll_wakes(bot: Bot, anna: Person) -> None:
    (first,) = await bot.get_updates()
    poll = asyncio.create_task(bot.get_updates(offset=first.update_id + 1, timeout=30))
    await asyncio.sleep(0.05)
    sent = await anna.write("hello")
    (update,) = await poll
    assert update.message and update.message.text == "hello"
    assert update.update_id == sent.update_id


async def test_second_poll_ends_the_first(bot: Bot, api: Api, sandbox: Sandbox) -> None:
    first = asyncio.create_task(bot.get_updates(timeout=30))
    await sandbox.bot_ready()
    second = asyncio.create_task(api("getUpdates", timeout=1))
    with pytest.raises(
        Conflict, match="terminated by other getUpdates request; make sure that only one bot instance"
    ):
        await first
    assert await second == []


async def test_kinds_are_remembered(api: Api, sandbox: Sandbox, anna: Person) -> None:
    start = await api("getUpdates", allowed_updates=["callback_query"])
    assert texts(start) == ["/start"]
    await anna.write("unwanted")
    await anna.block()
    assert len(await api("getUpdates")) == 1
    assert (await api("getWebhookInfo"))["allowed_updates"] == ["callback_query"]
    await api("getUpdates", allowed_updates=[])
    await anna.unblock()
    assert (await api("getUpdates"))[-1]["my_chat_member"]["new_chat_member"]["status"] == "member"


async def test_chat_member_only_on_request_and_for_administrators(
    api: Api, sandbox: Sandbox, anna: Person
) -> None:
    group = await sandbox.group("G", anna)
    ben, cleo, dan = [await sandbox.person(name) for name in ("Ben", "Cleo", "Dan")]

    async def kinds() -> list[str]:
        return [next(key for key in u if key != "update_id") for u in await api("getUpdates", offset=-100)]

    await group.add_bot(anna, admin=True)
    await group.join(ben)
    assert "chat_member" not in await kinds()
    await api("getUpdates", allowed_updates=["chat_member", "message", "my_chat_member"])
    await group.join(cleo)
    assert (await kinds()).count("chat_member") == 1
    await group.demote_bot(anna)
    await group.join(dan)
    assert (await kinds()).count("chat_member") == 1


async def test_updates_expire_after_a_day(api: Api, sandbox: Sandbox, anna: Person) -> None:
    await sandbox.advance(23 * 3600)
    assert len(await api("getUpdates")) == 1
    await anna.write("fresh")
    await sandbox.advance(3700)
    assert texts(await api("getUpdates")) == ["fresh"]
