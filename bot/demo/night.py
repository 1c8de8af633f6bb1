"""The storm night: what happens when, told to the crowd's Telegram as people would do it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from time import monotonic

from sandbox.client import NotSeen, Person, Refused, Seen

from .crowd import Crowd
from .stage import ZONE
from .town import Town

Tell = Callable[..., None]  # a key of the page's words, and what they need
_AHEAD = 14  # days within which somebody patrols
_NOON = time(12, 1)
_ASKED = 5  # real seconds in which tonight's team is asked and answers
_PATIENCE = 60  # real seconds for an answer of the bot


@dataclass(frozen=True, slots=True)
class Scene:
    """One thing that happens: at which time of the evening, and what."""

    at: time
    play: Callable[[Night], Awaitable[None]]


class Night:
    """Plays the scenes at their times; the crowd does the rest. Whom a visitor has taken is left alone."""

    def __init__(self, town: Town, tell: Tell, crowd: Crowd) -> None:
        self.town, self.tell, self.crowd, self.taken = town, tell, crowd, crowd.taken
        self.alert = ""
        self._evening = town.stage.now

    async def _next_evening(self) -> datetime:
        """The next dusk on which somebody patrols; else today's, or tomorrow's when it is past."""
        now = self.town.stage.now
        dusk = datetime.combine(now.date(), SCENES[0].at, ZONE)
        dusk = dusk if dusk > now else dusk + timedelta(days=1)
        days = (dusk.date().isoformat(), (dusk + timedelta(days=_AHEAD)).date().isoformat())
        rows = await self.town.stage.ask("patrol", "roster", "--from", days[0], "--to", days[1])
        nights = sorted(row["night"] for row in rows if row["role"] == "main")
        return datetime.combine(date.fromisoformat(nights[0]), SCENES[0].at, ZONE) if nights else dusk

    def moment(self, at: time) -> datetime:
        """When a scene plays; times after midnight belong to the next day."""
        day = self._evening.date() + timedelta(days=int(at < SCENES[0].at))
        return datetime.combine(day, at, ZONE)

    async def play(self) -> None:
        """Noon, when the team is asked; soon after it dusk; every other scene when its time has come."""
        self._evening = await self._next_evening()
        stage = self.town.stage
        stage.move_to(datetime.combine(self._evening.date(), _NOON, ZONE))
        await asyncio.sleep(_ASKED)
        stage.move_to(self._evening)
        for scene in SCENES:
            while self.town.stage.now < self.moment(scene.at):
                await asyncio.sleep(0.1)
            try:
                await scene.play(self)
            except (NotSeen, Refused) as error:  # somebody at the page went another way: the night goes on
                self.tell("story_skipped", what=str(error)[:200])

    # -- the scenes

    async def dusk(self) -> None:
        """The evening begins; tonight's patrol has its team."""
        self.tell("story_dusk")

    async def warn(self) -> None:
        """An official sends a red warning; a second one confirms."""
        chief = self.town.officials[0]
        if chief.id in self.taken:
            self.tell("story_your_turn", who=chief.name)
            return
        sent = await chief.write("/alert 暴雨 红")
        preview = await self._seen(chief, "alerts:send:", sent)
        button = preview.button("alerts:send:").data
        self.alert = button.rpartition(":")[2]
        self.crowd.expect_warning(monotonic())
        await chief.press(preview, button)
        self.tell("story_warned", who=chief.name)

    async def trap(self) -> None:
        """A family in a dangerous house has water indoors and cannot get out."""
        person, number = self._trapped()
        sent = await person.write("/sos")
        asked = await person.wait(lambda seen: any(map(_flood, _data(seen))), _PATIENCE, after=sent)
        await person.press(asked, next(filter(_flood, _data(asked))))
        await person.write("水进屋了，我们三个人在二楼，下不去！")
        row = self.town.homes[number]
        if row["lat"] is not None:
            await person.send_location(float(row["lat"]), float(row["lon"]))
        self.tell("story_trapped", who=person.name, where=row["address"])

    async def clear(self) -> None:
        """The official calls it off."""
        chief = self.town.officials[0]
        if chief.id in self.taken:
            self.tell("story_your_clear", who=chief.name)
            return
        tally = await self._seen(chief, f"alerts:clear:{self.alert}", 0)
        await chief.press(tally, f"alerts:clear:{self.alert}")
        self.tell("story_cleared", who=chief.name)

    async def report(self) -> None:
        """The report has come; the night is over."""
        self.tell("story_over", who=self.town.officials[0].name)

    def _trapped(self) -> tuple[Person, str]:
        """Somebody of a dangerous house whom nobody plays and who leads nothing."""
        leading = {person.id for person in self.town.leaders.values()}
        for number in sorted(self.town.dangerous()):
            for person in self.town.people.get(number, []):
                if person.id not in leading | self.taken:
                    return person, number
        raise NotSeen("every dangerous house is played by somebody")

    @staticmethod
    async def _seen(person: Person, data: str, after: int | Seen | object) -> Seen:
        return await person.wait(lambda seen: seen.has_button(data), _PATIENCE, after=after)  # type: ignore[arg-type]


def _data(seen: Seen) -> list[str]:
    return [button.data for row in seen.buttons for button in row]


def _flood(data: str) -> bool:
    return data.startswith("aid:") and data.endswith(":flood")


SCENES = (
    Scene(time(19, 50), Night.dusk),
    Scene(time(20, 15), Night.warn),
    Scene(time(20, 35), Night.trap),
    Scene(time(21, 40), Night.clear),
    Scene(time(21, 50), Night.report),
)
