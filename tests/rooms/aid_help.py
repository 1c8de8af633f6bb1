"""A small village for the aid and card rooms: a real file, a clock in hand, every notice read in both languages."""

from __future__ import annotations

import contextlib
import json
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from domain.notice import Notice
from domain.settings import Settings
from handlers.aid import actions, later
from handlers.common import words
from handlers.common.guard import Actor
from handlers.common.work import Work
from storage import aid, aid_claims, chats, groups, households, people
from storage.database import Database

START = datetime(2026, 7, 8, 12, 0, tzinfo=UTC)
OFFICIAL, LEADER, STRANGER = 900, 101, 777
ZONE = ZoneInfo("Asia/Shanghai")
_DOORS = 3  # households a group
_BLANK = {"people": 2, "hazard": "", "danger": 0, "needs": "", "hamlet": ""}


def read(notice: Notice) -> None:
    """Put a notice into both languages: every text is there and has what it needs."""
    for language in words.LANGUAGES:
        for key, params in _texts(notice):
            assert words.load().has(language, key), f"{language}: no text {key}"
            bundle = words.load().bundles[language]
            shown = {n: words.load()._value(language, ZONE, v, True) for n, v in params.items()}
            text, errors = bundle.format_pattern(bundle.get_message(key).value, shown)
            assert not errors, f"{language}: {key}: {errors}"
            assert str(text).strip(), f"{language}: {key} is blank"


def _texts(notice: Notice) -> list[tuple[str, Any]]:
    found: list[tuple[str, Any]] = [(notice.key, notice.params)]
    found += [(button.key, dict(button.params)) for row in notice.buttons for button in row]
    for value in notice.params.values():
        for part in value if isinstance(value, tuple) else (value,):
            if isinstance(part, Notice):
                found += _texts(part)
    return found


@dataclass(frozen=True)
class Sent:
    """A queued call, as a chat would get it."""

    chat: int
    method: str
    text: str
    buttons: tuple[str, ...]
    lane: int
    ref: str | None
    needs: str | None
    payload: dict[str, Any] = field(hash=False)


class Stage:
    """Groups 1 to 4 in a row, three households each; household g,d is number "g-d", its account g*100+d."""

    def __init__(self, db: Database) -> None:
        self.db, self.now, self.settings = db, START, Settings()
        self.group: dict[int, int] = {}
        self.home: dict[int, int] = {}
        self._seen = 0

    async def build(self) -> Stage:
        """Fill the village: accounts, group chats -1 … -4, the leader of group 1, an official, a stranger."""
        async with self.db.write() as tx:
            for g in (1, 2, 3, 4):
                self.group[g] = await groups.create(tx, str(g), "", 0)
                await chats.see(tx, -g, "group", f"group {g}", "zh", 0)
                await groups.bind(tx, self.group[g], -g)
                for d in range(1, _DOORS + 1):
                    await self._door(tx, g, d)
            await self._person(tx, OFFICIAL, "Official")
            await self._person(tx, STRANGER, "Stranger")
            await people.grant(tx, LEADER, "leader", self.group[1], "", 0)
            await people.grant(tx, OFFICIAL, "official", None, "", 0)
        return self

    async def _person(self, tx: Any, user: int, name: str) -> None:
        await people.meet(tx, user, name, "en", 0)
        await chats.see(tx, user, "private", name, "en", 0)

    async def _door(self, tx: Any, g: int, d: int) -> None:
        user, number = g * 100 + d, f"{g}-{d}"
        place = {"lat": 24.7 + g / 100, "lon": 113.6 + d / 10000}
        row = {
            "number": number,
            "address": f"Lane {g} no. {d}",
            "head": f"Head {number}",
            "phone": f"1610000{user}",
        }
        self.home[user] = await households.save(tx, {**_BLANK, **row, **place}, 0)
        await households.assign(tx, [(number, self.group[g])], 0)
        await self._person(tx, user, f"Person {user}")
        await households.join(tx, self.home[user], user, "", 0)

    async def actor(self, tx: Any, user: int, chat: int | None = None) -> Actor:
        """The person as the dispatcher would see them, in private or in a chat."""
        known = await people.load(tx, user)
        assert known is not None
        here = user if chat is None else chat
        group = await groups.of_chat(tx, here)
        return Actor(
            user, known.name, known.language or "zh", here, own_language=known.language or "zh",
            official=known.official, banned=known.banned, leads=known.leads, liaison_of=known.liaison_of,
            homes=known.homes, groups=known.groups, chat_group=group["id"] if group else None,
        )  # fmt: skip

    async def act(
        self, action: Callable[..., Any], user: int, *args: Any, chat: int | None = None, **kw: Any
    ) -> Notice:
        """One press or command, in a transaction of its own; what is answered is read in both languages."""
        async with self.db.write() as tx:
            work = Work(tx, self.now, self.settings)
            notice: Notice = await action(work, await self.actor(tx, user, chat), *args, **kw)
        read(notice)
        return notice

    async def sweep(self, minutes: float = 0) -> None:
        """Let time pass, then tick."""
        self.now += timedelta(minutes=minutes)
        async with self.db.write() as tx:
            work = Work(tx, self.now, self.settings)
            await actions.sweep(work)
            await later.sweep(work)

    async def sent(self, chat: int | None = None) -> list[Sent]:
        """What was queued since the last look, to one chat or to all."""
        async with self.db.read() as tx:
            rows = await tx.rows("SELECT * FROM outbox WHERE id > :seen ORDER BY id", seen=self._seen)
        found = [_sent(row) for row in rows]
        return found if chat is None else [one for one in found if one.chat == chat]

    async def forget_sent(self) -> None:
        """Look only at what comes from now on; what waited is taken to be sent."""
        async with self.db.write() as tx:
            await tx.run("UPDATE outbox SET state = 'sent' WHERE state = 'queued'")
            self._seen = int(await tx.value("SELECT COALESCE(MAX(id), 0) FROM outbox"))

    async def request(self, request_id: int = 1) -> dict[str, Any]:
        """The request as it is stored."""
        async with self.db.read() as tx:
            row = await aid.get(tx, request_id)
            assert row is not None
            return dict(row)

    async def helpers(self, request_id: int = 1) -> list[int]:
        """The accounts that are on the way or there."""
        async with self.db.read() as tx:
            return [row["user_id"] for row in await aid_claims.active(tx, request_id)]

    async def verbs(self, request_id: int = 1) -> list[str]:
        """The journal of a request."""
        async with self.db.read() as tx:
            rows = await tx.rows(
                "SELECT verb FROM journal WHERE room = 'aid' AND subject = :id ORDER BY id", id=request_id
            )
        return [row["verb"] for row in rows]


def _sent(row: Any) -> Sent:
    payload = json.loads(row["payload"])
    keyboard = payload.get("reply_markup", {}).get("inline_keyboard", [])
    buttons = tuple(button["callback_data"] for line in keyboard for button in line)
    text = payload.get("text", payload.get("caption", ""))
    return Sent(row["chat_id"], row["method"], text, buttons, row["lane"], row["ref"], row["needs"], payload)


def calls(found: Sequence[Sent], request_id: int = 1) -> set[int]:
    """The chats that got a new announcement of a request."""
    return {
        one.chat for one in found if f"aid:claim:{request_id}" in one.buttons and one.method == "sendMessage"
    }


@contextlib.asynccontextmanager
async def stage_in(folder: Path) -> AsyncIterator[Stage]:
    """A village in a new file."""
    async with Database(folder / "village.db") as db:
        yield await Stage(db).build()
