"""Names fade: some time after its end a request keeps what is counted, and nobody's name, words or house."""

from __future__ import annotations

from domain.clock import to_epoch
from handlers.common.work import Work
from storage import aid_log, dialogues

_AT_ONCE = 10  # each takes a few statements


async def fade(work: Work) -> None:
    """Drop what is too old to keep, the oldest first, and questions that nobody answered."""
    before = to_epoch(work.now - work.settings.aid.retention)
    if await aid_log.fade(work.tx, before, work.epoch, _AT_ONCE):
        await dialogues.forget_old(work.tx, before)
    await aid_log.fade_check_ins(work.tx, before, work.epoch)
