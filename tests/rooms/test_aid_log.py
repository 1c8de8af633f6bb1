"""The log: filters, no formula, no stranger; steps with who and when; times; names that fade while counts stay."""

from __future__ import annotations

import csv
import io
from collections.abc import AsyncIterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from aid_help import LEADER, OFFICIAL, ZONE, Stage, read, stage_in
from PIL import Image

from domain.aid_times import ALL
from domain.notice import say
from domain.refusal import Refusal
from handlers.aid import actions, jobs, log_pages, report_picture, times
from handlers.aid.log import COLUMNS, Wanted, in_words, log, log_csv
from handlers.common import render
from handlers.common.jobs import Order
from handlers.common.work import Work
from storage import aid_log

LONG_AGO = timedelta(days=181)


@pytest.fixture
async def stage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Stage]:
    real = render.message
    monkeypatch.setattr(render, "message", lambda n, *more: (read(n), real(n, *more))[1])
    async with stage_in(tmp_path) as found:
        await found.act(actions.begin, 102, "medical", words="fell down")
        yield found


async def lines(stage: Stage, **wanted: object) -> list[int]:
    """The numbers of the requests that are wanted."""
    async with stage.db.read() as tx:
        return [line["id"] for line in await log(tx, ZONE, Wanted(**wanted))]  # type: ignore[arg-type]


async def test_the_lines_and_their_filters(stage: Stage) -> None:
    await stage.act(actions.claim, 103, 1)
    await stage.act(actions.outcome, 103, 1, "helped")
    await stage.act(actions.add_line, 103, 1, "only bruised")
    stage.now += timedelta(days=1)
    await stage.act(actions.begin, 101, "tools", words='=HYPERLINK("x"),\n1')
    await stage.act(actions.begin, 201, "elder", quiet=True)
    async with stage.db.read() as tx:
        rows = await log(tx, ZONE)
    assert rows[2] == {
        "id": 1, "opened_at": "2026-07-08T20:00:00+08:00", "number": "1-2", "address": "Lane 1 no. 2", "group": "1",
        "kind": "medical", "urgency": "sos", "quiet": False, "state": "closed", "level": 0, "text": "fell down",
        "helpers": ["Person 103"], "claimed_at": "2026-07-08T20:00:00+08:00", "arrived_at": None,
        "closed_at": "2026-07-08T20:00:00+08:00", "outcome": "helped", "alert": None, "ending": "only bruised",
        "opened_again_at": None,
    }  # fmt: skip
    read_back = list(csv.DictReader(io.StringIO(log_csv(rows).removeprefix("\ufeff"))))
    assert read_back[1]["text"] == '\'=HYPERLINK("x"),\n1' and tuple(read_back[0]) == COLUMNS
    for language in ("zh", "en"):
        assert in_words(rows, language, ZONE).startswith("\ufeff".encode())
    assert await lines(stage, open_only=True) == [3, 2] and await lines(stage, kind="tools") == [2]
    assert await lines(stage, group="2") == [3] and await lines(stage, group="nowhere") == []
    eighth = date(2026, 7, 8)
    assert await lines(stage, last=eighth) == [1] and await lines(stage, first=date(2026, 7, 9)) == [3, 2]
    await stage.act(actions.again, 102, 1)
    async with stage.db.read() as tx:
        first = (await log(tx, ZONE, Wanted(first=eighth, last=eighth)))[0]
    assert first["opened_at"].startswith("2026-07-08") and first["opened_again_at"].startswith("2026-07-09")


@pytest.mark.parametrize("cell", ["=1", "+1", "-1", "@x", "\tx", "\rx", " =1"])
def test_no_cell_of_the_log_is_a_formula(cell: str) -> None:
    line = dict.fromkeys(COLUMNS, "x") | {"text": cell}
    found = list(csv.DictReader(io.StringIO(log_csv([line]).removeprefix("\ufeff"), newline="")))
    assert found[0]["text"] == "'" + cell


