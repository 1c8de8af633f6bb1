"""Use cases of what a household says of itself: people, phone, needs, skills; typed by its people or, for it, by its leader."""

from __future__ import annotations

from domain import skills, stated
from domain.notice import Notice, button, say
from domain.refusal import Refusal
from handlers.common.guard import Actor
from handlers.common.work import Work
from storage import homes
from storage.database import Row

from . import homes as pages
from . import homes_notices as notices
from . import mine, telling

ASKED = ("people", "phone", "needs", "words")  # fields with a question of their own; "words" are of skills


async def allowed(work: Work, actor: Actor, household_id: int, how: str) -> Row:
    """The household, if this person may change it: of their own ("mine"), or as leader or official ("page")."""
    if how == "page":
        return await pages.house_for(work, actor, household_id)
    if how == "mine":
        return await mine.own(work, actor, household_id)
    raise Refusal("common-old-button")


async def show(work: Work, actor: Actor, household_id: int, how: str) -> Notice:
    """The page the person came from."""
    return await (pages.page if how == "page" else mine.page)(work, actor, household_id)


async def ask(work: Work, actor: Actor, household_id: int, field: str, how: str) -> Notice:
    """Somebody wants to change a field: what to write, and what stands there now."""
    house = await allowed(work, actor, household_id, how)
    if field not in ASKED:
        raise Refusal("common-old-button")
    now = skills.read(house["skills"])[1] if field == "words" else house[field]
    return say(f"homes-ask-{field}", **notices.where(house), now="–" if now in (None, "") else str(now))


async def store(work: Work, actor: Actor, household_id: int, field: str, how: str, typed: str) -> Notice:
    """Keep what was typed, and show the page with it."""
    house = await allowed(work, actor, household_id, how)
    if not typed:
        raise Refusal("homes-words-please")
    if field == "words":
        value: object = skills.write(skills.read(house["skills"])[0], stated.words(typed))
        field = "skills"
    else:
        value = stated.READ[field](typed)
    await _keep(work, actor, house, field, value)
    return notices.saved(await show(work, actor, household_id, how))


async def _keep(work: Work, actor: Actor, house: Row, field: str, value: object) -> None:
    await homes.state(work.tx, house["id"], field, value, work.epoch)
    if field == "phone" and not value and house["phone_shown"]:
        await homes.state(work.tx, house["id"], "phone_shown", 0, work.epoch)
    await work.note(
        "households",
        "stated",
        actor=actor.user_id,
        household_id=house["id"],
        group_id=house["group_id"],
        field=field,
    )


async def show_phone(work: Work, actor: Actor, household_id: int, value: str, how: str) -> Notice:
    """The phone is on the neighbours' card from now on, or no longer; its people hear when their leader did it.

    A leader puts it there only where nobody of the household can be asked on Telegram: the others press it themselves.
    """
    house = await allowed(work, actor, household_id, how)
    if value not in ("yes", "no"):
        raise Refusal("common-old-button")
    if value == "yes" and not house["phone"]:
        raise Refusal("homes-no-phone")
    silent = not any(one["reachable"] for one in await homes.speakers(work.tx, household_id))
    if value == "yes" and how == "page" and not silent:
        raise Refusal("homes-phone-theirs")
    if bool(house["phone_shown"]) != (value == "yes"):
        await _keep(work, actor, house, "phone_shown", int(value == "yes"))
        if how == "page" and household_id not in actor.homes:
            own = button("homes-btn-mine", f"households:mine:{household_id}")
            told = say("homes-phone-told", (own,), shown=value, **notices.where(house))
            await telling.tell_home(work, household_id, told)
    return await show(work, actor, household_id, how)


async def board(work: Work, actor: Actor, household_id: int, how: str) -> Notice:
    """What the household can lend a hand with: a tap adds or takes away, words of its own besides."""
    house = await allowed(work, actor, household_id, how)
    have, _ = skills.read(house["skills"])
    taps = [
        button(
            "homes-btn-has" if code in have else "homes-btn-has-not",
            f"households:skill:{household_id}:{code}:{how}",
            skill=say(f"homes-skill-{code}"),
        )
        for code in skills.CODES
    ]
    rows = [tuple(taps[i : i + 2]) for i in range(0, len(taps), 2)]
    words = (button("homes-btn-words", f"households:edit:{household_id}:words:{how}"),)
    done = (
        button("homes-btn-done", f"households:{'page' if how == 'page' else 'mine-here'}:{household_id}"),
    )
    shown = skills.shown(house["skills"]) or "–"
    return say("homes-skills", *rows, words, done, skills=shown, **notices.where(house))


async def toggle(work: Work, actor: Actor, household_id: int, code: str, how: str) -> Notice:
    """A tap on one skill."""
    house = await allowed(work, actor, household_id, how)
    if code not in skills.CODES:
        raise Refusal("common-old-button")
    await _keep(work, actor, house, "skills", skills.toggle(house["skills"], code))
    return await board(work, actor, household_id, how)
