"""Nobody comes: more people hear of a request, step by step, and the asker is told each."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from domain.aid import OFFICIALS, next_level, plan
from domain.clock import from_epoch, to_epoch
from domain.notice import Notice
from handlers.common.work import Work
from storage import aid_steps
from storage.database import Row

from . import audience, notices, telling

_LOOK_AGAIN = 15  # seconds after which somebody is looked for again whom a request can reach
_CLIMBED = {
    1: "aid-climbed-again",
    2: "aid-climbed-near",
    3: "aid-climbed-leaders",
    4: "aid-climbed-officials",
}


async def start(work: Work, request: Row) -> Row:
    """The first announcement; where it reaches nobody the request climbs at once. Gives the request as it is then.

    The asker has not been told anything yet: `telling.opened` has the words for that.
    """
    await set_steps(work, request)
    if not await telling.announce(work, request, {request["level"]}) and request["level"] < OFFICIALS:
        await _widen(work, request, request["level"] + 1)
    await _heard(work, request)
    return await telling.look(work, request["id"])


async def set_steps(work: Work, request: Row) -> None:
    """Fix when the request climbs, by what it is now; counted from its opening."""
    quiet, alone = bool(request["quiet"]), bool(request["alone"])
    steps = plan(work.settings.aid, request["urgency"], from_epoch(request["opened_at"]), quiet, alone)
    at = [None if step is None else to_epoch(step) for step in steps]
    await aid_steps.set_steps(work.tx, request["id"], at)


async def _heard(work: Work, request: Row) -> None:
    """Note whether somebody can read of the request, or has to be looked for again."""
    heard = await telling.reached(work, request)
    await aid_steps.look_again(work.tx, request["id"], None if heard else work.epoch + _LOOK_AGAIN)


def _climbed(request: Row) -> Notice:
    """To the asker: who is called now."""
    quiet = request["quiet"] or request["alone"]
    key = "aid-climbed-quiet" if quiet else _CLIMBED[max(request["level"], 1)]
    return notices.to_asker(key, request)


async def climb(work: Work, request: Row, level: int, everybody: bool = False) -> Row:
    """Nobody takes it: more people hear of it (`everybody`: those below too), and the asker hears that.

    Does nothing where somebody took it, or it is there already.
    """
    told = await _widen(work, request, level, everybody)
    if told is None:
        return request
    request = await telling.look(work, request["id"])
    await telling.tell_asker(
        work, request, _climbed(request) if told else notices.to_asker("aid-nobody", request)
    )
    await _heard(work, request)
    return request


async def _widen(work: Work, request: Row, level: int, everybody: bool = False) -> int | None:
    """Take a request to a level, and further while nobody hears it; gives how many do, None where it is not open."""
    before = request["level"]
    if not await aid_steps.climb(work.tx, request["id"], before, level):
        return None
    request = await telling.look(work, request["id"])
    await telling.note(work, request, "climb", level=level)
    told = await telling.announce(work, request, range(0 if everybody else before + 1, level + 1), again=True)
    if told or level == OFFICIALS:
        return told
    return await _widen(work, request, level + 1, everybody)


async def climb_if_due(work: Work, request: Row) -> Row:
    """Climb as far as the time says."""
    level = due_level(work, request)
    return await climb(work, request, level) if level > request["level"] else request


def due_level(work: Work, request: Row) -> int:
    """How far a request that nobody takes has climbed by now."""
    return next_level(request["level"], _steps(request), work.now)


def _steps(request: Row) -> Sequence[datetime | None]:
    found = [request[column] for column in aid_steps.STEPS]
    return [None if at is None else from_epoch(at) for at in found]


async def free_again(work: Work, request: Row, key: str, **params: object) -> None:
    """Nobody is coming any more: call again, wider where it is time, and tell the asker."""
    await telling.tell_asker(work, request, notices.to_asker(key, request, **params))
    level = due_level(work, request)
    if level > request["level"]:
        await climb(work, request, level, everybody=True)
    else:
        await telling.announce(work, request, range(level + 1), again=True)


async def find_somebody(work: Work, request: Row) -> None:
    """Nobody can read of a request: look again who can, call them, and tell the asker how it stands, each once."""
    known = request["unheard_at"] is not None
    await aid_steps.look_again(work.tx, request["id"], work.epoch + _LOOK_AGAIN)
    if not await audience.of_levels(work, request, range(OFFICIALS + 1)):
        if not known:
            await telling.tell_asker(work, request, notices.to_asker("aid-nobody", request))
        return
    if not await telling.announce(work, request, range(request["level"] + 1), again=True):
        await _widen(work, request, request["level"] + 1)
    request = await telling.look(work, request["id"])
    heard = notices.reached_now(request, await telling.reached(work, request))
    await telling.tell_asker(work, request, heard if known else _climbed(request))
    await _heard(work, request)
