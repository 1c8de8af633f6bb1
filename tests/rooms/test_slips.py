"""Slips and code sheets: counts first, for whom they are, codes that work once they are sent, letters that old people read."""

from __future__ import annotations

import importlib
import json
import re
from collections.abc import AsyncIterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from aid_help import LEADER, OFFICIAL, STRANGER, Stage, stage_in
from paper_help import pages, picture, poppler, shows_qr

from domain.notice import Notice
from domain.refusal import Refusal
from handlers.common.jobs import read as order_of
from handlers.common.work import Work
from handlers.welcome import actions, inviting, jobs, slips
from handlers.welcome.invites import Print, household_slips
from handlers.welcome.slip_parts import Batch, Made, Page, Role, Slip
from storage import codes, groups, households, meta, outbox
from storage import jobs as waiting

DAY = date(2026, 7, 8)
CODE = re.compile(r"\b[0-9A-HJKMNP-TV-Z]{5} [0-9A-HJKMNP-TV-Z]{5}\b")


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    async with stage_in(tmp_path) as found:
        async with found.db.write() as tx:
            await meta.put(tx, "bot_username", "wangxi_bot")
            await tx.run("DELETE FROM members WHERE user_id IN (102, 201, 203)")
        yield found


async def sent(stage: Stage) -> list[dict[str, Any]]:
    """Draw what was ordered and send it; gives the rows of the outbox."""
    async with stage.db.read() as tx:
        rows = await waiting.open_ones(tx)
    for row in rows:
        order = order_of(row)
        job = next(job for job in jobs.JOBS if job.kind == order.kind)
        async with stage.db.read() as tx:
            facts = await job.collect(tx, order)
        module, _, name = job.work.partition(":")
        drawn = getattr(importlib.import_module(module), name)(facts)
        async with stage.db.write() as tx:
            await waiting.end(tx, order.id, "done", 1)
            await job.finish(Work(tx, stage.now, stage.settings), order, drawn)
    async with stage.db.read() as tx:
        return [dict(row) for row in await tx.rows("SELECT * FROM outbox ORDER BY id")]


def presses(notice: Notice) -> list[str]:
    return [button.data for row in notice.buttons for button in row]


# -- who may, and counts first


async def test_counts_first_and_only_where_nobody_is_yet(stage: Stage) -> None:
    notice = await stage.act(inviting.ask_slips, OFFICIAL, 0)
    assert (notice.params["all"], notice.params["new"]) == (12, 3)
    assert presses(notice) == ["welcome:slips-make:0:new", "welcome:slips-make:0:all"]
    group = stage.group[1]
    notice = await stage.act(inviting.ask_slips, LEADER, group)
    assert (notice.params["all"], notice.params["new"]) == (3, 1)
    assert presses(await stage.act(inviting.ask_slips, OFFICIAL, stage.group[3])) == [
        f"welcome:slips-make:{stage.group[3]}:all"
    ]
    for role, new in (("leader", 3), ("group", 0)):
        notice = await stage.act(inviting.ask_codes, OFFICIAL, role)
        assert (notice.params["all"], notice.params["new"]) == (4, new)
    async with stage.db.read() as tx:
        assert await tx.value("SELECT COUNT(*) FROM codes") == 0, "asking makes no code"


