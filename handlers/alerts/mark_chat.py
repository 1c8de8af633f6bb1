"""The Telegram door of marking houses dangerous while a warning runs."""

from __future__ import annotations

from domain.notice import Notice
from domain.refusal import Refusal
from handlers.common.desk import Desk
from handlers.common.press import command, press

from . import area, marking


async def danger(desk: Desk) -> None:
    """A leader or an official saw a sign of danger: /danger."""
    notice, alert_id = await marking.begin(desk.work, desk.actor)
    await desk.reply(notice)
    if alert_id is not None:
        await desk.ask("alerts:danger", id=alert_id)


async def chosen(desk: Desk, alert_id: int) -> None:
    """The same, for one warning, from a button."""
    await desk.reply(await marking.ask(desk.work, desk.actor, alert_id))
    await desk.ask("alerts:danger", id=alert_id)


async def said(desk: Desk) -> None:
    """They wrote houses, or sent a location."""
    alert_id, place = desk.data["id"], desk.message.location
    at = (place.latitude, place.longitude) if place else (area.point(desk.text) or ())[:2]
    if at:
        await desk.reply(await marking.around(desk.work, desk.actor, alert_id, at[0], at[1]))
    else:
        await desk.reply(await marking.typed(desk.work, desk.actor, alert_id, desk.text))


async def house(desk: Desk, alert_id: int, household_id: int) -> None:
    """They pressed it on a house's page."""
    await desk.reply(await marking.one(desk.work, desk.actor, alert_id, household_id))


async def houses(desk: Desk, alert_id: int, ids: str) -> None:
    """They confirmed the houses."""
    parts = ids.split("-")
    if len(parts) > marking.MOST_TYPED or not all(part.isascii() and part.isdigit() for part in parts):
        raise Refusal("common-old-button")
    await _done(desk, await marking.mark(desk.work, desk.actor, alert_id, [int(part) for part in parts]))


async def hot(desk: Desk, alert_id: int, lat: int, lon: int, metres: int) -> None:
    """They tapped how far around a location (in millionths of a degree)."""
    if not (abs(lat) <= 90_000_000 and abs(lon) <= 180_000_000 and 0 < metres <= area.FARTHEST):
        raise Refusal("common-old-button")
    found = marking.mark_around(desk.work, desk.actor, alert_id, lat / 1e6, lon / 1e6, metres)
    await _done(desk, await found)


async def _done(desk: Desk, notice: Notice) -> None:
    await desk.change(notice)
    await desk.stop_asking()
    desk.toast(notice)


HANDLERS = (
    command("danger", danger),
    press("alerts:danger", chosen, int),
    press("alerts:house", house, int, int),
    press("alerts:marks", houses, int, str),
    press("alerts:hot", hot, int, int, int, int),
)
TYPED = {"alerts:danger": said}
