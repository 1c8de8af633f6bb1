"""The Telegram door of answers: safe, moved out and where to, need help."""

from __future__ import annotations

from handlers.common.desk import Desk
from handlers.common.press import Callback, press

from . import answers, refuges
from .answer_notices import TYPED as IS_TYPED


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


async def place(desk: Desk, alert_id: int, household_id: int, code: str) -> None:
    """Somebody says where a household has gone: a place of the list, or one that is typed."""
    if code == IS_TYPED:
        await desk.reply(await refuges.ask(desk.work, desk.actor, alert_id, household_id))
        await desk.ask("alerts:place", id=alert_id, home=household_id)
        return
    await desk.change(await refuges.choose(desk.work, desk.actor, alert_id, household_id, code))


async def place_typed(desk: Desk) -> None:
    """Somebody typed where a household has gone."""
    notice = await refuges.typed(desk.work, desk.actor, desk.data["id"], desk.data["home"], desk.text)
    await desk.stop_asking()
    await desk.reply(notice)


HANDLERS = (
    *(press(f"alerts:{what}", _answer(what), int) for what in answers.ANSWERS),
    press("alerts:at", answer_for, int, int, str),
    press("alerts:mine", mine, int),
    press("alerts:to", place, int, int, str),
)
TYPED = {"alerts:place": place_typed}
