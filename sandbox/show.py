"""The show: whoever runs the sandbox for people to play may offer a staged night; here is how the page meets it."""

import json
from typing import Protocol

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from sandbox.control import answer
from sandbox.errors import ControlError
from sandbox.model import Json
from sandbox.world import World


class Show(Protocol):
    """What the demo offers beside the chats: a night to play, its pace, its troubles."""

    def state(self) -> Json:
        """Everything the page shows of it."""

    async def order(self, name: str, values: Json) -> None:
        """Do what somebody ordered on the page. Raises ControlError with a sentence for the person."""


class ShowRoutes:
    """The routes under /control/show; without a show they say so."""

    def __init__(self, world: World) -> None:
        self.world = world

    def routes(self) -> list[Route]:
        """Both routes."""
        return [
            Route("/control/show", self.look, methods=["GET"]),
            Route("/control/show", self.order, methods=["POST"]),
        ]

    async def look(self, _request: Request) -> Response:
        """How the show stands; null where there is none."""
        show = self.world.show
        return answer({"show": None if show is None else show.state()})

    async def order(self, request: Request) -> Response:
        """Order something; tells how the show stands then."""
        show, given = self.world.show, json.loads(await request.body())
        if show is None:
            raise ControlError("there is no show here: start it with `make demo`")
        if not isinstance(given, dict) or not isinstance(given.get("do"), str):
            raise ControlError("an object with `do` is needed")
        await show.order(given.pop("do"), given)
        return answer({"show": show.state()})
