"""The settings that rules and rooms read. `bot/config.py` fills them from config.toml."""

from __future__ import annotations

import re
from datetime import time, timedelta
from typing import Annotated, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    field_validator,
    model_validator,
)

from .calendar import festival_nights
from .clock import parse_duration

_NUMBER = re.compile(r"[0-9][0-9 ()+-]*[0-9]")  # of two digits at least
_NAME = re.compile(r"[^\W\d_]")  # a letter
_ADDRESS = re.compile(r"^https?://[^\s/@]+(?:/\S*)?$")
_SAFE = re.compile(r"^(?:https://|http://(?:127\.0\.0\.1|localhost)[:/])")
_AUTO = re.compile(r"^([^\s,]+) (blue|yellow|orange|red)$")
_ORDER = ("blue", "yellow", "orange", "red")


def _duration(value: object) -> object:
    if isinstance(value, int | float):
        raise ValueError('a duration is text that says its unit, like "90s", "5m", "2h" or "3d"')
    return parse_duration(value) if isinstance(value, str) else value


def _clock(value: object) -> object:
    if isinstance(value, str):
        hours, _, minutes = value.partition(":")
        if not (hours.isdigit() and minutes.isdigit() and len(minutes) == 2):
            raise ValueError('a time of day is written like "22:00"')
        return time(int(hours), int(minutes))
    if isinstance(value, int | float):
        raise ValueError('a time of day is text, written like "22:00"')
    return value


Duration = Annotated[timedelta, BeforeValidator(_duration), Field(ge=timedelta(seconds=1))]
ClockTime = Annotated[time, BeforeValidator(_clock)]
Language = Literal["zh", "en"]
Colour = Literal["blue", "yellow", "orange", "red"]
Shelter = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=30)]
Checkpoint = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=40)]


class Section(BaseModel):
    """A section of the settings: unknown keys are errors, values never change."""

    model_config = ConfigDict(extra="forbid", frozen=True, validate_default=True)


class Village(Section):
    """Who the bot works for."""

    name: str = Field("本村", min_length=1, max_length=60)
    timezone: str = "Asia/Shanghai"
    language: Language = "zh"
    group_size: int = Field(10, ge=4, le=30)
    admins: tuple[int, ...] = ()
    numbers: tuple[str, ...] = Field((), max_length=8)
    shelters: tuple[Shelter, ...] = Field((), max_length=12)

    @field_validator("shelters")
    @classmethod
    def _no_shelter_twice(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        if len(set(value)) < len(value):
            raise ValueError("a shelter stands there twice")
        return value

    @field_validator("numbers")
    @classmethod
    def _whose_number(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        for entry in value:
            if len(entry) > 60 or not _NUMBER.search(entry) or not _NAME.search(entry):
                raise ValueError(
                    f'{entry!r}: a name and a number in at most 60 letters, like "村委会 0756-1234567"'
                )
        return value

    @field_validator("timezone")
    @classmethod
    def _known_zone(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except (ZoneInfoNotFoundError, ValueError, OSError) as error:
            raise ValueError(f"{value!r} is no known time zone; write for example Asia/Shanghai") from error
        return value

    @property
    def zone(self) -> ZoneInfo:
        """The village's time zone."""
        return ZoneInfo(self.timezone)


class Patrol(Section):
    """The night patrol."""

    start: ClockTime = time(20, 0)
    end: ClockTime = time(23, 0)
    people: int = Field(4, ge=1, le=20)
    gear: tuple[str, ...] = ("手电筒", "反光背心", "铜锣", "对讲机")
    checkpoints: tuple[Checkpoint, ...] = Field((), max_length=20)
    publish_days: int = Field(7, ge=1, le=31)
    confirm_by: ClockTime = time(16, 0)
    remind: tuple[Duration, ...] = (timedelta(days=3), timedelta(days=1))
    stand_down_from: Colour | Literal["never"] = "orange"
    country: str = Field("CN", pattern="^[A-Z]{2}$")

    @field_validator("checkpoints")
    @classmethod
    def _each_once(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        if len(set(value)) < len(value):
            raise ValueError("a checkpoint stands there twice")
        return value

    @field_validator("country")
    @classmethod
    def _has_holidays(cls, value: str) -> str:
        if value != "CN":  # the calendars of the world take memory; most need not load them
            festival_nights(value, [2026])
        return value


class Alerts(Section):
    """Warnings and their escalation."""

    second_official_from: Colour | Literal["never"] = "red"
    second_within: Duration = timedelta(minutes=15)
    lasts: Duration = timedelta(hours=24)
    door_after: Duration = timedelta(minutes=5)
    deputy_after: Duration = timedelta(minutes=3)
    official_after: Duration = timedelta(minutes=15)
    quiet_from: ClockTime = time(22, 0)
    quiet_until: ClockTime = time(6, 30)


class Aid(Section):
    """Help requests."""

    again_after: Duration = timedelta(minutes=3)
    widen_after: Duration = timedelta(minutes=5)
    leaders_after: Duration = timedelta(minutes=8)
    officials_after: Duration = timedelta(minutes=10)
    claim_expires: Duration = timedelta(minutes=10)
    sos_share: float = Field(0.4, gt=0, le=1)
    normal_share: float = Field(2, ge=1, le=100)
    retention: Duration = timedelta(days=180)


class Cap(Section):
    """Warnings of other offices: which feeds are read, which go out by themselves, and who we are to others."""

    feeds: tuple[str, ...] = Field((), max_length=20)
    hosts: tuple[str, ...] = ()
    poll: Annotated[Duration, Field(ge=timedelta(seconds=30))] = timedelta(minutes=2)
    dead_after: Duration = timedelta(hours=6)
    area_codes: tuple[str, ...] = ()
    auto: tuple[str, ...] = ()
    sender: str = Field("", max_length=100, pattern=r"^[^\s,<&]*$")

    @field_validator("feeds")
    @classmethod
    def _addresses(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        for feed in value:
            if not _ADDRESS.match(feed):
                raise ValueError(f"{feed!r}: an address begins with https://")
        return tuple(dict.fromkeys(value))

    @field_validator("auto")
    @classmethod
    def _sender_and_colour(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        for entry in value:
            if not _AUTO.match(entry):
                raise ValueError(f'{entry!r}: a sender and a colour, like "weather@county.example orange"')
        return value

    @model_validator(mode="after")
    def _auto_needs_https(self) -> Cap:
        open_ones = [feed for feed in self.feeds if not _SAFE.match(feed)]
        if self.auto and open_ones:
            raise ValueError(
                f"auto needs feeds that nobody can change on their way: https, not {open_ones[0]}"
            )
        return self

    def goes_by_itself(self, sender: str, colour: Colour) -> bool:
        """Whether a warning of this sender and colour is sent without a press."""
        rules = [match for entry in self.auto if (match := _AUTO.match(entry))]
        return any(m[1] == sender and _ORDER.index(colour) >= _ORDER.index(m[2]) for m in rules)


class Pace(Section):
    """How fast Telegram lets the bot write."""

    messages_per_second: float = Field(30, gt=0, le=1000)


class Settings(Section):
    """What rooms may read of the configuration."""

    village: Village = Village()
    patrol: Patrol = Patrol()
    alerts: Alerts = Alerts()
    aid: Aid = Aid()
    cap: Cap = Cap()
    pace: Pace = Pace()
