"""The outbox: what is to be sent, committed with the facts that it tells.

A row goes queued → sending → sent | uncertain | dead. `ref` names the message a row sends, within its chat;
`needs` names the message it answers, edits, pins or deletes.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from domain.notice import Lane

from .database import Row, Tx


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One call of the Bot API to be made. `payload` holds its parameters without chat_id."""

    chat_id: int
    method: str
    payload: Mapping[str, Any]
    lane: Lane = Lane.REPLY
    ref: str | None = None
    needs: str | None = None
    vital: bool | None = None
    language: str = "zh"
    file_name: str | None = None
    file: bytes | None = field(default=None, repr=False)


_FIELDS = ":chat, :lane, :method, :payload, :ref, :needs, :vital, :language, :file_name, :file, :now"
_INSERT = "INSERT INTO outbox (chat_id, lane, method, payload, ref, needs, vital, language, file_name, file, created_at) "
_VALUES = f"VALUES ({_FIELDS})"
_WAITING_EDIT = "chat_id = :chat AND needs = :needs AND state = 'queued' AND method LIKE 'edit%'"


def _params(out: Outgoing, now: int, payload: str) -> dict[str, Any]:
    return {
        "chat": out.chat_id,
        "lane": int(out.lane),
        "method": out.method,
        "payload": payload,
        "ref": out.ref,
        "needs": out.needs,
        "vital": int(out.lane <= Lane.WARNING if out.vital is None else out.vital),
        "language": out.language,
        "file_name": out.file_name,
        "file": out.file,
        "now": now,
    }


def _json(payload: Mapping[str, Any]) -> str:
    return json.dumps(payload, ensure_ascii=False).encode("utf-8", "replace").decode("utf-8")


async def put(tx: Tx, out: Outgoing, now: int) -> None:
    """Queue one call. An edit that still waits takes the new content instead: only the newest goes out."""
    if out.method.startswith("edit") and out.needs:
        await _put_edit(tx, _params(out, now, _json(out.payload)))
    else:
        await tx.run(_INSERT + _VALUES, **_params(out, now, _json(out.payload)))


async def put_many(tx: Tx, outs: Sequence[Outgoing], now: int) -> None:
    """Queue many new messages at once (no edits: they are not coalesced here)."""
    payloads = {id(out.payload): out.payload for out in outs}  # often the same one for many chats
    written = {key: _json(payload) for key, payload in payloads.items()}
    rows = [_params(out, now, written[id(out.payload)]) for out in outs]
    await tx.many(_INSERT + _VALUES, rows)


async def _put_edit(tx: Tx, params: dict[str, Any]) -> None:
    await tx.run(
        "UPDATE outbox SET payload = :payload, created_at = :now, file_name = :file_name, file = :file "
        f"WHERE {_WAITING_EDIT} AND method = :method AND lane <= :lane",
        **params,
    )
    # A new text brings its own buttons; and what waits in a slower lane would come after it and undo it.
    await tx.run(
        "UPDATE outbox SET state = 'dead', settled_at = :now, error = 'a newer edit took its place' "
        f"WHERE {_WAITING_EDIT} AND (method = :method OR :method <> 'editMessageReplyMarkup') "
        "AND NOT (method = :method AND lane <= :lane)",
        **params,
    )
    await tx.run(
        f"{_INSERT} SELECT {_FIELDS} WHERE NOT EXISTS (SELECT 1 FROM outbox WHERE {_WAITING_EDIT} AND method = :method)",
        **params,
    )


async def message_id(tx: Tx, chat_id: int, ref: str) -> int | None:
    """The number Telegram gave to a message, or None while (or because) there is none."""
    return await tx.value(  # type: ignore[no-any-return]
        "SELECT message_id FROM outbox WHERE chat_id = :chat AND ref = :ref AND message_id IS NOT NULL "
        "ORDER BY id DESC LIMIT 1",
        chat=chat_id,
        ref=ref,
    )


