"""The control API: act as people, look at what they see, watch what happens."""

import json
import math
from collections.abc import AsyncIterator, Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from sandbox import groups, people, reading, troubles
from sandbox.acts import perform
from sandbox.errors import ControlError
from sandbox.model import Json, Message
from sandbox.wakeups import until
from sandbox.world import World

WAIT_MOST = 60.0
HARMLESS = {"content-security-policy": "default-src 'none'; sandbox"}  # what somebody sent runs nothing
REGISTERED = (groups, people, reading, troubles)  # importing them registers their acts


def seen(message: Message) -> Json:
    """A message as a person sees it now."""
    about = {"seq": message.seq, "edits": message.edits, "pinned": message.pinned, "silent": message.silent}
    return {"message": message.json, "keyboard": message.keyboard} | about


def answer(content: Json) -> Response:
    """A JSON response; half a character, as a person's program may send, is written as its number."""
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    try:
        return Response(text.encode(), media_type="application/json")
    except UnicodeEncodeError:
        return Response(json.dumps(content).encode(), media_type="application/json")


def number(request: Request, name: str, default: float = 0) -> float:
    """A number from the query."""
    try:
        found = float(request.query_params.get(name, default))
    except ValueError:
        found = math.nan
    if not math.isfinite(found):
        raise ControlError(f"{name} must be a number")
    return found


def _wait(request: Request) -> float:
    """How long to wait for something new."""
    return min(WAIT_MOST, max(0.0, number(request, "wait")))


class Control:
    """The routes under /control."""

    def __init__(self, world: World) -> None:
        self.world = world

    def routes(self) -> list[Route]:
        """All routes."""
        return [
            Route("/control/do", self.do, methods=["POST"]),
            Route("/control/messages", self.messages),
            Route("/control/press", self.press),
            Route("/control/calls", self.calls),
            Route("/control/events", self.events),
            Route("/control/state", self.state),
            Route("/control/polls", self.polls),
            Route("/control/file", self.file),
        ]

    async def do(self, request: Request) -> Response:
        """Do one thing, or many in order; of many, each tells its own error."""
        order = json.loads(await request.body())
        if not isinstance(order, dict) or not isinstance(order.get("acts", []), list):
            raise ControlError("an object with `act` or a list `acts` is needed")
        if "acts" not in order:
            return answer(perform(self.world, order))
        return answer({"results": [self._attempt(each) for each in order["acts"]]})

    def _attempt(self, order: Json) -> Json:
        try:
            return perform(self.world, order)
        except ControlError as error:
            return {"error": str(error)}

    async def messages(self, request: Request) -> Response:
        """The messages of a chat that changed after a moment; waits for one if there is none."""
        chat_id, after = int(number(request, "chat")), number(request, "after")
        everyone = request.query_params.get("everyone") == "1"
        world = self.world
        chat = world.private_chat(world.user(chat_id)) if chat_id > 0 else world.chat(chat_id)

        def look() -> list[Message] | None:
            found = [m for m in reversed(chat.messages.values()) if m.seq > after]
            return [m for m in found if everyone or m.sender_id == world.bot.id][::-1] or None

        found = await until(chat.changed, look, _wait(request)) or []
        return answer({"messages": [seen(message) for message in found], "seq": world.seq})

    async def press(self, request: Request) -> Response:
        """What the bot answered to a tap; waits for it."""
        press = self.world.presses.get(request.query_params.get("id", ""))
        if press is None:
            raise ControlError("there is no such tap")
        given = await until(press.done, lambda: press.answer, _wait(request))
        return answer({"answered": given is not None} | (given or {}))

    async def calls(self, request: Request) -> Response:
        """The bot's calls after one, oldest first."""
        after = number(request, "after")
        method = request.query_params.get("method", "").lower()
        found = [call for call in self.world.log if call.id > after]
        found = [call for call in found if not method or call.method.lower() == method]
        return answer({"calls": [call.json() for call in found]})

    async def events(self, request: Request) -> Response:
        """What happened after a moment: one long poll, or a stream for who accepts text/event-stream."""
        after = int(number(request, "after", float(request.headers.get("last-event-id", 0))))
        if "text/event-stream" in request.headers.get("accept", ""):
            return StreamingResponse(self._stream(after), media_type="text/event-stream")
        found = await until(self.world.changed, self._since(after), _wait(request)) or []
        return answer({"events": found, "seq": self.world.seq})

    def _since(self, after: int) -> Callable[[], list[Json] | None]:
        """A look at the events after a moment."""

        def look() -> list[Json] | None:
            found: list[Json] = []
            floor = after if after <= self.world.seq else 0  # everything was forgotten meanwhile
            for event in reversed(self.world.events):
                if event["seq"] <= floor:
                    break
                found.append(event)
            return found[::-1] or None

        return look

    async def _stream(self, after: int) -> AsyncIterator[str]:
        """Server-sent events; a comment now and then finds out who has left."""
        while True:
            found = await until(self.world.changed, self._since(after), 15.0)
            if not found:
                yield ": still here\n\n"
            for event in found or []:
                after = event["seq"]
                yield f"id: {after}\ndata: {json.dumps(event)}\n\n"

    async def state(self, request: Request) -> Response:
        """An overview: who the bot is, how it is doing, who is here."""
        world = self.world
        chats = [chat for chat in world.chats.values() if not chat.private]
        found: dict[str, Any] = {
            "token": world.token,
            "bot": world.bot.json(),
            "seq": world.seq,
            "now": world.clock.now(),
            "calls": world.calls,
            "pending_updates": len(world.updates.waiting),
            "polling": world.updates.poll is not None,
            "people": len(world.users) - 1,
            "chats": [chat.json() | {"migrated_to": chat.migrated_to} for chat in chats],
        }
        if request.query_params.get("people") == "1":
            found["persons"] = [user.json() | {"started": user.started} for user in world.users.values()]
        return answer(found)

    async def polls(self, request: Request) -> Response:
        """How often the bot has asked for updates; waits until that is more than `after`."""
        queue, after = self.world.updates, number(request, "after")
        await until(queue.polled, lambda: queue.polls if queue.polls > after else None, _wait(request))
        return answer({"polls": queue.polls})

    async def file(self, request: Request) -> Response:
        """A file from a message, as a person opens it."""
        file = self.world.files.get(request.query_params.get("id", ""))
        if file is None:
            raise ControlError("there is no such file")
        how = "inline" if file.kind == "photo" else "attachment"
        headers = {"content-disposition": how, "x-content-type-options": "nosniff"} | HARMLESS
        return Response(file.data, media_type=file.about.get("mime_type", "image/jpeg"), headers=headers)
