"""Answering a tap on a button."""

from sandbox.entities import utf16
from sandbox.errors import bad
from sandbox.methods.registry import method
from sandbox.model import Json
from sandbox.world import World

ANSWERABLE_FOR = 15 * 60  # seconds after the tap
TEXT_MOST = 200
TOO_OLD = "query is too old and response timeout expired or query ID is invalid"


@method("answerCallbackQuery")
def answer_callback_query(world: World, params: Json) -> bool:
    """Answer a tap; the first answer is what the person sees."""
    press = world.presses.get(params.get("callback_query_id", ""))
    if press is None or world.clock.now() - press.pressed_at > ANSWERABLE_FOR:
        bad(TOO_OLD)
    text = params.get("text", "")
    if utf16(text) > TEXT_MOST:
        bad("MESSAGE_TOO_LONG")
    if press.answer is None:
        alert = bool(params.get("show_alert"))
        press.answer = {"text": text, "show_alert": alert, "url": params.get("url", "")}
        press.answer["seq"] = world.event(
            "answer", user_id=press.user_id, query_id=press.id, text=text, alert=alert
        )
        press.done.ring()
    return True