async def may_be_there(tx: Tx, chat_id: int, ref: str) -> bool:
    """Whether a message of that name was sent, though no number of it is known (in doubt, or the chat moved)."""
    found = await tx.value(
        "SELECT COUNT(*) FROM outbox WHERE chat_id = :chat AND ref = :ref AND state IN ('sent', 'uncertain')",
        chat=chat_id,
        ref=ref,
    )
    return bool(found)


async def withdraw(tx: Tx, chat_id: int, ref: str) -> bool:
    """Take back a message of that name that was not tried yet; False where it is out, or may be."""
    return await tx.hit(
        "DELETE FROM outbox WHERE chat_id = :chat AND ref = :ref AND state = 'queued' AND attempts = 0 RETURNING id",
        chat=chat_id,
        ref=ref,
    )


_CALLED_BACK = "over before it was sent"


async def call_back(tx: Tx, ref: str, now: int) -> set[int]:
    """Whatever of that name surely did not arrive yet is not sent any more; gives the chats that got nothing of it."""
    await tx.run(
        "UPDATE outbox SET state = 'dead', settled_at = :now, error = :error, file = NULL, payload = '{}' "
        "WHERE ref = :ref AND state = 'queued' AND repeats = 0 AND method LIKE 'send%'",
        ref=ref,
        now=now,
        error=_CALLED_BACK,
    )
    rows = await tx.rows(
        "SELECT chat_id FROM outbox WHERE ref = :ref GROUP BY chat_id "
        "HAVING COUNT(*) = COUNT(CASE WHEN error = :error THEN 1 END)",
        ref=ref,
        error=_CALLED_BACK,
    )
    return {row["chat_id"] for row in rows}


async def say_anew(tx: Tx, row_id: int) -> None:
    """Make an edit whose message cannot be reached a message of its own, under the name it was to edit."""
    await tx.run(
        "UPDATE outbox SET method = 'sendMessage', ref = CASE WHEN needs LIKE '#%' THEN ref ELSE needs END, "
        "needs = NULL WHERE id = :id",
        id=row_id,
    )


async def unanchor(tx: Tx, chat_id: int, now: int) -> None:
    """The chat gets another number and counts its messages anew: what waits may not aim at old numbers.

    Answers go out without what they answer, new texts as messages of their own; other edits and pins are dropped.
    """
    await tx.run("UPDATE outbox SET message_id = NULL WHERE chat_id = :chat", chat=chat_id)
    for row in await tx.rows(
        "SELECT id, method, payload, needs FROM outbox WHERE chat_id = :chat AND state IN ('queued', 'sending')",
        chat=chat_id,
    ):
        payload = json.loads(row["payload"])
        payload.pop("reply_parameters", None)
        aimed = payload.pop("message_id", None) is not None
        await tx.run(
            "UPDATE outbox SET payload = :payload WHERE id = :id", payload=_json(payload), id=row["id"]
        )
        if aimed and row["method"] == "editMessageText":
            await say_anew(tx, row["id"])
        elif aimed:
            await settle(tx, row["id"], "dead", now, error="its message stayed in the old chat")


async def states(tx: Tx, ref: str) -> list[Row]:
    """Where the messages of that name stand, per chat: chat_id, state, settled_at, error, repeats."""
    return await tx.rows(
        "SELECT chat_id, state, settled_at, error, repeats FROM outbox WHERE ref = :ref ORDER BY id", ref=ref
    )


# What the delivery loop asks.


async def recover(tx: Tx, now: int) -> int:
    """After a crash nobody knows whether the rows that were being sent arrived.

    A vital message is sent again, marked as a repeat; chatter is not. An edit, a pin or a menu is done again:
    twice is as good as once. Gives how many were in doubt.
    """
    lost = await tx.rows(
        "UPDATE outbox SET state = 'uncertain', settled_at = :now, error = 'the program ended', file = NULL, "
        "payload = '{}' "
        "WHERE state = 'sending' AND method LIKE 'send%' AND vital = 0 RETURNING id",
        now=now,
    )
    again = await tx.rows(
        "UPDATE outbox SET state = 'queued', repeats = repeats + CASE WHEN method LIKE 'send%' THEN 1 ELSE 0 END "
        "WHERE state = 'sending' RETURNING id"
    )
    return len(lost) + len(again)


