"""From /alert to the preview: an official says what, how severe, where, for how long, in which words."""

from __future__ import annotations

from collections.abc import Sequence

from domain import alerts as rules
from domain.hazards import Colour, Hazard, colours_of, find_colours, find_hazard
from domain.notice import Notice, listed, say
from domain.refusal import Refusal
from handlers.common.guard import Actor
from handlers.common.work import Work
from storage import alert_audience, alerts

from . import area as areas
from . import draft_notices as notices
from .area import Area
from .drafts import audience_of, change_all, ends, known, needs_second, officially, open_draft

WORDS_LIMIT = 1200  # UTF-16 units, so that a warning and its preview stay one message
_LASTS = (1, 48)  # hours that can be tapped


async def prepare(work: Work, actor: Actor, args: Sequence[str], drill: bool) -> Notice:
    """An official types /alert or /drill, with all, some or none of hazard, colour, area: asks for the rest."""
    officially(actor)
    if not args:
        return notices.pick_hazard(drill)
    if len(args) == 1 and _is_colour(args[0]) and not find_hazard(args[0]):
        return notices.pick_hazard(drill, rules.parse_colour(args[0]))
    what, which, where = _parts(args)
    hazard = rules.parse_hazard(what)
    if not which:
        return notices.pick_colour(hazard, drill)
    colour = colour_of(hazard, which)
    place = await areas.read(work.tx, where)
    alert_id = await draft(work, actor, hazard, colour, drill)
    return await put_area(work, actor, alert_id, place)


def _parts(args: Sequence[str]) -> tuple[str, str, str]:
    """Hazard, colour, area: the colour is the word between, or before both; it may also stick to the hazard (暴雨红色)."""
    if len(args) > 1 and find_colours(args[0]) and not find_hazard(args[0]) and find_hazard(args[1]):
        return args[1], args[0], " ".join(args[2:])  # red rainstorm
    for at, word in enumerate(args[1:4], 1):
        if _is_colour(word) and find_hazard(" ".join(args[:at])):
            return " ".join(args[:at]), word, " ".join(args[at + 1 :])
    if len(find_colours(args[0])) == 1 and find_hazard(args[0]):
        return args[0], find_colours(args[0])[0], " ".join(args[1:])  # 暴雨红色 3,4
    if len(args) == 1:
        return args[0], "", ""
    return args[0], args[1], " ".join(args[2:])


def _is_colour(word: str) -> bool:
    try:
        rules.parse_colour(word)
    except Refusal:
        return False
    return True


def colour_of(hazard: Hazard, text: str) -> Colour:
    """The colour that was typed. Refuses one that this hazard's signal does not have."""
    colour = rules.parse_colour(text)
    if colour not in colours_of(hazard):
        there = listed([say(f"colour-{each}") for each in colours_of(hazard)])
        raise Refusal("alerts-other-colour", given=text[:40], known=there)
    return colour


async def pick_colour(work: Work, actor: Actor, hazard: str, drill: bool) -> Notice:
    """An official tapped a hazard: which colour?"""
    officially(actor)
    return notices.pick_colour(rules.parse_hazard(hazard), drill)


async def start(work: Work, actor: Actor, hazard: str, colour: str, drill: bool) -> Notice:
    """An official tapped a colour: the draft exists; where?"""
    officially(actor)
    named = rules.parse_hazard(hazard)
    alert_id = await draft(work, actor, named, colour_of(named, colour), drill)
    return notices.pick_area(await known(work, alert_id), await alert_audience.hamlets(work.tx))


async def pick_area(work: Work, actor: Actor, alert_id: int) -> Notice:
    """An official wants another area for a draft."""
    officially(actor)
    return notices.pick_area(await open_draft(work, alert_id), await alert_audience.hamlets(work.tx))


async def choose_area(work: Work, actor: Actor, alert_id: int, code: str) -> Notice:
    """An official tapped an area: the preview."""
    officially(actor)
    return await put_area(work, actor, alert_id, await areas.tapped(work.tx, code))


async def ask_area(work: Work, actor: Actor, alert_id: int) -> Notice:
    """An official wants to type groups or hamlets, or to send a location."""
    officially(actor)
    return notices.ask_area((await open_draft(work, alert_id))["drill"])


