"""The chain of updates, cancels and all-clears: which messages speak of one event, and what holds of it.

Everything here is a function of the set of messages: the order in which they arrive and duplicates change nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from .cap import Reading

Key = tuple[str, str]  # sender, identifier
Kind = Literal["alert", "update", "end"]
_STILL = 24 * 3600  # seconds after its end in which a message without references may still speak of a warning


@dataclass(frozen=True, slots=True)
class Link:
    """What ties a message to others. Times in epoch seconds."""

    key: Key
    sent: int
    expires: int
    kind: Kind
    drill: bool = False
    ours: bool = True  # it names our area; where an event's newest message does not, it is over for us
    references: tuple[Key, ...] = ()  # without itself
    follows: bool = False  # goes on from, or ends, an earlier one that it does not name
    hazard: str = ""  # empty: not said
    places: tuple[str, ...] = ()
    fingerprint: str = ""  # equal where nothing but identifier and times differ
    origins: tuple[Key, ...] = ()  # it passes on what was said there


@dataclass(frozen=True, slots=True)
class Thread:
    """One event. `standing`: its newest warning; `over`: the message that ended it, or that left our area out."""

    members: tuple[Link, ...]
    standing: Link | None
    over: Link | None


def link_of(reading: Reading) -> Link | None:
    """The link of a message that is acted on, or would be if it named our area; None for any other."""
    message, info = reading.message, reading.info
    other = reading.reason == "other-area"
    if message is None or message.sent is None or (reading.decision == "withhold" and not other):
        return None
    kind: Kind = "end" if reading.ends else "update" if message.msg_type == "Update" else "alert"
    own = (message.sender, message.identifier)
    references = tuple(dict.fromkeys((sender, name) for sender, name, _ in reading.references))
    references = tuple(key for key in references if key != own)
    sent = int(message.sent.timestamp())
    return Link(
        key=own,
        sent=sent,
        expires=int(reading.expires.timestamp()) if reading.expires else sent,
        kind=kind,
        drill=message.status == "Exercise",
        ours=not other,
        references=references,
        follows=not references and (kind != "alert" or reading.goes_on),
        hazard=(reading.hazard or "") if info else "",
        places=reading.places,
        fingerprint=reading.fingerprint if kind != "end" else "",
        origins=tuple((sender, name) for sender, name, _ in message.origins),
    )


def threads(links: Iterable[Link]) -> list[Thread]:
    """The events these messages speak of. What is said in an exercise neither changes nor ends what is real."""
    found = sorted(set(links), key=lambda link: (link.sent, link.key, repr(link)))
    real, drills = [link for link in found if not link.drill], [link for link in found if link.drill]
    return [*_threads(real), *_threads(drills)]


def _threads(found: list[Link]) -> list[Thread]:
    parents: dict[Key, Key] = {}
    for one, other in _ties(found):
        parents[_root(parents, one)] = _root(parents, other)
    groups: dict[Key, list[Link]] = defaultdict(list)
    for link in found:
        groups[_root(parents, link.key)].append(link)
    return [_thread(members) for members in groups.values()]


def _root(parents: dict[Key, Key], key: Key) -> Key:
    while (above := parents.get(key, key)) != key:
        parents[key] = parents.get(above, above)
        key = above
    return key


def _ties(links: list[Link]) -> Iterator[tuple[Key, Key]]:
    """Pairs that speak of one event: by reference, by passing on, by saying the same, by going on from it."""
    by_sender: dict[str, list[Link]] = defaultdict(list)
    by_words: dict[str, list[Link]] = defaultdict(list)
    for link in links:
        yield from ((link.key, key) for key in (*link.references, *link.origins))
        by_sender[link.key[0]].append(link)
        if link.fingerprint:
            by_words[link.fingerprint].append(link)
    for same in by_words.values():
        yield from _overlapping(same)
    for link in links:
        if link.follows and (before := _before(link, by_sender[link.key[0]])):
            yield link.key, before.key


def _overlapping(same: list[Link]) -> Iterator[tuple[Key, Key]]:
    """Warnings with the same words are one while they hold; the same words next month are another."""
    reach = same[0]
    for link in same[1:]:
        if link.sent <= reach.expires:
            yield reach.key, link.key
        reach = max(reach, link, key=lambda each: each.expires)


def _before(link: Link, of_sender: list[Link]) -> Link | None:
    """The newest warning that a message without references can mean; None where it could mean several hazards."""
    fitting = [
        other
        for other in of_sender
        if other.kind != "end"
        and other.key != link.key
        and other.drill == link.drill
        and other.sent <= link.sent <= other.expires + _STILL
        and (not link.hazard or other.hazard == link.hazard)
        and (not (link.places and other.places) or set(link.places) & set(other.places))
    ]
    if not link.hazard and len({other.hazard for other in fitting}) > 1:
        return None
    return max(fitting, key=lambda other: (other.sent, other.key), default=None)


def _thread(members: list[Link]) -> Thread:
    """What holds: the newest of the messages that no other one goes on from. What is passed on adds nothing."""
    here = {link.key for link in members}
    first_hand = [link for link in members if not here & set(link.origins)] or members
    named = {key for link in first_hand for key in link.references}
    ends = [link for link in first_hand if link.key not in named] or first_hand
    top = max(ends, key=_age)
    warnings = [link for link in first_hand if link.kind != "end" and link.ours]
    standing = top if top.kind != "end" and top.ours else max(warnings, key=_age, default=None)
    return Thread(tuple(members), standing, None if standing is top else top)


def _age(link: Link) -> tuple[int, bool, Key, str]:
    return link.sent, link.kind == "end", link.key, link.fingerprint
