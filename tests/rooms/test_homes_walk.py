"""Anybody presses anything in any order: nothing breaks, and what must hold of households holds after each press."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest
from homes_help import LEADER, OFFICIAL, OTHER, STRANGER, Homes, homes_in

from domain.refusal import Refusal
from handlers.common import membership, words
from handlers.common.work import Work
from handlers.households import actions, homes, mine, moving, registering, stating
from storage import households
from storage.database import Tx

PEOPLE = (LEADER, OFFICIAL, LEADER, OFFICIAL, OTHER, STRANGER, 102, 102, 103)
ON_A_HOUSE = (
    *(homes.page, homes.spoken, homes.unspoken, homes.ask_head, moving.sure_moved, moving.moved, moving.back),
    *(moving.mistake, mine.page, mine.moving, mine.leave, mine.both, actions.want, registering.ask_number),
)
TYPED = ("7", "🎉", "-", "x" * 90, "<b>", "0", "13800001234")
MUST_NOT_BE = {
    "somebody speaks for a household that left": "SELECT 1 FROM members m JOIN households h ON h.id = m.household_id "
    "WHERE h.active = 0",
    "somebody waits for a household that left": "SELECT 1 FROM join_requests r JOIN households h "
    "ON h.id = r.household_id WHERE r.state = 'asked' AND h.active = 0",
    "it is here and says why it is not": "SELECT 1 FROM households WHERE active = 1 AND (gone <> '' OR gone_at > 0)",
    "it left and nothing says why": "SELECT 1 FROM households WHERE active = 0 AND gone = ''",
    "a phone is shown that is not there": "SELECT 1 FROM households WHERE active = 1 AND phone_shown = 1 AND phone = ''",
    "a wish has two answers": "SELECT 1 FROM join_requests WHERE (state = 'asked') <> (decided_at IS NULL)",
}


async def _step(town: Homes, chance: Random, work: Work, tx: Tx) -> None:
    house, person = chance.choice(sorted(town.stage.home.values())[:4]), chance.choice(PEOPLE)
    actor, how = await town.stage.actor(tx, person), chance.choice(("page", "mine"))
    other = chance.choice(PEOPLE)
    calls: list[Any] = [
        lambda: chance.choice(ON_A_HOUSE)(work, actor, house),
        lambda: homes.remove(work, actor, house, other),
        lambda: mine.not_ours(work, actor, house, other),
        lambda: mine.moved_here(work, actor, house, chance.choice(sorted(town.stage.home.values()))),
        lambda: stating.store(work, actor, house, chance.choice(stating.ASKED), how, chance.choice(TYPED)),
        lambda: stating.show_phone(work, actor, house, chance.choice(("yes", "no")), how),
        lambda: homes.new_head(work, actor, house, chance.choice(TYPED)),
        lambda: actions.decide(work, actor, chance.randint(1, 12), chance.random() < 0.7),
        lambda: actions.withdraw(work, actor, chance.randint(1, 12)),
        lambda: registering.register(work, actor, town.stage.group[1], "Lane 7", f"N{chance.random()}", ""),
        lambda: _code(work, other, house),
        lambda: actions.sweep(work),
    ]
    await chance.choice(calls)()


async def _code(work: Work, user: int, house: int) -> None:
    """A code lets somebody into a household that is here."""
    if (await households.get(work.tx, house) or {})["active"]:
        await membership.link(work, user, house, "code")


@pytest.mark.parametrize("seed", [1])
async def test_anybody_presses_anything(tmp_path: Path, seed: int) -> None:
    chance, seen = Random(seed), Counter[str]()
    async with homes_in(tmp_path) as town:
        for _ in range(400):
            try:
                async with town.stage.db.write() as tx:
                    if chance.random() < 0.05:
                        town.stage.now += timedelta(hours=30)
                    work = Work(tx, town.stage.now, town.stage.settings)
                    await _step(town, chance, work, tx)
                seen["done"] += 1
            except Refusal as refusal:
                assert all(words.load().has(language, refusal.key) for language in words.LANGUAGES), refusal
                seen[refusal.key] += 1
            async with town.stage.db.read() as tx:
                for what, sql in MUST_NOT_BE.items():
                    assert not await tx.rows(sql), what
    assert seen["done"] > 50 and len(seen) > 15, seen
