"""The office's list: what is said of a file, kept of a household's own word, confirmed only as it was shown."""

from __future__ import annotations

import csv
import io
import json
import pickle
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from alerts_help import LI, WANG, Village_, data_of, texts_of, village

from domain.importing import Parsed, read_file
from domain.notice import say
from domain.refusal import Refusal
from handlers.common import jobs
from handlers.common.render import strip
from handlers.households import importing
from handlers.households.import_report import Report
from handlers.households.jobs import JOBS
from storage import homes, people
from storage import jobs as open_jobs

_HEAD = "户号,地址,户主,人口,电话\n"
_KINDS = {job.kind: job for job in JOBS}


@pytest.fixture
async def place(tmp_path: Path) -> AsyncIterator[Village_]:
    async with village(tmp_path) as found:
        yield found


async def done(place: Village_) -> list[dict[str, Any]]:
    """Do the jobs that were ordered; gives what was sent, with the text and the data of the buttons."""
    async with place.work() as work:
        last = await work.tx.value("SELECT MAX(id) FROM outbox") or 0
        for row in await open_jobs.open_ones(work.tx):
            order = jobs.read(row)
            job = _KINDS[order.kind]
            await open_jobs.end(work.tx, order.id, "done", work.epoch)
            try:
                facts = pickle.loads(pickle.dumps(await job.collect(work.tx, order)))
            except Refusal as refusal:
                await work.post.send(order.reader, say(refusal.key, **refusal.params))
                continue
            await job.finish(work, order, pickle.loads(pickle.dumps(read_file(facts))))
        sent = await work.tx.rows("SELECT * FROM outbox WHERE id > :last ORDER BY id", last=last)
    return [seen(row) for row in sent]


def seen(row: Any) -> dict[str, Any]:
    payload = json.loads(row["payload"])
    keys = payload.get("reply_markup", {}).get("inline_keyboard", [])
    return {
        "text": strip(payload.get("text", payload.get("caption", ""))),
        "buttons": [b["callback_data"] for line in keys for b in line],
        "file": row["file"],
        "method": row["method"],
    }


async def sent(place: Village_, rows: str, by: int = LI) -> dict[str, Any]:
    """An official sends a list; gives the report."""
    await place.do(importing.offer, by, "list.csv", (_HEAD + rows).encode())
    return (await done(place))[0]


async def pressed(place: Village_, data: str, by: int = LI) -> list[dict[str, Any]]:
    _, _, number, how = data.split(":")
    await place.do(importing.confirm, by, int(number), how, 1)
    return await done(place)


def listed(place: Village_, number: int) -> str:
    """A household of the village as its row."""
    return f"QX{number:04},溪口巷{number}号<b>,户主{number},3,16100000001\n"


EVERYBODY = range(1, 13)


async def whole(place: Village_, but: dict[int, str] | None = None) -> str:
    return "".join((but or {}).get(n, listed(place, n)) for n in EVERYBODY)


async def test_a_report_counts_and_names_what_would_change(place: Village_) -> None:
    report = await sent(
        place, await whole(place, {2: "QX0002,溪口巷2号<b>,户主2,5,16100000002\n", 7: "N1,庙巷1号,甲,,\n"})
    )
    assert "新增 1，改动 1，不变 10，表里没有 1" in report["text"]
    assert "户号 QX0002：人口 3 → 5、电话" in report["text"] and "16100000002" not in report["text"]
    assert "表里没有的住户，照旧不动：QX0007" in report["text"]
    assert [d.rpartition(":")[0] for d in report["buttons"]] == [
        "households:import:1", "households:import-drop", "households:missing:1",
    ]  # fmt: skip
    assert report["buttons"][0].endswith(":all")


async def test_a_row_without_a_number_is_told_by_its_row(place: Village_) -> None:
    report = await sent(place, await whole(place) + ",庙巷1号,甲,,\n")
    assert "第 14 行：没有户号。请填上。" in report["text"] and "–）" not in report["text"]


async def test_what_a_household_said_itself_stays_and_the_report_says_so(place: Village_) -> None:
    async with place.work() as work:
        await homes.state(work.tx, place.house[2], "people", 4, work.epoch)
        await homes.state(work.tx, place.house[2], "phone", "16100000022", work.epoch)
    report = await sent(place, await whole(place, {2: "QX0002,溪口巷2号<b>,户主二,5,16100000002\n"}))
    assert "户号 QX0002：人口、电话以住户自己说的为准，不改。" in report["text"]
    assert "户号 QX0002：户主 户主2 → 户主二" in report["text"]
    await pressed(place, report["buttons"][0])
    [row] = await place.rows("SELECT head, people, phone FROM households WHERE number = 'QX0002'")
    assert tuple(row) == ("户主二", 4, "16100000022")
    again = await sent(place, await whole(place, {2: "QX0002,溪口巷2号<b>,户主二,5,16100000002\n"}))
    assert "没有要导入的" in again["text"] and "为准" in again["text"] and not again["buttons"]


