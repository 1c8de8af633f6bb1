"""The Telegram door of asking households whether they are well."""

from __future__ import annotations

from telegram.ext import filters

from domain.notice import Lane, say
from handlers.common.desk import Desk
from handlers.common.press import Callback, Handler, NotForUs, message, press

from . import wellbeing, wellbeing_answers

_PLAIN = filters.TEXT & filters.ChatType.PRIVATE & ~filters.COMMAND


def handlers() -> list[Handler]:
    """What people press and write about being asked."""
    return [
        press("aid:watch", menu),
        press("aid:watch-home", home, int),
        press("aid:watch-silent", silent),
        press("aid:watch-new", anew, int),
        press("aid:watch-visit", visit, int),
        press("aid:watch-plan", plan, int, str),
        press("aid:watch-hour", hour, int, str, str),
        press("aid:watch-who", who, int, str, str, int),
        press("aid:watch-set", arrange, int, str, str, int, int),
        press("aid:watch-yes", agree, int),
        press("aid:watch-no", decline, int),
        press("aid:watch-away", away, int),
        press("aid:watch-gone", gone, int, int),
        press("aid:watch-end", end, int),
        press("aid:well", well, int),
        press("aid:well-help", need_help, int),
        press("aid:looked", looked, int, str),
    ]


def words() -> Handler:
    """Words in private that no other room understands: they may answer the question, or end it."""
    return message(_PLAIN, plain)


async def menu(desk: Desk) -> None:
    """How am I asked whether I am well, and whom do I look after?"""
    await desk.reply(await wellbeing.menu(desk.work, desk.actor))
    desk.toast(say("common-see-below"))


async def home(desk: Desk, household_id: int) -> None:
    """The page of one household."""
    await desk.change(await wellbeing.page(desk.work, desk.actor, household_id))


async def silent(desk: Desk) -> None:
    """A leader wants somebody to look in at a house without Telegram."""
    await desk.change(await wellbeing.silent(desk.work, desk.actor))


async def anew(desk: Desk, household_id: int) -> None:
    """Arrange it differently."""
    await desk.change(await wellbeing.anew(desk.work, desk.actor, household_id))


async def visit(desk: Desk, household_id: int) -> None:
    """A neighbour is to look in, instead of asking."""
    await desk.change(await wellbeing.visit(desk.work, desk.actor, household_id))


async def plan(desk: Desk, household_id: int, code: str) -> None:
    """Every day, or on a day of the week; then an hour may be typed too."""
    notice = await wellbeing.plan(desk.work, desk.actor, household_id, code)
    await desk.change(notice)
    if notice.key == "wellbeing-which-hour":
        await desk.ask("aid:watch-hour", home=household_id, code=code)


async def hour(desk: Desk, household_id: int, code: str, clock: str) -> None:
    """The hour was tapped."""
    notice = await wellbeing.hour(desk.work, desk.actor, household_id, code, clock)
    await desk.stop_asking()
    await desk.change(notice)


async def on_hour(desk: Desk) -> None:
    """The hour was typed."""
    given = desk.data
    notice = await wellbeing.hour(desk.work, desk.actor, given["home"], given["code"], desk.text)
    await desk.stop_asking()
    await desk.reply(notice)


async def who(desk: Desk, household_id: int, code: str, clock: str, neighbour_id: int) -> None:
    """The neighbour was chosen."""
    await desk.change(await wellbeing.who(desk.work, desk.actor, household_id, code, clock, neighbour_id))


async def arrange(
    desk: Desk, household_id: int, code: str, clock: str, neighbour_id: int, minutes: int
) -> None:
    """All is chosen."""
    arranged = wellbeing.arrange(desk.work, desk.actor, household_id, code, clock, neighbour_id, minutes)
    await desk.change(await arranged)


async def agree(desk: Desk, check_in_id: int) -> None:
    """The neighbour will look in."""
    await desk.change(await wellbeing.agree(desk.work, desk.actor, check_in_id))


async def decline(desk: Desk, check_in_id: int) -> None:
    """The neighbour cannot, or cannot any more."""
    await desk.change(await wellbeing.decline(desk.work, desk.actor, check_in_id))


async def away(desk: Desk, check_in_id: int) -> None:
    """Away for a while: how long? A date may be typed."""
    await desk.reply(await wellbeing.ask_away(desk.work, desk.actor, check_in_id))
    await desk.ask("aid:watch-away", id=check_in_id)


async def gone(desk: Desk, check_in_id: int, days: int) -> None:
    """Away for so many days, or back."""
    notice = await wellbeing.away(desk.work, desk.actor, check_in_id, days)
    await desk.stop_asking()
    await desk.change(notice)


async def on_away(desk: Desk) -> None:
    """The last day away was typed."""
    notice = await wellbeing.away_until(desk.work, desk.actor, desk.data["id"], desk.text)
    await desk.stop_asking()
    await desk.reply(notice)


async def end(desk: Desk, check_in_id: int) -> None:
    """Ask no more."""
    await desk.change(await wellbeing.end(desk.work, desk.actor, check_in_id))


async def well(desk: Desk, check_in_id: int) -> None:
    """Somebody of the household is well."""
    await desk.change(await wellbeing_answers.well(desk.work, desk.actor, check_in_id))


async def need_help(desk: Desk, check_in_id: int) -> None:
    """Somebody of the household needs help."""
    await desk.take_buttons()
    notice = await wellbeing_answers.need_help(desk.work, desk.actor, check_in_id)
    await desk.reply(notice, lane=Lane.LIFE)


async def looked(desk: Desk, check_in_id: int, how: str) -> None:
    """Somebody looked in there."""
    notice = await wellbeing_answers.looked(desk.work, desk.actor, check_in_id, how)
    await desk.take_buttons()
    await desk.reply(notice, lane=Lane.LIFE if how == "help" else Lane.REPLY)


async def plain(desk: Desk) -> None:
    """A word that ends it or answers; what does not concern it is for others."""
    notice = await wellbeing_answers.typed(desk.work, desk.actor, desk.text)
    if notice is None:
        raise NotForUs
    await desk.reply(notice)


TYPED: dict[str, Callback] = {"aid:watch-hour": on_hour, "aid:watch-away": on_away}