async def test_officials_see_all_leaders_their_own_group_and_nobody_else_anything(stage: Stage) -> None:
    menu = {user: {b.data for row in (await stage.act(actions.ask, user)).buttons for b in row} for user in (OFFICIAL, LEADER, 102)}  # fmt: skip
    assert "aid:log" in menu[OFFICIAL] and "aid:log-page:all:all:all:0" in menu[LEADER]
    assert not {data for data in menu[102] if data.startswith("aid:log")}
    await stage.act(actions.begin, 201, "tools")
    await stage.act(actions.begin, 103, "elder", quiet=True)
    await stage.act(actions.begin, 102, "other", quiet=True)
    async with stage.db.write() as tx:  # somebody of the leader's own house asked quietly
        await tx.run("UPDATE requests SET household_id = :home WHERE id = 4", home=stage.home[LEADER])
    page = await stage.act(log_pages.first_page, OFFICIAL)
    assert {f"aid:steps:{n}" for n in (1, 2, 3, 4)} < {b.data for row in page.buttons for b in row}
    own = await stage.act(log_pages.page, LEADER, "all", "all", "all", 0)
    assert [b.data for row in own.buttons for b in row][:2] == ["aid:steps:3", "aid:steps:1"]
    for choice in (("open", "2026-07", "medical", 0), ("all", "all", "all", 10**18)):
        await stage.act(log_pages.page, OFFICIAL, *choice)
    await stage.act(log_pages.kinds, OFFICIAL, "all", "2026-07")
    for user, key in ((102, "common-only-leaders"), (LEADER, "common-only-officials")):
        with pytest.raises(Refusal, match=key):
            await stage.act(log_pages.first_page if user == LEADER else log_pages.page, user, *(() if user == LEADER else ("all", "all", "all", 0)))  # fmt: skip
    for bad in (
        ("x", "all", "all", 0),
        ("all", "2026-99", "all", 0),
        ("all", "9999-12", "all", 0),
        ("all", "0001-01", "all", 0),
        ("all", "all", "x", 0),
    ):
        with pytest.raises(Refusal, match="common-old-button"):
            await stage.act(log_pages.page, OFFICIAL, *bad)
    with pytest.raises(Refusal, match="common-only-private"):
        await stage.act(log_pages.first_page, OFFICIAL, chat=-1)
    for number in (2, 4):
        with pytest.raises(Refusal, match="common-only-leaders"):
            await stage.act(log_pages.steps, LEADER, number)
    await stage.forget_sent()
    await stage.act(log_pages.send_file, LEADER, "all", "all", "all")
    sent = (await stage.sent(LEADER))[-1]
    assert sent.method == "sendDocument"
    async with stage.db.read() as tx:
        content = await tx.value("SELECT file FROM outbox WHERE chat_id = :id ORDER BY id DESC", id=LEADER)
        looks = await tx.value(
            "SELECT COUNT(*) FROM journal WHERE verb = 'looked' AND detail LIKE '%\"log\"%'"
        )
    assert "1-2" in content.decode() and "2-1" not in content.decode() and looks >= 2


async def test_the_steps_of_one_request(stage: Stage) -> None:
    await stage.act(actions.claim, 103, 1)
    await stage.act(actions.arrived, 103, 1)
    await stage.act(actions.outcome, LEADER, 1, "handed_over")
    notice = await stage.act(log_pages.steps, OFFICIAL, 1)
    text = render.plain(notice, "en", ZONE)
    for part in (
        "fell down",
        "asked, Person 102",
        "on the way, Person 103",
        "ended: 🚒 Handed",
        "Person 101",
    ):
        assert part in text, text
    with pytest.raises(Refusal, match="common-old-button"):
        await stage.act(log_pages.steps, OFFICIAL, 99)


async def _times(stage: Stage) -> None:
    """Two months: medical taken after 2 minutes and there after 5, tools never taken, elder taken after an hour."""
    stage.now += timedelta(minutes=2)
    await stage.act(actions.claim, 103, 1)
    stage.now += timedelta(minutes=3)
    await stage.act(actions.arrived, 103, 1)
    await stage.act(actions.outcome, 103, 1, "helped")
    await stage.act(actions.begin, 201, "tools")
    stage.now += timedelta(days=30)
    await stage.act(actions.begin, 301, "elder")
    stage.now += timedelta(minutes=61)
    await stage.act(actions.claim, 302, 3)


