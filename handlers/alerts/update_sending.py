"""A change of a warning goes out: to those who got the warning, in its order, as an answer to it; and the plan follows."""

from __future__ import annotations

from itertools import groupby

from domain import alerts as rules
from domain.notice import Lane
from handlers.common.work import Work
from storage import alert_houses, alert_tallies, alert_updates, alerts
from storage.database import Row
from storage.people import Reader

from . import update_notices as notices
from .drafts import lasts
from .refs import ref


async def go_out(work: Work, update_id: int, by: int | None) -> int:
    """A change that was sent: the warning says it, the plan follows, everybody hears it; gives to how many chats."""
    update, before = (
        await alert_updates.get(work.tx, update_id),
        await alert_updates.changed(work.tx, update_id, work.epoch + lasts(work)),
    )
    assert update is not None and before is not None
    alert_id = before["id"]
    await alert_updates.apply(
        work.tx, update, update["until"] or work.epoch + (before["lasts"] or lasts(work))
    )
    alert = await alerts.get(work.tx, alert_id)
    assert alert is not None
    higher = alert["colour"] != before["was"] and rules.at_least(alert["colour"], before["was"])
    if higher:
        await _plan_anew(work, alert)
    chats = await _queue(work, alert, update_id, before["was"])
    await alert_tallies.look_again(work.tx, alert_id, work.epoch)
    await work.note(
        "alerts",
        "changed",
        alert_id,
        actor=by,
        update=update_id,
        was=before["was"],
        colour=alert["colour"],
        chats=chats,
    )
    return chats


async def _queue(work: Work, alert: Row, update_id: int, was: rules.Colour) -> int:
    """To exactly those who got the warning; who is out already is not told to leave once more.

    Copies still held by quiet hours will say the new thing by themselves.
    """
    got = await alerts.recipients(work.tx, alert["id"])
    several = await alert_houses.several_homes(work.tx, alert["id"])

    out = await alert_updates.out(work.tx, alert["id"])

    def alike(to: Row) -> tuple[int, bool, str, int]:
        danger = to["danger"] > 0 and to["chat_id"] not in out
        return to["lane"], danger, to["kind"], to["chat_id"] if to["chat_id"] in several else 0

    for (lane, danger, kind, chat_id), run in groupby(got, key=alike):
        notice = notices.update(
            alert, was, danger=danger, answers=kind != "leader", homes=several.get(chat_id, ())
        )
        readers = [Reader(row["chat_id"], row["language"]) for row in run]
        await work.post.send_all(
            readers,
            notice,
            lane=Lane(lane),
            ref=f"update:{update_id}",
            reply_to=ref(alert["id"]),
            silent=_quietly(work, alert, danger),
        )
    return len(got)


def _quietly(work: Work, alert: Row, danger: bool) -> bool:
    """A change that quiet hours would hold, were it a new warning, rings nobody out of bed."""
    quiet, out = work.settings.alerts, rules.moves_people_out(alert["hazard"], alert["colour"])
    return rules.held_by_quiet_hours(
        work.local, alert["colour"], danger, quiet.quiet_from, quiet.quiet_until, out
    )


async def _plan_anew(work: Work, alert: Row) -> None:
    """A higher level watches more houses; their time counts from now. Nobody's time gets longer.

    Where it moves people out, dangerous houses that said "safe" are silent again. Nothing is held back any more
    that quiet hours would not hold at this level.
    """
    hazard, colour, now = alert["hazard"], alert["colour"], work.epoch
    spans = work.settings.alerts
    door_at, official_at = (
        now + int(span.total_seconds()) for span in (spans.door_after, spans.official_after)
    )
    moves_out = rules.moves_people_out(hazard, colour)
    again = await alert_updates.ask_again(work.tx, alert["id"]) if moves_out else set()
    plans = []
    for row in await alert_updates.plans(work.tx, alert["id"]):
        watched = row["watched"] or rules.is_watched(row["danger"], bool(row["needs"]), hazard, colour)
        plan = {"household": row["household_id"], "watched": int(watched)}
        if row["household_id"] in again or (watched and not row["watched"]):
            plans.append(
                {**plan, "door_at": now if row["unreachable"] else door_at, "official_at": official_at}
            )
        elif row["door_at"] is None and (
            colour == "red" or (row["unreachable"] and (moves_out or colour == "orange"))
        ):
            due = now if row["unreachable"] else official_at
            plans.append({**plan, "door_at": due, "official_at": row["official_at"]})
    await alert_updates.replan(work.tx, alert["id"], plans)
    if moves_out or rules.at_least(colour, "orange"):
        await alert_updates.let_go_now(work.tx, alert["id"], now)
