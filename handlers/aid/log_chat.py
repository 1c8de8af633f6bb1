"""The Telegram door of the log."""

from __future__ import annotations

from domain.notice import say
from handlers.common.desk import Desk
from handlers.common.press import Handler, press

from . import log_pages


def handlers() -> list[Handler]:
    """What officials and leaders press to look things up."""
    return [
        press("aid:log", first_page),
        press("aid:log-page", page, str, str, str, int),
        press("aid:log-kinds", kinds, str, str),
        press("aid:log-file", send_file, str, str, str),
        press("aid:log-times", order_times, str),
        press("aid:steps", steps, int),
    ]


async def first_page(desk: Desk) -> None:
    """The newest requests, for an official."""
    await desk.reply(await log_pages.first_page(desk.work, desk.actor))
    desk.toast(say("common-see-below"))


async def page(desk: Desk, scope: str, month: str, kind: str, number: int) -> None:
    """Another page, or another choice of requests."""
    await desk.change(await log_pages.page(desk.work, desk.actor, scope, month, kind, number))


async def kinds(desk: Desk, scope: str, month: str) -> None:
    """Only one kind: which?"""
    await desk.change(await log_pages.kinds(desk.work, desk.actor, scope, month))


async def send_file(desk: Desk, scope: str, month: str, kind: str) -> None:
    """The log as a file."""
    desk.toast(await log_pages.send_file(desk.work, desk.actor, scope, month, kind))


async def order_times(desk: Desk, month: str) -> None:
    """Table and chart of times."""
    desk.toast(await log_pages.order_times(desk.work, desk.actor, month))


async def steps(desk: Desk, request_id: int) -> None:
    """What happened with one request."""
    await desk.reply(await log_pages.steps(desk.work, desk.actor, request_id))
