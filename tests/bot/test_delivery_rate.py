"""With the sandbox's limits switched on: never a 429, and close to what is allowed."""

from __future__ import annotations

from pathlib import Path

from wire import Wire, wire

from bot.pacing import Pace
from domain.notice import Lane
from storage import chats, outbox
from storage.outbox import Outgoing


async def crowd(line: Wire, number: int) -> list[int]:
    """So many people who started the bot, known to the file."""
    people = await line.sandbox.people(f"P{n}" for n in range(number))
    await line.sandbox.start_all((person, "") for person in people)
    async with line.db.write() as tx:
        for person in people:
            await chats.see(tx, person.id, "private", "", "en", line.epoch)
    return [person.id for person in people]


async def test_a_broadcast_stays_just_under_the_limit(tmp_path: Path) -> None:
    """The rate is asserted only from above (the limits themselves): what was reached is printed with -s."""
    async with wire(tmp_path, Pace(30, 20)) as line:
        ids = await crowd(line, 90)
        await line.sandbox.limits(True)
        async with line.db.write() as tx:
            outs = [Outgoing(i, "sendMessage", {"text": "rain"}, Lane.WARNING) for i in ids]
            await outbox.put_many(tx, outs, line.epoch)
        line.start()
        await line.quiet()
        calls = await line.sandbox.calls(method="sendMessage")
        assert [call.status for call in calls] == [200] * 90
        assert [call.params["chat_id"] for call in calls] == ids
        took = calls[-1].time - calls[0].time
        print(f"\n90 messages in {took:.2f} s: {89 / took / 30:.1%} of the allowed rate")


async def test_a_chat_and_a_group_with_limits(tmp_path: Path) -> None:
    async with wire(tmp_path, Pace(30, 20)) as line:
        owner = await line.person()
        group = await line.group(owner)
        await line.sandbox.limits(True)
        for number in range(2):
            await line.put(owner.id, f"p{number}")
            await line.put(group.id, f"g{number}", ref=f"g{number}")
        await line.put(group.id, "g1, changed", "editMessageText", needs="g1")
        line.start()
        await line.quiet()
        assert {call.status for call in await line.sandbox.calls()} == {200}
        assert [seen.text for seen in await group.messages()] == ["g0", "g1, changed"]
