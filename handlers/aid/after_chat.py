"""The Telegram door of what comes after a request: a line, thanks, settled or not, opened again."""

from __future__ import annotations

from domain.notice import Notice
from handlers.common.desk import Desk
from handlers.common.press import Callback, Handler, press

from . import endings, followups, reopening, thanks
from .asking import MORE


def handlers() -> list[Handler]:
    """What people press when a request is over."""
    return [
        press("aid:outcome", outcome, int, str),
        press("aid:again", again, int),
        press("aid:thanks", thank, int),
        press("aid:settled", settled, int),
    ]


async def outcome(desk: Desk, request_id: int, result: str) -> None:
    """It ended like this; in private a line may follow."""
    notice = await endings.outcome(desk.work, desk.actor, request_id, result)
    await desk.change(notice)
    if notice.key == "after-over-line":
        await desk.ask("aid:line", id=request_id)


async def on_line(desk: Desk) -> None:
    """The line with the outcome."""
    await _words(desk, await endings.add_line(desk.work, desk.actor, int(desk.data["id"]), desk.text))


async def again(desk: Desk, request_id: int) -> None:
    """Not over after all."""
    notice = await reopening.again(desk.work, desk.actor, request_id)
    await desk.take_buttons()
    await desk.reply(notice)
    if notice.buttons:  # the asker's own: what they send now goes to those who come
        await desk.ask(MORE, id=request_id)


async def thank(desk: Desk, request_id: int) -> None:
    """Thank you, to all who came; words may follow."""
    notice = await thanks.thank(desk.work, desk.actor, request_id)
    if desk.actor.private:
        await desk.reply(notice)
    if desk.actor.private and notice.key == "after-thanked":
        await desk.ask("aid:thanks", id=request_id)
    desk.toast(notice)


async def on_thanks(desk: Desk) -> None:
    """Words of thanks."""
    await _words(desk, await thanks.words(desk.work, desk.actor, int(desk.data["id"]), desk.text))


async def _words(desk: Desk, notice: Notice) -> None:
    await desk.stop_asking()
    await desk.reply(notice)


async def settled(desk: Desk, request_id: int) -> None:
    """It is settled."""
    await desk.change(await followups.settled(desk.work, desk.actor, request_id))


TYPED: dict[str, Callback] = {"aid:line": on_line, "aid:thanks": on_thanks}
