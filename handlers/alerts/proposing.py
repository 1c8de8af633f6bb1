"""A warning that comes from elsewhere: a draft for the officials to send with one tap, or sent by itself."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from domain.hazards import Colour, Hazard
from domain.notice import Lane, Notice
from domain.refusal import Refusal
from handlers.common.work import Work
from storage import alerts

from . import draft_notices
from .actions import settle_proposal, settle_second
from .area import Area
from .deciders import deciders
from .drafting import WORDS_LIMIT
from .drafts import audience_of, ends, known, lasts, needs_second
from .sending import issue

_SENTENCE = re.compile(r"[。！？!?；;\n]|\.(?=\s)")
_SOURCE, _PLACE = 100, 200  # characters


@dataclass(frozen=True, slots=True)
class Proposal:
    """What another office warns of, in our terms."""

    hazard: Hazard
    colour: Colour
    drill: bool
    source: str  # who warns, as people read it
    area: Area
    texts: Mapping[str, str] = field(
        default_factory=dict
    )  # language → what to do; none: the standard guidance
    until: int | None = None  # when it ends, in seconds; None, or past: as the settings say


async def propose(work: Work, proposal: Proposal, cover: Callable[[Notice], Notice] | None = None) -> int:
    """Every official gets the preview with the button to send it; gives the draft's id. Refuses an empty area.

    cover: puts something around the preview, and keeps its buttons.
    """
    alert_id = await _draft(work, proposal)
    alert = await known(work, alert_id)
    audience = await audience_of(work, alert)
    shown = draft_notices.proposed(alert, work.now, ends(work, alert), audience, needs_second(work, alert))
    shown = cover(shown) if cover else shown
    readers = await deciders(work)
    lane = Lane.DUTY if proposal.drill else Lane.WARNING
    await work.post.send_all(readers, shown, lane=lane, ref=f"draft:{alert_id}")
    await work.note("alerts", "proposed", alert_id, hazard=proposal.hazard, colour=proposal.colour)
    return alert_id


async def issue_itself(work: Work, proposal: Proposal) -> int:
    """It goes out at once, no press is asked; gives the warning's id. Refuses an empty area."""
    alert_id = await _draft(work, proposal)
    if not await alerts.go_live(work.tx, alert_id, None, work.epoch, lasts(work), 0, confirming=False):
        raise Refusal("alerts-time-over")
    await issue(work, alert_id, None)
    return alert_id


async def withdraw(work: Work, alert_id: int, why: Notice) -> bool:
    """A proposal that was not sent yet is dropped, and the officials' previews say why; False when it is out already."""
    if not await alerts.drop(work.tx, alert_id):
        return False
    await work.note("alerts", "withdrawn", alert_id)
    await settle_proposal(work, alert_id, why)
    await settle_second(work, alert_id, why)
    return True


async def _draft(work: Work, proposal: Proposal) -> int:
    texts = {language: shortened(text) for language, text in proposal.texts.items() if text.strip()}
    alert_id = await alerts.draft(
        work.tx,
        proposal.drill,
        proposal.hazard,
        proposal.colour,
        proposal.source.strip()[:_SOURCE] or work.settings.village.name,
        None,
        work.epoch,
        texts=json.dumps(texts, ensure_ascii=False),
        until=proposal.until if proposal.until and proposal.until > work.epoch else None,
    )
    kind, area, place = proposal.area
    await alerts.set_area(work.tx, alert_id, kind, area, " ".join(place.split())[:_PLACE])
    return alert_id


def shortened(text: str, limit: int = WORDS_LIMIT) -> str:
    """The text, or its whole sentences that fit into `limit` UTF-16 units, else as much of the first as fits."""
    text = text.strip()
    kept = text.encode("utf-16-le", "replace")[: 2 * limit].decode("utf-16-le", "ignore")
    if len(kept) == len(text):
        return text
    cut = max((found.end() for found in _SENTENCE.finditer(kept)), default=0)
    return kept[:cut].rstrip() if cut > limit // 2 else kept[:-1].rstrip() + "…"
