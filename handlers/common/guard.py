"""Who is acting, and what they may do. Asked on every press, not only when a button was drawn."""

from __future__ import annotations

from dataclasses import dataclass

from domain.refusal import Refusal

ANONYMOUS_ADMIN = 1087968824


@dataclass(frozen=True, slots=True)
class Actor:
    """The person behind an update, as stored at this moment, in the chat they act in."""

    user_id: int
    name: str
    language: str  # of the chat they act in
    chat_id: int  # where they act; equal to user_id in private
    own_language: str = ""  # their own, also where they act in a group
    admin: bool = False
    official: bool = False
    banned: bool = False
    leads: frozenset[int] = frozenset()  # groups they lead
    liaison_of: frozenset[int] = frozenset()  # groups they are deputy of
    homes: tuple[int, ...] = ()  # their households' ids
    groups: frozenset[int] = frozenset()  # the groups of their households
    chat_group: int | None = None  # the group bound to the chat they act in

    @property
    def private(self) -> bool:
        """Whether they act in their private chat."""
        return self.chat_id == self.user_id

    def cares_for(self, group_id: int | None) -> bool:
        """Leader or liaison of the group."""
        return group_id in self.leads or group_id in self.liaison_of


def official(actor: Actor) -> None:
    """Only officials and admins go on."""
    if not (actor.official or actor.admin):
        raise Refusal("common-only-officials")


def leader(actor: Actor, group_id: int | None) -> None:
    """Only the group's leader or liaison goes on."""
    if not actor.cares_for(group_id):
        raise Refusal("common-only-leaders")


def leader_or_official(actor: Actor, group_id: int | None) -> None:
    """Only the group's leader or liaison, an official or an admin goes on."""
    if not (actor.cares_for(group_id) or actor.official or actor.admin):
        raise Refusal("common-only-leaders")


def household(actor: Actor, household_id: int | None = None) -> int:
    """Only somebody of the household (of any household, without one) goes on; gives its id."""
    if not actor.homes:
        raise Refusal("common-no-household")
    if household_id is None:
        return actor.homes[0]
    if household_id not in actor.homes:
        raise Refusal("common-other-household")
    return household_id


def private(actor: Actor) -> None:
    """Only in a private chat: what follows is nobody else's business."""
    if not actor.private:
        raise Refusal("common-only-private")
