"""One-time codes, kept as SHA-256, and the slowing down of those who guess."""

from __future__ import annotations

import hashlib
import secrets
import unicodedata

from .database import Row, Tx

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's base 32: no I, L, O, U to mix up
LENGTH = 10
_LOOKALIKES = str.maketrans("ILO", "110")


def normalise(text: str) -> str:
    """A code as somebody typed it: any case or width, with blanks or dashes, O for 0, I or L for 1."""
    wide = unicodedata.normalize("NFKC", text[:200]).upper()
    return "".join(c for c in wide if c.isalnum()).translate(_LOOKALIKES)


def _digest(code: str) -> str:
    return hashlib.sha256(normalise(code).encode()).hexdigest()


def new() -> str:
    """A code that nobody can guess, not stored yet."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


async def create(
    tx: Tx,
    role: str,
    now: int,
    expires_at: int,
    *,
    household_id: int | None = None,
    group_id: int | None = None,
    title: str = "",
) -> str:
    """A new one-time code; only its digest is stored."""
    code = new()
    await keep(tx, code, role, now, expires_at, household_id=household_id, group_id=group_id, title=title)
    return code


async def keep(
    tx: Tx,
    code: str,
    role: str,
    now: int,
    expires_at: int,
    *,
    household_id: int | None = None,
    group_id: int | None = None,
    title: str = "",
) -> None:
    """Make a code that was drawn already work from now on; only its digest is stored."""
    await tx.run(
        "INSERT INTO codes (digest, role, household_id, group_id, title, created_at, expires_at) "
        "VALUES (:digest, :role, :household, :group_, :title, :now, :expires)",
        digest=_digest(code),
        role=role,
        household=household_id,
        group_=group_id,
        title=title,
        now=now,
        expires=expires_at,
    )


async def homes(tx: Tx, group_id: int | None = None) -> list[Row]:
    """The active households (of a group): id, number, address, head, where they are, group_id, group_name, accounts."""
    return await tx.rows(
        "SELECT h.id, h.number, h.address, h.head, h.lat, h.lon, h.hamlet, h.group_id, "
        "COALESCE(g.name, '') AS group_name, "
        "(SELECT COUNT(*) FROM members m WHERE m.household_id = h.id) AS accounts "
        "FROM households h LEFT JOIN groups g ON g.id = h.group_id "
        "WHERE h.active = 1 AND (:group_ IS NULL OR h.group_id = :group_) ORDER BY h.number",
        group_=group_id,
    )


async def units(tx: Tx) -> list[Row]:
    """The active groups: id, name, how many lead it, and whether it has a chat."""
    return await tx.rows(
        "SELECT g.id, g.name, g.chat_id IS NOT NULL AS chat, (SELECT COUNT(*) FROM roles r "
        "WHERE r.group_id = g.id AND r.role = 'leader' AND r.until IS NULL) AS leaders "
        "FROM groups g WHERE g.active = 1 ORDER BY g.id"
    )


async def find(tx: Tx, code: str) -> Row | None:
    """The code's row (role, household_id, group_id, title, expires_at, used_at, used_by), or None."""
    return await tx.one("SELECT * FROM codes WHERE digest = :digest", digest=_digest(code))


async def use(tx: Tx, digest: str, user_id: int, now: int) -> bool:
    """Use a code up; False when somebody was faster or it has expired."""
    return await tx.hit(
        "UPDATE codes SET used_at = :now, used_by = :user WHERE digest = :digest AND used_at IS NULL "
        "AND expires_at > :now RETURNING digest",
        digest=digest,
        user=user_id,
        now=now,
    )


async def wait_until(tx: Tx, user_id: int) -> int:
    """The time before which this account's guesses are not looked at; 0 for none."""
    return int(await tx.value("SELECT wait_until FROM guesses WHERE user_id = :id", id=user_id) or 0)


async def wrong_guess(tx: Tx, user_id: int, now: int, free: int = 5, pause: int = 60) -> int:
    """Count a wrong code. From the `free`-th on each one doubles the pause (seconds); gives when it ends."""
    wrong = int(
        await tx.value(
            "INSERT INTO guesses (user_id, wrong, wait_until) VALUES (:id, 1, 0) "
            "ON CONFLICT (user_id) DO UPDATE SET wrong = guesses.wrong + 1 RETURNING wrong",
            id=user_id,
        )
    )
    if wrong < free:
        return 0
    until: int = now + pause * 2 ** min(wrong - free, 10)
    await tx.run("UPDATE guesses SET wait_until = :until WHERE user_id = :id", id=user_id, until=until)
    return until


async def right_guess(tx: Tx, user_id: int) -> None:
    """Forget the wrong guesses of an account that had a right code."""
    await tx.run("DELETE FROM guesses WHERE user_id = :id", id=user_id)
