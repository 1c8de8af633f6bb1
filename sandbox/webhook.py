"""Posting updates to the bot's address: one at a time, in order, tried again until taken."""

import asyncio
import json

import httpx

from sandbox.updates import Update
from sandbox.world import World

PAUSE_MOST = 60.0
PATIENCE = 30.0  # seconds for one delivery


def start_webhook(world: World) -> None:
    """Begin to deliver."""
    stop_webhook(world)
    world.webhook.task = asyncio.get_running_loop().create_task(_deliver(world))


def stop_webhook(world: World) -> None:
    """Deliver no more."""
    if world.webhook.task is not None:
        world.webhook.task.cancel()
        world.webhook.task = None


async def _deliver(world: World) -> None:
    """Deliver what comes, the oldest first."""
    pause = world.webhook_pause
    async with httpx.AsyncClient(timeout=PATIENCE, trust_env=False) as client:
        while True:
            if (found := world.updates.first(1)) is None:
                await world.updates.arrived.wait(3600)
            elif await _post(client, world, found[0]):
                world.updates.confirm(found[0].id + 1)
                pause = world.webhook_pause
            else:
                await asyncio.sleep(pause)
                pause = min(PAUSE_MOST, pause * 2)


async def _post(client: httpx.AsyncClient, world: World, update: Update) -> bool:
    """Try one delivery; whether the bot took it."""
    headers = {"Content-Type": "application/json"}
    if world.webhook.secret_token:
        headers["X-Telegram-Bot-Api-Secret-Token"] = world.webhook.secret_token
    try:
        answer = await client.post(world.webhook.url, content=update.body, headers=headers)
    except httpx.HTTPError as error:
        return _failed(
            world, "Connection refused" if isinstance(error, httpx.ConnectError) else "Read timeout expired"
        )
    if not answer.is_success:
        return _failed(world, f"Wrong response from the webhook: {answer.status_code} {answer.reason_phrase}")
    await _call_in_answer(world, answer)
    return True


def _failed(world: World, reason: str) -> bool:
    """Note why a delivery failed."""
    world.webhook.last_error_date = int(world.clock.now())
    world.webhook.last_error_message = reason
    return False


async def _call_in_answer(world: World, answer: httpx.Response) -> None:
    """A bot may call one method in its answer; what comes of it is not told."""
    if not answer.content.startswith(b"{"):
        return
    from sandbox.calls import run  # the calls know the webhook through setWebhook

    try:
        params = json.loads(answer.content)
    except ValueError:
        return
    name = params.pop("method", "")
    if isinstance(name, str) and name:
        await run(world, name, params, {})
