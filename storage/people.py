"""Accounts, what they may do, and which households they belong to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .database import Row, Tx

ACTING = {"leader": 3, "liaison": 2}  # groups.acting


@dataclass(frozen=True, slots=True)
class Reader:
    """A chat that reads a message, and its language (None: the village's)."""

    chat_id: int
    language: str | None

    def speaking(self, language: str) -> Reader:
        """The same chat in another language."""
        return Reader(self.chat_id, language)


@dataclass(frozen=True, slots=True)
class Known:
    """What is stored about an account: see `load`."""

    name: str
    language: str | None
    banned: bool
    official: bool
    leads: frozenset[int]
    liaison_of: frozenset[int]
    homes: tuple[int, ...]
    groups: frozenset[int]
    started: bool


async def load(tx: Tx, user_id: int) -> Known | None:
    """The account with its roles, households and their groups, in one question; None for a stranger."""
    rows = await tx.rows(
        "SELECT 'account' AS kind, name AS a, language AS b, banned AS c, "
        "  (SELECT reachable FROM chats WHERE chat_id = :id) AS d FROM accounts WHERE user_id = :id "
        "UNION ALL SELECT 'role', role, group_id, NULL, NULL FROM roles WHERE user_id = :id AND until IS NULL "
        "UNION ALL SELECT 'home', m.household_id, h.group_id, NULL, NULL FROM members m "
        "  JOIN households h ON h.id = m.household_id WHERE m.user_id = :id AND h.active = 1",
        id=user_id,
    )
    account = next((row for row in rows if row["kind"] == "account"), None)
    if account is None:
        return None
    roles = [(row["a"], row["b"]) for row in rows if row["kind"] == "role"]
    homes = [(row["a"], row["b"]) for row in rows if row["kind"] == "home"]
    return Known(
        name=account["a"],
        language=account["b"],
        banned=bool(account["c"]),
        official=("official", None) in roles,
        leads=frozenset(group for role, group in roles if role == "leader"),
        liaison_of=frozenset(group for role, group in roles if role == "liaison"),
        homes=tuple(sorted(home for home, _ in homes)),
        groups=frozenset(group for _, group in homes if group is not None),
        started=bool(account["d"]),
    )


async def meet(tx: Tx, user_id: int, name: str, language: str | None, now: int) -> None:
    """Note an account's name; a language that the person chose stays."""
    await tx.run(
        "INSERT INTO accounts (user_id, name, language, created_at) VALUES (:id, :name, :language, :now) "
        "ON CONFLICT (user_id) DO UPDATE SET name = excluded.name, "
        "language = CASE WHEN language_chosen = 1 THEN accounts.language ELSE excluded.language END",
        id=user_id,
        name=name,
        language=language,
        now=now,
    )


async def choose_language(tx: Tx, user_id: int, language: str) -> None:
    """The person chose a language; the private chat speaks it too."""
    await tx.run(
        "UPDATE accounts SET language = :language, language_chosen = 1 WHERE user_id = :id",
        id=user_id,
        language=language,
    )
    await tx.run("UPDATE chats SET language = :language WHERE chat_id = :id", id=user_id, language=language)


async def leave(tx: Tx, household_id: int, user_id: int) -> bool:
    """An account leaves a household; False when it was not in it."""
    return await tx.hit(
        "DELETE FROM members WHERE household_id = :household AND user_id = :user RETURNING user_id",
        household=household_id,
        user=user_id,
    )


async def end_roles_of_leaver(tx: Tx, user_id: int, now: int) -> list[Row]:
    """End the roles of an account that left a household, in every group in which it has no household."""
    return await tx.rows(
        "UPDATE roles SET until = :now WHERE user_id = :user AND until IS NULL "
        "AND group_id IS NOT NULL AND NOT EXISTS ("
        "SELECT 1 FROM members m JOIN households h ON h.id = m.household_id WHERE m.user_id = :user "
        "AND h.group_id = roles.group_id AND h.active = 1) RETURNING role, group_id",
        user=user_id,
        now=now,
    )


async def name_of(tx: Tx, user_id: int | None) -> str:
    """The name an account shows, or an empty text once it is forgotten."""
    return str(await tx.value("SELECT name FROM accounts WHERE user_id = :id", id=user_id) or "")


async def grant(tx: Tx, user_id: int, role: str, group_id: int | None, title: str, now: int) -> None:
    """Give a role; having it already changes nothing."""
    held = await tx.one(
        "SELECT id FROM roles WHERE user_id = :user AND role = :role AND until IS NULL "
        "AND COALESCE(group_id, 0) = COALESCE(:group_, 0)",
        user=user_id,
        role=role,
        group_=group_id,
    )
    if held is None:
        await tx.run(
            "INSERT INTO roles (user_id, role, group_id, title, since) VALUES (:user, :role, :group_, :title, :now)",
            user=user_id,
            role=role,
            group_=group_id,
            title=title,
            now=now,
        )
    if group_id is not None and role in ACTING:  # a group that was never looked at has somebody to lose now
        await tx.run(
            "UPDATE groups SET acting = :rank WHERE id = :id AND acting IS NULL",
            id=group_id,
            rank=ACTING[role],
        )


async def revoke(tx: Tx, user_id: int, role: str, group_id: int | None, now: int) -> None:
    """Take a role back; the record of having held it stays."""
    await tx.run(
        "UPDATE roles SET until = :now WHERE user_id = :user AND role = :role AND until IS NULL "
        "AND COALESCE(group_id, 0) = COALESCE(:group_, 0)",
        user=user_id,
        role=role,
        group_=group_id,
        now=now,
    )


async def ended_since(tx: Tx, user_id: int, group_id: int, at: int) -> bool:
    """Whether a role of an account in a group ended since its lead was handed over at `at` (that end does not count)."""
    return bool(
        await tx.value(
            "SELECT 1 FROM roles WHERE user_id = :user AND group_id = :group_ "
            "AND (until > :at OR (until = :at AND role = 'liaison'))",
            user=user_id,
            group_=group_id,
            at=at,
        )
    )


async def ended_with_move(tx: Tx, user_id: int, group_id: int | None, at: int) -> list[str]:
    """The roles ("leader", "liaison") an account lost in an active group because its household moved at `at`."""
    rows = await tx.rows(
        "SELECT DISTINCT r.role FROM roles r JOIN groups g ON g.id = r.group_id JOIN journal j ON j.actor = r.user_id "
        "AND j.group_id = r.group_id AND j.at = r.until AND j.room = 'welcome' AND j.verb = 'no-' || r.role "
        "WHERE r.user_id = :user AND r.group_id = :group_ AND r.until = :at AND g.active = 1 "
        "AND j.detail LIKE '%\"moved\"%' ORDER BY r.role",
        user=user_id,
        group_=group_id,
        at=at,
    )
    return [str(row["role"]) for row in rows]


async def holders(tx: Tx, role: str, group_id: int | None = None) -> list[Row]:
    """Who holds a role (of a group): user_id, name, language, title, reachable."""
    return await tx.rows(
        "SELECT r.user_id, a.name, COALESCE(c.language, a.language) AS language, r.title, "
        "COALESCE(c.reachable, 0) AS reachable FROM roles r JOIN accounts a ON a.user_id = r.user_id "
        "LEFT JOIN chats c ON c.chat_id = r.user_id WHERE r.role = :role AND r.until IS NULL "
        "AND COALESCE(r.group_id, 0) = COALESCE(:group_, 0) ORDER BY r.since, r.id",
        role=role,
        group_=group_id,
    )


async def accounts_of_group(tx: Tx, group_id: int) -> list[Row]:
    """Who belongs to a group's households, by number: user_id, name, household_id, number. None who may not act."""
    return await tx.rows(
        "SELECT m.user_id, a.name, MIN(h.id) AS household_id, MIN(h.number) AS number FROM members m "
        "JOIN households h ON h.id = m.household_id JOIN accounts a ON a.user_id = m.user_id "
        "WHERE h.group_id = :group_ AND h.active = 1 AND a.banned = 0 "
        "GROUP BY m.user_id, a.name ORDER BY MIN(h.number), m.user_id",
        group_=group_id,
    )


async def readers_with_role(tx: Tx, role: str, group_id: int | None = None) -> list[Reader]:
    """The reachable private chats of those who hold a role."""
    found = await holders(tx, role, group_id)
    return [Reader(row["user_id"], row["language"]) for row in found if row["reachable"]]


async def officials(tx: Tx) -> list[Reader]:
    """The reachable private chats of the officials."""
    return await readers_with_role(tx, "official")


async def leaders(tx: Tx, group_id: int) -> list[Reader]:
    """The reachable private chats of a group's leader, or of its liaisons where no leader is reachable."""
    return await readers_with_role(tx, "leader", group_id) or await readers_with_role(tx, "liaison", group_id)


async def of_household(tx: Tx, household_id: int) -> list[Reader]:
    """The reachable private chats of a household's accounts."""
    return await of_households(tx, [household_id])


async def of_households(tx: Tx, household_ids: Sequence[int]) -> list[Reader]:
    """The reachable private chats of several households' accounts, each once."""
    if not household_ids:
        return []
    wanted = ",".join(str(int(i)) for i in household_ids)
    rows = await tx.rows(
        "SELECT DISTINCT m.user_id, c.language FROM members m JOIN chats c ON c.chat_id = m.user_id "
        f"WHERE m.household_id IN ({wanted}) AND c.reachable = 1 ORDER BY m.user_id"
    )
    return [Reader(row["user_id"], row["language"]) for row in rows]


async def of_group(tx: Tx, group_id: int, but: Sequence[int] = ()) -> list[Reader]:
    """The reachable private chats of a group's households, without the accounts in `but`."""
    rows = await tx.rows(
        "SELECT DISTINCT m.user_id, c.language FROM members m JOIN households h ON h.id = m.household_id "
        "JOIN chats c ON c.chat_id = m.user_id "
        "WHERE h.group_id = :group_ AND h.active = 1 AND c.reachable = 1 ORDER BY m.user_id",
        group_=group_id,
    )
    return [Reader(row["user_id"], row["language"]) for row in rows if row["user_id"] not in but]


async def group_chat(tx: Tx, group_id: int) -> Reader | None:
    """The group's chat, or None where none is bound or the bot cannot write to it."""
    row = await tx.one(
        "SELECT c.chat_id, c.language FROM groups g JOIN chats c ON c.chat_id = g.chat_id "
        "WHERE g.id = :id AND c.reachable = 1",
        id=group_id,
    )
    return Reader(row["chat_id"], row["language"]) if row else None


async def language_of(tx: Tx, user_id: int) -> str | None:
    """The language an account reads, or None where it is not known."""
    return await tx.value("SELECT language FROM accounts WHERE user_id = :id", id=user_id)  # type: ignore[no-any-return]
