"""Who may be written to; groups, privacy mode, standing, migration, channels."""

from itertools import pairwise
from typing import Any

import pytest
from telegram import Bot, Update
from telegram.error import ChatMigrated, Forbidden

from sandbox.client import Group, NotSeen, Person, Refused, Sandbox
from sandbox.model import ANONYMOUS_ADMIN
from sandbox.testing import Api


async def updates(api: Api) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = await api("getUpdates")
    if found:
        await api("getUpdates", offset=found[-1]["update_id"] + 1)
    assert all(Update.de_json(update, None) for update in found)
    return found


def statuses(found: list[dict[str, Any]]) -> list[tuple[str, str]]:
    changes = [update["my_chat_member"] for update in found if "my_chat_member" in update]
    return [(c["old_chat_member"]["status"], c["new_chat_member"]["status"]) for c in changes]


@pytest.fixture
async def group(sandbox: Sandbox, anna: Person) -> Group:
    """Anna's group with the bot in it."""
    found = await sandbox.group("Lane 3", anna)
    await found.add_bot(anna)
    return found


async def test_private_chats_begin_with_the_person(api: Api, sandbox: Sandbox, group: Group) -> None:
    ben = await sandbox.person("Ben")
    say = {"chat_id": ben.id, "text": "a"}
    assert await api("sendMessage", **say) == (400, "Bad Request: chat not found")
    await group.join(ben)
    await ben.write("/patrol", group)
    assert await api("sendMessage", **say) == (403, "Forbidden: bot can't initiate conversation with a user")
    with pytest.raises(Refused):
        await ben.write("hello")
    await ben.start()
    assert (await api("sendMessage", **say))["text"] == "a"
    await ben.block()
    assert await api("sendMessage", **say) == (403, "Forbidden: bot was blocked by the user")
    await ben.start()
    assert (await api("sendMessage", **say))["text"] == "a"
    await ben.deactivate()
    assert await api("sendMessage", **say) == (403, "Forbidden: user is deactivated")


async def test_blocking_is_told(api: Api, anna: Person) -> None:
    await updates(api)
    await anna.block()
    await anna.start()
    assert statuses(await updates(api)) == [("member", "kicked"), ("kicked", "member")]


async def test_standing_in_a_group_is_told(api: Api, anna: Person, group: Group) -> None:
    await group.promote_bot(anna)
    await group.demote_bot(anna)
    await group.remove_bot(anna)
    found = statuses(await updates(api))
    wanted = ["left", "member", "administrator", "member", "kicked"]
    assert found == list(pairwise(wanted))
    refusal = (403, "Forbidden: bot was kicked from the group chat")
    assert await api("sendMessage", chat_id=group.id, text="a") == refusal
    await group.add_bot(anna)
    assert (await api("sendMessage", chat_id=group.id, text="a"))["chat"]["title"] == "Lane 3"


async def test_kicked_from_a_supergroup(api: Api, sandbox: Sandbox, anna: Person) -> None:
    group = await sandbox.group("S", anna, supergroup=True)
    assert await api("sendMessage", chat_id=group.id, text="a") == (400, "Bad Request: chat not found")
    await group.add_bot(anna)
    assert (await api("sendMessage", chat_id=group.id, text="a"))["message_id"] == 2
    await group.remove_bot(anna)
    refusal = (403, "Forbidden: bot was kicked from the supergroup chat")
    assert await api("sendMessage", chat_id=group.id, text="a") == refusal


async def test_leave(bot: Bot, api: Api, group: Group) -> None:
    assert await bot.leave_chat(group.id)
    with pytest.raises(Forbidden, match="bot is not a member of the group chat"):
        await bot.send_message(group.id, "a")


async def test_privacy_mode(api: Api, sandbox: Sandbox, anna: Person, group: Group) -> None:
    own = await api("sendMessage", chat_id=group.id, text="from the bot")
    await updates(api)
    for text in ("chatter", "/patrol@other_bot", "say /patrol", "@ten_households_bot hello"):
        assert (await anna.write(text, group)).update_id is None
    for text in ("/patrol", "/patrol@ten_households_bot now"):
        assert (await anna.write(text, group)).update_id is not None
    await anna.write("an answer", group, reply_to=own["message_id"])
    await group.rename(anna, "Lane 4")
    heard = [u["message"].get("text") or u["message"]["new_chat_title"] for u in await updates(api)]
    assert heard == ["/patrol", "/patrol@ten_households_bot now", "an answer", "Lane 4"]
    await group.promote_bot(anna)
    assert (await anna.write("chatter", group)).update_id is not None
    await group.demote_bot(anna)
    await sandbox.privacy(False)
    assert (await anna.write("chatter", group)).update_id is not None


