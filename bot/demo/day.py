"""The day, chapter by chapter."""

from __future__ import annotations

from . import help as helping
from . import storm, watch
from .town import Town, found_village, move_in, newcomers


async def play_day(town: Town) -> None:
    """Play the whole day. Raises StepFailed, NotSeen, RuntimeError where a step does not hold."""
    script = town.script
    script.chapter(1, "The village: households, groups, codes")
    codes = await found_village(town)
    script.chapter(2, "People: residents, officials, leaders, group chats, somebody without a code")
    await move_in(town, codes)
    await newcomers(town)
    script.chapter(3, "The patrol: the rota of the month, tonight's team, a report")
    await watch.rota(town)
    await watch.tonight(town)
    script.chapter(4, "The storm: a red warning, answers, doors, the all-clear")
    await storm.storm(town)
    script.chapter(5, "Help: somebody comes; nobody comes")
    await helping.request(town)
    await helping.nobody_comes(town)
    script.chapter(6, "The official reads the board and the log")
    await helping.board_and_log(town)
