"""A small village with groups, leaders, officials and chats, and a clock in the hand."""

from __future__ import annotations

import json
import re
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar
from unittest.mock import patch
from zoneinfo import ZoneInfo

from domain.notice import Notice, say
from domain.refusal import Refusal
from domain.settings import Settings
from handlers.common import render
from handlers.common.guard import Actor
from handlers.common.post import Post
from handlers.common.work import Work
from handlers.patrol import actions, planning
from storage import chats, groups, households, meta, people
from storage.database import Database

ZONE = ZoneInfo("Asia/Shanghai")
OFFICIAL = 9000
T = TypeVar("T")


def local(text: str) -> datetime:
    """`2026-08-14 20:00` in the village."""
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


@dataclass
class Village:
    """Groups 1…n with six households each; household h of group g has account g*100+h but for the last, who has none."""

    db: Database
    now: datetime
    settings: Settings = field(default_factory=Settings)
    count: int = 3

    async def build(self) -> None:
        """Fill the database."""
        async with self.db.write() as tx:
            at = int(self.now.timestamp())
            for g in range(1, self.count + 1):
                group = await groups.create(tx, f"{g}组", "", at)
                await chats.see(tx, -g, "group", f"chat {g}", "en" if g == 2 else "zh", at)
                await groups.bind(tx, group, -g)
                for h in range(1, 7):
                    row = dict.fromkeys(("people", "lat", "lon")) | dict.fromkeys(
                        ("hazard", "needs", "hamlet"), ""
                    )
                    row |= {
                        "number": f"{g}{h:02}",
                        "address": f"lane {g}-{h}",
                        "head": f"<b>Head {g}{h}",
                        "phone": "1",
                    }
                    home = await households.save(tx, {**row, "danger": 0}, at)
                    await households.assign(tx, [(str(row["number"]), group)], at)
                    if h < 6:
                        await self._account(tx, g * 100 + h, at)
                        await households.join(tx, home, g * 100 + h, "", at)
                await people.grant(tx, g * 100 + 1, "leader", group, "", at)
                await people.grant(tx, g * 100 + 2, "liaison", group, "", at)
            await self._account(tx, OFFICIAL, at)
            await people.grant(tx, OFFICIAL, "official", None, "", at)
            await meta.put(tx, planning.BEGINS, self.now.date().isoformat())  # as if it had run for long

    async def _account(self, tx: Any, user: int, at: int) -> None:
        await people.meet(tx, user, f"user {user}", "zh", at)
        await chats.see(tx, user, "private", "", "en" if user % 2 else "zh", at)

    async def do(self, user: int, action: Callable[..., Awaitable[T]], *args: object, chat: int = 0) -> T:
        """One press or message of a person, in its own transaction; a refusal can be put into words too."""
        try:
            async with self.db.write() as tx:
                return await action(
                    Work(tx, self.now, self.settings), await self.actor(tx, user, chat), *args
                )
        except Refusal as refusal:
            if refusal.key.startswith(("patrol-", "night-")):
                shown(say(refusal.key, **refusal.params))
            raise

    async def actor(self, tx: Any, user: int, chat: int = 0) -> Actor:
        """The person as stored now."""
        known = await people.load(tx, user)
        group = await groups.of_chat(tx, chat) if chat else None
        return Actor(
            user,
            known.name if known else str(user),
            "zh",
            chat or user,
            official=bool(known and known.official),
            leads=known.leads if known else frozenset(),
            liaison_of=known.liaison_of if known else frozenset(),
            homes=known.homes if known else (),
            groups=known.groups if known else frozenset(),
            chat_group=group["id"] if group else None,
        )

    async def with_work(self, action: Callable[..., Awaitable[T]], *args: object) -> T:
        """Something nobody in particular does."""
        async with self.db.write() as tx:
            return await action(Work(tx, self.now, self.settings), *args)

    async def sweep(self, at: str = "") -> None:
        """Let the room do what is due, now or at a time; twice, so that a repeated sweep shows."""
        if at:
            self.now = local(at)
        for _ in range(2):
            await self.with_work(actions.sweep)

    async def rows(self, sql: str, **params: object) -> list[dict[str, Any]]:
        """What the database holds."""
        async with self.db.read() as tx:
            return [dict(row) for row in await tx.rows(sql, **params)]

    async def sent(self, chat: int | None = None, containing: str = "") -> list[dict[str, Any]]:
        """Messages queued (to one chat, with a text): chat_id, method, ref, text, data of the buttons."""
        found = []
        for row in await self.rows("SELECT * FROM outbox ORDER BY id"):
            payload = json.loads(row["payload"])
            keys = payload.get("reply_markup", {}).get("inline_keyboard", [])
            row |= {
                "text": payload.get("text", ""),
                "data": [b["callback_data"] for line in keys for b in line],
            }
            if chat in (None, row["chat_id"]) and containing in row["text"] + " ".join(row["data"]):
                found.append(row)
        return found

    async def clear(self) -> None:
        """Forget what was sent so far."""
        async with self.db.write() as tx:
            await tx.run("DELETE FROM outbox")

    async def turn(self, night: date, group: int | None = None) -> dict[str, Any]:
        """The main turn of a night (of a group)."""
        rows = await self.rows(
            "SELECT * FROM turns WHERE night = :night AND role = 'main' ORDER BY id", night=night.isoformat()
        )
        return next(row for row in rows if group in (None, row["group_id"]))

    async def duties(self, turn_id: int) -> dict[str, str]:
        """Household number → state, in order of number."""
        rows = await self.rows(
            "SELECT h.number, d.state FROM duties d JOIN households h ON h.id = d.household_id "
            "WHERE d.turn_id = :turn ORDER BY h.number",
            turn=turn_id,
        )
        return {row["number"]: row["state"] for row in rows}


@asynccontextmanager
async def village(path: Path, now: str = "2026-08-10 08:00", **options: Any) -> AsyncIterator[Village]:
    """A village in a new file. Whatever it sends is put into words in both languages."""
    queue, edit = Post._message, Post.edit

    def both(post: Post, to: Any, notice: Notice, *more: Any) -> Any:
        shown(notice)
        return queue(post, to, notice, *more)

    async def edit_both(post: Post, to: Any, target: Any, notice: Notice, **more: Any) -> None:
        shown(notice)
        await edit(post, to, target, notice, **more)

    with patch.object(Post, "_message", both), patch.object(Post, "edit", edit_both):
        async with Database(path / "patrol.db") as db:
            built = Village(db, local(now), **options)
            await built.build()
            yield built


def shown(notice: Notice) -> str:
    """A notice in both languages; every key and parameter is there."""
    texts = []
    for language in ("zh", "en"):
        message = render.message(notice, language, ZONE)
        text = message["text"] + json.dumps(message.get("reply_markup", {}), ensure_ascii=False)
        words = re.sub(r"\"callback_data\": \"[^\"]*\"", "", text)
        assert "patrol-" not in words and "night-" not in words, text
        assert "{" not in message["text"], text
        texts.append(text)
    return "\n".join(texts)


async def asked(built: Village, days: int = 3) -> dict[str, Any]:
    """Plan, go to nine in the morning; gives the turn of so many days later, whose team was asked three days before it."""
    await built.sweep()
    night = built.now.date() + timedelta(days=days)
    await built.sweep(f"{built.now.date()} 09:01")
    turn = await built.turn(night)
    async with built.db.write() as tx:
        early = (3 - days) * 86400
        await tx.run(
            "UPDATE duties SET asked_at = asked_at - :early WHERE turn_id = :id", early=early, id=turn["id"]
        )
    return turn
