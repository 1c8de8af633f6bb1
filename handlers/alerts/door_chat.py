"""The Telegram door of silent doors: lists, one door, what was found or said on the telephone."""

from __future__ import annotations

from domain.notice import Notice
from handlers.common.desk import Desk
from handlers.common.press import press

from . import calling, door_lists, doors


async def show_doors(desk: Desk, alert_id: int) -> None:
    """A leader or an official looks at the open doors. The tally keeps its own message."""
    notice = await doors.show(desk.work, desk.actor, alert_id)
    if _is_page(desk):
        await desk.change(notice)
    else:
        await desk.reply(notice, ref=f"doors-shown:{alert_id}")


def _is_page(desk: Desk) -> bool:
    """Whether the pressed message is one that leafs through doors."""
    markup = desk.message.reply_markup
    data = [str(b.callback_data) for row in markup.inline_keyboard for b in row] if markup else []
    return any(d.startswith(("alerts:mark:", "alerts:to:", "alerts:door:")) for d in data)


async def going(desk: Desk, alert_id: int, group_id: int) -> None:
    """A leader or a deputy goes to the doors of their group."""
    notice, done = await calling.going(desk.work, desk.actor, alert_id, group_id)
    await desk.change(notice)
    desk.toast(done)


async def open_door(desk: Desk, alert_id: int, household_id: int) -> None:
    """A leader or an official opens one door."""
    await _show(desk, alert_id, await doors.door(desk.work, desk.actor, alert_id, household_id))


async def _show(desk: Desk, alert_id: int, page: Notice) -> None:
    """A page of its own where the pressed list changes by itself: else it would change back under the reader's finger."""
    pressed = desk.update.callback_query
    assert pressed is not None and pressed.message is not None
    if await door_lists.is_kept(desk.work, desk.actor, alert_id, pressed.message.message_id):
        await desk.reply(page)
    else:
        await desk.change(page)


async def ring(desk: Desk, alert_id: int, household_id: int) -> None:
    """A leader or an official rang a household."""
    await desk.change(await doors.door(desk.work, desk.actor, alert_id, household_id, by_phone=True))


async def mark(desk: Desk, alert_id: int, household_id: int, how: str) -> None:
    """A leader or an official says what was found."""
    left, done = await doors.mark(desk.work, desk.actor, alert_id, household_id, how)
    await desk.change(left)
    desk.toast(done)


async def groups(desk: Desk, alert_id: int) -> None:
    """An official looks at how the groups stand."""
    await desk.reply(await doors.groups(desk.work, desk.actor, alert_id))


async def everyone(desk: Desk, alert_id: int, group_id: int, page: int) -> None:
    """A leader or an official looks at all households of a group."""
    notice = await doors.everyone(desk.work, desk.actor, alert_id, group_id, page)
    await (desk.change(notice) if _is_list_of_groups(desk) else desk.reply(notice))


def _is_list_of_groups(desk: Desk) -> bool:
    """Whether the pressed message leafs through groups; the numbers and the open doors keep their own message."""
    markup = desk.message.reply_markup
    data = [str(b.callback_data) for row in markup.inline_keyboard for b in row] if markup else []
    return bool(data) and all(d.startswith(("alerts:group:", "alerts:door:")) for d in data) and len(data) > 1


HANDLERS = (
    press("alerts:doors", show_doors, int),
    press("alerts:going", going, int, int),
    press("alerts:door", open_door, int, int),
    press("alerts:ring", ring, int, int),
    press("alerts:mark", mark, int, int, str),
    press("alerts:groups", groups, int),
    press("alerts:group", everyone, int, int, int),
)