async def test_edited_messages(api: Api, anna: Person) -> None:
    sent = await anna.write("/aid")
    await anna.edit(sent.message_id, "/aid please")
    assert (await updates(api))[-1]["edited_message"]["text"] == "/aid please"


async def test_service_messages(api: Api, sandbox: Sandbox, anna: Person, group: Group) -> None:
    ben = await sandbox.person("Ben")
    await updates(api)
    await group.join(ben)
    await group.leave(ben)
    joined, left = [update["message"] for update in await updates(api)]
    assert joined["new_chat_members"][0]["id"] == left["left_chat_member"]["id"] == ben.id


async def test_migration(bot: Bot, api: Api, sandbox: Sandbox, anna: Person, group: Group) -> None:
    old = group.id
    before = await api("sendMessage", chat_id=old, text="before")
    await updates(api)
    new = await group.migrate()
    assert str(new).startswith("-100") and group.id == new
    gone, come = [update["message"] for update in await updates(api)]
    assert (gone["chat"]["id"], gone["migrate_to_chat_id"]) == (old, new)
    assert (come["chat"]["id"], come["migrate_from_chat_id"], come["message_id"]) == (new, old, 1)
    answer = await api("sendMessage", chat_id=old, text="a")
    assert answer == (400, "Bad Request: group chat was upgraded to a supergroup chat")
    with pytest.raises(ChatMigrated) as moved:
        await bot.send_message(old, "a")
    assert moved.value.new_chat_id == new
    found = await api("editMessageText", chat_id=old, message_id=before["message_id"], text="x")
    assert found == (400, "Bad Request: message can't be edited")
    assert (await bot.send_message(new, "after")).message_id == 2
    assert (await group.wait("after")).chat_id == new


async def test_anonymous_administrator(api: Api, group: Group) -> None:
    await updates(api)
    await group.write_anonymous("/patrol")
    (update,) = await updates(api)
    message = update["message"]
    assert message["from"]["id"] == ANONYMOUS_ADMIN
    assert message["sender_chat"]["id"] == group.id


async def test_channel_posts(api: Api, sandbox: Sandbox, anna: Person) -> None:
    channel = await sandbox.channel("News", anna)
    await channel.add_bot(anna)
    await updates(api)
    await channel.post(anna, "notice")
    (update,) = await updates(api)
    assert update["channel_post"]["text"] == "notice" and "from" not in update["channel_post"]


async def test_pinning_in_groups_needs_a_right(api: Api, anna: Person, group: Group) -> None:
    sent = await api("sendMessage", chat_id=group.id, text="a")
    pin = {"chat_id": group.id, "message_id": sent["message_id"]}
    refusal = (400, "Bad Request: not enough rights to manage pinned messages in the chat")
    assert await api("pinChatMessage", **pin) == refusal
    await group.promote_bot(anna)
    assert await api("pinChatMessage", **pin) is True


async def test_members(bot: Bot, api: Api, sandbox: Sandbox, anna: Person, group: Group) -> None:
    ben = await sandbox.person("Ben")
    await group.join(ben)
    admins = await bot.get_chat_administrators(group.id)
    assert [(admin.user.id, admin.status) for admin in admins] == [(anna.id, "creator")]
    await group.promote_bot(anna)
    assert (await bot.get_chat_member(group.id, bot.id)).status == "administrator"
    assert (await bot.get_chat_member(group.id, ben.id)).status == "member"
    assert await api("getChatMember", chat_id=group.id, user_id=1) == (400, "Bad Request: member not found")
    assert await bot.get_chat_member_count(group.id) == 3
    chat = await bot.get_chat(group.id)
    assert (chat.type, chat.title) == ("group", "Lane 3")
    assert (await bot.get_chat(anna.id)).first_name == "Anna"
    assert await api("getChatAdministrators", chat_id=anna.id) == (
        400,
        "Bad Request: there are no administrators in the private chat",
    )


async def test_a_tap_in_a_group(api: Api, sandbox: Sandbox, anna: Person, group: Group) -> None:
    ben = await sandbox.person("Ben")
    markup = {"inline_keyboard": [[{"text": "I go", "callback_data": "aid:claim:1"}]]}
    await api("sendMessage", chat_id=group.id, text="who goes?", reply_markup=markup)
    seen = await group.wait("who goes")
    with pytest.raises(Refused, match="not in"):
        await ben.press(seen, "aid:claim:")
    await anna.press(seen, "aid:claim:", timeout=0)
    assert (await updates(api))[-1]["callback_query"]["message"]["chat"]["id"] == group.id


async def test_waiting_in_vain_shows_what_is_there(api: Api, anna: Person) -> None:
    await api("sendMessage", chat_id=anna.id, text="something else")
    with pytest.raises(NotSeen, match="something else"):
        await anna.wait("wanted", timeout=0.05)
