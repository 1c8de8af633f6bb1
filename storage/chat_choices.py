"""A group's code was shown where binding would take a chat away from somebody: a person chooses."""

from __future__ import annotations

from .database import Row, Tx


async def ask(tx: Tx, group_id: int, chat_id: int, asked_by: int, now: int) -> int:
    """Note the question whether a group moves to a chat; an open one about the same is asked anew. Gives its id."""
    return int(
        await tx.value(
            "INSERT INTO chat_choices (group_id, chat_id, asked_by, asked_at) VALUES (:group_, :chat, :by, :now) "
            "ON CONFLICT (group_id, chat_id) WHERE state = 'asked' "
            "DO UPDATE SET asked_by = excluded.asked_by, asked_at = excluded.asked_at RETURNING id",
            group_=group_id,
            chat=chat_id,
            by=asked_by,
            now=now,
        )
    )


async def get(tx: Tx, choice_id: int) -> Row | None:
    """One question: group_id, chat_id, asked_by, state, the group's name; title and reachable of the new chat."""
    return await tx.one(
        "SELECT k.*, g.name AS group_name, g.chat_id AS old_id, c.title, c.reachable, c.language FROM chat_choices k "
        "JOIN groups g ON g.id = k.group_id JOIN chats c ON c.chat_id = k.chat_id WHERE k.id = :id",
        id=choice_id,
    )


async def decide(tx: Tx, choice_id: int, state: str, by: int, now: int) -> bool:
    """Choose the new chat or the old one; False when somebody chose before."""
    return await tx.hit(
        "UPDATE chat_choices SET state = :state, decided_by = :by, decided_at = :now "
        "WHERE id = :id AND state = 'asked' RETURNING id",
        id=choice_id,
        state=state,
        by=by,
        now=now,
    )


async def drop_others(tx: Tx, group_id: int, now: int) -> None:
    """The group has chosen its chat: what else was asked about it is settled."""
    await tx.run(
        "UPDATE chat_choices SET state = 'old', decided_at = :now WHERE group_id = :group_ AND state = 'asked'",
        group_=group_id,
        now=now,
    )
