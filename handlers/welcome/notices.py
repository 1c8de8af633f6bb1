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


def deputies(
    group_id: int, group: str, have: Sequence[Row], others: Sequence[Row], offer: Row | None = None
) -> Notice:
    """To a leader: who is a deputy (a tap takes it back), who could be (a tap makes them one), and handing over."""
    rows: list[tuple[Button, ...]] = []
    for row in have[:_BUTTONS]:
        data = f"welcome:undeputy:{group_id}:{row['user_id']}"
        rows.append((button("welcome-btn-undeputy", data, name=row["name"][:40]),))
    for row in others[: _BUTTONS - len(rows)]:
        data = f"welcome:deputy:{group_id}:{row['user_id']}"
        rows.append((button("welcome-btn-deputy", data, name=row["name"][:40], number=row["number"]),))
    names = listed(row["name"] for row in have) if have else say("welcome-deputies-none")
    hint = say("welcome-deputies-hint" if others else "welcome-deputies-nobody")
    if offer is not None:
        hint = say("groups-open-offer", name=offer["name"])
        rows.append((button("groups-btn-withdraw", f"welcome:withdraw:{offer['id']}"),))
    elif rows:
        rows.append((button("groups-btn-hand", f"welcome:hand:{group_id}"),))
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


def lost_chat(group: str, title: str) -> Notice:
    """To leader and officials: the bot can no longer write to a group's chat."""
    return say("welcome-lost-chat", group=group, title=title)
