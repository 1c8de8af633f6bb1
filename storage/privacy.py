"""What is held about somebody, and erasing it. The journal keeps facts without names."""

from __future__ import annotations

import json
from html import escape
from typing import Any

from . import aid, alert_houses, inbox, jobs, journal, outbox, people, rounds, wellbeing
from .database import Tx

# Columns that say who did something: the fact stays, the person goes.
WHO = (
    ("codes", "used_by", "NULL"),
    ("jobs", "user_id", "NULL"),  # a group's card still comes to its chat
    ("join_requests", "decided_by", "NULL"),
    ("turns", "started_by", "NULL"),
    ("turns", "finished_by", "NULL"),
    ("duties", "answered_by", "NULL"),
    ("patrol_points", "passed_by", "NULL"),
    ("swaps", "asked_by", "NULL"),
    ("swaps", "settled_by", "NULL"),
    ("swaps", "undone_by", "NULL"),
    ("home_swaps", "asked_by", "NULL"),
    ("home_swaps", "settled_by", "NULL"),
    ("home_swaps", "undone_by", "NULL"),
    ("absences", "said_by", "NULL"),
    ("absences", "ended_by", "NULL"),
    ("check_ins", "set_by", "NULL"),
    ("spoken_agreements", "recorded_by", "NULL"),
    ("chat_choices", "asked_by", "NULL"),
    ("chat_choices", "decided_by", "NULL"),
    ("handovers", "asked_by", "NULL"),
    ("requests", "reported_by", "NULL"),
    ("alerts", "created_by", "0"),
    ("alerts", "sent_by", "NULL"),
    ("alerts", "second_by", "NULL"),
    ("alerts", "ended_by", "NULL"),
    ("alert_updates", "created_by", "NULL"),
    ("alert_updates", "sent_by", "NULL"),
    ("alert_updates", "second_by", "NULL"),
)
GONE = (  # rows of the person's own
    "members",
    "guesses",
    "dialogues",
    "roles",
    "join_requests",
    "imports",
    "handovers",
    "alert_calls",
    "sos_calls",
)


async def forget_account(tx: Tx, user_id: int, now: int) -> None:
    """Erase an account: links, roles, name, open questions, what it wrote, what was written to it and about it.

    Its messages that wait are not sent. `finish_forgetting` drops its number once the farewell has gone out.
    """
    await _forget_mentions(tx, await people.name_of(tx, user_id))
    await outbox.forget_chat(tx, user_id, now)
    await inbox.forget_account(tx, user_id)
    await aid.forget_account(tx, user_id)
    await alert_houses.forget_actor(tx, user_id)
    await rounds.forget_account(tx, user_id)
    await jobs.forget_chat(tx, user_id)
    for table, column, nobody in WHO:
        await tx.run(f"UPDATE {table} SET {column} = {nobody} WHERE {column} = :id", id=user_id)
    await wellbeing.forget_last(tx, user_id)
    for table in GONE:
        await tx.run(f"DELETE FROM {table} WHERE user_id = :id", id=user_id)
    await tx.run(
        "UPDATE accounts SET name = '', language = NULL, language_chosen = 0 WHERE user_id = :id", id=user_id
    )
    await tx.run("UPDATE chats SET title = '' WHERE chat_id = :id", id=user_id)
    await journal.forget_actor(tx, user_id)


async def _forget_mentions(tx: Tx, name: str) -> None:
    """Drop the words of settled messages and finished updates in which a name stands, as JSON or HTML writes it."""
    short = name[:40]
    if not short.strip():
        return
    forms = {
        json.dumps(form, ensure_ascii=a)[1:-1]
        for form in (short, escape(short, False))
        for a in (True, False)
    }
    likes = {f"form{i}": "%" + _literal(form) + "%" for i, form in enumerate(sorted(forms))}
    said = " OR ".join(f"payload LIKE :{name} ESCAPE '!'" for name in likes)
    for table, settled in (("outbox", "NOT IN ('queued', 'sending')"), ("inbox", "<> 'new'")):
        await tx.run(f"UPDATE {table} SET payload = '{{}}' WHERE state {settled} AND ({said})", **likes)


def _literal(text: str) -> str:
    return text.replace("!", "!!").replace("%", "!%").replace("_", "!_")


