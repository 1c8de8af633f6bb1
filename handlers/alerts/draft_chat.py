"""The Telegram door of drafts: from /alert to send."""

from __future__ import annotations

from domain.notice import Notice
from domain.refusal import Refusal
from handlers.common.desk import Desk
from handlers.common.press import command, press

from . import actions, area, drafting


async def alert(desk: Desk) -> None:
    """An official wants to warn: /alert [hazard colour [area]]."""
    await desk.reply(await drafting.prepare(desk.work, desk.actor, desk.args, drill=False))


async def drill(desk: Desk) -> None:
    """An official starts a drill: /drill [hazard colour [area]]."""
    await desk.reply(await drafting.prepare(desk.work, desk.actor, desk.args, drill=True))


async def new(desk: Desk, is_drill: int) -> None:
    """An official starts over from a button."""
    await desk.reply(await drafting.prepare(desk.work, desk.actor, [], drill=bool(is_drill)))


async def hazard(desk: Desk, name: str, is_drill: int) -> None:
    """An official tapped a hazard."""
    await desk.change(await drafting.pick_colour(desk.work, desk.actor, name, bool(is_drill)))


async def colour(desk: Desk, name: str, which: str, is_drill: int) -> None:
    """An official tapped a colour."""
    await desk.change(await drafting.start(desk.work, desk.actor, name, which, bool(is_drill)))


async def areas(desk: Desk, alert_id: int) -> None:
    """An official wants another area."""
    await desk.change(await drafting.pick_area(desk.work, desk.actor, alert_id))


async def tap_area(desk: Desk, alert_id: int, code: str) -> None:
    """An official tapped an area, or wants to type one, or to send a location."""
    if code in ("type", "near"):
        await desk.reply(await drafting.ask_area(desk.work, desk.actor, alert_id))
        await desk.ask("alerts:area", id=alert_id)
    else:
        await desk.change(await drafting.choose_area(desk.work, desk.actor, alert_id, code))


async def area_typed(desk: Desk) -> None:
    """An official typed an area, sent a location, or typed how far around it."""
    alert_id, at = desk.data["id"], desk.data.get("at")
    if place := desk.message.location:
        await _ask_distance(desk, alert_id, place.latitude, place.longitude)
    elif at and desk.text.strip()[:1].isdigit() and area.point(desk.text) is None:
        far = area.metres(desk.text)
        await _preview(
            desk, await drafting.choose_distance(desk.work, desk.actor, alert_id, at[0], at[1], far)
        )
    elif (found := area.point(desk.text)) and found[2] is None:
        await _ask_distance(desk, alert_id, found[0], found[1])
    else:
        await _preview(desk, await drafting.name_area(desk.work, desk.actor, alert_id, desk.text))


async def _ask_distance(desk: Desk, alert_id: int, lat: float, lon: float) -> None:
    await desk.reply(await drafting.ask_distance(desk.work, desk.actor, alert_id, lat, lon))
    await desk.ask("alerts:area", id=alert_id, at=[lat, lon])


async def _preview(desk: Desk, notice: Notice) -> None:
    await desk.stop_asking()
    await desk.reply(notice)


async def near(desk: Desk, alert_id: int, lat: int, lon: int, metres: int) -> None:
    """An official tapped how far around a location (in millionths of a degree)."""
    if not (abs(lat) <= 90_000_000 and abs(lon) <= 180_000_000 and 0 < metres <= area.FARTHEST):
        raise Refusal("common-old-button")
    found = drafting.choose_distance(desk.work, desk.actor, alert_id, lat / 1e6, lon / 1e6, metres)
    await desk.change(await found)
    await desk.stop_asking()


async def words(desk: Desk, alert_id: int) -> None:
    """An official wants own words in the warning."""
    await desk.reply(await drafting.ask_words(desk.work, desk.actor, alert_id))
    await desk.ask("alerts:words", id=alert_id)


async def words_typed(desk: Desk) -> None:
    """An official typed what people are to do."""
    await _preview(desk, await drafting.set_words(desk.work, desk.actor, desk.data["id"], desk.text))


async def times(desk: Desk, alert_id: int) -> None:
    """An official wants to say for how long it holds."""
    await desk.change(await drafting.pick_lasts(desk.work, desk.actor, alert_id))


async def lasts(desk: Desk, alert_id: int, hours: int) -> None:
    """An official tapped for how long it holds."""
    await desk.change(await drafting.choose_lasts(desk.work, desk.actor, alert_id, hours))


async def send(desk: Desk, alert_id: int) -> None:
    """An official sends a draft."""
    notice = await actions.send(desk.work, desk.actor, alert_id)
    await desk.change(notice)
    desk.toast(notice)  # the message itself waits behind the warning


async def second(desk: Desk, alert_id: int) -> None:
    """The second official confirms."""
    notice = await actions.second(desk.work, desk.actor, alert_id)
    await desk.change(notice)
    desk.toast(notice)


async def drop(desk: Desk, alert_id: int) -> None:
    """An official throws a draft away."""
    await desk.change(await actions.drop(desk.work, desk.actor, alert_id))


HANDLERS = (
    command("alert", alert),
    command("drill", drill),
    press("alerts:new", new, int),
    press("alerts:hazard", hazard, str, int),
    press("alerts:colour", colour, str, str, int),
    press("alerts:areas", areas, int),
    press("alerts:area", tap_area, int, str),
    press("alerts:near", near, int, int, int, int),
    press("alerts:words", words, int),
    press("alerts:times", times, int),
    press("alerts:lasts", lasts, int, int),
    press("alerts:send", send, int),
    press("alerts:second", second, int),
    press("alerts:drop", drop, int),
)
TYPED = {"alerts:area": area_typed, "alerts:words": words_typed}
