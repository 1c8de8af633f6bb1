"""The office's list comes as a file in Telegram: report, confirm, refused rows, files that are no list."""

from __future__ import annotations

import asyncio
import io
from pathlib import Path

import pytest
from here import Town, here, picture, says
from openpyxl import Workbook

from sandbox import village
from sandbox.client import Person, Seen
from storage import people

HEADS = "户号,地址,户主,人口,电话\n"


def workbook(rows: list[dict[str, str]]) -> bytes:
    book, out = Workbook(), io.BytesIO()
    sheet = book.active
    assert sheet is not None
    sheet.append(list(rows[0]))
    for row in rows:
        sheet.append(list(row.values()))
    book.save(out)
    return out.getvalue()


async def send(town: Town, person: Person, name: str, data: bytes) -> Seen:
    """Send a file; gives the bot's answer."""
    return (await town.heard(person, await person.send_document(name, data)))[-1]


async def files(town: Town) -> int:
    return len(await town.sandbox.calls(method="getFile"))


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
async def test_a_list_is_imported_after_a_look_and_groups_are_made(tmp_path: Path, kind: str) -> None:
    async with here(tmp_path, 0) as town:
        chief = await town.official("Officer", "en")
        rows = village.generate(20, 3)
        data = village.as_csv(rows) if kind == "csv" else workbook(rows)
        report = await send(town, chief, f"名册.{kind}", data)
        assert says(report.text, "households-report", "en") and "20 new" in report.text
        assert town.value("SELECT COUNT(*) FROM households") == 0
        confirm = report.button("households:import:").data
        await town.tap(chief, report, confirm)
        done = await town.last(chief, "households:groups")
        assert done.message_id == report.message_id and says(done.text, "households-imported", "en")
        assert town.value("SELECT COUNT(*) FROM households") == 20
        assert says((await town.tap(chief, report, confirm)).text, "households-import-gone", "en")
        drop = f"households:import-drop:{confirm.split(':')[2]}"
        assert says((await town.tap(chief, report, drop)).text, "households-import-gone", "en")
        await town.tap(chief, done, "households:groups")
        proposal = await town.last(chief, "households:groups-accept")
        assert says(proposal.text, "households-proposal", "en")
        assert town.value("SELECT COUNT(*) FROM groups") == 0
        await town.tap(chief, proposal, "households:groups-accept")
        assert town.value("SELECT COUNT(*) FROM groups") == 2
        assert town.value("SELECT COUNT(*) FROM households WHERE group_id IS NULL") == 0
        again = await send(town, chief, f"名册.{kind}", data)
        assert says(again.text, "households-report-same", "en") and not again.has_button("households:import:")


async def test_bad_rows_are_named_and_the_good_ones_can_be_taken(town: Town) -> None:
    chief = town.officials[0]
    text = (
        HEADS
        + "QX0001,新屋1号,=cmd()|' /C calc'!A0,4,\nZZ1,甲巷1号,<b>张三</b>,多,161\nZZ2,甲巷2号,李四,3,\n,甲巷3号,王五,2,\n"
    )
    report = await send(town, chief, "list.csv", text.encode("gb18030"))
    assert "第 3 行（户号 ZZ1）" in report.text and "人口“多”不是数字" in report.text
    assert "第 5 行" in report.text
    assert not any(button.data.endswith(":all") for row in report.buttons for button in row)
    whole = report.button("households:import:").data.replace(":good", ":all")
    assert says((await town.tap(chief, report, whole)).text, "households-import-refused")
    before = town.value("SELECT COUNT(*) FROM households")
    await town.tap(chief, report, report.button("households:import:").data)
    assert town.value("SELECT COUNT(*) FROM households") == before + 1
    assert town.value("SELECT head FROM households WHERE number = 'QX0001'").startswith("=cmd()")
    about = await town.say(town.people["QX0001"], "/me")
    assert "=cmd()|' /C calc'!A0" in "".join(about)


async def test_a_list_is_dropped_and_another_takes_its_place(town: Town) -> None:
    chief, second = town.officials
    first = await send(town, chief, "a.csv", (HEADS + "ZZ1,甲巷1号,张三,3,\n").encode())
    drop = first.button("households:import-drop:").data
    confirm = first.button("households:import:").data
    for data in (confirm, drop):
        answer = await town.tap(second, await town.last(second), data)
        assert says(answer.text, "households-import-gone")  # somebody else's list
    await town.tap(chief, first, drop)
    assert says((await town.last(chief)).text, "households-import-dropped")
    older = await send(town, chief, "b.csv", (HEADS + "ZZ2,甲巷2号,李四,3,\n").encode())
    await send(town, chief, "c.csv", (HEADS + "ZZ3,甲巷3号,王五,3,\n").encode())
    answer = await town.tap(chief, older, older.button("households:import:").data)
    assert says(answer.text, "households-import-gone")
    assert town.value("SELECT COUNT(*) FROM households WHERE number LIKE 'ZZ%'") == 0