async def test_one_that_had_gone_comes_back_as_added_and_is_told(place: Village_) -> None:
    async with place.work() as work:
        await homes.go(work.tx, place.house[3], "moved", work.epoch)
        await work.tx.run("UPDATE households SET active = 0, gone = 'forgotten' WHERE number = 'QX0004'")
    report = await sent(place, await whole(place))
    assert "新增 2" in report["text"] and "户号 QX0003 以前搬走或销户了" in report["text"]
    assert "⚠️ 户号 QX0004 以前要求删除了全部资料" in report["text"]
    await pressed(place, report["buttons"][0])
    rows = await place.rows("SELECT active, gone FROM households WHERE number IN ('QX0003', 'QX0004')")
    assert [tuple(row) for row in rows] == [(1, ""), (1, "")]


async def test_a_made_up_number_gives_way_to_the_offices(place: Village_) -> None:
    async with place.work() as work:
        await homes.make_provisional(work.tx, place.house[5])
    report = await sent(place, await whole(place, {5: listed(place, 5).replace("QX0005", "QX0099")}))
    assert "新增 0，改动 1" in report["text"] and "户号 QX0099：户号 QX0005 → QX0099" in report["text"]
    await pressed(place, report["buttons"][0])
    [row] = await place.rows("SELECT id, provisional FROM households WHERE number = 'QX0099'")
    assert tuple(row) == (place.house[5], 0)


async def test_who_is_missing_is_shown_on_request_with_a_button_each(place: Village_) -> None:
    report = await sent(place, listed(place, 1) + "N1,庙巷1号,甲,,\n")
    notice = await place.do(importing.missing, LI, 1, 0)
    homes_ = [data for data in data_of(notice) if data.startswith("households:home:")]
    assert homes_ == [f"households:home:{place.house[n]}" for n in range(2, 12)]
    assert "households:missing:1:10" in data_of(notice) and "11" in texts_of(notice)["zh"]
    rest = data_of(await place.do(importing.missing, LI, 1, 10))
    assert rest == [f"households:home:{place.house[12]}"]
    assert rest == data_of(await place.do(importing.missing, LI, 1, 500))
    assert [
        row["detail"] for row in await place.rows("SELECT detail FROM journal WHERE verb = 'looked'")
    ] == ['{"what": "missing:1"}'] * 3
    with pytest.raises(Refusal, match="households-import-gone"):
        await place.do(importing.missing, WANG, 1, 0)
    assert "households:missing:1:0" in (await pressed(place, report["buttons"][0]))[0]["buttons"]
    assert [row["active"] for row in await place.rows("SELECT DISTINCT active FROM households")] == [1]


async def test_a_long_report_goes_along_as_a_table_without_phones(place: Village_) -> None:
    changed = {n: f"QX{n:04},溪口巷{n}号<b>,=户主{n},9,1610000007{n % 10}\n" for n in EVERYBODY}
    await place.do(
        importing.offer, LI, "list.csv", (_HEAD + await whole(place, changed) + "Z1,,甲,,\n").encode()
    )
    report, table = await done(place)
    assert (
        report["text"].count("户号 QX") == 11
        and "第 14 行" in report["text"]
        and "还有 1 行" in report["text"]
    )
    assert table["method"] == "sendDocument" and table["file"].startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(table["file"].decode("utf-8-sig"))))
    assert rows[0] == ["情况", "行", "户号", "项目", "原来", "现在", "原因"]
    assert rows[1][:3] == ["读不了", "14", "Z1"] and "没有地址" in rows[1][6]
    assert ["改动", "", "QX0001", "户主", "户主1", "'=户主1", ""] in rows
    assert ["改动", "", "QX0001", "电话", "", "", ""] in rows
    assert b"161000" not in table["file"]


async def test_a_first_screen_has_some_of_every_kind(place: Village_) -> None:
    changed = {n: f"QX{n:04},溪口巷{n}号<b>,新{n},9,16100000001（儿子{n}）\n" for n in EVERYBODY}
    bad = "".join(f"Z{n},,甲,,\n" for n in range(20))
    text = (await sent(place, await whole(place, changed) + bad))["text"]
    counted = [text.count(words) for words in ("没有地址", "户主 户主", "没有收", "还有 32 行")]
    assert counted == [7, 3, 2, 1]


