"""Who a warning is for: the households of its area, their accounts, their leaders."""

from __future__ import annotations

from collections.abc import Iterable

from .database import Row, Tx

_AREA = (
    "h.active = 1 AND (:kind = 'all' OR (:kind = 'dangerous' AND h.danger > 0) "
    "OR (:kind = 'hamlet' AND h.hamlet IN ({hamlets})) OR (:kind = 'groups' AND h.group_id IN ({numbers})) "
    "OR (:kind IN ('near', 'shapes') AND h.id IN ({numbers})))"
)


def _where(kind: str, area: str, inside: Iterable[int]) -> tuple[str, dict[str, object]]:
    """The condition on households `h`, and its parameters. `inside`: the households of a near or shapes area."""
    names = area.split("\n") if kind == "hamlet" else []
    numbers = [int(part) for part in area.split(",")] if kind == "groups" else sorted(inside)
    keys = {f"hamlet{n}": name for n, name in enumerate(names)}
    condition = _AREA.format(
        hamlets=",".join(f":{key}" for key in keys) or "NULL",
        numbers=",".join(str(int(number)) for number in numbers) or "NULL",
    )
    return condition, {"kind": kind, **keys}


async def hamlets(tx: Tx) -> list[Row]:
    """The parts of the village: name, and `key`, a number that names it in button data."""
    return await tx.rows(
        "SELECT hamlet AS name, MIN(id) AS key FROM households WHERE active = 1 AND hamlet <> '' "
        "GROUP BY hamlet ORDER BY hamlet"
    )


async def places(tx: Tx) -> list[Row]:
    """The active households and where they are, as far as it is known: id, group_id, address, lat, lon."""
    return await tx.rows(
        "SELECT id, group_id, address, lat, lon FROM households WHERE active = 1 ORDER BY id"
    )


async def houses(tx: Tx, kind: str, area: str, inside: Iterable[int] = ()) -> list[Row]:
    """The households in the area: id, group_id, danger; needs and skills (1 where some are stated)."""
    where, params = _where(kind, area, inside)
    return await tx.rows(
        "SELECT h.id, h.group_id, h.danger, CASE WHEN h.needs <> '' THEN 1 ELSE 0 END AS needs, "
        f"CASE WHEN h.skills <> '' THEN 1 ELSE 0 END AS skills FROM households h WHERE {where} ORDER BY h.id",
        **params,
    )


async def homes(tx: Tx, kind: str, area: str, inside: Iterable[int] = ()) -> list[Row]:
    """The accounts in the area that can be written to: household_id, chat_id, language."""
    where, params = _where(kind, area, inside)
    return await tx.rows(
        "SELECT m.household_id, c.chat_id, c.language FROM households h JOIN members m ON m.household_id = h.id "
        f"JOIN chats c ON c.chat_id = m.user_id WHERE c.reachable = 1 AND {where} ORDER BY m.household_id, c.chat_id",
        **params,
    )


async def carers(tx: Tx, kind: str, area: str, inside: Iterable[int] = ()) -> list[Row]:
    """The leaders and liaisons of the groups in the area that can be written to: chat_id, language."""
    where, params = _where(kind, area, inside)
    return await tx.rows(
        "SELECT DISTINCT c.chat_id, c.language FROM roles r JOIN chats c ON c.chat_id = r.user_id "
        "WHERE r.role IN ('leader', 'liaison') AND r.until IS NULL AND c.reachable = 1 AND r.group_id IN "
        f"(SELECT h.group_id FROM households h WHERE {where}) ORDER BY c.chat_id",
        **params,
    )
