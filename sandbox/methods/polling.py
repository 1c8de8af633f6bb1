"""Who the bot is, and how it gets its updates."""

import re

from sandbox.errors import ApiError, bad
from sandbox.methods.registry import Raw, method
from sandbox.model import Json
from sandbox.updates import WEBHOOK_SET
from sandbox.webhook import start_webhook, stop_webhook
from sandbox.world import World

POLL_MOST = 50
WEBHOOK_ACTIVE = "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
LOCAL = re.compile(r"http://(127\.0\.0\.1|localhost)(:\d+)?(/.*)?")


@method("getMe")
def get_me(world: World, params: Json) -> Json:
    """The bot's own account."""
    abilities = ("can_connect_to_business", "has_main_web_app", "supports_inline_queries")
    about = {"can_join_groups": True, "can_read_all_group_messages": not world.privacy}
    return world.bot.json() | about | dict.fromkeys(abilities, False)


def _kinds(params: Json) -> list[str] | None:
    """The kinds of updates asked for; None if the call does not say."""
    kinds = params.get("allowed_updates")
    return kinds if isinstance(kinds, list) else None


@method("getUpdates")
async def get_updates(world: World, params: Json) -> Raw:
    """Updates by long poll."""
    if world.webhook.url:
        raise ApiError(409, WEBHOOK_ACTIVE)
    limit = min(100, max(1, params.get("limit", 100)))
    seconds = min(POLL_MOST, max(0, params.get("timeout", 0)))
    world.updates.allow(_kinds(params))
    found = await world.updates.fetch(params.get("offset", 0), limit, seconds)
    return Raw(b"[" + b",".join(update.body for update in found) + b"]", [update.id for update in found])


@method("setWebhook")
def set_webhook(world: World, params: Json) -> bool:
    """Have updates posted to an address; without one, stop that."""
    url = params.get("url", "")
    if not url:
        return delete_webhook(world, params)
    if not (url.startswith("https://") or LOCAL.fullmatch(url)):
        bad("bad webhook: An HTTPS URL must be provided for webhook")
    secret = params.get("secret_token", "")
    if len(secret) > 256:
        bad("secret token is too long")
    if not re.fullmatch(r"[A-Za-z0-9_-]*", secret):
        bad("secret token contains unallowed characters")
    if params.get("drop_pending_updates"):
        world.updates.waiting.clear()
    world.updates.allow(_kinds(params))
    world.updates.interrupt(WEBHOOK_SET)
    hook = world.webhook
    hook.url, hook.secret_token = url, secret
    hook.max_connections = min(100, max(1, params.get("max_connections", 40)))
    hook.ip_address = params.get("ip_address", "")
    hook.last_error_date, hook.last_error_message = 0, ""
    start_webhook(world)
    return True


@method("deleteWebhook")
def delete_webhook(world: World, params: Json) -> bool:
    """Go back to getUpdates."""
    if params.get("drop_pending_updates"):
        world.updates.waiting.clear()
    stop_webhook(world)
    world.webhook.url = world.webhook.secret_token = ""
    return True


@method("getWebhookInfo")
def get_webhook_info(world: World, params: Json) -> Json:
    """Where updates go, and how the last tries went."""
    hook = world.webhook
    world.updates.expire()
    found: Json = {
        "url": hook.url,
        "has_custom_certificate": False,
        "pending_update_count": len(world.updates.waiting),
    }
    if hook.url:
        found["max_connections"] = hook.max_connections
        found |= {"ip_address": hook.ip_address} if hook.ip_address else {}
    if hook.last_error_date:
        found |= {"last_error_date": hook.last_error_date, "last_error_message": hook.last_error_message}
    if world.updates.allowed is not None:
        found["allowed_updates"] = sorted(world.updates.allowed)
    return found


@method("logOut")
def log_out(world: World, params: Json) -> bool:
    """Leave this server; calls are answered again at once here."""
    world.updates.interrupt("Logged out")
    return True


@method("close")
def close(world: World, params: Json) -> bool:
    """Close the bot's instance; nothing is kept open here."""
    return True
