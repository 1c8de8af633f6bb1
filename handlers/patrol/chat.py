"""The Telegram door of the patrol room."""

from __future__ import annotations

from domain.notice import Notice, say
from domain.refusal import Refusal
from handlers.common.desk import Desk
from handlers.common.press import Door, command, press

from . import actions, night, night_chat, night_notices, reports, swaps, turns_chat


def door() -> Door:
    """The commands, buttons and typed answers of the room."""
    return Door(
        handlers=[
            command("patrol", look),
            command("swap", choose),
            command("report", report),
            press("patrol:confirm", confirm, int),
            press("patrol:decline", decline, int),
            press("patrol:come", come, int, int),
            press("patrol:cannot", cannot, int, int),
            press("patrol:stand", stand, int, int),
            press("patrol:absent", absent, int, int),
            press("patrol:team", team, int),
            press("patrol:start", start, int),
            press("patrol:finish", finish, int),
            press("patrol:quiet", quiet, int),
            press("patrol:fine", fine, int),
            press("patrol:standin", stand_in, int),
            press("patrol:swap", swap, int),
            press("patrol:take", take, int),
            press("patrol:withdraw", withdraw, int),
            press("patrol:picture", picture),
            press("patrol:calendar", calendar),
            *turns_chat.handlers(),
            *night_chat.handlers(),
        ],
        typed={"patrol:report": on_report, **turns_chat.typed()},
    )


async def look(desk: Desk) -> None:
    """/patrol, for anybody: tonight, the group's next nights, the own household's ledger."""
    await desk.reply(await actions.overview(desk.work, desk.actor))


async def confirm(desk: Desk, turn_id: int) -> None:
    """A member comes."""
    desk.toast(await actions.confirm(desk.work, desk.actor, turn_id))


async def decline(desk: Desk, turn_id: int) -> None:
    """A member cannot come."""
    desk.toast(await actions.decline(desk.work, desk.actor, turn_id))


async def come(desk: Desk, turn_id: int, household_id: int) -> None:
    """A member comes for one of several households."""
    desk.toast(await actions.confirm(desk.work, desk.actor, turn_id, household_id))


async def cannot(desk: Desk, turn_id: int, household_id: int) -> None:
    """A member cannot come for one of several households."""
    desk.toast(await actions.decline(desk.work, desk.actor, turn_id, household_id))


async def stand(desk: Desk, turn_id: int, household_id: int) -> None:
    """The leader confirms for a household."""
    desk.toast(await actions.stand(desk.work, desk.actor, turn_id, household_id))


async def absent(desk: Desk, turn_id: int, household_id: int) -> None:
    """The leader declines for a household."""
    desk.toast(await actions.absent(desk.work, desk.actor, turn_id, household_id))


async def team(desk: Desk, turn_id: int) -> None:
    """The leader looks at the team."""
    await desk.reply(await actions.brief(desk.work, desk.actor, turn_id), ref=f"patrol:team:{turn_id}")


async def start(desk: Desk, turn_id: int) -> None:
    """The leader starts the patrol."""
    notice = await night.start(desk.work, desk.actor, turn_id)
    await desk.reply(notice, ref=night_notices.out_ref(turn_id))
    desk.toast(say("patrol-noted"))


async def finish(desk: Desk, turn_id: int) -> None:
    """The leader wants to finish: ask for the report."""
    await desk.reply(await night.ask_report(desk.work, desk.actor, turn_id))
    await desk.ask("patrol:report", turn=turn_id)


async def quiet(desk: Desk, turn_id: int) -> None:
    """The leader finishes with nothing to report."""
    notice = await night.finish(desk.work, desk.actor, turn_id, "")
    await desk.stop_asking()
    await _answer(desk, notice)


async def on_report(desk: Desk) -> None:
    """The leader types the report after Finish; a photo goes along with it."""
    turn_id, sent = int(desk.data["turn"]), night_chat.given(desk)
    if sent.file_id or sent.lat is not None:
        kept = await reports.with_report(desk.work, desk.actor, turn_id, sent)
        if not desk.text:
            await desk.reply(kept)
            return
    if not desk.text:
        raise Refusal("patrol-report-words")
    notice = await night.finish(desk.work, desk.actor, turn_id, desk.text)
    await desk.stop_asking()
    await desk.reply(notice)


async def report(desk: Desk) -> None:
    """/report [words], for the leader who is out."""
    words = desk.text.partition(" ")[2]
    notice, asked = await night.report(desk.work, desk.actor, words)
    await desk.reply(notice)
    if asked is not None:
        await desk.ask("patrol:report", turn=asked)


async def fine(desk: Desk, turn_id: int) -> None:
    """The leader is late but well."""
    await _answer(desk, await night.still_out(desk.work, desk.actor, turn_id))


async def stand_in(desk: Desk, turn_id: int) -> None:
    """The reserve's leader takes the night."""
    await _answer(desk, await night.stand_in(desk.work, desk.actor, turn_id))


async def choose(desk: Desk) -> None:
    """/swap, for leaders: which night?"""
    await desk.reply(await swaps.choose(desk.work, desk.actor))


async def swap(desk: Desk, turn_id: int) -> None:
    """The leader offers a night."""
    await desk.reply(await swaps.offer(desk.work, desk.actor, turn_id))


async def take(desk: Desk, swap_id: int) -> None:
    """Another leader takes it."""
    await desk.reply(await swaps.take(desk.work, desk.actor, swap_id))
    desk.toast(say("patrol-noted"))


async def withdraw(desk: Desk, swap_id: int) -> None:
    """The leader keeps the night after all."""
    await _answer(desk, await swaps.withdraw(desk.work, desk.actor, swap_id))


async def picture(desk: Desk) -> None:
    """The month as a picture."""
    desk.toast(await actions.order_picture(desk.work, desk.actor, desk.here))


async def calendar(desk: Desk) -> None:
    """The group's own nights for a calendar."""
    name, content, caption = await actions.calendar(desk.work, desk.actor)
    await desk.work.post.document(desk.here, name, content, caption)


async def _answer(desk: Desk, notice: Notice) -> None:
    """Say it as a message and take the buttons away that led here."""
    await desk.take_buttons()
    await desk.reply(notice)
    desk.toast(say("patrol-noted"))