async def test_rights_are_asked_on_every_press(stage: Stage) -> None:
    mine, other = stage.group[1], stage.group[2]
    home = stage.home[201]
    for action, args, user, key in (
        (inviting.ask_slips, (0,), LEADER, "common-only-officials"),
        (inviting.ask_slips, (other,), LEADER, "common-only-leaders"),
        (inviting.ask_slips, (mine,), 103, "common-only-leaders"),
        (inviting.ask_slips, (999,), OFFICIAL, "invite-no-group"),
        (inviting.make_slips, (0, "all"), LEADER, "common-only-officials"),
        (inviting.make_slips, (other, "all"), LEADER, "common-only-leaders"),
        (inviting.make_slips, (mine, "some"), LEADER, "common-old-button"),
        (inviting.make_slips, (stage.group[3], "new"), OFFICIAL, "invite-nothing-new"),
        (inviting.make_slip, (home,), LEADER, "common-only-leaders"),
        (inviting.make_slip, (999,), STRANGER, "common-only-leaders"),
        (inviting.make_slip, (999,), OFFICIAL, "invite-no-household"),
        (inviting.ask_codes, ("leader",), LEADER, "common-only-officials"),
        (inviting.ask_codes, ("official",), OFFICIAL, "common-old-button"),
        (inviting.make_codes, ("group", "all"), LEADER, "common-only-officials"),
        (inviting.make_codes, ("group", "new"), OFFICIAL, "invite-nothing-new"),
    ):
        with pytest.raises(Refusal, match=key):
            await stage.act(action, user, *args)
    for action, args in ((inviting.ask_slips, (mine,)), (inviting.make_slip, (stage.home[102],))):
        with pytest.raises(Refusal, match="common-only-private"):
            await stage.act(action, LEADER, *args, chat=-1)
    async with stage.db.read() as tx:
        assert await waiting.open_ones(tx) == []


# -- what comes


async def test_the_slips_of_a_group_come_as_a_file_and_their_codes_work(stage: Stage, tmp_path: Path) -> None:
    await stage.act(inviting.make_slips, OFFICIAL, stage.group[2], "new")
    with pytest.raises(Refusal, match="invite-already-coming"):
        await stage.act(inviting.make_slips, OFFICIAL, stage.group[2], "new")
    [row] = await sent(stage)
    assert (row["method"], row["file_name"]) == ("sendDocument", "slips-group_2.pdf")
    text = poppler("pdftotext", row["file"], tmp_path, "-layout")
    found = [code.replace(" ", "") for code in CODE.findall(text)]
    assert len(set(found)) == 2 and "Head 2-1" in text and "Head 2-2" not in text
    async with stage.db.read() as tx:
        kept = [await codes.find(tx, code) for code in found]
        journal = await tx.rows("SELECT * FROM journal WHERE verb IN ('looked', 'invited') ORDER BY id")
    assert {row["household_id"] for row in kept if row} == {stage.home[201], stage.home[203]}
    assert all(row and row["expires_at"] == stage.now.timestamp() + 30 * 86400 for row in kept)
    assert [(row["room"], row["verb"], row["group_id"]) for row in journal] == [
        ("households", "looked", stage.group[2]),
        ("welcome", "invited", stage.group[2]),
    ]
    assert not any(code in str(dict(row)) for row in journal for code in found)
    answer = await stage.act(actions.redeem, STRANGER, found[0])
    assert answer.key == "common-joined"


async def test_a_leader_gets_one_slip_as_a_picture_with_the_code_to_type(stage: Stage) -> None:
    await stage.act(inviting.make_slip, LEADER, stage.home[102])
    [row] = await sent(stage)
    caption = json.loads(row["payload"])["caption"]
    code = re.search(r"<code>(\w{10})</code>", caption)
    assert row["method"] == "sendPhoto" and code and "2026-08-06" in caption
    assert shows_qr(picture(row["file"]), f"https://t.me/wangxi_bot?start={code[1]}")
    async with stage.db.write() as tx:
        kept = await codes.find(tx, code[1])
        assert kept is not None and kept["household_id"] == stage.home[102]
        assert await tx.value("SELECT COUNT(*) FROM journal WHERE verb = 'looked'") == 0
        await outbox.settle(tx, row["id"], "sent", 1, 7)
        left = await tx.rows("SELECT * FROM outbox UNION ALL SELECT * FROM outbox WHERE 0")
    assert code[1] not in str([dict(one) for one in left]) and left[0]["file"] is None


async def test_the_last_day_on_a_slip_is_a_day_on_which_it_works(stage: Stage) -> None:
    about = Print("en", "V", DAY)
    assert about.until == DAY + timedelta(days=29)