async def name_area(work: Work, actor: Actor, alert_id: int, text: str) -> Notice:
    """An official typed an area: the preview; a point without a distance: how far around it?"""
    officially(actor)
    if not text:
        raise Refusal("alerts-area-empty")
    if (at := areas.point(text)) and at[2] is None:
        return await ask_distance(work, actor, alert_id, at[0], at[1])
    return await put_area(work, actor, alert_id, await areas.read(work.tx, text))


async def ask_distance(work: Work, actor: Actor, alert_id: int, lat: float, lon: float) -> Notice:
    """An official sent a location: how far around it, with how many households each distance takes in?"""
    officially(actor)
    alert = await open_draft(work, alert_id)
    address, spots = await areas.surroundings(work.tx, lat, lon)
    taken = [(far, len(areas.within(lat, lon, far, spots))) for far in areas.DISTANCES]
    return notices.pick_distance(alert, lat, lon, address, taken)


async def choose_distance(
    work: Work, actor: Actor, alert_id: int, lat: float, lon: float, metres: int
) -> Notice:
    """An official said how far around the location: the preview."""
    officially(actor)
    return await put_area(work, actor, alert_id, await areas.around(work.tx, lat, lon, metres))


async def ask_words(work: Work, actor: Actor, alert_id: int) -> Notice:
    """An official wants to say in own words what people are to do."""
    officially(actor)
    return notices.ask_words(await open_draft(work, alert_id), WORDS_LIMIT)


async def set_words(work: Work, actor: Actor, alert_id: int, text: str) -> Notice:
    """An official typed what people are to do: the preview anew."""
    officially(actor)
    if (length := len(text.encode("utf-16-le", "replace")) // 2) > WORDS_LIMIT:
        raise Refusal("alerts-words-long", length=length, limit=WORDS_LIMIT)
    if not any(char.isalnum() for char in text):
        raise Refusal("alerts-words-empty")
    await open_draft(work, alert_id)
    await alerts.set_words(work.tx, alert_id, text)
    return await _changed(work, actor, alert_id)


async def pick_lasts(work: Work, actor: Actor, alert_id: int) -> Notice:
    """An official wants to say for how long it holds."""
    officially(actor)
    return notices.pick_lasts(await open_draft(work, alert_id), ends(work, await known(work, alert_id)))


async def choose_lasts(work: Work, actor: Actor, alert_id: int, hours: int) -> Notice:
    """An official tapped for how long it holds: the preview anew."""
    officially(actor)
    if not _LASTS[0] <= hours <= _LASTS[1]:
        raise Refusal("common-old-button")
    await open_draft(work, alert_id)
    await alerts.set_lasts(work.tx, alert_id, hours * 3600)
    return await _changed(work, actor, alert_id)


async def preview(work: Work, alert_id: int) -> Notice:
    """A draft as people will get it, with whom it reaches."""
    alert = await known(work, alert_id)
    if alert["area_kind"] is None:
        return notices.pick_area(alert, await alert_audience.hamlets(work.tx))
    audience = await audience_of(work, alert)
    return notices.preview(alert, work.now, ends(work, alert), audience, needs_second(work, alert))


async def draft(work: Work, actor: Actor, hazard: Hazard, colour: Colour, drill: bool) -> int:
    """A new draft of an official, without an area; gives its id."""
    title = await alerts.title_of(work.tx, actor.user_id)
    source = f"{work.settings.village.name} {title}".strip()[:100]
    alert_id = await alerts.draft(work.tx, drill, hazard, colour, source, actor.user_id, work.epoch)
    await work.note(
        "alerts", "drafted", alert_id, actor=actor.user_id, hazard=hazard, colour=colour, drill=drill
    )
    return alert_id


async def put_area(work: Work, actor: Actor, alert_id: int, where: Area) -> Notice:
    """Give a draft its area: the preview."""
    await open_draft(work, alert_id)
    await alerts.set_area(work.tx, alert_id, *where)
    return await _changed(work, actor, alert_id)


async def _changed(work: Work, actor: Actor, alert_id: int) -> Notice:
    """The preview anew, also for the other officials who have it because it came from elsewhere."""
    shown = await preview(work, alert_id)
    await change_all(work, f"draft:{alert_id}", shown, but=actor.user_id)
    return shown
