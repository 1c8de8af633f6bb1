"""What an account gets as a file: all of its own, nothing of other people's."""

from __future__ import annotations

import json
from pathlib import Path

from storage import chats, holding, households, people
from storage.database import Database, Tx

ME, MOTHER = 4711, 4712
_ASK = "INSERT INTO requests (household_id, user_id, kind, text, urgency, quiet, opened_at, widen_at, officials_at) "


async def _home(tx: Tx) -> None:
    row = {
        "number": "A1",
        "address": "甲巷1号",
        "head": "陈",
        "people": 2,
        "phone": "13800000001",
        "lat": 24.5,
    }
    more = {"lon": 113.5, "hazard": "", "danger": 0, "needs": "轮椅", "hamlet": ""}
    home = await households.save(tx, {**row, **more}, 1)
    for user, name in ((ME, "我"), (MOTHER, "妈妈")):
        await people.meet(tx, user, name, "zh", 1)
        await chats.see(tx, user, "private", name, "zh", 1)
        await households.join(tx, home, user, "2", 1)
        for quiet in (0, 1):
            text = f"{name} {'quiet' if quiet else 'open'}"
            await tx.run(
                _ASK + "VALUES (:home, :user, :kind, :text, 'normal', :quiet, 1, 1, 1)",
                home=home,
                user=user,
                kind=name,
                text=text,
                quiet=quiet,
            )
    await tx.run(
        "INSERT INTO codes (digest, role, created_at, expires_at, used_by) VALUES ('secret', 'leader', 1, 1, 4711)"
    )
    await tx.run(
        "INSERT INTO journal (at, room, verb, actor, detail) VALUES (1, 'x', 'y', 4711, '{\"user\": 4712}')"
    )
    await tx.run(
        "INSERT INTO join_requests (user_id, household_id, asked_at, state, decided_by) "
        "VALUES (4712, :home, 1, 'approved', 4711)",
        home=home,
    )


async def test_all_of_ones_own_and_nothing_of_others(tmp_path: Path) -> None:
    async with Database(tmp_path / "x.db") as db:
        async with db.write() as tx:
            await _home(tx)
        async with db.read() as tx:
            found = await holding.export_account(tx, ME)
            counts = await holding.held(tx, ME)
    text = json.dumps(found, ensure_ascii=False)
    for own in ("4711", "我", "我 open", "我 quiet", "妈妈 open", "13800000001", "轮椅"):
        assert own in text, own
    for other in ("4712", "妈妈 quiet", "secret"):
        assert other not in text, other
    assert found["your_households"][0]["accounts"] == 2
    (decided,) = found["join_requests"]  # of what it only decided: that, and when
    assert decided["decided_by"] == ME and not {"user_id", "household_id", "state"} & set(decided)
    assert counts == {"since": 1, "requests": 2, "claims": 0, "answers": 0, "journal": 1}
