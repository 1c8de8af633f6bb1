"""Sending files and fetching those people sent."""

import mimetypes
from typing import Any

from sandbox.access import Right, chat_for
from sandbox.content import caption_body
from sandbox.errors import bad
from sandbox.files import DOWNLOAD_MOST
from sandbox.methods.edits import editable, replace
from sandbox.methods.messages import send
from sandbox.methods.registry import method
from sandbox.model import File, Json
from sandbox.request import Upload
from sandbox.world import World


def _file(world: World, params: Json, kind: str) -> File:
    """The file of a call: uploaded now, or an earlier one by its id."""
    given: Any = params.get(kind, "")
    if isinstance(given, str) and given.startswith("attach://"):
        given = params["files"].get(given.removeprefix("attach://"), "")
    if isinstance(given, Upload):
        mime = given.mime or mimetypes.guess_type(given.name)[0] or ""
        return world.files.add(kind, given.name or "file", mime, given.data, params.get("duration", 0))
    if not given:
        bad(f"there is no {kind} in the request")
    if str(given).startswith(("http://", "https://")):
        bad("failed to get HTTP URL content")
    known = world.files.get(str(given))
    if known is None:
        bad("wrong file identifier/HTTP URL specified")
    if known.kind != kind:
        bad(f"can't use file of type {known.kind.title()} as {kind.title()}")
    return known


@method("sendDocument", counts="send")
def send_document(world: World, params: Json) -> Json:
    """Send a file."""
    chat = chat_for(world, params, Right.WRITE)
    caption = caption_body(params)
    return send(world, params, {"document": _file(world, params, "document").json()} | caption, chat).json


@method("sendPhoto", counts="send")
def send_photo(world: World, params: Json) -> Json:
    """Send a picture."""
    chat = chat_for(world, params, Right.WRITE)
    caption = caption_body(params)
    return send(world, params, {"photo": [_file(world, params, "photo").json()]} | caption, chat).json


@method("editMessageMedia", counts="edit")
def edit_message_media(world: World, params: Json) -> Json:
    """Put another picture and caption in the place of a picture."""
    media = params.get("media")
    if not isinstance(media, dict) or media.get("type") != "photo":
        bad("can't parse input media: only photos are known here")
    chat, message = editable(world, params)
    if "photo" not in message.json:
        bad("message can't be edited")
    given = {**params, "photo": media.get("media", "")}
    body = {"photo": [_file(world, given, "photo").json()]} | caption_body(media)
    return replace(world, chat, message, ("photo", "caption", "caption_entities"), body, params)


@method("sendVoice", counts="send")
def send_voice(world: World, params: Json) -> Json:
    """Send a voice message."""
    chat = chat_for(world, params, Right.WRITE)
    caption = caption_body(params)
    return send(world, params, {"voice": _file(world, params, "voice").json()} | caption, chat).json


@method("sendVideo", counts="send")
def send_video(world: World, params: Json) -> Json:
    """Send a film."""
    chat = chat_for(world, params, Right.WRITE)
    caption = caption_body(params)
    return send(world, params, {"video": _file(world, params, "video").json()} | caption, chat).json


@method("sendVideoNote", counts="send")
def send_video_note(world: World, params: Json) -> Json:
    """Send a round film; it has no caption."""
    chat = chat_for(world, params, Right.WRITE)
    return send(world, params, {"video_note": _file(world, params, "video_note").json()}, chat).json


@method("getFile")
def get_file(world: World, params: Json) -> Json:
    """Where a file can be downloaded."""
    if not params.get("file_id"):
        bad("file_id not specified")
    file = world.files.get(params["file_id"])
    if file is None:
        bad("wrong file_id or the file is temporarily unavailable")
    if len(file.data) > DOWNLOAD_MOST:
        bad("file is too big")
    about = {"file_id": file.id, "file_unique_id": file.unique_id, "file_size": len(file.data)}
    return about | {"file_path": file.path}
