"""A group becomes a supergroup while messages wait for it."""

from __future__ import annotations

from wire import Wire

from domain.notice import Lane
from sandbox.client import Group
from storage import chats, groups


async def bound(line: Wire) -> tuple[Group, int]:
    """A group chat bound to group 7, with a message "0" in it that is named "m"."""
    owner = await line.person()
    group = await line.group(owner)
    async with line.db.write() as tx:
        await groups.bind(tx, await groups.create(tx, "7", "", 0), group.id)
    await line.put(group.id, "0", ref="m")
    line.start()
    await line.quiet()
    await line.stop()
    return group, group.id


def binding(line: Wire) -> tuple[int, list[int]]:
    """The chat of group 7, and all group chats that the file knows."""
    known = [row["chat_id"] for row in line.rows("SELECT chat_id FROM chats WHERE chat_id < 0")]
    return line.rows("SELECT chat_id FROM groups")[0]["chat_id"], known


async def test_the_refusal_comes_first(line: Wire) -> None:
    group, old = await bound(line)
    for text in ("1", "2", "3"):
        await line.put(old, text, needs="m", lane=Lane.WARNING)
    new = await group.migrate()
    line.start()
    await line.quiet()
    assert [seen.text for seen in await group.messages()] == ["1", "2", "3"]
    assert binding(line) == (new, [new])
    async with line.db.write() as tx:  # the service messages come after, from a late update of the old chat
        await chats.see(tx, old, "group", "", "en", 0)
        await chats.migrate(tx, old, new, 0)
        await chats.migrate(tx, old, new, 0)
    assert binding(line) == (new, [new])
    assert [row["message_id"] for row in line.rows()][1:] == [
        seen.message_id for seen in await group.messages()
    ]


async def test_the_service_message_comes_first(line: Wire) -> None:
    group, old = await bound(line)
    for text in ("1", "2", "3"):
        await line.put(old, text)
    line.delivery._loaded = 0
    await line.delivery._load()  # they wait in memory under the old number
    new = await group.migrate()
    async with line.db.write() as tx:
        await chats.migrate(tx, old, new, 0)
    await line.put(new, "4")
    line.start()
    await line.quiet()
    assert [seen.text for seen in await group.messages()] == ["1", "2", "3", "4"]
    assert [call.params["chat_id"] for call in await line.sandbox.calls(method="sendMessage")][1:] == [
        new
    ] * 4


async def test_an_edit_is_refused_in_other_words(line: Wire) -> None:
    group, old = await bound(line)
    await line.put(old, "0, changed", "editMessageText", needs="m")
    await line.put(old, "by number", "editMessageText", needs="#1", payload={"message_id": 1})
    await line.put(old, method="editMessageReplyMarkup", needs="#1", payload={"message_id": 1})
    await line.put(
        old, "answer", payload={"reply_parameters": {"message_id": 1, "allow_sending_without_reply": True}}
    )
    new = await group.migrate()
    line.start()
    await line.quiet()
    assert [(seen.text, seen.edits, seen.reply_to) for seen in await group.messages()] == [
        ("0, changed", 0, None),
        ("by number", 0, None),
        ("answer", 0, None),
    ]
    assert binding(line) == (new, [new])
    await line.put(new, "0, changed again", "editMessageText", needs="m")
    await line.quiet()
    assert (await group.messages())[0].text == "0, changed again"


async def test_both_chats_are_known_and_the_new_one_is_not_bound(line: Wire) -> None:
    group, old = await bound(line)
    new = await group.migrate()
    await line.know(new, "supergroup")
    await line.put(new, "new")
    await line.put(old, "old")
    line.start()
    await line.quiet()
    assert sorted(seen.text for seen in await group.messages()) == ["new", "old"]
    assert binding(line) == (new, [new])
