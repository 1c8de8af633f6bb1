"""The page: what is served and how guarded, its words, and the views it lives on - over HTTP."""

import asyncio
import io
import re
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from PIL import Image

from sandbox.client import Person, Sandbox
from sandbox.testing import Api

FOLDER = Path(__file__).parents[2] / "sandbox" / "page"
SCRIPTS = sorted(FOLDER.glob("*.js"))
UNSAFE = ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function", "srcdoc")
OUTSIDE = re.compile(r"https?://(?!www\.w3\.org/2000/svg|\$\{)", re.IGNORECASE)


@pytest.fixture
async def web(sandbox: Sandbox) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(base_url=sandbox.url, trust_env=False, timeout=20) as found:
        yield found


async def look(web: httpx.AsyncClient, path: str, **query: Any) -> Any:
    answer = await web.get(f"/control/{path}", params=query)
    assert answer.status_code == 200, answer.text
    return answer.json()


# -- what is served


async def test_the_page_loads_only_itself(web: httpx.AsyncClient) -> None:
    answer = await web.get("/")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    policy = answer.headers["content-security-policy"]
    assert "default-src 'self'" in policy and "unsafe" not in policy
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "<script>" not in answer.text and " style=" not in answer.text and " onclick=" not in answer.text


async def test_every_file_the_page_names_is_there(web: httpx.AsyncClient) -> None:
    named = set(re.findall(r'(?:href|src)="(/[^"]+)"', (await web.get("/")).text))
    assert {"/page/page.css", "/page/main.js"} <= named
    for script in SCRIPTS:
        named |= {f"/page/{name}" for name in re.findall(r'from "\./([^"]+)"', script.read_text("utf-8"))}
    kinds = {"css": "text/css", "js": "text/javascript", "svg": "image/svg+xml"}
    for path in named:
        answer = await web.get(path)
        assert answer.status_code == 200, path
        assert answer.headers["content-type"] == f"{kinds[path.rpartition('.')[2]]}; charset=utf-8"
        assert answer.content
    assert len(named) > 10


async def test_only_its_own_files_are_served(web: httpx.AsyncClient) -> None:
    for path in ("/page/", "/page/../server.py", "/page/%2e%2e/server.py", "/page/page.py", "/index.html"):
        assert (await web.get(path)).status_code == 404, path
    assert (await web.post("/")).status_code == 405
    head = await web.head("/")
    assert (head.status_code, head.content) == (200, b"")


async def test_other_hosts_are_refused(web: httpx.AsyncClient) -> None:
    for path in ("/", "/page/main.js", "/control/people", "/control/wire"):
        assert (await web.get(path, headers={"host": "evil.example"})).status_code == 403
    assert (await web.get("/control/people", headers={"origin": "http://evil.example"})).status_code == 403


def test_scripts_build_no_markup_from_text_and_load_nothing_from_elsewhere() -> None:
    assert len(SCRIPTS) > 8
    for path in [*SCRIPTS, *FOLDER.glob("*.css"), *FOLDER.glob("*.html")]:
        text = path.read_text("utf-8")
        assert not [word for word in UNSAFE if word in text], path.name
        assert not OUTSIDE.search(text) and "@import" not in text, path.name
        assert len(text.splitlines()) < 300, path.name


def test_every_word_is_there_in_both_languages() -> None:
    source = (FOLDER / "words.js").read_text("utf-8")
    words = dict(re.findall(r'^  (\w+): \[("(?:.|\n)*?")\],$', source, re.MULTILINE))
    used = {key for path in SCRIPTS for key in re.findall(r'\bt\("(\w+)"', path.read_text("utf-8"))}
    assert len(used) > 50 and used <= set(words)
    for key, both in words.items():
        chinese, english = re.findall(r'"([^"]*)"', both)
        assert chinese and english, key
        assert set(re.findall(r"\{\w+\}", chinese)) == set(re.findall(r"\{\w+\}", english)), key


# -- the views


async def test_people_and_what_they_have_not_read(
    web: httpx.AsyncClient, api: Api, sandbox: Sandbox, anna: Person
) -> None:
    newcomer = await sandbox.person("<b>Ben")
    for number in range(3):
        await api("sendMessage", chat_id=anna.id, text=f"{number}")
    found = {each["id"]: each for each in (await look(web, "people"))["people"]}
    assert (found[anna.id]["unread"], found[anna.id]["started"]) == (3, True)
    assert (found[newcomer.id]["name"], found[newcomer.id]["started"]) == ("<b>Ben", False)
    assert len(found) == 2
    await sandbox.do("read", person=anna.id, chat=anna.id)
    assert (await look(web, "people"))["people"][0]["unread"] == 0
    await anna.write("my own")
    assert (await look(web, "people"))["people"][0]["unread"] == 0
    await api("sendMessage", chat_id=anna.id, text="new")
    assert (await look(web, "chats", person=anna.id))["chats"][0]["unread"] == 1


async def test_somebody_sees_only_the_chats_they_are_in(
    web: httpx.AsyncClient, sandbox: Sandbox, anna: Person
) -> None:
    ben = await sandbox.person("Ben")
    group = await sandbox.group("Lane 1", anna)
    old = group.id
    assert [chat["id"] for chat in (await look(web, "chats", person=ben.id))["chats"]] == [ben.id]
    assert [chat["id"] for chat in (await look(web, "chats", person=anna.id))["chats"]] == [anna.id, old]
    await group.migrate()
    assert [chat["id"] for chat in (await look(web, "chats", person=anna.id))["chats"]] == [anna.id, group.id]
    assert (await web.get("/control/chats", params={"person": 12345})).status_code == 400
    with pytest.raises(Exception, match="is not in the chat"):
        await sandbox.do("read", person=ben.id, chat=group.id)


