"""Groups that have become too large or too small: the officials hear it once, with the way to the proposals."""

from __future__ import annotations

from collections.abc import Sequence

from domain.grouping import Bounds, bounds
from domain.notice import Lane, Notice, button, say
from handlers.common.work import Work
from storage import groups, losses, people
from storage.database import Row

_MOST = 20  # groups in one message


async def look_over(work: Work) -> None:
    """Tell the officials which groups have left the bounds since the last look; a group seen first is only noted."""
    rows = await groups.sizes(work.tx)
    before = await losses.sizes_told(work.tx)
    limits = bounds(work.settings.village.group_size)
    now = {str(row["id"]): _state(row["size"], limits) for row in rows}
    if now == before:
        return
    await losses.tell_sizes(work.tx, now)
    news = [
        row
        for row in rows
        if now[str(row["id"])] not in ("", before.get(str(row["id"]), now[str(row["id"])]))
    ]
    if news:
        await work.post.send_all(await people.officials(work.tx), _notice(news, limits), lane=Lane.DUTY)


def _state(size: int, limits: Bounds) -> str:
    if limits.floor <= size <= limits.high:
        return ""
    return "large" if size > limits.high else "small"


def _notice(news: Sequence[Row], limits: Bounds) -> Notice:
    """To the officials: which groups, and the button that shows what the rules propose."""
    lines = [
        say("losses-size", group=row["name"], size=row["size"], state=_state(row["size"], limits))
        for row in news[:_MOST]
    ]
    if len(news) > _MOST:
        lines.append(say("losses-more", count=len(news) - _MOST))
    proposals = (button("groups-btn-sizes", "households:groups"),)
    return say("losses-sizes", proposals, lines=tuple(lines))
