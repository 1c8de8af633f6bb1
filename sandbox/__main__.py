"""`python -m sandbox`: the stand-in as a process of its own; prints its URL as one line."""

import asyncio
import contextlib
from typing import Annotated

import typer

from sandbox.server import serve_forever
from sandbox.world import BOT_USERNAME, TOKEN, World


def main(
    port: Annotated[int, typer.Option(help="0 takes a free one.")] = 0,
    token: Annotated[str, typer.Option(help="The bot's token.")] = TOKEN,
    username: Annotated[str, typer.Option(help="The bot's username.")] = BOT_USERNAME,
    limits: Annotated[bool, typer.Option("--limits", help="Switch Telegram's flood limits on.")] = False,
) -> None:
    """Serve a stand-in for Telegram on 127.0.0.1."""
    world = World(token=token, username=username)
    world.limits.on = limits
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(serve_forever(world, port))


if __name__ == "__main__":
    typer.run(main)
