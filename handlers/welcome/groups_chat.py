"""The Telegram door of groups: deputies, handing over, appointing, the officials' overview, which chat."""

from __future__ import annotations

from domain.notice import say
from handlers.common.desk import Desk
from handlers.common.press import Handler, command, press

from . import appointing, bindings, deputies, handovers, overview


def handlers() -> list[Handler]:
    """What this part of the room listens to."""
    return [
        command("deputy", ask_deputy),
        command("groups", show_setup),
        press("welcome:deputy", choose_deputy, int, int),
        press("welcome:undeputy", dismiss_deputy, int, int),
        press("welcome:hand", hand, int),
        press("welcome:hand-to", hand_to, int, int),
        press("welcome:withdraw", withdraw, int),
        press("welcome:take", take, int),
        press("welcome:no-take", no_take, int),
        press("welcome:stay", stay, int),
        press("welcome:setup", press_setup),
        press("welcome:lacking", lacking, int),
        press("welcome:all", all_groups, int),
        press("welcome:group", show_group, int),
        press("welcome:candidates", candidates, int),
        press("welcome:appoint", appoint, int, int),
        press("welcome:dismiss", dismiss, int, int),
        press("welcome:refuse", refuse, int),
        press("welcome:lead", volunteer, int),
        press("welcome:code", code, int, str),
        press("welcome:chat", choose_chat, int, str),
    ]


async def ask_deputy(desk: Desk) -> None:
    """A leader wants a deputy, or to hand the group over."""
    for notice in await deputies.ask(desk.work, desk.actor):
        await desk.reply(notice)


async def choose_deputy(desk: Desk, group_id: int, user_id: int) -> None:
    """A leader makes somebody a deputy."""
    desk.toast(await deputies.choose(desk.work, desk.actor, group_id, user_id), alarm=True)
    await desk.change(await deputies.choice(desk.work, group_id))


async def dismiss_deputy(desk: Desk, group_id: int, user_id: int) -> None:
    """A leader takes it back."""
    desk.toast(await deputies.dismiss(desk.work, desk.actor, group_id, user_id))
    await desk.change(await deputies.choice(desk.work, group_id))


async def hand(desk: Desk, group_id: int) -> None:
    """A leader wants to hand the group over."""
    notice = await handovers.candidates(desk.work, desk.actor, group_id)
    desk.toast(say("common-see-below"))
    await desk.reply(notice)


async def hand_to(desk: Desk, group_id: int, user_id: int) -> None:
    """A leader chose who shall take it."""
    await desk.change(await handovers.offer(desk.work, desk.actor, group_id, user_id))


async def withdraw(desk: Desk, offer_id: int) -> None:
    """A leader takes the offer back."""
    await desk.change(await handovers.withdraw(desk.work, desk.actor, offer_id))


async def take(desk: Desk, offer_id: int) -> None:
    """Somebody takes the group."""
    await desk.change(await handovers.take(desk.work, desk.actor, offer_id))


async def no_take(desk: Desk, offer_id: int) -> None:
    """Somebody does not take it."""
    await desk.change(await handovers.decline(desk.work, desk.actor, offer_id))


async def stay(desk: Desk, offer_id: int) -> None:
    """The former leader stays as a deputy."""
    await desk.change(await handovers.stay(desk.work, desk.actor, offer_id))


async def show_setup(desk: Desk) -> None:
    """An official asks how far the village is set up."""
    await desk.reply(await overview.setup(desk.work, desk.actor))


async def press_setup(desk: Desk) -> None:
    """An official presses "overview"."""
    notice = await overview.setup(desk.work, desk.actor)
    desk.toast(say("common-see-below"))
    await desk.reply(notice)


async def lacking(desk: Desk, page: int) -> None:
    """An official asks which groups lack something."""
    await desk.change(await overview.lacking(desk.work, desk.actor, page))


async def all_groups(desk: Desk, page: int) -> None:
    """An official wants to choose among all groups."""
    await desk.change(await overview.all_groups(desk.work, desk.actor, page))


async def show_group(desk: Desk, group_id: int) -> None:
    """An official opens the page of a group."""
    notice = await overview.group(desk.work, desk.actor, group_id)
    desk.toast(say("common-see-below"))
    await desk.reply(notice)


async def candidates(desk: Desk, group_id: int) -> None:
    """An official wants to appoint a leader."""
    notice = await appointing.candidates(desk.work, desk.actor, group_id)
    desk.toast(say("common-see-below"))
    await desk.reply(notice)


async def appoint(desk: Desk, group_id: int, user_id: int) -> None:
    """An official appoints somebody."""
    await desk.change(await appointing.appoint(desk.work, desk.actor, group_id, user_id))


async def dismiss(desk: Desk, group_id: int, user_id: int) -> None:
    """An official takes a role back."""
    await desk.change(await appointing.dismiss(desk.work, desk.actor, group_id, user_id))


async def refuse(desk: Desk, group_id: int) -> None:
    """Somebody who was appointed does not want to lead."""
    await desk.change(await appointing.refuse(desk.work, desk.actor, group_id))


async def volunteer(desk: Desk, group_id: int) -> None:
    """A deputy wants to lead a group without a leader."""
    await desk.change(await appointing.volunteer(desk.work, desk.actor, group_id))


async def code(desk: Desk, group_id: int, role: str) -> None:
    """An official wants one code for a group: for its leader, or for its chat."""
    notice = await overview.code(desk.work, desk.actor, group_id, role)
    desk.toast(say("common-see-below"))
    await desk.reply(notice)


async def choose_chat(desk: Desk, choice_id: int, which: str) -> None:
    """Somebody chooses which chat a group has from now on."""
    await desk.change(await bindings.choose(desk.work, desk.actor, choice_id, which))
