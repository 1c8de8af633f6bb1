"""What a poll of a feed found is kept and acted upon, in one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace

from domain.cap import Identity, Reading
from domain.cap_chain import Link, link_of
from domain.clock import from_epoch
from domain.notice import Lane, Notice
from handlers.common.work import Work
from storage import alerts, cap, people
from storage.people import Reader

from . import cap_following, cap_notices
from .cap_identity import own_sender
from .cap_notices import shown
from .cap_texts import material

_DAY = 86_400  # seconds
_TRIES = 5  # after so many polls a message that cannot be fetched is given up


@dataclass(frozen=True, slots=True)
class Fetched:
    """What lay at a link of a feed; `problem`: the code of why nothing came."""

    link: str
    readings: tuple[Reading, ...] = ()
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Poll:
    """What one look at a feed found. `problem`: why it failed, a code and perhaps ": " and a number."""

    feed: str
    due_at: int  # when to look again
    problem: str = ""
    etag: str = ""
    modified: str = ""
    readings: tuple[Reading, ...] = ()  # messages in the feed itself
    links: tuple[tuple[str, str], ...] = ()  # what it points to: address, mark
    fetched: tuple[Fetched, ...] = ()


@dataclass(frozen=True, slots=True)
class Taken:
    """What was done with one message, for the log."""

    identity: Identity | None
    decision: str
    reason: str


async def take(work: Work, poll: Poll) -> list[Taken]:
    """Keep what a poll found, and act on what is new in it."""
    if poll.problem:
        await _failed(work, poll)
        return []
    before = await cap.answered(work.tx, poll.feed, poll.due_at, poll.etag, poll.modified)
    if before is None:
        return []
    if before["told_at"] is not None:
        await _tell_admins(work, cap_notices.back(poll.feed))
    await cap.name_links(work.tx, poll.feed, poll.links, work.epoch)
    for each in poll.fetched:
        await _settle_link(work, poll.feed, each)
    readings = [
        reading for reading in poll.readings if all(reading.identity or ("",))
    ]  # it is read at every poll
    readings += [reading for each in poll.fetched for reading in each.readings]
    return await _keep_all(work, poll.feed, readings)


async def _keep_all(work: Work, feed: str, readings: Sequence[Reading]) -> list[Taken]:
    own, new, taken = await own_sender(work), {}, []
    for reading in readings:
        link = None if _is_own(reading, own) else _link(work, reading)
        message_id = await _keep(work, feed, reading, link, _is_own(reading, own))
        if message_id is None:
            continue
        reason = "own-message" if _is_own(reading, own) else reading.reason
        taken.append(
            Taken(reading.identity, "withhold" if reason == "own-message" else reading.decision, reason)
        )
        if link is not None:
            new[message_id] = link
    await cap_following.follow(work, new)
    return taken


def _link(work: Work, reading: Reading) -> Link | None:
    """What ties it to others; one that claims to be sent tomorrow or later is not the newest for ever."""
    link = link_of(reading)
    if link is None or link.sent <= work.epoch + _DAY:
        return link
    return replace(link, sent=work.epoch, expires=min(link.expires, work.epoch + _DAY))


async def _keep(work: Work, feed: str, reading: Reading, link: Link | None, own: bool) -> int | None:
    """Keep a message; None where it was received before. What is withheld gets a line in the journal."""
    reason = "own-message" if own else reading.reason
    decision = "withhold" if own else reading.decision
    identity = reading.identity
    if identity is None or not all(identity):
        await work.note("cap", "unreadable", feed=shown(feed), reason=reason)
        return 0
    kept = {"defects": cap.json_text([*reading.defects, *reading.notes])}
    if link is not None:
        kept["link"] = cap.json_text(asdict(link))
        if link.kind != "end" and link.ours:
            kept["proposal"] = cap.json_text(asdict(material(work, reading)))
    found = await cap.add(work.tx, _short(identity), shown(feed), work.epoch, decision, reason, **kept)
    if found is not None and reason != "other-area":
        await work.note(
            "cap", decision, found, sender=identity[0][:200], identifier=identity[1][:200], reason=reason
        )
    return found


def _short(identity: Identity) -> Identity:
    return identity[0][:500], identity[1][:500], identity[2][:60]


def _is_own(reading: Reading, own: str) -> bool:
    """Whether it is what we said ourselves, come back directly or passed on by somebody."""
    message = reading.message
    return bool(own and message) and own in (message.sender, *(origin[0] for origin in message.origins))  # type: ignore[union-attr]


async def _settle_link(work: Work, feed: str, each: Fetched) -> None:
    if not each.problem:
        await cap.link_done(work.tx, feed, each.link)
    elif await cap.link_failed(work.tx, feed, each.link, _TRIES):
        await work.note("cap", "given-up", link=shown(each.link), reason=each.problem)


async def _failed(work: Work, poll: Poll) -> None:
    """The feed could not be read; once it has been so for long, the admins hear it, once."""
    row = await cap.failed(work.tx, poll.feed, poll.due_at, poll.problem, work.epoch)
    dead = int(work.settings.cap.dead_after.total_seconds())
    if row is None or row["told_at"] is not None or work.epoch - row["failing_since"] < dead:
        return
    await _tell_admins(work, cap_notices.dead(row["url"], row["problem"], from_epoch(row["failing_since"])))
    await cap.told(work.tx, poll.feed, work.epoch)
    await work.note("cap", "feed-dead", feed=shown(poll.feed), reason=poll.problem)


async def _tell_admins(work: Work, notice: Notice) -> None:
    """Whoever runs the bot; the officials where no admin can be written to."""
    admins: list[Reader] = await alerts.readers(work.tx, work.settings.village.admins)
    await work.post.send_all(admins or await people.officials(work.tx), notice, lane=Lane.DUTY)