async def test_a_long_report_is_a_table_and_who_is_missing_is_shown_on_request(town: Town) -> None:
    chief = town.officials[0]
    first = next(iter(town.homes))
    rows = "".join(
        f"{n},{town.homes[n]['address']},{town.homes[n]['head']}二,4,\n" for n in list(town.homes)[1:]
    )
    bad = "".join(f"Z{n},,甲,,\n" for n in range(9))
    sent = await chief.send_document("list.csv", (HEADS + rows + bad).encode("utf-16"))
    report, table = await town.heard(chief, sent)
    assert says(report.text, "households-report") and first in report.text
    assert table.document is not None and table.document["file_name"].endswith(".csv")
    assert says(table.text or "", "households-import-table")
    await town.tap(chief, report, report.button("households:missing:").data)
    missing = await town.last(chief, "households:home:")
    assert says(missing.text, "households-missing") and first in missing.buttons[0][0].text
    await town.tap(chief, report, report.button("households:import:").data)
    done = await town.last(chief, "households:groups")
    assert done.message_id == report.message_id and says(done.text, "households-imported")
    assert town.value("SELECT COUNT(*) FROM households WHERE head LIKE '%二'") == len(town.homes) - 1
    assert town.value("SELECT active FROM households WHERE number = ?", first) == 1


async def test_two_presses_at_once_import_once(town: Town) -> None:
    chief = town.officials[0]
    report = await send(town, chief, "a.csv", (HEADS + "ZZ1,甲巷1号,张三,3,\n").encode())
    data = report.button("households:import:").data
    await asyncio.gather(*(chief.press_raw(report.chat_id, report.message_id, data) for _ in range(3)))
    await town.quiet()
    assert town.journal("households").count("imported") == 2  # the village, and this list


async def test_files_that_are_no_list(town: Town) -> None:
    chief = town.officials[0]
    for name, data, key in (
        ("empty.csv", b"\r\n", "import-refused-empty"),
        ("heads.csv", HEADS.encode(), "import-refused-empty"),
        ("photo.png", picture(), "import-refused-kind"),
        ("note.txt", "大家好".encode(), "import-refused-heads"),
        ("old.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "import-refused-old-excel"),
        ("zip.xlsx", b"PK\x03\x04" + bytes(99), "import-refused-broken"),
        ("<b>=1+1</b>.pdf", b"%PDF-1.7 \xff\xfe\x00", "import-refused-kind"),
    ):
        answer = await send(town, chief, name, data)
        assert answer.text and not answer.has_button("households:import:"), (name, answer.text)
        assert says(answer.text, key) or "import" not in answer.text, (name, answer.text)
    assert says(
        (await town.heard(chief, await chief.send_photo(picture())))[-1].text, "welcome-photo-of-list"
    )
    assert town.value("SELECT COALESCE(SUM(LENGTH(content)), 0) FROM imports") == 0


async def test_a_file_that_is_too_large_is_not_even_fetched(town: Town) -> None:
    chief = town.officials[0]
    answer = await send(town, chief, "big.csv", bytes(5_000_001))
    assert says(answer.text, "import-too-large")
    assert await files(town) == 0


async def test_a_file_of_somebody_else_is_not_fetched(town: Town) -> None:
    data = (HEADS + "ZZ1,甲巷1号,张三,3,\n").encode()
    for person in (town.resident(), town.leaders["1"], await town.person("路人")):
        answer = await send(town, person, "a.csv", data)
        assert says(answer.text, "common-only-officials")
    chief = town.officials[0]
    sent = await town.leaders["1"].send_document("a.csv", data, chat=town.chats["1"])
    assert sent.update_id is None
    async with town.work() as work:
        await people.revoke(work.tx, chief.id, "official", None, work.epoch)
    assert says((await send(town, chief, "a.csv", data)).text, "common-only-officials")
    assert await files(town) == 0


async def test_a_file_that_cannot_be_fetched_is_asked_for_again(town: Town) -> None:
    chief, data = town.officials[0], (HEADS + "ZZ1,甲巷1号,张三,3,\n").encode()
    await town.sandbox.faults("getFile", "500", times=9)
    assert says((await send(town, chief, "a.csv", data)).text, "households-file-unfetched")
    await town.sandbox.faults(kind="clear")
    assert (await send(town, chief, "a.csv", data)).has_button("households:import:")
