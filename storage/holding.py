"""What is held about an account: counts for a look, everything as a document. Without other people."""

from __future__ import annotations

from typing import Any

from . import privacy
from .database import Row, Tx

_SECRET = ("digest", "detail", "shown", "missing")  # they may speak of others
_PERSONS = ("user_id", "actor")  # and every column that ends with _by
_OWN = ("user_id", "actor", "noted_by", "passed_by")
_NOT_SHARED = ("accounts", "codes", "join_requests", *(table for table, _ in privacy.BY_ITS_PEOPLE))
_EXTRAS = "SELECT e.* FROM request_extras e JOIN requests r ON r.id = e.request_id WHERE r.user_id = :id ORDER BY e.id"
_MESSAGES = "SELECT state, COUNT(*) AS count FROM outbox WHERE chat_id = :id GROUP BY state"


async def held(tx: Tx, user_id: int) -> dict[str, int]:
    """Since when an account is known (seconds), and how many requests, claims, answers, journal lines are its own."""
    row = await tx.one(
        "SELECT (SELECT created_at FROM accounts WHERE user_id = :id) AS since, "
        "(SELECT COUNT(*) FROM requests WHERE user_id = :id) AS requests, "
        "(SELECT COUNT(*) FROM claims WHERE user_id = :id) AS claims, "
        "(SELECT COUNT(*) FROM alert_households WHERE answered_by = :id) AS answers, "
        "(SELECT COUNT(*) FROM journal WHERE actor = :id) AS journal",
        id=user_id,
    )
    assert row is not None
    return {key: int(row[key] or 0) for key in ("since", "requests", "claims", "answers", "journal")}


async def open_wishes(tx: Tx, user_id: int) -> list[Row]:
    """The households an account asks to join: number, asked_at."""
    return await tx.rows(
        "SELECT h.number, r.asked_at FROM join_requests r JOIN households h ON h.id = r.household_id "
        "WHERE r.user_id = :id AND r.state = 'asked' ORDER BY r.id",
        id=user_id,
    )


async def export_account(tx: Tx, user_id: int) -> dict[str, Any]:
    """Everything held about an account, by table, and about its households; other people are left out.

    Rows that are the account's own come whole; of rows where it only did something (decided, sent, …) come the
    key, what it did, and when.
    """
    found: dict[str, Any] = {}
    columns = await _columns(tx)
    for table, names in columns.items():
        persons = [column for column in names if _names_a_person(column)]
        if not persons:
            continue
        where = " OR ".join(f"{column} = :id" for column in persons)
        rows = [dict(row) for row in await tx.rows(f"SELECT * FROM {table} WHERE {where}", id=user_id)]
        found[table] = [_own(row, user_id) for row in rows]
    found["request_extras"] = [dict(row) for row in await tx.rows(_EXTRAS, id=user_id)]
    found |= await _addressed(tx, user_id, columns)
    homes = await tx.rows("SELECT household_id FROM members WHERE user_id = :id ORDER BY 1", id=user_id)
    found["your_households"] = [await _household(tx, row[0], user_id) for row in homes]
    return {table: rows for table, rows in found.items() if rows}


async def _columns(tx: Tx) -> dict[str, list[str]]:
    tables = await tx.rows("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    return {
        table["name"]: [
            c["name"] for c in await tx.rows(f"SELECT name FROM pragma_table_info('{table['name']}')")
        ]
        for table in tables
    }


def _names_a_person(column: str) -> bool:
    return column in _PERSONS or column.endswith("_by")


def _own(row: dict[str, Any], user_id: int) -> dict[str, Any]:
    mine = any(row.get(column) == user_id for column in _OWN)
    if not mine:
        row = {k: v for k, v in row.items() if k == "id" or k.endswith("_at") or _names_a_person(k)}
    return _without_others(row, user_id)


def _without_others(row: dict[str, Any], user_id: int) -> dict[str, Any]:
    """A row without secrets, files, and the numbers of other people."""
    kept = {key: value for key, value in row.items() if key not in _SECRET and not isinstance(value, bytes)}
    return {k: v for k, v in kept.items() if not _names_a_person(k) or v == user_id}


async def _addressed(tx: Tx, user_id: int, columns: dict[str, list[str]]) -> dict[str, list[dict[str, Any]]]:
    """What is kept by the account's private chat: the chat, which warnings and calls went there, how many messages."""
    found = {"messages": [dict(r) for r in await tx.rows(_MESSAGES, id=user_id)]}
    for table, names in columns.items():
        if "chat_id" in names and "user_id" not in names and table != "outbox":
            rows = await tx.rows(f"SELECT * FROM {table} WHERE chat_id = :id", id=user_id)
            found[table] = [_without_others(dict(row), user_id) for row in rows]
    return found


async def _household(tx: Tx, household_id: int, user_id: int) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for table, rows in (await privacy.export_household(tx, household_id)).items():
        if table == "members":
            found["accounts"] = len(rows)
        elif table not in _NOT_SHARED:
            mine = [row for row in rows if not row.get("quiet") or row.get("user_id") == user_id]
            found[table] = [_without_others(row, user_id) for row in mine]
    return {table: rows for table, rows in found.items() if rows}