async def test_times_by_month_and_kind_as_table_text_and_chart(stage: Stage) -> None:
    await _times(stage)
    async with stage.db.read() as tx:
        asked = await times.asked(tx, ZONE, date(2026, 1, 1), date(2026, 12, 31))
    rows = times.plain(times.table(asked))
    shown = [
        (r["month"], r["kind"], r["count"], r["claimed"], r["to_claim_s"], r["to_arrival_s"]) for r in rows
    ]
    assert shown == [
        ("2026-07", ALL, 2, 1, 120, 300), ("2026-07", "medical", 1, 1, 120, 300), ("2026-07", "tools", 1, 0, None, None),
        ("2026-08", ALL, 1, 1, 3660, None), ("2026-08", "elder", 1, 1, 3660, None),
    ]  # fmt: skip
    assert rows[0]["outcomes"] == {"helped": 1}
    assert [times.lasting(s, "en", ZONE) for s in (None, 45, 120, 3660)] == [
        "–",
        "45 s",
        "2 min",
        "1 h 1 min",
    ]
    await stage.act(log_pages.order_times, OFFICIAL, "all")
    with pytest.raises(Refusal, match="common-only-officials"):
        await stage.act(log_pages.order_times, LEADER, "all")
    order = Order(1, jobs.TIMES, OFFICIAL, OFFICIAL, "en", {"month": "2026-07", "zone": "Asia/Shanghai", "village": "本村"})  # fmt: skip
    async with stage.db.read() as tx:
        facts = await jobs.collect(tx, order)
    png = report_picture.draw(facts)
    assert Image.open(io.BytesIO(png)).size[0] == 1080
    await stage.forget_sent()
    async with stage.db.write() as tx:
        await jobs.finish(Work(tx, stage.now, stage.settings), order, png)
    photo, text = await stage.sent(OFFICIAL)
    assert photo.method == "sendPhoto" and "coming after 2 min (1), there after 5 min (1)" in text.text
    read(say(text.ref or "aidlog-nothing"))
    assert report_picture.draw(times.chart([], "2026-07", "本村", "zh", ZONE)), (
        "also of a month without requests"
    )


async def test_names_words_and_places_fade_and_the_counts_stay(stage: Stage) -> None:
    await stage.act(
        actions.more, 102, 1, [("location", "24.7654321,113.1"), ("photo", "FILE-ID"), ("words", "WORDS")]
    )
    await _times(stage)
    await stage.act(actions.add_line, 103, 1, "ENDING")
    await stage.act(log_pages.steps, OFFICIAL, 1)
    async with stage.db.write() as tx:
        await tx.run("UPDATE outbox SET payload = '{}', state = 'sent', settled_at = 1")
        await tx.run("UPDATE accounts SET name = 'x'")  # names that fade are those in requests
        before = await aid_log.times(tx, 0, 2**40)
    stage.now += LONG_AGO
    await stage.sweep()
    await stage.forget_sent()
    await stage.sweep()
    async with stage.db.write() as tx:
        await tx.run("UPDATE outbox SET payload = '{}', state = 'sent', settled_at = 1")
        row = dict(await tx.one("SELECT * FROM requests WHERE id = 1") or {})
        assert row["faded_at"] and not [
            n for n in ("user_id", "household_id", "chat_id", "closed_by") if row[n]
        ]
        assert (row["kind"], row["outcome"], row["group_id"]) == ("medical", "helped", stage.group[1])
        assert [tuple(one) for one in await aid_log.times(tx, 0, 2**40)] == [tuple(one) for one in before]
        names = await tx.value(
            "SELECT COUNT(*) FROM journal WHERE (room = 'aid' AND subject = 1 AND (actor IS NOT NULL OR "
            "household_id IS NOT NULL OR detail <> '{}')) OR (detail LIKE '%call:1%' AND household_id IS NOT NULL)"
        )
        assert (
            names == 0
            and await tx.value("SELECT COUNT(*) FROM claims WHERE request_id = 1 AND user_id > 0") == 0
        )
        assert (await aid_log.lines(tx))[0]["asker"], "one that is not over is left as it is"
    await stage.db.shrink()
    found = stage.db.path.read_bytes()
    for word in (b"fell down", b"24.7654321", b"FILE-ID", b"WORDS", b"ENDING"):
        assert word not in found, word
    assert "names have faded" in render.plain(await stage.act(log_pages.first_page, OFFICIAL), "en", ZONE)
    await stage.act(log_pages.steps, OFFICIAL, 1)
