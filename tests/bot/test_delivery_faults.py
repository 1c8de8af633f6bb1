"""What goes wrong between the bot and Telegram, one kind at a time, over real HTTP."""

from __future__ import annotations

import asyncio
import sqlite3

import pytest
from wire import Wire, until

from domain.notice import Lane
from storage import groups


async def test_sent_and_numbered(line: Wire) -> None:
    anna = await line.person()
    await line.put(anna.id, "hello", ref="a")
    line.start()
    await line.quiet()
    (row,) = line.rows()
    (seen,) = await anna.inbox()
    assert (row["state"], row["message_id"], row["attempts"]) == ("sent", seen.message_id, 1)


async def test_order_within_a_chat_by_lane_then_age(line: Wire) -> None:
    anna = await line.person()
    for text, lane in (
        ("3", Lane.DUTY),
        ("4", Lane.BULK),
        ("0", Lane.LIFE),
        ("3b", Lane.DUTY),
        ("1", Lane.WARNING),
    ):
        await line.put(anna.id, text, lane=lane)
    line.start()
    await line.quiet()
    assert [seen.text for seen in await anna.inbox()] == ["0", "1", "3", "3b", "4"]


async def test_answers_and_edits_find_their_message(line: Wire) -> None:
    anna = await line.person()
    await line.put(anna.id, "warning", lane=Lane.BULK, ref="alert:1")
    await line.put(anna.id, "all clear", lane=Lane.LIFE, needs="alert:1")
    await line.put(anna.id, "warning, over", "editMessageText", Lane.LIFE, needs="alert:1")
    await line.put(anna.id, method="pinChatMessage", needs="alert:1")
    line.start()
    await line.quiet()
    first, second = await anna.inbox()
    assert (first.text, first.pinned, second.text, second.reply_to) == (
        "warning, over",
        True,
        "all clear",
        first.message_id,
    )


async def test_only_the_newest_edit_goes_out(line: Wire) -> None:
    anna = await line.person()
    await line.put(anna.id, "0", ref="card")
    for number in range(1, 30):
        await line.put(
            anna.id, str(number), "editMessageText", Lane.BULK if number < 20 else Lane.REPLY, needs="card"
        )
        await line.put(anna.id, method="editMessageReplyMarkup", needs="card")
    keys = {"reply_markup": {"inline_keyboard": [[{"text": "b", "callback_data": "x:y"}]]}}
    await line.put(anna.id, "last", "editMessageText", needs="card", payload=keys)
    line.start()
    await line.quiet()
    (seen,) = await anna.inbox()
    assert (seen.text, seen.edits, seen.has_button("x:y")) == ("last", 1, True)


async def test_a_file_goes_out_and_leaves_the_file(line: Wire) -> None:
    anna = await line.person()
    await line.sandbox.faults("sendDocument", "500")
    more = {
        "payload": {"caption": "<b>list</b>", "parse_mode": "HTML"},
        "file_name": "名单.csv",
        "file": b"\x00\xff,1",
    }
    await line.put(anna.id, method="sendDocument", **more)
    line.start()
    await line.quiet()
    (seen,) = await anna.inbox()
    assert seen.document and (seen.text, seen.document["file_name"]) == ("list", "名单.csv")
    assert await line.sandbox.file(seen.document["file_id"]) == b"\x00\xff,1"
    assert line.rows()[0]["file"] is None


async def test_unreadable_markup_goes_out_as_plain_text(line: Wire) -> None:
    anna = await line.person()
    await line.put(anna.id, "<b>3 &lt; 4", payload={"parse_mode": "HTML"})
    line.start()
    await line.quiet()
    assert [seen.text for seen in await anna.inbox()] == ["3 < 4"]


@pytest.mark.parametrize("kind", ["500", "502"])
async def test_a_server_error_is_tried_again_without_a_mark(line: Wire, kind: str) -> None:
    anna = await line.person()
    await line.sandbox.faults("sendMessage", kind, times=3)
    await line.put(anna.id, "once", lane=Lane.LIFE)
    line.start()
    await line.quiet()
    assert [seen.text for seen in await anna.inbox()] == ["once"]


async def test_a_proxy_answers_for_telegram(line: Wire) -> None:
    anna = await line.person()
    await line.sandbox.faults("sendMessage", "proxy", times=1)
    await line.put(anna.id, "warning", lane=Lane.WARNING)
    line.start()
    await line.quiet()
    # Nobody knows whether it was taken; what is vital comes again and says so.
    assert [seen.text for seen in await anna.inbox()] == ["warning", "(sent again) warning"]


