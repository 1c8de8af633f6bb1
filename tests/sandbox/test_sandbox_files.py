"""Files: uploaded, used again by id, fetched; captions; pictures are checked."""

import io

import pytest
from PIL import Image
from telegram import Bot

from sandbox.client import Person, Sandbox
from sandbox.testing import Api


def picture() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (30, 20)).save(out, "PNG")
    return out.getvalue()


async def test_document_round_trip(bot: Bot, sandbox: Sandbox, anna: Person) -> None:
    sent = await bot.send_document(
        anna.id, b"a,b\n", filename="名单.csv", caption="<b>x</b>", parse_mode="HTML"
    )
    assert sent.document and sent.document.file_name == "名单.csv" and sent.caption_entities
    again = await bot.send_document(anna.id, sent.document.file_id)
    assert again.document == sent.document
    file = await bot.get_file(sent.document.file_id)
    assert bytes(await file.download_as_bytearray()) == b"a,b\n"
    seen = await anna.wait("x")
    assert seen.document and await sandbox.file(seen.document["file_id"]) == b"a,b\n"


async def test_files_from_people(bot: Bot, anna: Person) -> None:
    await anna.send_document("list.csv", b"1,2")
    await anna.send_photo(picture(), caption="/here")
    await anna.send_voice()
    await anna.send_location(30.0, 114.0)
    await anna.send_contact("+86 1")
    document, photo, voice, place, contact = [u.message for u in (await bot.get_updates())[1:] if u.message]
    assert document.document and photo.photo and voice.voice and place.location and contact.contact
    assert photo.photo[-1].width == 30 and photo.caption == "/here"
    assert bytes(await (await document.document.get_file()).download_as_bytearray()) == b"1,2"


async def test_photo(bot: Bot, anna: Person) -> None:
    sent = await bot.send_photo(anna.id, picture())
    assert (sent.photo[-1].width, sent.photo[-1].height) == (30, 20)
    edited = await bot.edit_message_caption(anna.id, sent.message_id, caption="new")
    assert edited.caption == "new"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("method", "params", "description"),
    [
        ("sendDocument", {}, "there is no document in the request"),
        ("sendDocument", {"document": "nonsense"}, "wrong file identifier/HTTP URL specified"),
        ("sendPhoto", {"photo": "http://127.0.0.1/x"}, "failed to get HTTP URL content"),
        ("sendDocument", {"document": "x", "caption": "a" * 1025}, "message caption is too long"),
        ("getFile", {"file_id": "nonsense"}, "wrong file_id or the file is temporarily unavailable"),
        ("getFile", {}, "file_id not specified"),
    ],
)
async def test_refused(api: Api, anna: Person, method: str, params: dict[str, str], description: str) -> None:
    assert await api(method, chat_id=anna.id, **params) == (400, f"Bad Request: {description}")


async def test_what_is_no_picture(http: object, bot: Bot, anna: Person) -> None:
    from telegram.error import BadRequest

    with pytest.raises(BadRequest, match="Image_process_failed"):
        await bot.send_photo(anna.id, b"no picture")
