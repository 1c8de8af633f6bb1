"""What the sandbox itself is told: faults, limits, time, a fresh beginning."""

import asyncio

from sandbox.acts import act
from sandbox.faults import Fault
from sandbox.model import Json
from sandbox.webhook import stop_webhook
from sandbox.world import World


@act
def faults(
    world: World,
    method: str = "*",
    kind: str = "500",
    times: int = 1,
    seconds: float = 0,
    chat_id: int | None = None,
) -> Json:
    """Order a fault; an outage lasts `seconds`, or until `clear`."""
    fault = Fault(method.lower(), kind, -1 if kind == "outage" else times, seconds, chat_id)
    world.faults.order(fault)
    if kind == "outage":
        world.updates.interrupt("outage")
        if seconds > 0:
            asyncio.get_running_loop().call_later(seconds, _end, world, fault)
    return {"standing": len(world.faults.orders)}


def _end(world: World, fault: Fault) -> None:
    """Take one order back."""
    world.faults.orders = [order for order in world.faults.orders if order is not fault]


@act
def limits(
    world: World, on: bool, per_second: float = 30, per_chat: float = 1, per_group_minute: int = 20
) -> Json:
    """Switch the flood limits on or off."""
    world.limits.set(on, per_second, per_chat, per_group_minute)
    return {"on": on}


@act
def advance(world: World, seconds: float) -> Json:
    """Let time pass at once: for limits, expiry of updates and of taps, dates of messages."""
    world.clock.advance(seconds)
    return {"now": world.clock.now()}


@act
def privacy(world: World, on: bool) -> Json:
    """Switch privacy mode, as BotFather does."""
    world.privacy = on
    return {"on": on}


@act
def reset(world: World) -> Json:
    """Forget everybody and everything."""
    stop_webhook(world)
    world.webhook.url = ""
    world.updates.interrupt("reset")
    world.clear()
    return {"seq": 0}