async def finish_forgetting(tx: Tx) -> None:
    """Drop the numbers of forgotten accounts whose last message has gone out; a ban is kept."""
    for row in await tx.rows(
        "SELECT a.user_id FROM accounts a WHERE a.name = '' AND a.banned = 0 AND NOT EXISTS (SELECT 1 FROM outbox o "
        "WHERE o.chat_id = a.user_id AND o.state IN ('queued', 'sending'))"
    ):
        await tx.run("DELETE FROM outbox WHERE chat_id = :id", id=row["user_id"])
        await tx.run("DELETE FROM chats WHERE chat_id = :id", id=row["user_id"])
        await tx.run(_NOBODY, id=row["user_id"])


_REFER = ("members", "roles", "join_requests", "requests", "claims", "handovers")
_NOBODY = "DELETE FROM accounts WHERE user_id = :id AND name = ''" + "".join(
    f" AND NOT EXISTS (SELECT 1 FROM {table} WHERE user_id = :id)" for table in _REFER
)


BY_ITS_PEOPLE = (("patrol_notes", "noted_by"), ("patrol_points", "passed_by"))

# Where it is the neighbour that is told when nobody answers; whose house that is, is not its own to take along.
_LOOKS_IN = "SELECT id, weekday, clock, agreed FROM check_ins WHERE neighbour_id = :id ORDER BY id"


async def export_household(tx: Tx, household_id: int) -> dict[str, Any]:
    """Everything held about a household, by table, with what its people noted and passed on patrol."""
    found: dict[str, Any] = {}
    for table, column in await _tables_with_household(tx):
        rows = await tx.rows(f"SELECT * FROM {table} WHERE {column} = :id", id=household_id)
        found[table] = [
            {key: value for key, value in dict(row).items() if not isinstance(value, bytes)} for row in rows
        ]
    found["looks_in_at"] = [dict(row) for row in await tx.rows(_LOOKS_IN, id=household_id)]
    found["accounts"] = [
        dict(row)
        for row in await tx.rows(
            "SELECT a.* FROM accounts a JOIN members m ON m.user_id = a.user_id WHERE m.household_id = :id",
            id=household_id,
        )
    ]
    for table, who in BY_ITS_PEOPLE:
        rows = await tx.rows(
            f"SELECT p.* FROM {table} p JOIN members m ON m.user_id = p.{who} WHERE m.household_id = :id",
            id=household_id,
        )
        found[table] = [dict(row) for row in rows]
    return found


async def _tables_with_household(tx: Tx) -> list[tuple[str, str]]:
    tables = await tx.rows("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    found = [("households", "id")]
    for table in tables:
        columns = await tx.rows(f"SELECT name FROM pragma_table_info('{table['name']}')")
        if "household_id" in [column["name"] for column in columns]:
            found.append((table["name"], "household_id"))
    return found


async def forget_household(tx: Tx, household_id: int, now: int) -> list[int]:
    """Erase what a household told about itself; gives the accounts that belong to no household any more.

    Number and group stay, so that the group's history adds up; head, address, phone, needs, place are gone.
    """
    rows = await tx.rows("SELECT user_id FROM members WHERE household_id = :id", id=household_id)
    await aid.forget_household(tx, household_id)
    await wellbeing.forget_household(tx, household_id)
    await tx.run("DELETE FROM members WHERE household_id = :id", id=household_id)
    await tx.run("UPDATE alert_households SET went_to = '' WHERE household_id = :id", id=household_id)
    await tx.run("DELETE FROM spoken_agreements WHERE household_id = :id", id=household_id)
    await tx.run("DELETE FROM codes WHERE household_id = :id", id=household_id)
    await tx.run("DELETE FROM join_requests WHERE household_id = :id", id=household_id)
    await tx.run(
        "UPDATE households SET address = '', head = '', people = NULL, phone = '', lat = NULL, lon = NULL, "
        "hazard = '', danger = 0, needs = '', skills = '', phone_shown = 0, stated = '{}', gone = 'forgotten', "
        "active = 0, group_id = NULL, changed_at = :now WHERE id = :id",
        id=household_id,
        now=now,
    )
    left = []
    for row in rows:
        if not await tx.value("SELECT COUNT(*) FROM members WHERE user_id = :id", id=row["user_id"]):
            left.append(int(row["user_id"]))
    return left
