"""Asking for help: an SOS, a request of a kind, and what the asker sends afterwards."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from domain.aid import KINDS, Kind, Urgency, urgency
from domain.clock import to_epoch
from domain.notice import Notice, say
from domain.refusal import Refusal
from handlers.common import guard
from handlers.common.guard import Actor
from handlers.common.speaking import home_of
from handlers.common.work import Work
from storage import aid, aid_circles, aid_claims, aid_homes, dialogues
from storage.database import Row

from . import after_notices, climbing, lingering, muting, notices, telling, warned

MORE, WORDS = "aid:more", "aid:words"  # questions: what else; words for the request to come
Item = tuple[
    str, str
]  # what somebody sent: words, location, photo or voice; the words, "lat,lon" or the file's id
_LASTS = timedelta(minutes=30)
_CALL_AGAIN = 60  # seconds after which a further SOS calls everybody again
_REMIND = 600  # the same of any other request


@dataclass(frozen=True, slots=True)
class _Wish:
    """What somebody asks for, and for whom."""

    kind: str
    urgency: Urgency
    quiet: bool
    words: str
    home: int | None
    extras: Sequence[Item] = ()


@dataclass(frozen=True, slots=True)
class _Kept:
    """What somebody sent while the kinds were on offer, and whether those of a quiet request are."""

    text: str = ""
    items: Sequence[Item] = ()
    quiet: bool = False


async def sos(work: Work, actor: Actor, words: str = "", home: int | None = None) -> Notice:
    """One tap, no question: call the neighbours now. A further one joins it and calls again.

    home: for which of several households; without it the likeliest one, which can be put right afterwards.
    """
    kept = await _kept(work, actor)
    words = f"{kept.text} {words}".strip()
    known = guard.household(actor, home) if home else await home_of(work, actor)
    wish = _Wish("other", "sos", actor.banned, words, known, kept.items)
    same = await aid.same_sos(work.tx, wish.home, actor.user_id, wish.quiet, anywhere=home is None)
    if same is not None and not await lingering.over(work, same, sos=True):
        notice, number = await _join_sos(work, actor, same, wish), same["id"]
    else:
        request = await _open(work, actor, wish)
        notice, number = await telling.opened(work, request, ask_kind=True), request["id"]
    return await muting.asked_whether(work, actor, number, notice)


async def ask(work: Work, actor: Actor, words: str = "") -> Notice:
    """Offer the kinds of help; words given already are kept for the request."""
    return await _offer(work, actor, _Kept(words), "kept" if words else "")


async def quiet_menu(work: Work, actor: Actor) -> Notice:
    """Offer the kinds for a request only leader and officials see."""
    guard.private(actor)
    kept = await _kept(work, actor)
    return await _offer(work, actor, replace(kept, quiet=True), "kept" if kept.text or kept.items else "")


async def begin(
    work: Work, actor: Actor, kind: str, quiet: bool = False, words: str = "", home: int | None = None
) -> Notice:
    """Ask for help of a kind; the same need of the same household joins the request that is open.

    Whoever has several households is asked for which one, unless every second counts.
    """
    if kind not in KINDS:
        raise Refusal("common-old-button")
    if quiet:
        guard.private(actor)
    if home is None and actor.private and len(actor.homes) > 1 and urgency(kind) != "sos":
        return notices.which_home(kind, quiet, await aid_homes.others(work.tx, actor.user_id, None))
    kept = await _kept(work, actor)
    quiet = quiet or actor.banned
    known = guard.household(actor, home) if home else await home_of(work, actor)
    wish = _Wish(kind, urgency(kind), quiet, words or kept.text, known, kept.items)
    return await _ask_for(work, actor, wish)


async def for_door(work: Work, actor: Actor, household_id: int, kind: str) -> Notice:
    """Help of a kind ("sos": an emergency) for a household, asked by its leader or deputy."""
    if kind not in (*KINDS, "sos"):
        raise Refusal("common-old-button")
    kept = await _kept(work, actor)
    which: Kind = "other" if kind == "sos" else kind  # type: ignore[assignment]
    wish = _Wish(which, urgency(which, kind == "sos"), False, kept.text, household_id, kept.items)
    return await _ask_for(work, actor, wish)


async def _ask_for(work: Work, actor: Actor, wish: _Wish) -> Notice:
    same = await aid.same_need(work.tx, wish.home, actor.user_id, wish.kind, wish.quiet)
    if same is not None and not await lingering.over(work, same, wish.urgency == "sos"):
        if same["state"] == "open" and work.epoch - (same["announced_at"] or 0) >= _REMIND:
            await telling.announce(work, same, range(same["level"] + 1), again=True)
        return await _join(work, actor, same, wish)
    return await telling.opened(work, await _open(work, actor, wish), ask_kind=False)


async def what(work: Work, actor: Actor, request_id: int, kind: str) -> Notice:
    """The asker says afterwards what kind of help; those who were called see it."""
    request = await aid.get(work.tx, request_id)
    if request is None or kind not in KINDS:
        raise Refusal("common-old-button")
    if not owns(actor, request):
        raise Refusal("aid-only-asker")
    if request["state"] == "closed":
        raise after_notices.closed(request)
    if not await aid.set_kind(work.tx, request_id, kind):
        raise Refusal("aid-kind-open")
    request = await telling.look(work, request_id)
    await telling.note(work, request, "what", actor.user_id, kind=kind)
    await telling.refresh(work, request)
    await telling.tell_helpers(work, request, say("aid-now-kind", kind=notices.kind_of(request)))
    return await telling.opened(work, request, ask_kind=False)


async def more(work: Work, actor: Actor, request_id: int, items: Sequence[Item]) -> Notice:
    """Words, a place, a photo, a voice message from the asker: kept, and handed to those who come."""
    request = await aid.get(work.tx, request_id)
    if request is None or request["state"] == "closed" or not owns(actor, request):
        await dialogues.close(work.tx, actor.chat_id, actor.user_id)
        return say("aid-more-late")
    if not items:
        return say("aid-more-what")
    helpers = await aid_claims.active(work.tx, request_id)
    if not await _add(work, actor, request, items, helpers):
        raise Refusal("aid-more-enough")
    await _wait(work, actor, MORE, id=request_id)
    return say("aid-more-passed" if helpers else "aid-more-kept")


async def keep_words(work: Work, actor: Actor, items: Sequence[Item]) -> Notice:
    """What was sent before a kind was chosen: kept for those who come, and the kinds offered again."""
    before = await _kept(work, actor)
    text = " ".join([before.text, *(content for kind, content in items if kind == "words")]).strip()
    others = [*before.items, *(item for item in items if item[0] != "words")]
    now = _Kept(text, others[: aid.EXTRAS_LIMIT], before.quiet)
    return await _offer(work, actor, now, "kept" if items else "unread")


async def _offer(work: Work, actor: Actor, kept: _Kept, note: str) -> Notice:
    """Show the kinds, and wait for one of them or for more to keep."""
    text = kept.text[: aid.TEXT_LIMIT]
    await _wait(work, actor, WORDS, text=text, items=list(kept.items), quiet=kept.quiet)
    here = actor.private and not kept.quiet
    log, leader = here and (actor.official or actor.admin), here and bool(actor.leads or actor.liaison_of)
    return notices.menu(quiet=kept.quiet, private=actor.private, log=log, leader=leader, note=note)


def owns(actor: Actor, request: Row) -> bool:
    """Whether the request is this person's: asked by them, or (unless it is quiet) for their household."""
    if actor.user_id in (request["user_id"], request["reported_by"]):
        return True
    return not request["quiet"] and request["household_id"] in actor.homes


