"""Who gets a warning, in which order, and which silence sends somebody to a door."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import Literal

from domain import alerts as rules
from domain.clock import to_epoch
from domain.notice import Lane
from handlers.common.work import Work
from storage import alert_audience, groups
from storage.database import Row

from .area import taken_in

Kind = Literal["home", "chat", "leader"]


@dataclass(frozen=True, slots=True)
class Recipient:
    """A chat that gets the warning."""

    chat_id: int
    language: str | None
    kind: Kind
    tier: int
    danger: int = 0
    held: bool = False

    def lane(self, drill: bool) -> Lane:
        """Dangerous houses wait for nobody; a drill never stands in the way of what is real."""
        return Lane.DUTY if drill else rules.lane(self.tier)


@dataclass(frozen=True, slots=True)
class Audience:
    """The households of a warning, as rows to store, and its chats in the order of sending."""

    houses: list[dict[str, object]]
    recipients: list[Recipient]
    guessed: int = 0  # households taken in though their place is not known
    per_second: float = 30.0  # messages

    @property
    def dangerous(self) -> int:
        """How many of the households live in dangerous houses."""
        return sum(1 for house in self.houses if house["danger"])

    @property
    def mute(self) -> int:
        """How many of the households no private message reaches."""
        return sum(1 for house in self.houses if house["unreachable"])

    @property
    def chats(self) -> int:
        """How many group chats there are."""
        return sum(1 for to in self.recipients if to.kind == "chat")

    @property
    def held(self) -> int:
        """How many copies wait for the end of the quiet hours."""
        return sum(1 for to in self.recipients if to.held)

    @property
    def seconds(self) -> int:
        """About how long sending takes at the pace that Telegram allows."""
        return ceil((len(self.recipients) - self.held) / self.per_second)

    @property
    def first_seconds(self) -> int:
        """About how long it takes until all dangerous houses are served."""
        return ceil(sum(1 for to in self.recipients if to.danger) / self.per_second)


async def gather(work: Work, alert: Row) -> Audience:
    """The audience of a draft as it is at this moment."""
    kind, area = alert["area_kind"], alert["area"]
    inside = await taken_in(work.tx, kind, area)
    houses = await alert_audience.houses(work.tx, kind, area, inside.ids)
    homes = await alert_audience.homes(work.tx, kind, area, inside.ids)
    carers = await alert_audience.carers(work.tx, kind, area, inside.ids)
    recipients = [*_private(work, alert, houses, homes, carers), *await _chats(work, alert, houses)]
    recipients.sort(key=lambda to: (to.tier, to.kind, to.chat_id))
    reached = {row["household_id"] for row in homes}
    planned = [_plan(work, alert, house, house["id"] in reached) for house in houses]
    return Audience(planned, recipients, len(inside.guessed), work.settings.pace.messages_per_second)


async def _chats(work: Work, alert: Row, houses: list[Row]) -> list[Recipient]:
    """The chats of the groups in the area; what only dangerous houses are told is not for a whole chat."""
    if alert["area_kind"] == "dangerous":
        return []
    here, held = {house["group_id"] for house in houses}, _held(work, alert, False)
    bound = [row for row in await groups.bound(work.tx) if row["id"] in here]
    return [Recipient(r["chat_id"], r["language"], "chat", rules.TIER_CHATS, 0, held) for r in bound]


def _private(
    work: Work, alert: Row, houses: list[Row], homes: list[Row], carers: list[Row]
) -> list[Recipient]:
    """Every account once, by its household that comes first; leaders also where they live elsewhere."""
    by_id = {house["id"]: house for house in houses}
    leading = {row["chat_id"] for row in carers}
    needing = {house["group_id"] for house in houses if house["needs"] and house["group_id"] is not None}
    found: dict[int, Recipient] = {}
    held = {danger: _held(work, alert, danger) for danger in (False, True)}
    for row in homes:
        house, chat = by_id[row["household_id"]], row["chat_id"]
        helps = bool(house["skills"]) and house["group_id"] in needing
        tier = rules.tier(house["danger"], bool(house["needs"]), chat in leading, helps)
        if chat not in found or tier < found[chat].tier:
            dangerous = house["danger"] > 0
            found[chat] = Recipient(chat, row["language"], "home", tier, house["danger"], held[dangerous])
    for row in carers:
        if row["chat_id"] not in found:
            leader = Recipient(row["chat_id"], row["language"], "leader", rules.TIER_LEADERS, 0, held[False])
            found[row["chat_id"]] = leader
    return list(found.values())


def _held(work: Work, alert: Row, dangerous: bool) -> bool:
    quiet, moves_out = work.settings.alerts, rules.moves_people_out(alert["hazard"], alert["colour"])
    return rules.held_by_quiet_hours(
        work.local, alert["colour"], dangerous, quiet.quiet_from, quiet.quiet_until, moves_out
    )


def quiet_ends(work: Work) -> int:
    """When held copies go out, in seconds."""
    return to_epoch(rules.quiet_ends(work.local, work.settings.alerts.quiet_until))


def _plan(work: Work, alert: Row, house: Row, reachable: bool) -> dict[str, object]:
    """A house and its deadlines.

    Watched houses become doors, then the officials'. Under a red warning every other silent house is looked after
    by its leader once the watched ones are done. Where nobody can be reached, somebody goes at once.
    """
    hazard, colour = alert["hazard"], alert["colour"]
    door_after = int(work.settings.alerts.door_after.total_seconds())
    official_after = int(work.settings.alerts.official_after.total_seconds())
    watched = rules.is_watched(house["danger"], bool(house["needs"]), hazard, colour)
    serious = rules.moves_people_out(hazard, colour) or rules.at_least(colour, "orange")
    door_at = work.epoch + door_after if watched else work.epoch + official_after if colour == "red" else None
    if not reachable and (watched or serious):
        door_at = work.epoch
    return {
        "household": house["id"],
        "group_": house["group_id"],
        "danger": house["danger"],
        "watched": int(watched),
        "door_at": door_at,
        "official_at": work.epoch + official_after if watched else None,
        "unreachable": int(not reachable),
    }