async def test_code_sheets_for_leaders_and_chats(stage: Stage, tmp_path: Path) -> None:
    await stage.act(inviting.make_codes, OFFICIAL, "leader", "new")
    await stage.act(inviting.make_codes, OFFICIAL, "group", "all")
    leaders, chats = await sent(stage)
    assert leaders["file_name"] == "leader-codes.pdf" and chats["file_name"] == "group-codes.pdf"
    for row, role, wanted in ((leaders, "leader", {2, 3, 4}), (chats, "group", {1, 2, 3, 4})):
        text = poppler("pdftotext", row["file"], tmp_path, "-layout")
        async with stage.db.read() as tx:
            found = [await codes.find(tx, code) for code in CODE.findall(text)]
        assert {code["group_id"] for code in found if code} == {stage.group[g] for g in wanted}
        assert {code["role"] for code in found if code} == {role}


@pytest.mark.parametrize(
    ("action", "args", "user"),
    [
        (inviting.make_slips, (1, "all"), LEADER),
        (inviting.make_slip, (1,), LEADER),
        (inviting.make_codes, ("leader", "all"), OFFICIAL),
    ],
)
async def test_whoever_was_dismissed_meanwhile_gets_no_codes(
    stage: Stage, action: Any, args: tuple[Any, ...], user: int
) -> None:
    await stage.act(action, user, *args)
    async with stage.db.write() as tx:
        await tx.run("UPDATE roles SET until = 1")
    with pytest.raises(Refusal, match="common-only-"):
        await sent(stage)
    async with stage.db.read() as tx:
        assert not await tx.rows("SELECT * FROM outbox") and not await tx.rows("SELECT * FROM codes")


async def test_a_household_that_went_meanwhile_gets_no_slip(stage: Stage) -> None:
    await stage.act(inviting.make_slip, LEADER, stage.home[102])
    async with stage.db.write() as tx:
        await tx.run("UPDATE households SET active = 0 WHERE id = :id", id=stage.home[102])
    with pytest.raises(Refusal, match="invite-no-household"):
        await sent(stage)


# -- how they are drawn


async def village(tx: Any, sizes: tuple[int, ...]) -> None:
    """Groups of so many households, their doors against the order of their numbers, one without a group."""
    for g, size in enumerate(sizes, 1):
        group = await groups.create(tx, str(g), "", 0)
        for i in range(size):
            await door(tx, f"H{g:02d}{i:02d}", f"果园里{size - i}号")
            await households.assign(tx, [(f"H{g:02d}{i:02d}", group)], 0)
    await door(tx, "H9999", "河边1号")


async def door(tx: Any, number: str, address: str) -> None:
    blank = {"people": None, "phone": "", "lat": None, "lon": None, "hazard": "", "danger": 0, "needs": ""}
    row = {"number": number, "address": address, "head": "容桂英", "hamlet": ""}
    await households.save(tx, blank | row, 0)


async def test_pages_never_mix_groups_and_doors_stand_as_one_walks(tmp_path: Path) -> None:
    from storage.database import Database

    async with Database(tmp_path / "x.db") as db, db.write() as tx:
        await village(tx, (11, 4, *[1] * 8))
        batch = await household_slips(tx, await codes.homes(tx), Print("zh", "望溪村", DAY))
    heads = [page.head for page in batch.pages]
    assert heads[:3] == [
        "第 1 组登记条 · 第 1 页，共 2 页",
        "第 1 组登记条 · 第 2 页，共 2 页",
        "第 2 组登记条 · 第 1 页，共 1 页",
    ]
    assert heads[-2].startswith("第 10 组") and heads[-1].startswith("还没有分组的住户")
    assert [len(page.slips) for page in batch.pages] == [10, 1, 4, *[1] * 9]
    first = [slip.door for page in batch.pages[:2] for slip in page.slips]
    assert first == [f"果园里{i}号" for i in range(1, 12)]
    assert len({one.code for one in batch.made}) == 24 and all(not slip.link for slip in batch.pages[0].slips)