async def _open(work: Work, actor: Actor, wish: _Wish) -> Row:
    can_wait = wish.quiet or wish.urgency == "normal"
    request_id = await aid.open_request(
        work.tx,
        household_id=wish.home,
        user_id=actor.user_id,
        kind=wish.kind,
        text=wish.words,
        urgency=wish.urgency,
        quiet=wish.quiet,
        alert_id=None if can_wait else await aid_circles.warning_of(work.tx, wish.home),
        now=work.epoch,
        group_id=actor.chat_group,
        chat_id=actor.chat_id,
        alone=actor.banned and wish.quiet,
    )
    if request_id is None:
        raise Refusal("aid-kind-open")
    request = await telling.look(work, request_id)
    await telling.note(work, request, "open", actor.user_id, kind=wish.kind, urgency=wish.urgency)
    await _add(work, actor, request, wish.extras, ())
    await _wait(work, actor, MORE, id=request_id)
    await warned.answers(work, request, actor.user_id)
    request = await climbing.start(work, request)
    await telling.tell_family(work, request, actor.name)
    return request


async def _join(work: Work, actor: Actor, request: Row, wish: _Wish) -> Notice:
    if not owns(actor, request) and await aid.report(work.tx, request["id"], actor.user_id):
        request = await telling.look(work, request["id"])
    if owns(actor, request):
        await _wait(work, actor, MORE, id=request["id"])
    helpers = await aid_claims.active(work.tx, request["id"])
    words = [("words", wish.words)] if wish.words else []
    await _add(work, actor, request, [*words, *wish.extras], helpers)
    await telling.note(work, request, "again", actor.user_id)
    others = await aid_homes.others(work.tx, actor.user_id, request["household_id"])
    lives = request["household_id"] is None or request["household_id"] in actor.homes
    reached = await telling.reached(work, request)
    return notices.joined(request, helpers, reached, others, lives=lives, private=actor.private)