async def test_an_answer_that_is_lost(line: Wire) -> None:
    anna = await line.person()
    await line.sandbox.faults("sendMessage", "lost", times=2, chat_id=anna.id)
    await line.put(anna.id, "warning", lane=Lane.WARNING)
    await line.put(anna.id, "chatter")
    line.start()
    await line.quiet()
    # The warning was delivered, lost, and said again twice with the mark; chatter is never said twice.
    assert [seen.text for seen in await anna.inbox()] == [
        "warning",
        "(sent again) warning",
        "(sent again) warning",
        "chatter",
    ]
    assert line.states() == ["sent", "sent"]
    await line.sandbox.faults("sendMessage", "lost")
    await line.put(anna.id, "more chatter")
    await line.quiet()
    assert [seen.text for seen in await anna.inbox()][4:] == ["more chatter"]
    assert line.states()[2] == "uncertain"


async def test_a_lost_edit_is_done_again_without_a_mark(line: Wire) -> None:
    anna = await line.person()
    await line.put(anna.id, "0", ref="card")
    await line.put(anna.id, "1", "editMessageText", needs="card")
    await line.sandbox.faults("editMessageText", "lost", times=2)
    line.start()
    await line.quiet()
    assert [seen.text for seen in await anna.inbox()] == ["1"]
    assert line.states() == ["sent", "sent"]


async def test_an_edit_of_a_message_in_doubt_is_said_anew(line: Wire) -> None:
    anna = await line.person()
    await line.sandbox.faults("sendMessage", "reset")
    await line.put(anna.id, "somebody comes?", ref="aid:1")
    await line.put(anna.id, "somebody comes", "editMessageText", needs="aid:1")
    await line.put(anna.id, "somebody is there", "editMessageText", Lane.BULK, needs="aid:1")
    line.start()
    await line.quiet()
    assert [(seen.text, seen.edits) for seen in await anna.inbox()] == [("somebody is there", 0)]


async def test_an_outage_costs_no_queued_message(line: Wire) -> None:
    people = [await line.person(f"P{n}") for n in range(40)]
    await line.sandbox.faults(kind="outage")
    for person in people:
        await line.put(person.id, "chatter")
        await line.put(person.id, "warning", lane=Lane.WARNING)
    line.start()
    await until(lambda: line.calls("getMe") >= 3)
    await line.sandbox.faults(kind="clear")
    await line.quiet()
    assert line.count("uncertain", "dead") <= 16  # what was in flight when it began, at most
    for person in people:
        assert "warning" in "".join(seen.text for seen in await person.inbox())


async def test_nobody_there_at_all(line: Wire) -> None:
    anna = await line.person()
    good = line.api.bot._base_url
    line.api.bot._base_url = good.replace(line.sandbox.url, "http://127.0.0.1:9")
    await line.put(anna.id, "patient")
    line.start()
    await until(lambda: line.rows()[0]["error"])
    line.api.bot._base_url = good
    await line.quiet()
    assert [seen.text for seen in await anna.inbox()] == ["patient"]


async def test_a_token_that_is_refused_for_a_while(line: Wire) -> None:
    anna = await line.person()
    await line.sandbox.faults("*", "401", times=3)
    await line.put(anna.id, "patient")
    line.start()
    await line.quiet()
    assert [seen.text for seen in await anna.inbox()] == ["patient"]


async def test_429_holds_that_chat_first(line: Wire) -> None:
    anna, ben = await line.person("Anna"), await line.person("Ben")
    await line.sandbox.faults("sendMessage", "429", seconds=1, chat_id=anna.id)
    await line.put(anna.id, "a", lane=Lane.LIFE)
    line.start()
    await until(lambda: line.rows()[0]["error"])
    await line.put(ben.id, "b", lane=Lane.BULK)
    await line.quiet()
    calls = [(c.params["chat_id"], c.status) for c in await line.sandbox.calls(method="sendMessage")]
    assert calls == [(anna.id, 429), (ben.id, 200), (anna.id, 200)]


async def test_429_of_two_chats_holds_everything(line: Wire) -> None:
    anna, ben, cleo = await line.person("Anna"), await line.person("Ben"), await line.person("Cleo")
    for person in (anna, ben):
        await line.sandbox.faults("sendMessage", "429", seconds=1, chat_id=person.id)
        await line.put(person.id, "x", lane=Lane.LIFE)
    line.start()
    await until(lambda: all(row["error"] for row in line.rows()))
    await line.put(cleo.id, "c", lane=Lane.LIFE)
    await line.quiet()
    calls = await line.sandbox.calls(method="sendMessage")
    (cleos,) = [call for call in calls if call.params["chat_id"] == cleo.id]
    assert cleos.time - calls[1].time >= 0.9


async def test_somebody_blocked_the_bot(line: Wire) -> None:
    anna = await line.person()
    await anna.block()
    await line.put(anna.id, "1")
    await line.put(anna.id, "2", lane=Lane.LIFE)
    line.start()
    await line.quiet()
    assert line.states() == ["dead", "dead"]
    assert len(await line.sandbox.calls(method="sendMessage")) == 1
    (chat,) = line.rows("SELECT * FROM chats")
    assert (chat["reachable"], "blocked" in chat["why"]) == (0, True)


