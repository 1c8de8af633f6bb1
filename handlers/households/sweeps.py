"""What comes due in the life of households: wishes nobody decides, new accounts, what those who moved had told."""

from __future__ import annotations

from datetime import timedelta

from domain.notice import Lane, say
from handlers.common.work import Work
from storage import homes, people, wishes
from storage.database import Row
from storage.people import Reader

from . import mine_notices, notices, telling

PATIENCE = int(timedelta(hours=24).total_seconds())  # then a leader is reminded, then the officials are asked
KEPT = int(timedelta(days=7).total_seconds())  # what a household told is kept so long after it moved away
_AT_ONCE = 20  # rows of one kind in one sweep


async def sweep(work: Work) -> None:
    """Do what is due now, for whoever waits for it."""
    for wish in await wishes.joined(work.tx, _AT_ONCE):
        if await wishes.decide(work.tx, wish["id"], "withdrawn", None, work.epoch):
            await telling.renew(work, wish, notices.joined_already(wish))
    for wish in await wishes.due(work.tx, work.epoch, _AT_ONCE):
        await _chase(work, wish)
    for newcomer in await homes.newcomers(work.tx, _AT_ONCE):
        await _introduce(work, newcomer)
    await homes.forget_gone(work.tx, work.epoch - KEPT, _AT_ONCE)


async def _chase(work: Work, wish: Row) -> None:
    """Nobody decided: the leader is reminded once; then the officials are asked, and the asker hears that."""
    leaders = await people.leaders(work.tx, wish["group_id"]) if wish["group_id"] is not None else []
    again = notices.wish(wish["id"], wish["name"], wish, "households-wish-again")
    ref = notices.wish_ref(wish["id"])
    if leaders and not wish["chased"]:
        await wishes.chased(work.tx, wish["id"], 1, work.epoch + PATIENCE)
        await work.post.send_all(leaders, again, lane=Lane.DUTY, ref=ref)
        return
    await wishes.chased(work.tx, wish["id"], 2, None)
    asked = await work.post.send_all(await people.officials(work.tx), again, lane=Lane.DUTY, ref=ref)
    if asked and leaders:
        asker = Reader(wish["user_id"], await people.language_of(work.tx, wish["user_id"]))
        await work.post.send(asker, say("households-asked-officials", number=wish["number"]), lane=Lane.DUTY)
    await work.note("households", "chased", wish["id"], household_id=wish["household_id"], officials=asked)


async def _introduce(work: Work, new: Row) -> None:
    """The others of the household hear who speaks for it now; whoever has another household is asked about it."""
    others = await homes.known_speakers(work.tx, new["household_id"], new["user_id"])
    readers = [Reader(row["chat_id"], row["language"]) for row in others]
    await work.post.send_all(readers, mine_notices.speaks_too(new), lane=Lane.DUTY)
    before = await homes.other_homes(work.tx, new["user_id"], new["household_id"])
    await homes.introduced(work.tx, new["household_id"], new["user_id"])
    if before and new["reachable"]:
        reader = Reader(new["user_id"], new["language"])
        await work.post.send(reader, mine_notices.moved_or_both(new, before), lane=Lane.DUTY)
