"""Paper: the neighbour card as a picture and to print, slips and code sheets, through the whole bot."""

from __future__ import annotations

import asyncio
import re
from datetime import timedelta

import pytest
from here import Town, says
from towns import PATIENCE

from bot.kept import Kept
from handlers.common import worker
from handlers.common.worker import WorkFailed
from sandbox.client import Seen

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest.fixture
def town(shared: Town) -> Town:
    return shared


async def test_the_card_comes_as_a_picture_and_can_be_read_and_printed(town: Town) -> None:
    someone, chat = town.resident("1", 1), town.chats["1"]
    await town.say(someone, "/card", chat)
    assert says((await town.last(chat, "card:pdf:")).text, "card-caption")
    await town.say(someone, "/card")
    card = await town.last(someone, "card:pdf:")
    assert says(card.text, "card-caption") and "119" in card.text
    assert card.photo and (await town.sandbox.file(card.photo["file_id"])).startswith(b"\x89PNG")
    group = town.homes[town.of_group("1")[0]]["group_id"]
    for size, name in (("a4", "睦邻卡-第1组-A4.pdf"), ("card", "睦邻卡-第1组-卡片.pdf")):
        answer = await town.tap(someone, card, f"card:pdf:{group}:{size}")
        assert says(answer.text, "card-coming")
        sent = await town.last(someone)
        assert says(sent.text, f"card-pdf-{size}") and sent.document is not None
        assert sent.document["file_name"] == name
        assert (await town.sandbox.file(sent.document["file_id"])).startswith(b"%PDF")
    await town.tap(someone, card, f"card:text:{group}")
    text = (await town.last(someone, "card:pdf:")).text
    for number in town.of_group("1"):
        home = town.homes[number]
        assert home["head"] in text and home["address"] in text and home["phone"] not in text


async def test_an_official_sees_any_card_and_it_is_written_down(town: Town) -> None:
    chief = town.officials[0]
    await town.say(chief, "/card 2")
    card = await town.last(chief, "card:pdf:")
    other = town.homes[town.of_group("2")[0]]["group_id"]
    looks = town.rows("SELECT actor, group_id FROM journal WHERE verb = 'looked' AND detail LIKE '%card%'")
    assert looks == [(chief.id, other)]
    neighbour = town.resident("1", 1)
    for data in (f"card:pdf:{other}:a4", f"card:text:{other}", f"card:group:{other}"):
        answer = await town.tap(neighbour, await town.last(neighbour), data)
        assert says(answer.text, "card-other-group") and answer.show_alert
    assert says((await town.tap(chief, card, "card:pdf:1")).text, "common-old-button")


async def test_where_nothing_can_be_drawn_the_card_comes_in_words(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(work: str, facts: object) -> object:
        raise WorkFailed(work)

    monkeypatch.setattr(worker, "run", broken)
    town.app.jobs._kept = Kept()  # nobody asked for this card before
    someone = town.resident("1", 1)
    await someone.write("/card")
    async with asyncio.timeout(PATIENCE):
        while not town.value("SELECT COUNT(*) FROM jobs WHERE state = 'failed'"):
            town.clock.at += timedelta(seconds=20)
            await asyncio.sleep(0.05)
    assert says((await town.last(someone, "card:pdf:")).text, "card-text")
    town.ear.heard = [line for line in town.ear.heard if "draw-card" not in line]


def code_of(sent: Seen) -> str:
    """The code in the caption of a slip."""
    found = re.search(r"\b[0-9A-Z]{10}\b", sent.text)
    assert found is not None
    return found[0]


async def test_a_leader_shows_a_slip_and_the_neighbour_is_registered(town: Town) -> None:
    leader = town.leaders["1"]
    number = town.of_group("1")[2]
    home = town.homes[number]["id"]
    await town.tap(leader, await town.last(leader), f"welcome:slip:{home}")
    slip = await town.last(leader)
    assert (
        says(slip.text, "invite-slip-caption") and slip.photo and town.homes[number]["address"] in slip.text
    )
    code = code_of(slip)
    await town.person("新手机", code=code)
    assert town.value("SELECT COUNT(*) FROM members WHERE household_id = ?", home) == 2
    kept = str(
        town.rows("SELECT * FROM outbox")
        + town.rows("SELECT * FROM journal")
        + town.rows("SELECT * FROM jobs")
    )
    assert code not in kept
    other = town.leaders["2"]
    answer = await town.tap(other, await town.last(other), f"welcome:slip:{home}")
    assert says(answer.text, "common-only-leaders") and answer.show_alert


async def test_officials_print_slips_and_code_sheets(town: Town) -> None:
    chief = town.officials[0]
    gone = town.homes[town.of_group("1")[3]]["id"]
    async with town.work() as work:
        await work.tx.run("DELETE FROM members WHERE household_id = :id", id=gone)
    await town.tap(chief, await town.last(chief), "welcome:slips:0")
    asked = await town.last(chief, "welcome:slips-make:0:new")
    assert says(asked.text, "invite-slips") and "10 户" in asked.text and "1 户还没有人用" in asked.text
    before = town.value("SELECT COUNT(*) FROM codes")
    await town.tap(chief, asked, "welcome:slips-make:0:new")
    sent = await town.last(chief)
    assert sent.document is not None and sent.document["file_name"] == "登记条-全村.pdf"
    assert town.rows("SELECT household_id FROM codes ORDER BY created_at DESC, rowid DESC LIMIT 1") == [
        (gone,)
    ]
    for role, name in (("leader", "户长码.pdf"), ("group", "群码.pdf")):
        await town.tap(chief, asked, f"welcome:codes:{role}")
        question = await town.last(chief, f"welcome:codes-make:{role}:all")
        assert not question.has_button(f"welcome:codes-make:{role}:new"), "every group has one"
        await town.tap(chief, question, f"welcome:codes-make:{role}:all")
        sheet = (await town.last(chief)).document
        assert sheet is not None and sheet["file_name"] == name
    assert town.value("SELECT COUNT(*) FROM codes") == before + 1 + 2 + 2
    assert town.value("SELECT COUNT(*) FROM outbox WHERE file IS NOT NULL") == 0
