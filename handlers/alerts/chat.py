"""The Telegram door of warnings."""

from __future__ import annotations

from domain.notice import Notice
from handlers.common import guard
from handlers.common.desk import Desk
from handlers.common.press import Callback, Door, command, press

from . import actions, answers, doors, ending


def door() -> Door:
    """What this room listens to."""
    return Door(
        [
            command("alert", alert),
            command("drill", drill),
            press("alerts:new", new, int),
            press("alerts:hazard", hazard, str, int),
            press("alerts:colour", colour, str, str, int),
            press("alerts:areas", areas, int),
            press("alerts:area", area, int, str),
            press("alerts:words", words, int),
            press("alerts:send", send, int),
            press("alerts:second", second, int),
            press("alerts:drop", drop, int),
            *(press(f"alerts:{what}", _answer(what), int) for what in answers.ANSWERS),
            press("alerts:at", answer_for, int, int, str),
            press("alerts:mine", mine, int),
            press("alerts:doors", show_doors, int),
            press("alerts:door", open_door, int, int),
            press("alerts:mark", mark, int, int, str),
            press("alerts:clear", clear, int),
            press("alerts:error", error, int),
        ],
        typed={"alerts:area": area_typed, "alerts:words": words_typed},
    )


async def alert(desk: Desk) -> None:
    """An official wants to warn: /alert [hazard colour [area]]."""
    await desk.reply(await actions.prepare(desk.work, desk.actor, desk.args, drill=False))


async def drill(desk: Desk) -> None:
    """An official starts a drill: /drill [hazard colour [area]]."""
    await desk.reply(await actions.prepare(desk.work, desk.actor, desk.args, drill=True))


async def new(desk: Desk, is_drill: int) -> None:
    """An official starts over from a button."""
    await desk.reply(await actions.prepare(desk.work, desk.actor, [], drill=bool(is_drill)))


async def hazard(desk: Desk, name: str, is_drill: int) -> None:
    """An official tapped a hazard."""
    await desk.change(await actions.pick_colour(desk.work, desk.actor, name, bool(is_drill)))


async def colour(desk: Desk, name: str, which: str, is_drill: int) -> None:
    """An official tapped a colour."""
    await desk.change(await actions.start(desk.work, desk.actor, name, which, bool(is_drill)))


async def areas(desk: Desk, alert_id: int) -> None:
    """An official wants another area."""
    await desk.change(await actions.pick_area(desk.work, desk.actor, alert_id))


async def area(desk: Desk, alert_id: int, code: str) -> None:
    """An official tapped an area, or wants to type one."""
    if code == "type":
        await desk.reply(await actions.ask_area(desk.work, desk.actor, alert_id))
        await desk.ask("alerts:area", id=alert_id)
    else:
        await desk.change(await actions.choose_area(desk.work, desk.actor, alert_id, code))


async def area_typed(desk: Desk) -> None:
    """An official typed an area."""
    notice = await actions.name_area(desk.work, desk.actor, desk.data["id"], desk.text)
    await desk.stop_asking()
    await desk.reply(notice)


async def words(desk: Desk, alert_id: int) -> None:
    """An official wants own words in the warning."""
    await desk.reply(await actions.ask_words(desk.work, desk.actor, alert_id))
    await desk.ask("alerts:words", id=alert_id)


async def words_typed(desk: Desk) -> None:
    """An official typed what people are to do."""
    notice = await actions.set_words(desk.work, desk.actor, desk.data["id"], desk.text)
    await desk.stop_asking()
    await desk.reply(notice)


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


def _answer(what: str) -> Callback:
    async def pressed(desk: Desk, alert_id: int) -> None:
        await _answered(desk, await answers.answer(desk.work, desk.actor, alert_id, what))

    pressed.__doc__ = f"Somebody of a household answers: {what}."
    return pressed


async def answer_for(desk: Desk, alert_id: int, household_id: int, what: str) -> None:
    """Somebody of several households answers for one of them, or (0) for all."""
    await _answered(desk, await answers.answer(desk.work, desk.actor, alert_id, what, household_id))


async def mine(desk: Desk, alert_id: int) -> None:
    """Somebody of several households gives no answer now."""
    await desk.change(await answers.mine(desk.work, desk.actor, alert_id))


async def _answered(desk: Desk, reply: answers.Reply) -> None:
    """In private the message shows the answer; a group's message stays as it is for the others."""
    if desk.actor.private:
        await desk.change(reply.notice)
    if reply.toast is not None:
        desk.toast(reply.toast, alarm=reply.alarm)
    elif not desk.actor.private:
        desk.toast(reply.notice, alarm=True)


async def show_doors(desk: Desk, alert_id: int) -> None:
    """A leader or an official looks at the open doors. The tally keeps its own message."""
    notice = await doors.show(desk.work, desk.actor, alert_id)
    if _is_list(desk):
        await desk.change(notice)
    else:
        await desk.reply(notice, ref=f"doors-shown:{alert_id}")


def _is_list(desk: Desk) -> bool:
    """Whether the pressed message is one of doors: it has a button that marks one."""
    markup = desk.message.reply_markup
    data = [str(b.callback_data) for row in markup.inline_keyboard for b in row] if markup else []
    return any(d.startswith("alerts:mark:") for d in data)


async def open_door(desk: Desk, alert_id: int, household_id: int) -> None:
    """A leader or an official opens one door."""
    await desk.change(await doors.door(desk.work, desk.actor, alert_id, household_id))


async def mark(desk: Desk, alert_id: int, household_id: int, how: str) -> None:
    """A leader or an official says what was found."""
    left, done = await doors.mark(desk.work, desk.actor, alert_id, household_id, how)
    await desk.change(left)
    desk.toast(done)


async def clear(desk: Desk, alert_id: int) -> None:
    """An official gives the all-clear."""
    await _end(desk, await ending.clear(desk.work, desk.actor, alert_id))


async def error(desk: Desk, alert_id: int) -> None:
    """An official takes a warning back as sent in error."""
    await _end(desk, await ending.error(desk.work, desk.actor, alert_id))


async def _end(desk: Desk, done: Notice) -> None:
    """The pressed message (tally or board) is kept; the answer says to how many it went."""
    guard.private(desk.actor)
    await desk.reply(done)
    desk.toast(done)
