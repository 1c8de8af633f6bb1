"""A village in the middle of everything, and one of each role: for the table of rights."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any
from unittest.mock import patch

from here import ADMIN, Town
from telegram import Update

from bot.dispatch import Dispatcher
from domain.notice import Notice
from domain.refusal import Refusal
from handlers.common.desk import Desk
from handlers.common.work import Work
from sandbox.client import Person
from storage import people
from storage.database import Tx

_ROWS = {  # what takes many presses to come about: the name in the table, and how it is put there
    "join": "INSERT INTO join_requests (user_id, household_id, asked_at) VALUES (:nobody, :home, :now)",
    "offer": "INSERT INTO handovers (group_id, user_id, asked_by, asked_at) VALUES (:group, :resident, :leader, :now)",
    "over": "INSERT INTO handovers (group_id, user_id, asked_by, asked_at, state, decided_at) "
    "VALUES (:group, :leader, :neighbour, :now, 'taken', :now)",
    "choice": "INSERT INTO chat_choices (group_id, chat_id, asked_by, asked_at) VALUES (:group, :chat, :leader, :now)",
    "import": "INSERT INTO imports (user_id, file_name, content, created_at, shown) "
    "VALUES (:official, 'x.csv', x'', :now, '1:0')",
    "swap": "INSERT INTO swaps (turn_id, from_id, asked_by, asked_at, lapses_at) "
    "VALUES (:turn, :group, :leader, :now, :now + 9000)",
    "hswap": "INSERT INTO home_swaps (turn_id, household_id, asked_by, asked_at, lapses_at) "
    "VALUES (:turn, :home, :resident, :now, :now + 9000)",
    "absence": "INSERT INTO absences (group_id, first, last, reason, said_by, said_at) "
    "VALUES (:group, '2026-12-01', '2026-12-03', 'harvest', :leader, :now)",
    "note": "INSERT INTO patrol_notes (turn_id, at, kind, noted_by) VALUES (:turn, :now, 'light', :leader)",
    "ended": "INSERT INTO alerts (drill, hazard, colour, source, area_kind, state, created_at, created_by, issued_at, ended_at) "
    "VALUES (0, 'heat', 'orange', 'x', 'all', 'cleared', :now, :official, :now, :now)",
    "checkin": "INSERT INTO check_ins (household_id, how, clock, patience, neighbour_id, set_by, set_at, next_at, asked_at) "
    "VALUES (:home, 'ask', '08:30', 3600, :nexthome, :resident, :now, :now + 80000, :now)",
}

NOT_FOR_YOU = {  # refusals for who somebody is, or where; all others say that it is not the time
    "after-line-late",
    "after-not-concerned",
    "agreement-not-yours",
    "aid-not-for-you",
    "aid-helper-unknown",
    "aid-not-yours",
    "aid-only-asker",
    "alerts-help-stranger",
    "alerts-mark-other-group",
    "alerts-not-asked",
    "alerts-second-same",
    "card-other-group",
    "common-no-household",
    "common-old-button",
    "common-only-leaders",
    "common-only-officials",
    "common-only-private",
    "common-other-household",
    "groups-chat-not-yours",
    "groups-not-deputy",
    "groups-not-leading",
    "groups-offer-not-yours",
    "groups-only-leader-hands",
    "homes-only-leaders",
    "households-not-your-wish",
    "night-mistake-late",
    "night-not-yours",
    "welcome-only-leader",
    "wellbeing-not-named",
    "wellbeing-theirs",
}


@dataclass
class Stage:
    """Who is there, and the numbers of what there is; everything belongs to group 1 and the resident of it."""

    town: Town
    roles: dict[str, Person] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)

    async def cast(self) -> None:
        """One of every role."""
        town = self.town
        one, two = town.of_group("1"), town.of_group("2")
        chief, _, former = town.officials
        admin = await town.sandbox.person("管理员", id=ADMIN)
        await admin.start()
        found = {"nobody": await town.person("路人"), "official": chief, "dismissed": former, "admin": admin}
        for prefix, numbers in (("", one), ("other ", two)):
            found[prefix + "leader"] = town.people[numbers[0]]
            found[prefix + "resident"] = town.people[numbers[2]]
            found[prefix + "deputy"] = town.people[numbers[4]]
        self.roles = found | {"neighbour": town.people[one[3]]}
        async with town.work() as work:
            for role, number in (("deputy", one[4]), ("other deputy", two[4])):
                group = town.homes[number]["group_id"]
                await people.grant(work.tx, self.roles[role].id, "liaison", group, "", work.epoch)
            await people.revoke(work.tx, former.id, "official", None, work.epoch)

    async def play(self) -> None:
        """A running warning, two that wait, a change, two calls for help; and what stands in _ROWS."""
        town, chief, roles = self.town, self.town.officials[0], self.roles
        one = town.of_group("1")
        home = town.homes[one[2]]
        turn = town.value(
            "SELECT MAX(t.id) FROM turns t JOIN groups g ON g.id = t.group_id WHERE g.name = '1' "
            "AND t.role = 'main' AND t.published_at IS NOT NULL"
        )
        self.numbers = {
            "home": home["id"],
            "nexthome": town.homes[one[3]]["id"],
            "group": home["group_id"],
            "group2": town.homes[town.of_group("2")[0]]["group_id"],
            "chat": town.chats["1"].id,
            "turn": turn,
        } | {role.replace(" ", "_"): person.id for role, person in roles.items()}
        await town.say(roles["resident"], "/sos")
        await town.tap(roles["neighbour"], await town.last(roles["neighbour"], "aid:claim:"), "aid:claim:1")
        asker = town.people[one[1]]
        await town.say(asker, "/aid")
        await town.tap(asker, await town.last(asker, "aid:kind:"), "aid:kind:medical")
        for name, words in (
            ("alert", "/alert 暴雨 橙"),
            ("draft", "/alert 台风 橙"),
            ("waiting", "/alert 洪水 红"),
        ):
            await town.say(chief, words)
            preview = await town.last(chief, "alerts:send:")
            self.numbers[name] = int(preview.button("alerts:send:").data.rpartition(":")[2])
            if name != "draft":
                await town.tap(chief, preview, f"alerts:send:{self.numbers[name]}")
        await town.tap(chief, await town.last(chief), f"alerts:change:{self.numbers['alert']}")
        await town.tap(chief, await town.last(chief), f"alerts:change-to:{self.numbers['alert']}:red")
        await town.say(town.people[one[3]], "/sos")
        await town.tap(chief, await town.last(chief), "aid:outcome:3:helped")
        self.numbers |= {"request": 1, "open": 2, "closed": 3, "update": 1}
        async with town.work() as work:
            values: dict[str, Any] = self.numbers | {"now": work.epoch}
            for name, sql in _ROWS.items():
                used = {key: value for key, value in values.items() if f":{key}" in sql}
                values[name] = self.numbers[name] = await work.tx.value(f"{sql} RETURNING id", **used)

    async def outcomes(self, line: str) -> dict[str, str]:
        """What becomes of a line of the table for each role; nothing of it stays."""
        found = {}
        async with self.town.app.db.write() as tx:
            for role, person in self.roles.items():
                await tx.rows("SAVEPOINT try")
                found[role] = await self._outcome(tx, person, line)
                tx._waiting.clear()
                await tx.rows("ROLLBACK TO try")
        return found

    async def _outcome(self, tx: Tx, person: Person, line: str) -> str:
        dispatcher: Dispatcher = self.town.app.intake._dispatcher
        work = Work(tx, self.town.clock.now(), self.town.config.settings)
        update = self._update(person, line)
        desk = await dispatcher._desk(Update.de_json(update, self.town.app.api.bot), work)
        assert isinstance(desk, Desk), line
        await self._asked(desk, line)
        said: list[str] = []
        with patch.object(Desk, "reply", _noting(said)):
            try:
                await dispatcher._route(desk)
                await tx.flush()
            except Refusal as refusal:
                return refusal.key
        if desk.toasted is not None:
            said.append(desk.toasted.key)
        return next((key for key in said if key in NOT_FOR_YOU), "yes")

    async def _asked(self, desk: Desk, line: str) -> None:
        """A line `typed step {…}`: the person was asked before, when they still might."""
        kind, _, rest = line.partition(" ")
        if kind == "typed":
            step, _, data = rest.partition(" = ")[0].partition(" ")
            await desk.ask(step, **json.loads(self._filled(data)))

    def _filled(self, text: str) -> str:
        for name, number in self.numbers.items():
            text = text.replace(f"<{name}>", str(number))
        return text

    def _update(self, person: Person, line: str) -> dict[str, Any]:
        kind, _, rest = line.partition(" ")
        user = {"id": person.id, "is_bot": False, "first_name": person.name, "language_code": "zh-hans"}
        chat: dict[str, Any] = {"id": person.id, "type": "private", "first_name": person.name}
        if kind == "group":
            chat = {"id": self.numbers["chat"], "type": "supergroup", "title": "第1组"}
        message: dict[str, Any] = {"message_id": 5, "date": int(self.town.clock.at.timestamp()), "chat": chat}
        if kind == "press":
            query = {"id": "1", "from": user, "chat_instance": "1", "data": self._filled(rest)}
            return {"update_id": 1, "callback_query": query | {"message": message | {"text": "x"}}}
        return {"update_id": 1, "message": message | {"from": user} | _body(kind, self._filled(rest))}


def _noting(said: list[str]) -> Any:
    reply = Desk.reply

    async def noting(desk: Desk, notice: Notice, **more: Any) -> None:
        said.append(notice.key)
        await reply(desk, notice, **more)

    return noting


def _body(kind: str, words: str) -> dict[str, Any]:
    if kind == "file":
        document = {"file_id": "1", "file_unique_id": "1", "file_name": words, "mime_type": "text/csv"}
        return {"document": document}
    if kind == "place":
        return {"location": {"latitude": 22.5, "longitude": 113.2}}
    if kind == "typed":
        return {"text": words.partition(" = ")[2]}
    entities = (
        [{"type": "bot_command", "offset": 0, "length": len(words.split()[0])}] if words[0] == "/" else []
    )
    return {"text": words, "entities": entities}
