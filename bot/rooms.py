"""ROOMS: the one visible, ordered list of rooms. The first handler that fits an update takes it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from handlers.aid import actions as aid
from handlers.aid import chat as aid_chat
from handlers.aid import jobs as aid_jobs
from handlers.aid import later, later_chat
from handlers.alerts import actions as alerts
from handlers.alerts import cap_sweeps
from handlers.alerts import chat as alerts_chat
from handlers.alerts import jobs as alerts_jobs
from handlers.board import chat as board_chat
from handlers.board import jobs as board_jobs
from handlers.card import chat as card_chat
from handlers.card import jobs as card_jobs
from handlers.common.jobs import Job
from handlers.common.press import Door
from handlers.common.work import Work
from handlers.households import actions as households
from handlers.households import chat as households_chat
from handlers.households import jobs as households_jobs
from handlers.patrol import actions as patrol
from handlers.patrol import chat as patrol_chat
from handlers.patrol import jobs as patrol_jobs
from handlers.welcome import actions as welcome
from handlers.welcome import chat as welcome_chat
from handlers.welcome import jobs as welcome_jobs

Sweep = Callable[[Work], Awaitable[None]]


@dataclass(frozen=True)
class Room:
    """A room: its door, its sweep where it has deadlines, and its jobs where something takes long."""

    name: str
    door: Door
    sweep: Sweep | None = None
    jobs: tuple[Job, ...] = ()


ROOMS = (
    Room("aid", aid_chat.door(), aid.sweep),
    Room("afterwards", later_chat.door(), later.sweep, aid_jobs.JOBS),
    Room("cap", Door([]), cap_sweeps.sweep),  # a part of alerts with a transaction of its own
    Room("alerts", alerts_chat.door(), alerts.sweep, alerts_jobs.JOBS),
    Room("patrol", patrol_chat.door(), patrol.sweep, patrol_jobs.JOBS),
    Room("households", households_chat.door(), households.sweep, households_jobs.JOBS),
    Room("card", card_chat.door(), jobs=card_jobs.JOBS),
    Room("board", board_chat.door(), jobs=board_jobs.JOBS),
    Room("words", later_chat.words_door()),
    # last: it takes what nobody else understood
    Room("welcome", welcome_chat.door(), welcome.sweep, welcome_jobs.JOBS),
)