async def calls_before(tx: Tx, now: int, seconds: float) -> list[Row]:
    """What Telegram may have counted in the last `seconds`, oldest first: chat_id, in_group, ago (at least)."""
    return await tx.rows(
        "SELECT o.chat_id, c.kind <> 'private' AS in_group, :now - o.settled_at - 1 AS ago FROM outbox o "
        "JOIN chats c ON c.chat_id = o.chat_id WHERE o.settled_at >= :now - :seconds "
        "AND o.state IN ('sent', 'uncertain') AND o.method <> 'setMyCommands' ORDER BY o.settled_at, o.id",
        now=now,
        seconds=int(seconds) + 1,
    )


async def waiting(tx: Tx, after: int) -> list[Row]:
    """Queued rows with a higher id than `after`: id, chat_id, lane, ref, needs, not_before, kind of chat."""
    return await tx.rows(
        "SELECT o.id, o.chat_id, o.lane, o.ref, o.needs, o.not_before, c.kind FROM outbox o "
        "JOIN chats c ON c.chat_id = o.chat_id WHERE o.state = 'queued' AND o.id > :after ORDER BY o.id",
        after=after,
    )


async def waiting_in(tx: Tx, chat_id: int) -> list[Row]:
    """Queued rows of one chat, as `waiting` gives them."""
    return [row for row in await waiting(tx, 0) if row["chat_id"] == chat_id]


async def give_back(tx: Tx, row_id: int) -> None:
    """Queue a leased row again that was not tried after all."""
    await tx.run("UPDATE outbox SET state = 'queued', attempts = attempts - 1 WHERE id = :id", id=row_id)


async def lease(tx: Tx, row_id: int) -> Row | None:
    """Take a row for sending; None when it is not to be sent any more."""
    return await tx.one(
        "UPDATE outbox SET state = 'sending', attempts = attempts + 1 WHERE id = :id AND state = 'queued' RETURNING *",
        id=row_id,
    )


async def release(tx: Tx, row_id: int, not_before: int, error: str, *, repeat: bool = False) -> None:
    """Queue a leased row again; `repeat` when it may have arrived already."""
    await tx.run(
        "UPDATE outbox SET state = 'queued', not_before = :not_before, error = :error, repeats = repeats + :repeat "
        "WHERE id = :id",
        id=row_id,
        not_before=not_before,
        error=error,
        repeat=int(repeat),
    )


async def settle(
    tx: Tx, row_id: int, state: str, now: int, number: int | None = None, error: str = ""
) -> None:
    """End a row as sent, uncertain or dead, with the message's number where Telegram gave one.

    Neither words nor file are kept: they name people, tell phones, hold one-time codes.
    """
    await tx.run(
        "UPDATE outbox SET state = :state, settled_at = :now, message_id = :number, error = :error, file = NULL, "
        "payload = '{}' WHERE id = :id",
        id=row_id,
        state=state,
        now=now,
        number=number,
        error=error or None,
    )


async def bury(tx: Tx, chat_id: int, now: int, error: str) -> None:
    """The chat cannot be written to: what waits for it will not be sent."""
    await tx.run(
        "UPDATE outbox SET state = 'dead', settled_at = :now, error = :error, file = NULL, "
        "payload = '{}' WHERE chat_id = :chat AND state = 'queued'",
        chat=chat_id,
        now=now,
        error=error,
    )


async def forget_chat(tx: Tx, chat_id: int, now: int) -> None:
    """Send nothing of what waits for a chat, and drop the words of what was sent."""
    await bury(tx, chat_id, now, "forgotten")
    await tx.run(
        "UPDATE outbox SET payload = '{}' WHERE chat_id = :chat AND state NOT IN ('queued', 'sending')",
        chat=chat_id,
    )


async def forget_old(tx: Tx, before: int) -> None:
    """Drop settled messages from before `before`."""
    await tx.run("DELETE FROM outbox WHERE settled_at < :before", before=before)