async def test_what_changed_meanwhile_is_shown_before_it_is_stored(place: Village_) -> None:
    report = await sent(place, listed(place, 2).replace(",3,", ",5,"))
    other = await sent(place, listed(place, 2).replace(",3,", ",6,"), by=WANG)
    await pressed(place, other["buttons"][0], by=WANG)
    found = await pressed(place, report["buttons"][0])
    assert "没有导入" in found[0]["text"] and found[1]["method"] == "editMessageReplyMarkup"
    assert "人口 6 → 5" in found[2]["text"]
    assert [
        row["people"] for row in await place.rows("SELECT people FROM households WHERE number = 'QX0002'")
    ] == [6]
    await pressed(place, found[2]["buttons"][0])
    assert [
        row["people"] for row in await place.rows("SELECT people FROM households WHERE number = 'QX0002'")
    ] == [5]


async def test_whoever_is_no_official_any_more_imports_nothing(place: Village_) -> None:
    report = await sent(place, "N1,庙巷1号,甲,,\n")
    _, _, number, how = report["buttons"][0].split(":")
    await place.do(importing.confirm, LI, int(number), how, 1)
    async with place.work() as work:
        await people.revoke(work.tx, LI, "official", None, work.epoch)
    assert len(await done(place)) == 1
    assert not await place.rows("SELECT id FROM households WHERE number = 'N1'")


async def test_presses_that_fit_nothing(place: Village_) -> None:
    report = await sent(place, "N1,庙巷1号,甲,,\nN2,,乙,,\n")
    number = int(report["buttons"][0].split(":")[2])
    for how, key in (("all", "households-import-refused"), ("x", "common-old-button")):
        with pytest.raises(Refusal, match=key):
            await place.do(importing.confirm, LI, number, how, 1)
    await place.do(importing.drop, LI, number)
    with pytest.raises(Refusal, match="households-import-gone"):
        await place.do(importing.confirm, LI, number, "good", 1)


async def test_files_that_change_nothing_or_cannot_be_read_are_not_kept(place: Village_) -> None:
    same = await sent(place, await whole(place))
    assert "没有要导入的" in same["text"] and not same["buttons"]
    bad = await sent(place, "N1,,甲,,\n")
    assert "请改好表格再发一次" in bad["text"] and bad["buttons"] == ["households:missing:2:0"]
    await place.do(importing.offer, LI, "x.csv", b"\x89PNG\r\n\x1a\n\0")
    assert "不是表格" in (await done(place))[0]["text"]
    assert [row["state"] for row in await place.rows("SELECT state FROM imports")] == ["dropped", "dropped"]
    async with place.work() as work:
        order = jobs.Order(9, "list-read", LI, LI, "zh", {"import_id": 2})
        await _KINDS["list-read"].failed(work, order)  # type: ignore[misc]
    assert len(await place.rows("SELECT id FROM imports")) == 1


async def test_of_several_files_the_last_is_read_and_of_the_others_it_is_said(place: Village_) -> None:
    for number, name in enumerate(("a.csv", "b.csv", "c.csv")):
        await place.do(importing.offer, LI, name, f"{_HEAD}N{number},庙巷1号,甲,,\n".encode())
    first, second, last = await done(place)
    assert "“a.csv”没有看" in first["text"] and "“b.csv”没有看" in second["text"]
    assert "新增 1" in last["text"]


async def test_a_confirmed_import_is_stored_whatever_comes_next(place: Village_) -> None:
    report = await sent(place, "N1,庙巷1号,甲,,\n")
    _, _, number, how = report["buttons"][0].split(":")
    await place.do(importing.confirm, LI, int(number), how, 1)
    with pytest.raises(Refusal, match="households-import-confirmed"):
        await place.do(importing.drop, LI, int(number))
    await place.do(importing.offer, LI, "b.csv", f"{_HEAD}N2,庙巷2号,乙,,\n".encode())
    stored, newer = (await done(place))[:2]
    assert "导入好了" in stored["text"] and "新增 1" in newer["text"]
    assert await place.rows("SELECT id FROM households WHERE number = 'N1'")
    await place.do(importing.drop, LI, 2)


async def test_a_long_list_gets_a_word_at_once(place: Village_) -> None:
    rows = "".join(f"N{n},庙巷{n}号,甲,,\n" for n in range(9_000))
    words = texts_of(await place.do(importing.offer, LI, "list.csv", (_HEAD + rows).encode()))
    assert "正在读" in words["zh"] and "Reading" in words["en"]
    with pytest.raises(Refusal, match="import-too-large"):
        await place.do(importing.offer, LI, "list.csv", bytes(5_000_001))


def test_columns_that_are_not_used_have_the_readers_comma() -> None:
    nothing = importing.compare(Parsed((), (), (), ()), importing.Known({}))
    shown = Report(Parsed((), (), ("颜色", "x" * 300), (), other_sheets=("二组",)), nothing).all_lines()
    words = texts_of(shown[0])
    assert "颜色、xx" in words["zh"] and "颜色, xx" in words["en"] and len(words["en"]) < 100
    assert "二组" in texts_of(shown[1])["en"]