async def test_looking_at_a_newcomer_opens_no_chat(
    web: httpx.AsyncClient, api: Api, sandbox: Sandbox
) -> None:
    ben = await sandbox.person("Ben")
    assert (await look(web, "chats", person=ben.id))["chats"][0]["last"] is None
    assert (await look(web, "chat", chat=ben.id))["messages"] == []
    assert await api("getChat", chat_id=ben.id) == (400, "Bad Request: chat not found")


async def test_a_long_chat_comes_in_pieces(web: httpx.AsyncClient, sandbox: Sandbox, anna: Person) -> None:
    await sandbox.bulk([{"act": "write", "person": anna.id, "text": f"{n}"} for n in range(10_000)])
    newest = await look(web, "chat", chat=anna.id, last=200)
    texts = [each["message"]["text"] for each in newest["messages"]]
    assert (texts[0], texts[-1], newest["earlier"]) == ("9800", "9999", True)
    before = newest["messages"][0]["message"]["message_id"]
    earlier = await look(web, "chat", chat=anna.id, last=200, before=before)
    assert earlier["messages"][-1]["message"]["text"] == "9799"
    first = await look(web, "chat", chat=anna.id, last=200, before=3)
    assert (len(first["messages"]), first["earlier"]) == (2, False)


async def test_newest_pin_and_keyboard(web: httpx.AsyncClient, api: Api, anna: Person) -> None:
    keyboard = {"keyboard": [["here"]]}
    first = await api("sendMessage", chat_id=anna.id, text="first", reply_markup=keyboard)
    await api("sendMessage", chat_id=anna.id, text="second")
    await api("pinChatMessage", chat_id=anna.id, message_id=first["message_id"])
    assert (await look(web, "chat", chat=anna.id))["pin"]["message"]["text"] == "first"
    assert (await look(web, "chats", person=anna.id))["chats"][0]["keyboard"] == keyboard


async def test_menu_in_the_narrowest_scope_and_own_language(
    web: httpx.AsyncClient, api: Api, anna: Person
) -> None:
    async def names(**query: Any) -> list[str]:
        return [
            each["description"] for each in (await look(web, "menu", person=anna.id, **query))["commands"]
        ]

    assert await names() == []
    await api("setMyCommands", commands=[{"command": "me", "description": "all"}])
    await api("setMyCommands", commands=[{"command": "me", "description": "zh"}], language_code="zh")
    assert (await names(), await names(language="en")) == (["zh"], ["all"])
    scope = {"type": "chat", "chat_id": anna.id}
    await api("setMyCommands", commands=[{"command": "me", "description": "hers"}], scope=scope)
    assert await names() == ["hers"]


async def test_wire(web: httpx.AsyncClient, api: Api, sandbox: Sandbox, anna: Person) -> None:
    ben = await sandbox.person("Ben")
    await ben.start()
    await api("getUpdates")
    await api("sendMessage", chat_id=anna.id, text="a" * 4096)
    await api("sendMessage", chat_id=ben.id, text="<")
    await api("sendMessage", chat_id=999, text="nobody")
    calls = (await look(web, "wire"))["calls"]
    assert [(call["method"], call["status"]) for call in calls] == [
        ("sendMessage", s) for s in (200, 200, 400)
    ]
    assert len(calls[0]["params"]) < 4100
    assert (await look(web, "wire", polls=1))["calls"][0]["method"] == "getUpdates"
    assert len((await look(web, "wire", chat=ben.id))["calls"]) == 1
    assert len((await look(web, "wire", method="sendm", last=2))["calls"]) == 2


# -- what people send


async def test_a_file_runs_nothing_in_the_page(web: httpx.AsyncClient, anna: Person) -> None:
    await anna.send_document("x.html", b"<script>alert(1)</script>", mime="text/html")
    picture = io.BytesIO()
    Image.new("RGB", (2, 2)).save(picture, "PNG")
    await anna.send_photo(picture.getvalue())
    document, photo = (each["message"] for each in (await look(web, "chat", chat=anna.id))["messages"][-2:])
    answer = await web.get("/control/file", params={"id": document["document"]["file_id"]})
    assert answer.headers["content-disposition"] == "attachment"
    assert "sandbox" in answer.headers["content-security-policy"]
    answer = await web.get("/control/file", params={"id": photo["photo"][-1]["file_id"]})
    assert (answer.headers["content-disposition"], answer.headers["content-type"]) == ("inline", "image/jpeg")


async def test_half_a_character(web: httpx.AsyncClient, anna: Person) -> None:
    order = b'{"act": "write", "person": %d, "text": "\\ud83d half"}' % anna.id
    assert (await web.post("/control/do", content=order)).status_code == 200
    assert (await look(web, "chat", chat=anna.id))["messages"][-1]["message"]["text"].endswith("half")


async def test_the_stream_goes_on_after_a_reset(
    web: httpx.AsyncClient, sandbox: Sandbox, anna: Person
) -> None:
    after = (await sandbox.state())["seq"]
    watch = asyncio.create_task(sandbox.events(after=after, wait=10))
    await sandbox.reset()
    await sandbox.person("Ben")
    assert [event["kind"] for event in await watch] == ["person"]
    for wrong in ("nan", "inf", "x"):
        assert (await web.get("/control/events", params={"after": wrong})).status_code == 400
