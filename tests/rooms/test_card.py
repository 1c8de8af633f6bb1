"""The neighbour card: who may see which, what stands on it, and that it is drawn so that it can be read."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import AsyncIterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from aid_help import LEADER, OFFICIAL, STRANGER, ZONE, Stage, read, stage_in
from hypothesis import given
from hypothesis import strategies as st
from paper_help import pages, picture, poppler, shows_qr

from domain.refusal import Refusal
from domain.settings import Settings, Village
from handlers.card import actions, jobs, sheets
from handlers.card import picture as drawing
from handlers.card.facts import About
from handlers.card.facts import read as facts
from handlers.card.parts import Card, Contact, Door, Prints
from handlers.common import canvas, lines, render, worker
from handlers.common.jobs import read as order_of
from handlers.common.work import Work
from storage import groups, meta, people
from storage import jobs as waiting

DAY = date(2026, 7, 8)
VILLAGE = Village(name="望溪村", numbers=("村委会 0756-1234567", "卫生站24小时"))


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    async with stage_in(tmp_path) as found:
        found.settings = Settings(village=VILLAGE)
        yield found


async def card_of(stage: Stage, group: int = 1, language: str = "zh") -> Card:
    """The facts of a card."""
    async with stage.db.read() as tx:
        row = await groups.get(tx, stage.group[group])
        assert row is not None
        return await facts(tx, row, About.of(VILLAGE, language, DAY))


async def change(stage: Stage, sql: str, **params: Any) -> None:
    async with stage.db.write() as tx:
        await tx.run(sql, **params)


async def ordered(stage: Stage) -> list[dict[str, Any]]:
    """What was ordered and is not drawn yet."""
    async with stage.db.read() as tx:
        return [dict(row) | {"args": json.loads(row["args"])} for row in await waiting.open_ones(tx)]


async def shown(stage: Stage, user: int, name: str = "", chat: int | None = None) -> Any:
    """/card, as somebody sends it."""
    async with stage.db.write() as tx:
        work = Work(tx, stage.now, stage.settings)
        return await actions.show(work, await stage.actor(tx, user, chat), name)


# -- what stands on it


async def test_doors_and_heads_of_all_and_a_phone_only_where_the_household_agreed(stage: Stage) -> None:
    assert [(d.number, d.head, d.phone) for d in (await card_of(stage)).doors] == [
        ("1-1", "Head 1-1", ""),
        ("1-2", "Head 1-2", ""),
        ("1-3", "Head 1-3", ""),
    ]
    await change(stage, "UPDATE households SET phone_shown = 1, skills = 'car;speaks Hakka'")
    assert not any(door.phone or door.skills for door in (await card_of(stage)).doors), "nobody agreed"
    await change(stage, "UPDATE members SET agreed_at = 1 WHERE user_id = 101")
    await change(
        stage,
        "INSERT INTO spoken_agreements (household_id, agreement, agreed_at) VALUES (:id, '1', 1)",
        id=stage.home[102],
    )
    doors = (await card_of(stage, language="en")).doors
    assert [door.phone for door in doors] == ["1610000101", "1610000102", ""]
    assert doors[0].skills == "Can help: car or van, speaks Hakka" and doors[2].skills == ""
    await change(stage, "UPDATE households SET phone_shown = 0")
    assert not any(door.phone for door in (await card_of(stage)).doors)


async def test_leader_deputies_village_numbers_and_the_way_to_the_bot(stage: Stage) -> None:
    card = await card_of(stage)
    assert card.contacts == (
        Contact("户长", "Person 101", ""),
        Contact("", "村委会", "0756-1234567"),
        Contact("", "卫生站24小时", ""),
    )
    assert card.link == "" and [number for number, _ in card.emergency] == ["110", "119", "120"]
    async with stage.db.write() as tx:
        await meta.put(tx, "bot_username", "wangxi_bot")
        await people.grant(tx, 103, "liaison", stage.group[1], "", 0)
    await change(stage, "UPDATE households SET phone_shown = 1, phone = '16100000103/0756-1'")
    await change(stage, "UPDATE members SET agreed_at = 1 WHERE user_id IN (101, 103)")
    card = await card_of(stage)
    assert card.link == "https://t.me/wangxi_bot"
    assert card.contacts[:2] == (
        Contact("户长", "Person 101", "161 0000 0103 / 0756-1"),
        Contact("信息员", "Person 103", "161 0000 0103 / 0756-1"),
    )
    assert (await card_of(stage, 2)).contacts[0] == Contact("户长", "还没有", "")
    await change(stage, "UPDATE households SET phone_shown = 0")
    assert not any(one.phone for one in (await card_of(stage)).contacts[:2])


async def test_never_more_than_what_belongs_on_it(stage: Stage) -> None:
    await change(
        stage, "UPDATE households SET needs = 'SECRET', hazard = 'SECRET', people = 77, stated = 'SECRET'"
    )
    card = await card_of(stage)
    assert "SECRET" not in str(card) and "77" not in str(card)
    assert {field.name for field in dataclasses.fields(Door)} == {
        "number",
        "head",
        "address",
        "phone",
        "skills",
    }


async def test_the_doors_stand_as_one_walks_past_them(stage: Stage) -> None:
    for user, address in ((101, "Lane 1 no. 12"), (102, "Lane 1 no. 2"), (103, "Lane 1 no. 1")):
        await change(
            stage, "UPDATE households SET address = :a WHERE id = :id", a=address, id=stage.home[user]
        )
    assert [door.number for door in (await card_of(stage)).doors] == ["1-3", "1-2", "1-1"]


# -- who may see which


async def test_one_picture_is_ordered_and_a_second_wish_is_told_so(stage: Stage) -> None:
    assert await shown(stage, 102) is None
    [job] = await ordered(stage)
    assert (job["kind"], job["chat_id"], job["language"]) == ("draw-card", 102, "en")
    assert job["args"]["group"] == stage.group[1] and job["args"]["day"] == "2026-07-08"
    assert (await shown(stage, 102)).key == "card-coming"
    assert await shown(stage, 102, chat=-2) is None
    assert [job["args"]["group"] for job in await ordered(stage)] == [stage.group[1], stage.group[2]]


async def test_an_official_asks_for_any_group_others_for_their_own(stage: Stage) -> None:
    assert await shown(stage, OFFICIAL, "3") is None
    assert await shown(stage, LEADER, "1") is None
    for user, name, chat, key in (
        (102, "2", None, "card-other-group"),
        (102, "nowhere", None, "card-other-group"),
        (OFFICIAL, "<b>", None, "card-no-group"),
        (OFFICIAL, "", None, "card-which"),
        (OFFICIAL, "3", -1, "card-other-group"),
        (STRANGER, "", None, "common-no-household"),
        (102, "", -9, "card-chat-unbound"),
    ):
        with pytest.raises(Refusal, match=key):
            await shown(stage, user, name, chat)
    assert len(await ordered(stage)) == 2
    await change(stage, "UPDATE households SET group_id = NULL")
    with pytest.raises(Refusal, match="card-no-group-yet"):
        await shown(stage, 102)
    await change(stage, "UPDATE groups SET active = 0")
    with pytest.raises(Refusal, match="card-no-groups-yet"):
        await shown(stage, OFFICIAL)


async def test_rights_are_asked_on_every_press(stage: Stage) -> None:
    mine, other = stage.group[1], stage.group[2]
    for action, args in ((actions.text, ()), (actions.one, ()), (actions.prints, ("a4",))):
        await stage.act(action, 102, mine, *args)
        await stage.act(action, OFFICIAL, other, *args)
        for user, group, chat, key in (
            (102, other, None, "card-other-group"),
            (102, other, -1, "card-other-group"),
            (STRANGER, mine, None, "card-other-group"),
            (OFFICIAL, 999, None, "card-gone"),
        ):
            with pytest.raises(Refusal, match=key):
                await stage.act(action, user, group, *args, chat=chat)
    with pytest.raises(Refusal, match="common-old-button"):
        await stage.act(actions.prints, 102, mine, "a0")


async def test_an_officials_look_at_another_group_is_in_the_journal(stage: Stage) -> None:
    await shown(stage, OFFICIAL, "3")
    await stage.act(actions.text, OFFICIAL, stage.group[2])
    await stage.act(actions.text, 102, stage.group[1])
    async with stage.db.read() as tx:
        rows = await tx.rows("SELECT actor, group_id, detail FROM journal WHERE verb = 'looked' ORDER BY id")
    assert [(row["actor"], row["group_id"]) for row in rows] == [
        (OFFICIAL, stage.group[3]),
        (OFFICIAL, stage.group[2]),
    ]


async def test_somebody_of_many_groups_gets_three_at_once_or_chooses(stage: Stage) -> None:
    async with stage.db.write() as tx:
        for group in (2, 3):
            await people.grant(tx, 101, "liaison", stage.group[group], "", 0)
    assert await shown(stage, 101) is None
    assert [job["args"]["group"] for job in await ordered(stage)] == [stage.group[g] for g in (1, 2, 3)]
    async with stage.db.write() as tx:
        await people.grant(tx, 101, "liaison", stage.group[4], "", 0)
    notice = await shown(stage, 101)
    read(notice)
    assert [row[0].data for row in notice.buttons] == [f"card:group:{stage.group[g]}" for g in (1, 2, 3, 4)]
    assert len(await ordered(stage)) == 3


# -- how it comes


async def finished(stage: Stage) -> list[dict[str, Any]]:
    """Do what was ordered, in processes of their own; gives what is in the outbox then."""
    for row in await ordered(stage):
        order = order_of(row | {"args": json.dumps(row["args"])})  # type: ignore[arg-type]
        job = next(job for job in jobs.JOBS if job.kind == order.kind)
        async with stage.db.read() as tx:
            found = await job.collect(tx, order)
        result = await worker.run(job.work, found)
        async with stage.db.write() as tx:
            await job.finish(Work(tx, stage.now, stage.settings), order, result)
    async with stage.db.read() as tx:
        return [dict(row) for row in await tx.rows("SELECT * FROM outbox ORDER BY id")]


async def test_the_picture_and_the_file_arrive_in_the_readers_language(stage: Stage) -> None:
    async with stage.db.write() as tx:
        await meta.put(tx, "bot_username", "wangxi_bot")
    await shown(stage, 102, chat=-1)
    await stage.act(actions.prints, 102, stage.group[1], "card")
    photo, file = await finished(stage)
    assert (photo["method"], photo["chat_id"], photo["file_name"]) == ("sendPhoto", -1, "card.png")
    assert shows_qr(picture(photo["file"]), "https://t.me/wangxi_bot")
    caption = json.loads(photo["payload"])
    assert "Neighbour card, group 1" in caption["caption"] and "110" in caption["caption"]
    keys = [key["callback_data"] for row in caption["reply_markup"]["inline_keyboard"] for key in row]
    mine = stage.group[1]
    assert keys == ["aid:sos", "aid:ask", f"card:pdf:{mine}:card", f"card:pdf:{mine}:a4", f"card:text:{mine}"]
    assert (file["method"], file["file_name"]) == ("sendDocument", "neighbour-card-group-1-small.pdf")
    assert "flip on long edge" in file["payload"] and file["file"].startswith(b"%PDF")


@pytest.mark.parametrize(
    ("user", "chat", "meanwhile"),
    [
        (102, -1, "UPDATE groups SET chat_id = CASE WHEN id = 2 THEN -1 END WHERE id < 3"),
        (102, None, "DELETE FROM members"),
        (OFFICIAL, None, "UPDATE roles SET until = 1"),
    ],
)
async def test_a_card_goes_nowhere_where_it_may_not_be_seen_any_more(
    stage: Stage, user: int, chat: int | None, meanwhile: str
) -> None:
    assert await shown(stage, user, "1", chat) is None
    await change(stage, meanwhile)
    [row] = await ordered(stage)
    order = order_of(row | {"args": json.dumps(row["args"])})  # type: ignore[arg-type]
    for send in (partial(jobs.send_picture, png=b""), jobs.send_text):
        with pytest.raises(Refusal, match="card-other-group"):
            async with stage.db.write() as tx:
                await send(Work(tx, stage.now, stage.settings), order)
    assert await stage.sent() == []


async def test_where_it_cannot_be_drawn_it_comes_in_words(stage: Stage) -> None:
    await change(stage, "UPDATE households SET phone_shown = 1, skills = 'gong' WHERE group_id = 1")
    await change(stage, "UPDATE members SET agreed_at = 1")
    await shown(stage, 102)
    [row] = await ordered(stage)
    async with stage.db.write() as tx:
        order = order_of(row | {"args": json.dumps(row["args"])})  # type: ignore[arg-type]
        await jobs.send_text(Work(tx, stage.now, stage.settings), order)
    [sent] = await stage.sent()
    for part in ("Neighbour card, group 1", "Head 1-2", "Lane 1 no. 2", "gong", "0756-1234567", "119"):
        assert part in sent.text
    text = render.plain(await stage.act(actions.text, 102, stage.group[1]), "en", ZONE)
    assert "Can help: gong or loudspeaker" in text and "120" in text


async def test_a_group_that_is_gone_is_told(stage: Stage) -> None:
    await shown(stage, 102)
    await change(stage, "UPDATE groups SET active = 0")
    with pytest.raises(Refusal, match="card-gone"):
        await finished(stage)


def test_file_names_are_safe_in_each_language() -> None:
    assert jobs.name(About.of(VILLAGE, "zh", DAY), "3", "a4") == "睦邻卡-第3组-A4.pdf"
    for group in ("../../etc", "a/b\\c:d*", "😀" * 90, "\n"):
        name = jobs.name(About.of(VILLAGE, "en", DAY), group, "card")
        assert name.endswith(".pdf") and len(name) <= 64 and not set(name) & set("/\\:*\n😀")


# -- how it is drawn


def drawn(doors: int, **more: Any) -> Card:
    """A card with so many doors."""
    each = {
        "head": "容桂英",
        "address": "溪口果园里12号之一",
        "phone": "161 0000 0001",
        "skills": "能帮：汽车",
    } | more
    return Card(
        "睦邻卡 第 3 组",
        "望溪村",
        f"{doors} 户",
        (Contact("户长", each["head"], each["phone"]), Contact("", "村委会", "0756-1234567")),
        (("110", "报警"), ("119", "火警"), ("120", "急救")),
        tuple(Door(number=f"QX{i:04d}", **each) for i in range(doors)),
        "https://t.me/wangxi_village_bot",
        "扫码打开机器人",
        "2026-07-08",
        "沿实线剪开",
    )


TYPED = ("欧阳㛃𠮷", "😀", "<b>x</b>=1", "司徒" * 20, "von" * 13, "مرحبا", "\u202egnp", "a\u0301 b")


@pytest.mark.parametrize("doors", [0, 4, 12, 30])
def test_the_picture_is_as_wide_as_a_telephone_and_its_code_can_be_scanned(doors: int) -> None:
    card = drawn(doors)
    png = drawing.png(card)
    image = picture(png)
    assert image.width == 1080 and image.width + image.height <= 10_000
    assert shows_qr(image, card.link) and not shows_qr(image, card.link + "x")
    assert len(png) < 300_000 and drawing.png(card) == png


def test_whatever_was_typed_is_drawn() -> None:
    doors = tuple(Door((t * 9)[:9], t[:40], (t * 80)[:80], t[:20], (t * 120)[:120]) for t in TYPED)
    card = dataclasses.replace(drawn(0), doors=doors, heading=TYPED[3], village=TYPED[4] * 2)
    assert shows_qr(picture(drawing.png(card)), card.link)
    for size in ("a4", "card"):
        assert sheets.pdf(Prints((card,), size, DAY)).startswith(b"%PDF")


@given(st.text(max_size=30))
def test_letters_that_the_font_lacks_leave_no_hole_and_no_crash(typed: str) -> None:
    shown = canvas.clean(typed)
    assert bool(shown) == bool(typed.split()) and all(canvas.measure(10)(char) > 0 for char in shown)
    assert "\n" not in shown and not set(shown) - {chr(code) for code in canvas._widths()}


def test_a_missing_letter_is_a_square_and_a_picture_is_left_out() -> None:
    assert canvas.clean("欧阳㛃") == "欧阳㛃"
    assert canvas.clean("李𠮷😀") == "李□" and canvas.clean("😀\u200d👍") == "□" and canvas.clean(" ") == ""


@given(st.text(alphabet="溪口果园里12号AB c，。(", max_size=60), st.integers(2, 12))
def test_lines_are_no_wider_than_asked_and_hold_all_of_it(text: str, width: int) -> None:
    found = lines.wrap(text, width, len)
    assert all(len(line) <= width for line in found)
    assert "".join("".join(found).split()) == "".join(text.split())


def test_a_door_is_not_parted_and_no_line_begins_with_a_comma() -> None:
    assert lines.wrap("溪口果园里12号，老屋", 7, len) == ["溪口果园里", "12号，老屋"]
    assert lines.wrap("one two three", 8, len) == ["one two", "three"]
    assert lines.shorten("溪口果园里", 3, len) == "溪口…"


@pytest.mark.parametrize(("size", "count"), [("a4", 1), ("card", 4)])
def test_the_printed_card_holds_its_words_in_an_embedded_font(size: str, count: int, tmp_path: Path) -> None:
    pdf = sheets.pdf(Prints((drawn(12),), size, DAY))
    assert pages(pdf) == count and pdf == sheets.pdf(Prints((drawn(12),), size, DAY))
    assert b"/FontFile3" in pdf and len(pdf) < 100_000
    text = poppler("pdftotext", pdf, tmp_path)
    each = 1 if size == "a4" else 20
    assert text.count("QX0011") == each and text.count("容桂英") == 13 * each
    for part in ("睦邻卡 第 3 组", "溪口果园里12号之一", "能帮：汽车", "0756-1234567", "120", "2026-07-08"):
        assert part in text
    for line in poppler("pdffonts", pdf, tmp_path).splitlines()[2:]:
        assert "NotoSansSC" in line and line.split()[-5:-2] == ["yes", "yes", "yes"]


def test_a_whole_village_is_a_file_that_can_be_sent() -> None:
    village = Prints(tuple(drawn(10) for _ in range(35)), "a4", DAY)
    assert len(sheets.pdf(village)) < 500_000
