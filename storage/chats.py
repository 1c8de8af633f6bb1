"""Chats: every place the bot can write to, whether it still can, and in which language."""

from __future__ import annotations

from . import meta, outbox
from .database import Row, Tx


async def see(
    tx: Tx, chat_id: int, kind: str, title: str, language: str | None, now: int, reachable: bool = True
) -> None:
    """Note that a chat exists; a language that is already chosen stays."""
    await tx.run(
        "INSERT INTO chats (chat_id, kind, title, language, reachable, changed_at) "
        "VALUES (:id, :kind, :title, :language, :reachable, :now) "
        "ON CONFLICT (chat_id) DO UPDATE SET kind = excluded.kind, title = excluded.title, "
        "language = COALESCE(chats.language, excluded.language), reachable = excluded.reachable, "
        "why = CASE WHEN excluded.reachable = 1 THEN '' ELSE chats.why END, "
        "told = CASE WHEN excluded.reachable = 1 THEN 0 ELSE chats.told END, changed_at = excluded.changed_at",
        id=chat_id,
        kind=kind,
        title=title,
        language=language,
        reachable=int(reachable),
        now=now,
    )


async def get(tx: Tx, chat_id: int) -> Row | None:
    """One chat: chat_id, kind, title, language, reachable, why, admin, can_pin, told."""
    return await tx.one("SELECT * FROM chats WHERE chat_id = :id", id=chat_id)


async def set_language(tx: Tx, chat_id: int, language: str) -> None:
    """Speak `language` in this chat from now on."""
    await tx.run("UPDATE chats SET language = :language WHERE chat_id = :id", id=chat_id, language=language)


async def set_reachable(tx: Tx, chat_id: int, reachable: bool, why: str, now: int) -> bool:
    """Note that the bot can or cannot write to a chat; True when that is news."""
    return await tx.hit(
        "UPDATE chats SET reachable = :reachable, why = :why, changed_at = :now, "
        "told = CASE WHEN :reachable = 1 THEN 0 ELSE told END "
        "WHERE chat_id = :id AND reachable <> :reachable RETURNING chat_id",
        id=chat_id,
        reachable=int(reachable),
        why=why,
        now=now,
    )


async def set_rights(tx: Tx, chat_id: int, admin: bool, can_pin: bool) -> Row | None:
    """Note whether the bot is administrator there and may pin; gives what was noted before: admin, can_pin."""
    before = await tx.one("SELECT admin, can_pin FROM chats WHERE chat_id = :id", id=chat_id)
    await tx.run(
        "UPDATE chats SET admin = :admin, can_pin = :can_pin WHERE chat_id = :id",
        id=chat_id,
        admin=int(admin),
        can_pin=int(can_pin),
    )
    return before


async def migrate(tx: Tx, old: int, new: int, now: int) -> None:
    """A group became a supergroup: everything that refers to it follows, in this transaction.

    Messages of the old chat have no number in the new one, so their numbers are dropped. Nothing happens when
    it has been done before: Telegram tells it twice, and refuses messages to the old chat besides.
    """
    if await get(tx, old) is None or old == new:
        return
    await meta.put(tx, "chat_moved", f"{old} {new} {now}")
    await outbox.unanchor(tx, old, now)
    if await get(tx, new) is not None and await tx.value(
        "SELECT 1 FROM groups WHERE chat_id = :new", new=new
    ):
        await _merge(
            tx, old, new
        )  # the new chat is known and bound already; the old one came back by a late update
        return
    if await get(tx, new) is not None:
        await _merge(tx, new, old)
    await tx.run(
        "UPDATE chats SET chat_id = :new, kind = 'supergroup', reachable = 1, why = '', changed_at = :now "
        "WHERE chat_id = :old",
        old=old,
        new=new,
        now=now,
    )
    await _move_dialogues(tx, old, new)


async def last_move(tx: Tx) -> str:
    """A text that changes when a chat gets another number."""
    return await meta.get(tx, "chat_moved")


async def _merge(tx: Tx, gone: int, kept: int) -> None:
    await tx.run("UPDATE outbox SET chat_id = :kept WHERE chat_id = :gone", kept=kept, gone=gone)
    await tx.run("UPDATE groups SET chat_id = NULL WHERE chat_id = :gone", gone=gone)
    await _move_dialogues(tx, gone, kept)
    await tx.run("DELETE FROM chats WHERE chat_id = :gone", gone=gone)


async def _move_dialogues(tx: Tx, old: int, new: int) -> None:
    await tx.run(
        "DELETE FROM dialogues WHERE chat_id = :old "
        "AND user_id IN (SELECT user_id FROM dialogues WHERE chat_id = :new)",
        old=old,
        new=new,
    )
    await tx.run("UPDATE dialogues SET chat_id = :new WHERE chat_id = :old", old=old, new=new)
