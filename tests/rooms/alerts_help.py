"""A small village with warnings, the real database, and words that must be there in both languages."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from domain.notice import Notice
from domain.refusal import Refusal
from domain.settings import Alerts, Settings, Village
from handlers.alerts import actions, answers, drafting, ending
from handlers.common import render
from handlers.common.guard import Actor
from handlers.common.words import LANGUAGES, load
from handlers.common.work import Work
from storage import alerts, chats, groups, households, people
from storage.database import Database, Row

EVENING = datetime(2026, 7, 1, 11, 0, tzinfo=UTC)  # 19:00 in the village
SETTINGS = Settings(village=Village(name="清溪村", admins=(90,)))
ALONE = Settings(village=Village(name="清溪村"), alerts=Alerts(second_official_from="never"))
LI, WANG, ADMIN = 91, 92, 90  # officials; ADMIN has no chat unless told so


def texts_of(notice: Notice, settings: Settings = SETTINGS) -> dict[str, str]:
    """A notice as plain text in every language; every word and parameter must be there."""
    for language in LANGUAGES:
        check_words(language, notice)
    return {language: render.plain(notice, language, settings.village.zone) for language in LANGUAGES}


def check_words(language: str, notice: Notice) -> None:
    """Fail when a text, a button or a parameter is missing in a language."""
    bundle = load().bundles[language]
    pairs = [(notice.key, dict(notice.params))]
    pairs += [(b.key, dict(b.params)) for row in notice.buttons for b in row]
    for key, params in pairs:
        assert bundle.has_message(key), f"{language}: no {key}"
        pattern = bundle.get_message(key).value
        assert pattern is not None
        plain = {name: value if isinstance(value, int | str) else "x" for name, value in params.items()}
        _, errors = bundle.format_pattern(pattern, plain)
        assert not errors, f"{language}: {key}: {errors}"
    nested = list(notice.params.values())
    for value in [v for item in nested for v in (item if isinstance(item, tuple) else (item,))]:
        if isinstance(value, Notice):
            check_words(language, value)


def refusal_reads(error: Refusal) -> None:
    """A refusal has its sentence in both languages."""
    if not error.key.startswith("common-"):
        texts_of(Notice(error.key, error.params))


class Village_:
    """The village: 3 groups of 4 households; houses 1 (class D), 5 (class C) and 9 (hazard) are dangerous.

    Household n has account 100 + n, but 4 and 12 have none. Group g is led by account 100 + first of g, its chat is
    -g. Household 3 states needs. Group 3 has no chat.
    """

    def __init__(self, db: Database) -> None:
        self.db, self.now, self.settings = db, EVENING, SETTINGS
        self.house: dict[int, int] = {}
        self.group: dict[int, int] = {}

    async def build(self) -> None:
        async with self.db.write() as tx:
            now = int(self.now.timestamp())
            for number in (1, 2, 3):
                self.group[number] = await groups.create(
                    tx, f"{number}", "溪口" if number < 3 else "沙洲", now
                )
            for number in range(1, 13):
                await self._household(tx, number, now)
            for number in (1, 2):
                await chats.see(tx, -number, "group", f"第{number}组", "zh", now)
                await groups.bind(tx, self.group[number], -number)
            for number in (1, 2, 3):
                await people.grant(tx, 101 + 4 * (number - 1), "leader", self.group[number], "", now)
            for user, name, language in ((LI, "李主任", "zh"), (WANG, "Wang", "en")):
                await people.meet(tx, user, name, language, now)
                await chats.see(tx, user, "private", name, language, now)
                await people.grant(tx, user, "official", None, "村委会", now)

    async def _household(self, tx: Any, number: int, now: int) -> None:
        group = self.group[(number - 1) // 4 + 1]
        danger = {1: 1, 5: 2, 9: 3}.get(number, 0)
        row = {
            "number": f"QX{number:04}",
            "address": f"溪口巷{number}号<b>",
            "head": f"户主{number}",
            "people": 3,
            "phone": "16100000001",
            "lat": None,
            "lon": None,
            "hazard": {1: "D级危房", 2: "C级危房", 3: "山边"}.get(danger, ""),
            "danger": danger,
            "needs": "独居老人" if number == 3 else "",
            "hamlet": "溪口" if number < 9 else "沙洲",
        }
        self.house[number] = await households.save(tx, row, now)
        await households.assign(tx, [(row["number"], group)], now)
        if number not in (4, 12):
            user = 100 + number
            language = "en" if number % 2 else "zh"
            await people.meet(tx, user, f"住户{number}", language, now)
            await chats.see(tx, user, "private", "", language, now)
            await households.join(tx, self.house[number], user, "1", now)

    @asynccontextmanager
    async def work(self) -> AsyncIterator[Work]:
        async with self.db.write() as tx:
            yield Work(tx, self.now, self.settings)

    async def actor(self, user: int, chat: int | None = None) -> Actor:
        async with self.db.read() as tx:
            known = await people.load(tx, user)
        admin = user in self.settings.village.admins
        if known is None:
            return Actor(user, "", "zh", user if chat is None else chat, admin=admin)
        return Actor(
            user,
            known.name,
            known.language or "zh",
            user if chat is None else chat,
            admin=admin,
            official=known.official,
            leads=known.leads,
            liaison_of=known.liaison_of,
            homes=known.homes,
            groups=known.groups,
        )

    async def do(self, action: Any, user: int, *args: Any, chat: int | None = None, **named: Any) -> Any:
        """Run an action as somebody; what it says must have words, also when it refuses."""
        actor = await self.actor(user, chat)
        try:
            async with self.work() as work:
                found = await action(work, actor, *args, **named)
        except Refusal as error:
            refusal_reads(error)
            raise
        for notice in _notices(found):
            texts_of(notice)
        return found

    async def refused(self, action: Any, user: int, *args: Any, **named: Any) -> str:
        """The key with which an action is refused."""
        try:
            await self.do(action, user, *args, **named)
        except Refusal as error:
            return error.key
        raise AssertionError("was not refused")

    async def sweep(self, after: timedelta = timedelta(0)) -> None:
        self.now += after
        async with self.work() as work:
            await actions.sweep(work)

    async def draft(self, *args: str, user: int = LI, drill: bool = False) -> int:
        await self.do(drafting.prepare, user, args, drill)
        async with self.db.read() as tx:
            return int(await tx.value("SELECT MAX(id) FROM alerts"))

    async def live(self, *args: str, drill: bool = False) -> int:
        """A warning that went out, confirmed where that is needed."""
        alert_id = await self.draft(*args, drill=drill)
        await self.do(actions.send, LI, alert_id)
        if (await self.alert(alert_id))["state"] == "waiting":
            await self.do(actions.second, WANG, alert_id)
        return alert_id

    async def answer(self, alert_id: int, number: int, what: str, **named: Any) -> answers.Reply:
        """The account of a household answers; `chat` where, `household_id` for which of several."""
        found = await self.do(answers.answer, 100 + number, alert_id, what, **named)
        assert isinstance(found, answers.Reply)
        return found

    async def clear(self, alert_id: int) -> None:
        """All-clear for a warning that has arrived."""
        await self.deliver()
        await self.do(ending.clear, LI, alert_id)

    async def alert(self, alert_id: int) -> Row:
        async with self.db.read() as tx:
            found = await alerts.get(tx, alert_id)
        assert found is not None
        return found

    async def rows(self, sql: str, **params: object) -> list[Row]:
        async with self.db.read() as tx:
            return await tx.rows(sql, **params)

    async def sent(self, ref: str) -> list[Row]:
        """The queued messages of that name, in the order in which delivery takes them."""
        return await self.rows(
            "SELECT * FROM outbox WHERE ref = :ref AND method = 'sendMessage' ORDER BY lane, id", ref=ref
        )

    async def edits(self, needs: str) -> list[Row]:
        return await self.rows(
            "SELECT * FROM outbox WHERE needs = :needs AND method LIKE 'edit%'", needs=needs
        )

    async def house_row(self, alert_id: int, number: int) -> Row:
        return (
            await self.rows(
                "SELECT * FROM alert_households WHERE alert_id = :a AND household_id = :h",
                a=alert_id,
                h=self.house[number],
            )
        )[0]

    async def deliver(self, which: str = "1") -> None:
        """Everything queued has been sent, or what a condition picks of it."""
        async with self.db.write() as tx:
            await tx.run(
                "UPDATE outbox SET state = 'sent', message_id = id, settled_at = 1 "
                f"WHERE state = 'queued' AND {which}"
            )


def _notices(found: Any) -> Iterable[Notice]:
    if isinstance(found, Notice):
        return [found]
    if isinstance(found, answers.Reply):
        return [found.notice] + ([found.toast] if found.toast else [])
    return [n for item in found for n in _notices(item)] if isinstance(found, tuple) else []


def text(row: Row) -> str:
    """What a queued message says."""
    return str(json.loads(row["payload"])["text"])


def buttons(row: Row) -> list[str]:
    """The button data under a queued message."""
    markup = json.loads(row["payload"]).get("reply_markup", {"inline_keyboard": []})
    return [b["callback_data"] for line in markup["inline_keyboard"] for b in line]


def data_of(notice: Notice) -> list[str]:
    """The button data of a notice."""
    return [b.data for row in notice.buttons for b in row]


@asynccontextmanager
async def village(folder: Path, settings: Settings = SETTINGS) -> AsyncIterator[Village_]:
    """The village in a fresh database."""
    async with Database(folder / "bot.db") as db:
        found = Village_(db)
        found.settings = settings
        await found.build()
        yield found