def batch(slip: Slip, count: int = 1) -> Batch:
    """A page of the same slip."""
    page = Page("第 3 组登记条 · 第 1 页，共 1 页", (slip,) * count)
    return Batch(
        "望溪村", "急事打 110 · 119 · 120", DAY, (page,), (Made(slip.code, Role.household, household_id=1),)
    )


SLIP = Slip(
    "望溪村 · 第 3 组 · QX0007",
    "容桂英",
    "溪口果园里12号之一老屋后排二楼左手边",
    "7K3QX90MPZ",
    "https://t.me/wangxi_village_bot?start=7K3QX90MPZ",
    "用 Telegram 扫码，点“开始”，看完说明点“我同意”。扫不了就把上面的码发给 @wangxi_village_bot 。",
)


def sizes(pdf: bytes, folder: Path) -> dict[str, float]:
    """The size in points of each line on the first page, as poppler reads it."""
    text = poppler("pdftotext", pdf, folder, "-bbox-layout", "-l", "1")
    lines = re.findall(r"<line [^>]*>(.*?)</line>", text, re.S)
    found = {}
    for line in lines:
        words = re.findall(r'yMin="([\d.]+)"[^>]*yMax="([\d.]+)">(.*?)</word>', line)
        # What poppler gives is the font's ascent and descent: 1.448 of its size.
        found[" ".join(word for _, _, word in words)] = (float(words[0][1]) - float(words[0][0])) / 1.448
    return found


def test_letters_on_a_slip_are_big(tmp_path: Path) -> None:
    drawn = slips.pdf(batch(SLIP, 10))
    assert drawn.pages == pages(drawn.content) == 1 and b"/FontFile3" in drawn.content
    found = sizes(drawn.content, tmp_path)
    assert found["7K3QX 90MPZ"] >= 20 and found["容桂英"] >= 14
    assert found["溪口果园里12号之一"] >= 14 and found["老屋后排二楼左手边"] >= 14
    text = poppler("pdftotext", drawn.content, tmp_path)
    assert text.count("容桂英") == 10 and "第 1 页，共 1 页" in text and text.count("119") == 10
    fonts = poppler("pdffonts", drawn.content, tmp_path).splitlines()[2:]
    assert fonts and all(line.split()[-5:-2] == ["yes", "yes", "yes"] for line in fonts)


def test_the_code_on_paper_can_be_scanned_and_is_large(tmp_path: Path) -> None:
    drawn = slips.pdf(batch(SLIP))
    dots = 254  # ten a millimetre
    poppler("pdftoppm", drawn.content, tmp_path, "-r", str(dots), "-png", "-singlefile")
    image = picture((tmp_path / "drawn.png").read_bytes())
    assert shows_qr(image, SLIP.link, least=350)


TYPED = (
    "溪口果园里" * 20,
    "😀",
    "欧阳㛃𠮷",
    "<b>x</b>=1+1",
    "Maximiliana-Konstantinopolitanskaja " * 3,
    "W" * 60,
)


@pytest.mark.parametrize("typed", TYPED)
def test_nothing_typed_is_cut_silently(typed: str, tmp_path: Path) -> None:
    slip = Slip(typed, typed, typed, "WWWWWMMMMM", "", typed)
    text = "".join(poppler("pdftotext", slips.pdf(batch(slip)).content, tmp_path, "-raw").split())
    wanted = typed.replace("😀", "□").replace("𠮷", "□")
    assert text.count("".join(wanted.split())) == 4 and "WWWWWMMMMM" in text
    assert slips.picture(batch(slip)).content.startswith(b"\x89PNG")


def test_the_same_slips_on_the_same_day_are_the_same_file() -> None:
    assert slips.pdf(batch(SLIP)) == slips.pdf(batch(SLIP))