async def _join_sos(work: Work, actor: Actor, request: Row, wish: _Wish) -> Notice:
    warning = None if wish.quiet else await aid_circles.warning_of(work.tx, request["household_id"])
    raised = await aid.raise_to_sos(work.tx, request["id"], warning)
    request = await telling.look(work, request["id"])
    if raised:
        await climbing.set_steps(work, request)
        await warned.answers(work, request, actor.user_id)
    quiet_for = work.epoch - (request["announced_at"] or 0)
    if request["state"] == "open" and (raised or quiet_for >= _CALL_AGAIN):
        await telling.announce(work, request, range(request["level"] + 1), again=True)
    elif request["state"] != "open" and (raised or not (wish.words or wish.extras)):
        again = say("aid-asked-again", kind=notices.kind_of(request), house=notices.house(request, "own"))
        await telling.tell_helpers(work, request, again)
    return await _join(work, actor, request, wish)


async def _add(work: Work, actor: Actor, request: Row, items: Sequence[Item], helpers: Sequence[Row]) -> bool:
    """Keep what the asker sent and hand it to those who come; False where that is more than is kept."""
    kept = []
    for kind, content in items:
        content = content[: aid.TEXT_LIMIT]
        if await aid.add_extra(work.tx, request["id"], kind, content, work.epoch):
            kept.append(kind)
            for claim in helpers:
                await telling.pass_on(work, request, claim["user_id"], kind, content)
    if kept:
        await telling.note(work, request, "more", actor.user_id, kinds=kept)
    return len(kept) == len(items)


async def _wait(work: Work, actor: Actor, step: str, **data: object) -> None:
    expires = to_epoch(work.now + _LASTS)
    await dialogues.ask(work.tx, actor.chat_id, actor.user_id, step, data, expires)


async def _kept(work: Work, actor: Actor) -> _Kept:
    question = await dialogues.waiting(work.tx, actor.chat_id, actor.user_id, work.epoch)
    if question is None or question[0] != WORDS:
        return _Kept()
    data = question[1]
    items = [(str(kind), str(content)) for kind, content in data.get("items", [])]
    return _Kept(str(data.get("text", "")), items, bool(data.get("quiet")))