async def test_a_lost_group_chat_is_told_to_its_leader_once(line: Wire) -> None:
    leader = await line.person("Leader")
    group = await line.group(leader)
    async with line.db.write() as tx:
        number = await groups.create(tx, "7", "", 0)
        await groups.bind(tx, number, group.id)
        await tx.run("INSERT INTO accounts (user_id, name, created_at) VALUES (:id, 'L', 0)", id=leader.id)
        await tx.run(
            "INSERT INTO roles (user_id, role, group_id, since) VALUES (:id, 'leader', :g, 0)",
            id=leader.id,
            g=number,
        )
    await group.remove_bot(leader)
    await line.put(group.id, "1")
    await line.put(group.id, "2")
    line.start()
    await line.quiet()
    assert len(await leader.inbox()) == 1
    assert line.states() == ["dead", "dead", "sent"]


async def test_nothing_is_stuck_when_the_file_cannot_be_written(line: Wire) -> None:
    anna = await line.person()
    line.db.path.touch()
    await line.put(anna.id, "1")
    await line.put(anna.id, "2")
    async with line.db._writing:  # one that holds the file is another process
        await line.db._writer.execute_fetchall("PRAGMA busy_timeout = 20")  # type: ignore[union-attr]
    other = sqlite3.connect(line.db.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    line.start()
    await asyncio.sleep(0.3)
    other.execute("COMMIT")
    other.close()
    await line.quiet()
    assert [seen.text for seen in await anna.inbox()] == ["1", "2"]


async def test_what_another_process_queues_is_noticed(line: Wire) -> None:
    anna = await line.person()
    line.start()
    await line.quiet()
    with sqlite3.connect(line.db.path) as other:
        other.execute(
            "INSERT INTO outbox (chat_id, lane, method, payload, created_at) VALUES (?, 2, 'sendMessage', ?, ?)",
            (anna.id, '{"text": "from the command line"}', line.epoch),
        )
    await anna.wait("from the command line", timeout=30)


async def test_old_chatter_is_not_worth_sending(line: Wire) -> None:
    anna = await line.person()
    await line.put(anna.id, "chatter")
    await line.put(anna.id, "warning", lane=Lane.LIFE)
    line.clock.ahead = 2 * 86400
    line.start()
    await line.quiet()
    assert [seen.text for seen in await anna.inbox()] == ["warning"]


async def test_a_row_that_makes_no_sense_stops_nothing(line: Wire) -> None:
    anna = await line.person()
    await line.put(anna.id, "1")
    await line.put(anna.id, "2")
    async with line.db.write() as tx:
        await tx.run("UPDATE outbox SET payload = 'nonsense' WHERE id = 1")
    await line.put(anna.id, "", "sendMessage")
    line.start()
    await line.quiet()
    assert line.states() == ["dead", "sent", "dead"]


async def test_stopping_in_the_middle_and_starting_again(line: Wire) -> None:
    """What Telegram has but the file does not know is in doubt: the warning comes again, the chatter does not."""
    anna, ben = await line.person("Anna"), await line.person("Ben")
    await line.sandbox.faults("sendMessage", "delay", times=2, seconds=30)
    await line.put(anna.id, "warning", lane=Lane.LIFE)
    await line.put(ben.id, "chatter")
    await line.put(ben.id, "later")
    line.start()
    await until(lambda: line.calls("sendMessage") >= 2)
    assert line.task is not None
    line.task.cancel()
    await asyncio.gather(line.task, return_exceptions=True)
    for task in list(line.delivery._sending):  # as SIGKILL does: nothing is written any more
        task.cancel()
    await line.delivery.settle()
    assert line.states() == ["sending", "sending", "queued"]
    await line.delivery.recover()
    assert line.states() == ["queued", "uncertain", "queued"]
    line.start()
    line.delivery.wake()
    line.delivery._loaded = 0
    await line.quiet()
    assert [seen.text for seen in await anna.inbox()][-1] == "(sent again) warning"
    assert [seen.text for seen in await ben.inbox()] == ["later"]


async def test_life_does_not_wait_for_slow_chatter(line: Wire) -> None:
    people = [await line.person(f"P{n}") for n in range(20)]
    await line.sandbox.faults("sendMessage", "delay", times=12, seconds=1)
    for person in people[:-1]:
        await line.put(person.id, "chatter", lane=Lane.BULK)
    line.start()
    await until(lambda: len(line.delivery._sending) >= 12)
    await line.put(people[-1].id, "help", lane=Lane.LIFE)
    await people[-1].wait("help", timeout=30)
    assert line.count("sent") < 19
