"""The door of the night: presses, codes and what is sent on the way reach their actions, or the next room."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from telegram import Bot

from domain.refusal import Refusal
from domain.settings import Patrol, Settings
from handlers.common.press import NotForUs
from storage import meta
from tests.rooms.patrol_help import Village, asked, village
from tests.rooms.test_patrol_chat import at_desk, person, press, write

SETTINGS = Settings(patrol=Patrol(checkpoints=("Bridge",)))


@pytest.fixture(autouse=True)
def _named_bot(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Bot, "username", property(lambda self: "village_bot"))


async def send(v: Village, user: int, **what: Any) -> Any:
    chat = {"id": user, "type": "private"}
    return await at_desk(
        v, user, {"message": {"message_id": 5, "date": 0, "chat": chat, "from": person(user)} | what}
    )


def file(number: str, **more: Any) -> dict[str, Any]:
    return {"file_id": number, "file_unique_id": number, **more}


async def test_everything_that_can_be_sent(tmp_path: Path) -> None:
    async with village(tmp_path, settings=SETTINGS) as v:
        turn = await asked(v, days=0)
        leader = turn["group_id"] * 100 + 1
        with pytest.raises(NotForUs):
            await write(v, leader, "hello")
        v.now = v.now.replace(hour=20)
        await press(v, leader, f"patrol:start:{turn['id']}")
        sizes = [file(f"p{n}", width=n, height=n) for n in (90, 1280)]
        await send(v, leader, photo=sizes, caption="pole")
        await send(v, leader, voice=file("v", duration=3))
        big = file("d", file_name="film.mp4", mime_type="video/mp4", file_size=20_000_001)
        await send(v, leader, document=big)
        await send(v, leader, location={"latitude": 22.5, "longitude": 113.5})
        await write(v, leader, "the lamp at the Bridge is out")
        with pytest.raises(Refusal, match="night-no-note"):
            await send(v, leader, contact={"phone_number": "1", "first_name": "x"})
        desk = await press(v, leader, f"patrol:note:{turn['id']}:water")
        assert desk.alarm
        await press(v, leader, f"patrol:point:{turn['id']}:0")
        rows = await v.rows("SELECT kind, words, file_id, place FROM patrol_notes ORDER BY id")
        assert [tuple(row.values()) for row in rows] == [
            ("photo", "pole", "p1280", ""),
            ("voice", "", "v", ""),
            ("document", "", "d", ""),
            ("location", "", "", ""),
            ("words", "the lamp at the Bridge is out", "", "Bridge"),
            ("water", "", "", ""),
        ]


async def test_an_album_is_answered_once(tmp_path: Path) -> None:
    async with village(tmp_path, settings=SETTINGS) as v:
        turn = await asked(v, days=0)
        leader = turn["group_id"] * 100 + 1
        v.now = v.now.replace(hour=20)
        await press(v, leader, f"patrol:start:{turn['id']}")
        await v.clear()
        for number in range(5):
            await send(v, leader, photo=[file(f"p{number}", width=9, height=9)], media_group_id="1")
        assert len(await v.sent(leader)) == 1
        assert len(await v.rows("SELECT id FROM patrol_notes")) == 5


async def test_a_code_at_the_place_is_taken_before_the_start_of_the_others(tmp_path: Path) -> None:
    async with village(tmp_path, settings=SETTINGS) as v:
        turn = await asked(v, days=0)
        leader = turn["group_id"] * 100 + 1
        v.now = v.now.replace(hour=20)
        await press(v, leader, f"patrol:start:{turn['id']}")
        async with v.db.write() as tx:
            await meta.put(tx, "bot_username", "village_bot")
            from handlers.patrol import rounds

            ((_, link),) = await rounds.links(tx, ("Bridge",))
        await write(v, leader, "/start " + link.partition("=")[2])
        assert (await v.rows("SELECT how FROM patrol_points"))[0]["how"] == "scanned"
        with pytest.raises(AssertionError, match="nothing takes"):
            await write(v, leader, "/start ABCDE12345")


async def test_an_office_list_from_an_official_on_patrol_is_no_note(tmp_path: Path) -> None:
    async with village(tmp_path, settings=SETTINGS) as v:
        turn = await asked(v, days=0)
        leader = turn["group_id"] * 100 + 1
        v.now = v.now.replace(hour=20)
        await press(v, leader, f"patrol:start:{turn['id']}")
        listed = file("d", file_name="List.CSV", mime_type="text/csv")
        await send(v, leader, document=listed)
        async with v.db.write() as tx:
            await tx.run(
                "INSERT INTO roles (user_id, role, title, since) VALUES (:id, 'official', '', 0)", id=leader
            )
        with pytest.raises(NotForUs):
            await send(v, leader, document=listed)
