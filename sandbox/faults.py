"""Faults on order: what goes wrong between a bot and Telegram, as often as asked."""

import asyncio
from dataclasses import dataclass
from typing import Any

from sandbox.errors import ApiError, ControlError, Dropped, too_many

BEFORE = {"500", "502", "delay", "reset", "429", "401", "403", "404", "outage"}
AFTER = {"lost", "proxy"}  # done first; then the connection is cut, or a proxy answers 502 with a page
KINDS = BEFORE | AFTER
WORDS = {
    "500": "Internal Server Error",
    "502": "Bad Gateway",
    "401": "Unauthorized",
    "403": "Forbidden: bot was blocked by the user",
    "404": "Not Found",
}


@dataclass(slots=True)
class Fault:
    """One order: which calls it hits and how many more of them; -1 for all until cleared."""

    method: str  # lower case, or * for any
    kind: str
    times: int
    seconds: float = 0
    chat_id: int | None = None

    def hits(self, method: str, chat_id: object) -> bool:
        """Whether the order concerns this call."""
        return self.method in {"*", method} and self.chat_id in {None, chat_id} and self.times != 0


class Faults:
    """The orders that stand."""

    def __init__(self) -> None:
        self.orders: list[Fault] = []

    def order(self, fault: Fault) -> None:
        """Take an order; kind `clear` withdraws all."""
        if fault.kind == "clear":
            self.orders.clear()
            return
        if fault.kind not in KINDS:
            raise ControlError(f"no such fault: {fault.kind}; known are {', '.join(sorted(KINDS))} and clear")
        self.orders.append(fault)

    def next(self, method: str, chat_id: Any) -> Fault | None:
        """The order that hits this call, counted as used."""
        if not self.orders:
            return None
        for fault in self.orders:
            if fault.hits(method, chat_id):
                if fault.kind != "outage":
                    fault.times -= 1
                self.orders = [order for order in self.orders if order.times != 0]
                return fault
        return None

    @property
    def out(self) -> bool:
        """Whether everything is refused now."""
        return any(fault.kind == "outage" for fault in self.orders)


async def strike(fault: Fault) -> None:
    """Let an order that works before the call do its damage."""
    if fault.seconds and fault.kind == "delay":
        await asyncio.sleep(fault.seconds)
    if fault.kind in {"reset", "outage"}:
        raise Dropped
    if fault.kind == "429":
        raise too_many(max(1, round(fault.seconds)))
    if fault.kind in WORDS:
        raise ApiError(int(fault.kind), WORDS[fault.kind])
