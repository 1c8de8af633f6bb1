"""The control client: drive the sandbox as people, and look at what they see.

    async with Sandbox(url) as sandbox:
        anna = await sandbox.person("Anna")
        sent = await anna.start("CODE")
        seen = await anna.wait("Welcome", after=sent)
        answer = await anna.press(seen, "households:approve:")

`after` is a moment: a `seq` number, or anything that has one (Sent, Seen, Answer).
"""

from collections.abc import Iterable, Sequence
from types import TracebackType
from typing import Any, Self

import httpx

from sandbox.people_client import Group, Person
from sandbox.seen import Answer, Button, Call, Json, NotSeen, Refused, Seen, Sent

__all__ = ["Answer", "Button", "Call", "Group", "NotSeen", "Person", "Refused", "Sandbox", "Seen", "Sent"]

BULK = 500  # acts in one request


class Sandbox:
    """The sandbox at a URL; use as `async with Sandbox(url) as sandbox`."""

    def __init__(self, url: str) -> None:
        self.url = url.rstrip("/")
        self.token = ""
        self.bot_username = ""
        self.bot_id = 0
        limits = httpx.Limits(max_connections=None, max_keepalive_connections=50)
        self._http = httpx.AsyncClient(base_url=self.url, timeout=90, trust_env=False, limits=limits)

    async def __aenter__(self) -> Self:
        state = await self.state()
        self.token, self.bot_username, self.bot_id = (
            state["token"],
            state["bot"]["username"],
            state["bot"]["id"],
        )
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._http.aclose()

    # -- the wire

    async def get(self, path: str, **query: Any) -> Any:
        """One look through the control API."""
        return self._read(await self._http.get(f"/control/{path}", params=query))

    async def do(self, act: str, **arguments: Any) -> Any:
        """One act through the control API; answers once the update is queued."""
        return self._read(await self._http.post("/control/do", json={"act": act} | arguments))

    async def bulk(self, acts: Sequence[Json]) -> list[Json]:
        """Many acts, each `{"act": name, ...}`, in few requests; one that fails gives `{"error": ...}`."""
        found: list[Json] = []
        for begin in range(0, len(acts), BULK):
            answer = await self._http.post("/control/do", json={"acts": acts[begin : begin + BULK]})
            found += self._read(answer)["results"]
        return found

    @staticmethod
    def _read(answer: httpx.Response) -> Any:
        if answer.status_code == 400:
            raise Refused(answer.json()["error"])
        answer.raise_for_status()
        return answer.json()

    # -- people and groups

    async def person(self, name: str, language: str | None = "zh-hans", id: int | None = None) -> Person:
        """A new person, or the one with this id."""
        found = await self.do("person", name=name, language=language, id=id)
        return Person(self, found["id"], found["name"])

    async def people(self, names: Iterable[str], language: str | None = "zh-hans") -> list[Person]:
        """Many new people at once."""
        found = await self.bulk([{"act": "person", "name": name, "language": language} for name in names])
        return [Person(self, each["id"], each["name"]) for each in found]

    async def start_all(self, starts: Iterable[tuple[Person, str]]) -> list[Sent]:
        """Many people press Start, each with a payload."""
        acts = [{"act": "start", "person": person.id, "payload": payload} for person, payload in starts]
        return [Sent(**self._whole(each)) for each in await self.bulk(acts)]

    async def press_all(self, presses: Iterable[tuple[Person, Seen, str]]) -> list[Sent]:
        """Many people tap a button at once; does not wait for the bot's answers."""
        acts = [
            {"act": "press", "person": p.id, "chat": s.chat_id, "message_id": s.message_id, "data": data}
            for p, s, data in presses
        ]
        found = [self._whole(each) for each in await self.bulk(acts)]
        return [Sent(each["seq"], update_id=each["update_id"]) for each in found]

    @staticmethod
    def _whole(result: Json) -> Json:
        """A result of a bulk call, raised if it is an error."""
        if "error" in result:
            raise Refused(result["error"])
        return result

    async def group(
        self, title: str, creator: Person, members: Sequence[Person] = (), supergroup: bool = False
    ) -> Group:
        """A new group without the bot."""
        ids = [member.id for member in members]
        kind = "supergroup" if supergroup else "group"
        found = await self.do("group", title=title, creator=creator.id, members=ids, kind=kind)
        return Group(self, found["id"], title)

    async def channel(self, title: str, creator: Person) -> Group:
        """A new channel without the bot."""
        found = await self.do("group", title=title, creator=creator.id, kind="channel")
        return Group(self, found["id"], title)

    # -- troubles, time, records

    async def faults(
        self,
        method: str = "*",
        kind: str = "500",
        times: int = 1,
        seconds: float = 0,
        chat_id: int | None = None,
    ) -> None:
        """Order a fault: 500, 502, delay, reset, lost, proxy, 429, 401, 403, 404, outage; `clear` withdraws all."""
        await self.do("faults", method=method, kind=kind, times=times, seconds=seconds, chat_id=chat_id)

    async def limits(
        self, on: bool, per_second: float = 30, per_chat: float = 1, per_group_minute: int = 20
    ) -> None:
        """Switch the flood limits on or off."""
        numbers = {"per_second": per_second, "per_chat": per_chat, "per_group_minute": per_group_minute}
        await self.do("limits", on=on, **numbers)

    async def advance(self, seconds: float) -> None:
        """Move the sandbox's clock forward."""
        await self.do("advance", seconds=seconds)

    async def privacy(self, on: bool) -> None:
        """Switch privacy mode (on at first)."""
        await self.do("privacy", on=on)

    async def calls(self, after: int = 0, method: str | None = None) -> list[Call]:
        """The bot's calls with an id above `after`, oldest first."""
        found = await self.get("calls", after=after, method=method or "")
        return [Call(**call) for call in found["calls"]]

    async def events(self, after: int = 0, wait: float = 0) -> list[Json]:
        """What happened after a moment; waits up to `wait` seconds for something."""
        found: list[Json] = (await self.get("events", after=after, wait=wait))["events"]
        return found

    async def state(self) -> Json:
        """An overview: token, bot, pending_updates, polling, people, chats."""
        found: Json = await self.get("state")
        return found

    async def polls(self) -> int:
        """How often the bot has asked for updates so far."""
        return int((await self.get("polls"))["polls"])

    async def bot_ready(self, after: int = 0, timeout: float = 30) -> int:  # noqa: ASYNC109
        """Wait until the bot has asked for updates more than `after` times; raises if it does not."""
        found = int((await self.get("polls", after=after, wait=timeout))["polls"])
        if found <= after:
            raise NotSeen(f"the bot has not asked for updates in {timeout} s")
        return found

    async def file(self, file_id: str) -> bytes:
        """A file from a message, as a person opens it."""
        answer = await self._http.get("/control/file", params={"id": file_id})
        if answer.status_code == 400:
            raise Refused(answer.json()["error"])
        return answer.content

    async def reset(self) -> None:
        """Forget everybody and everything."""
        await self.do("reset")
