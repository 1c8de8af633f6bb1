"""What we say to those who come and go."""

from __future__ import annotations

from collections.abc import Sequence

from domain.notice import Button, Notice, button, listed, say
from handlers.common.guard import Actor
from storage.database import Row

_BUTTONS = 60  # Telegram takes a hundred


def stranger(village: str) -> Notice:
    """To somebody the bot does not know."""
    return say("welcome-stranger", (button("welcome-btn-no-code", "households:ask"),), village=village)


def leader(group: Row) -> Notice:
    """To a new leader."""
    return say("welcome-leader", (button("common-btn-help", "welcome:help"),), group=group["name"])


def official(village: str) -> Notice:
    """To a new official."""
    return say("welcome-official", (button("common-btn-help", "welcome:help"),), village=village)


def bound(group: Row) -> Notice:
    """To a group chat that was bound to its group."""
    return say("welcome-bound", group=group["name"])


def too_many_guesses(seconds: int) -> Notice:
    """To somebody who typed many wrong codes."""
    return say("welcome-code-wait", minutes=max(1, -(-seconds // 60)))


def help_for(actor: Actor) -> Notice:
    """What this person can do here."""
    if not actor.private:
        return say("welcome-help-group")
    parts = [say("welcome-help-resident")]
    if actor.leads or actor.liaison_of:
        parts.append(say("welcome-help-leader"))
    if actor.leads:
        parts.append(say("welcome-help-appoint"))
    if actor.official or actor.admin:
        parts.append(say("welcome-help-official"))
    return say("welcome-help", parts=tuple(parts))


def deputies(group_id: int, group: str, have: Sequence[Row], others: Sequence[Row]) -> Notice:
    """To a leader: who is a deputy of the group (a tap takes it back), and who could be (a tap makes them one)."""
    rows: list[tuple[Button, ...]] = []
    for row in have[:_BUTTONS]:
        data = f"welcome:undeputy:{group_id}:{row['user_id']}"
        rows.append((button("welcome-btn-undeputy", data, name=row["name"][:40]),))
    for row in others[: _BUTTONS - len(rows)]:
        data = f"welcome:deputy:{group_id}:{row['user_id']}"
        rows.append((button("welcome-btn-deputy", data, name=row["name"][:40], number=row["number"]),))
    names = listed(row["name"] for row in have) if have else say("welcome-deputies-none")
    hint = say("welcome-deputies-hint" if others else "welcome-deputies-nobody")
    return say("welcome-deputies", *rows, group=group, names=names, hint=hint)


def deputy(key: str, group: str, leader: str) -> Notice:
    """To somebody who became a deputy, or is one no longer."""
    return say(key, (button("common-btn-help", "welcome:help"),), group=group, leader=leader)


def languages() -> Notice:
    """The choice of languages."""
    return say(
        "welcome-language",
        (
            button("welcome-btn-zh", "welcome:language:zh"),
            button("welcome-btn-en", "welcome:language:en"),
        ),
    )


def about_me(name: str, houses: Sequence[Row], roles: Sequence[Notice]) -> Notice:
    """All that is held about a person, and who can see it."""
    lines = tuple(
        say(
            "welcome-me-house",
            number=h["number"],
            address=h["address"],
            head=h["head"],
            people=str(h["people"] or "–"),
            phone=h["phone"] or "–",
            hazard=h["hazard"] or "–",
            needs=h["needs"] or "–",
            group=h["group_name"] or "–",
        )
        for h in houses
    ) or (say("welcome-me-no-house"),)
    return say(
        "welcome-me",
        (button("welcome-btn-forget", "welcome:forget"),),
        name=name,
        houses=lines,
        roles=tuple(roles) or (say("welcome-me-no-role"),),
    )


def forget_question() -> Notice:
    """Asked before everything about a person is erased."""
    return say(
        "welcome-forget",
        (button("welcome-btn-forget-yes", "welcome:forget-yes"), button("welcome-btn-keep", "welcome:keep")),
    )


def lost_chat(group: str, title: str) -> Notice:
    """To leader and officials: the bot can no longer write to a group's chat."""
    return say("welcome-lost-chat", group=group, title=title)
