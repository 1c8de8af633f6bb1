"""The Telegram door of how a warning changes and ends: another level, all-clear, sent in error; lists and reports."""

from __future__ import annotations

from domain.notice import Notice
from handlers.common import guard
from handlers.common.desk import Desk
from handlers.common.press import press

from . import call_list, ending, reporting, updates


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


async def again(desk: Desk, alert_id: int) -> None:
    """An official ended it by a slip, or it is not over: the same warning as a draft."""
    await desk.reply(await ending.again(desk.work, desk.actor, alert_id))


async def change(desk: Desk, alert_id: int) -> None:
    """An official wants to change a live warning."""
    await desk.reply(await updates.pick(desk.work, desk.actor, alert_id))


async def change_to(desk: Desk, alert_id: int, colour: str) -> None:
    """An official tapped the new level."""
    await desk.change(await updates.start(desk.work, desk.actor, alert_id, colour))


async def change_words(desk: Desk, update_id: int) -> None:
    """An official wants own words in the change."""
    await desk.reply(await updates.ask_words(desk.work, desk.actor, update_id))
    await desk.ask("alerts:change-words", id=update_id)


async def change_typed(desk: Desk) -> None:
    """An official typed what people are to do now."""
    notice = await updates.set_words(desk.work, desk.actor, desk.data["id"], desk.text)
    await desk.stop_asking()
    await desk.reply(notice)


async def change_send(desk: Desk, update_id: int) -> None:
    """An official sends a change."""
    notice = await updates.send(desk.work, desk.actor, update_id)
    await desk.change(notice)
    desk.toast(notice)


async def change_second(desk: Desk, update_id: int) -> None:
    """The second official confirms a change."""
    notice = await updates.second(desk.work, desk.actor, update_id)
    await desk.change(notice)
    desk.toast(notice)


async def change_drop(desk: Desk, update_id: int) -> None:
    """An official throws a change away."""
    await desk.change(await updates.drop(desk.work, desk.actor, update_id))


async def calls(desk: Desk, alert_id: int, group_id: int) -> None:
    """An official or a leader wants the call list to print."""
    notice = await call_list.ask(desk.work, desk.actor, desk.here, alert_id, group_id)
    desk.toast(notice)


async def report(desk: Desk, alert_id: int) -> None:
    """An official wants the report as it is now."""
    desk.toast(await reporting.ask(desk.work, desk.actor, desk.here, alert_id))


HANDLERS = (
    press("alerts:clear", clear, int),
    press("alerts:error", error, int),
    press("alerts:again", again, int),
    press("alerts:change", change, int),
    press("alerts:change-to", change_to, int, str),
    press("alerts:change-words", change_words, int),
    press("alerts:change-send", change_send, int),
    press("alerts:change-second", change_second, int),
    press("alerts:change-drop", change_drop, int),
    press("alerts:calls", calls, int, int),
    press("alerts:report", report, int),
)
TYPED = {"alerts:change-words": change_typed}
