"""What the clock does that can wait: ask whether it is settled, ask households whether they are well, fade names.

Apart from the sweep of open requests, so that nothing of this ever holds up a call for help.
"""

from __future__ import annotations

from handlers.common.work import Work

from . import fading, followups, lingering, wellbeing_asking

_AT_ONCE = 20  # rows a sweep takes of each sort: calls for help wait no longer than that takes


async def sweep(work: Work) -> None:
    """Do what is due now; what is done is a column, so a second sweep does nothing more."""
    await followups.ask_due(work, _AT_ONCE)
    await lingering.sweep(work, _AT_ONCE)
    await wellbeing_asking.sweep(work, _AT_ONCE)
    await fading.fade(work)
