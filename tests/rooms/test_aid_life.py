"""The life of a request: any presses by anybody leave a legal state, with a journal that explains it."""

from __future__ import annotations

import asyncio
import json
import tempfile
from pathlib import Path
from typing import Any

from aid_help import OFFICIAL, STRANGER, Stage, calls, read, stage_in
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.aid import KINDS, OUTCOMES
from domain.notice import say
from domain.refusal import Refusal
from handlers.aid import actions
from storage import aid_log, journal, people

_PEOPLE = (101, 102, 103, 201, 301, 401, OFFICIAL, STRANGER, 150)
_DOES = (
    "sos", "begin", "quiet", "what", "claim", "join", "arrived", "drop", "still", "within", "close", "outcome",
    "more", "sure", "ask_for_door", "mute", "lend", "again", "sweep", "lost",
)  # fmt: skip
_PRESS = st.tuples(
    st.sampled_from(_DOES),
    st.sampled_from(_PEOPLE),
    st.integers(1, 3),
    st.sampled_from(OUTCOMES),
    st.sampled_from(KINDS[:3]),
    st.sampled_from((None, -1, -2)),
    st.sampled_from((0, 2.5, 7)),
)


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(_PRESS, max_size=30))
def test_any_presses_by_anybody_leave_a_legal_state(presses: list[Any]) -> None:
    asyncio.run(_life(presses))


async def _life(presses: list[Any]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        async with stage_in(Path(folder)) as stage:
            async with stage.db.write() as tx:
                await people.meet(tx, 150, "Never seen privately", None, 0)
            for press in presses:
                await _press(stage, *press)
                await _legal(stage)
            await stage.sweep(600)
            await stage.sweep()
            await stage.forget_sent()
            await stage.sweep()
            assert not calls(await stage.sent()), "a sweep done twice sends nothing more"


async def _press(
    stage: Stage, what: str, user: int, number: int, result: str, kind: str, chat: int | None, minutes: float
) -> None:
    if what == "sweep":
        return await stage.sweep(minutes)
    if what == "lost":  # the bot cannot write to somebody any more, or can again
        async with stage.db.write() as tx:
            await tx.run(
                "UPDATE chats SET reachable = 1 - reachable WHERE chat_id IN (:a, :b)", a=user, b=chat
            )
        return None
    if user == 150 and chat is None:
        chat = -1
    args: dict[str, tuple[Any, ...]] = {
        "sos": (), "begin": (kind,), "quiet": (kind, True), "what": (number, kind), "outcome": (number, result),
        "more": (number, [("words", "x")]), "within": (number, 5), "lend": (stage.group[1], number > 1),
        "ask_for_door": (stage.home[102], kind), "mute": (101 + number, number > 1),
    }  # fmt: skip
    name = "begin" if what == "quiet" else what
    try:
        await stage.act(getattr(actions, name), user, *args.get(what, (number,)), chat=chat)
    except Refusal as refusal:
        read(say(refusal.key, **refusal.params))
    return None


async def _legal(stage: Stage) -> None:
    async with stage.db.read() as tx:
        rows = await aid_log.lines(tx)
        lines = {row["id"]: await journal.of(tx, "aid", row["id"]) for row in rows}
    for row in rows:
        helpers = await stage.helpers(row["id"])
        assert (row["state"] in ("claimed", "arrived")) == bool(helpers)
        assert (row["state"] == "closed") == (row["outcome"] is not None) == (row["closed_at"] is not None)
        assert (row["user_id"] is None) == bool(row["for_door"])
        assert row["reported_by"] is not None or not row["for_door"]
        assert row["announced_at"] is not None
        told = {"open": 0, "claimed": len(helpers), "arrived": len(helpers), "closed": 0}
        state, coming = _read(lines[row["id"]])
        assert (state, len(coming)) == (row["state"], told[row["state"]]), (
            "the journal explains how it stands"
        )


def _read(lines: list[Any]) -> tuple[str, dict[int, bool]]:
    """The state and who is coming (there or not), from the journal alone."""
    state, coming = "", {}
    for line in lines:
        verb, claim = line["verb"], json.loads(line["detail"]).get("claim")
        if verb in ("open", "reopen"):
            assert state in ("", "closed")
            state = "open"
        elif verb in ("claim", "join"):
            assert state != "closed" and (verb == "claim") == (not coming)
            coming[claim] = False
        elif verb == "arrive":
            coming[claim] = True
        elif verb in ("dropped", "lapsed"):
            del coming[claim]
        elif verb == "close":
            assert state not in ("", "closed")
            state, coming = "closed", {}
        if state != "closed":
            state = "arrived" if any(coming.values()) else "claimed" if coming else "open"
    return state, coming
