"""The small village of the aid room with households that have nobody on Telegram, for the pages of households."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from aid_help import LEADER, OFFICIAL, STRANGER, ZONE, Stage, read, stage_in

from domain.notice import Notice
from domain.refusal import Refusal
from handlers.common import render, words
from handlers.common.work import Work
from handlers.households import actions
from storage import homes, households, people

__all__ = ["LEADER", "OFFICIAL", "OTHER", "STRANGER", "Homes", "homes_in", "shown"]
OTHER = 201  # leads group 2


def shown(notice: Notice, language: str = "en") -> str:
    """What people read."""
    return render.plain(notice, language, ZONE)


class Homes:
    """The stage, what is stored of a household, and refusals that can be read."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage

    def id(self, account: int) -> int:
        """The household that an account was in at first: group*100+door."""
        return self.stage.home[account]

    async def act(self, action: Any, user: int, *args: Any, **kw: Any) -> Notice:
        """One press, in a transaction of its own."""
        return await self.stage.act(action, user, *args, **kw)

    async def refused(self, key: str, action: Any, user: int, *args: Any, **kw: Any) -> str:
        """A press that is declined with this text, which reads well in both languages."""
        with pytest.raises(Refusal) as error:
            await self.stage.act(action, user, *args, **kw)
        assert error.value.key == key, error.value
        for language in words.LANGUAGES:
            text = words.load().text(language, ZONE, key, error.value.params)
            assert text and "{" not in text
        read(Notice(key, dict(error.value.params)))
        return key

    async def house(self, household_id: int) -> dict[str, Any]:
        """A household as it is stored."""
        async with self.stage.db.read() as tx:
            row = await households.get(tx, household_id)
            assert row is not None
            return dict(row)

    async def speakers(self, household_id: int) -> list[int]:
        """The accounts of a household."""
        async with self.stage.db.read() as tx:
            return [row["user_id"] for row in await homes.speakers(tx, household_id)]

    async def journal(self, household_id: int | None = None) -> list[str]:
        """The verbs of this room (about a household)."""
        async with self.stage.db.read() as tx:
            rows = await tx.rows(
                "SELECT verb FROM journal WHERE room = 'households' "
                "AND (:id IS NULL OR household_id = :id) ORDER BY id",
                id=household_id,
            )
        return [row["verb"] for row in rows]

    async def run(self, sql: str, **params: object) -> None:
        """Change the file behind everybody's back."""
        async with self.stage.db.write() as tx:
            await tx.run(sql, **params)

    async def sweep(self, hours: float = 0) -> None:
        """Let time pass, then do what is due in this room, twice: the second time nothing is left."""
        self.stage.now += timedelta(hours=hours)
        for _ in range(2):
            async with self.stage.db.write() as tx:
                await actions.sweep(Work(tx, self.stage.now, self.stage.settings))

    async def heard(self, chat: int) -> str:
        """All that a chat was sent since the last look, and looks."""
        text = "\n".join(one.text for one in await self.stage.sent(chat))
        await self.stage.forget_sent()
        return text

    async def silence(self, account: int) -> int:
        """Take a household's account away, so that nobody of it is on Telegram; gives the household."""
        await self.run("DELETE FROM members WHERE user_id = :id", id=account)
        return self.id(account)


@contextlib.asynccontextmanager
async def homes_in(folder: Path) -> AsyncIterator[Homes]:
    """A village in a new file: 101 leads group 1, 201 group 2; everybody was introduced."""
    async with stage_in(folder) as stage:
        found = Homes(stage)
        async with stage.db.write() as tx:
            await people.grant(tx, OTHER, "leader", stage.group[2], "", 0)
            await tx.run("UPDATE members SET introduced = 1, agreed_at = 1, agreement = '1'")
        yield found
