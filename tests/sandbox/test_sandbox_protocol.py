"""The envelope, tokens, hosts, methods, getMe, every method registered under Telegram's names."""

import httpx
from telegram import Bot, User

from sandbox.client import Person, Sandbox
from sandbox.methods import REGISTRY
from sandbox.schema import METHODS
from sandbox.testing import Api


async def test_get_me(bot: Bot, api: Api) -> None:
    me = await api("GETME")
    assert me["username"] == bot.username
    assert User.de_json(me, None).is_bot


async def test_unknown_token(sandbox: Sandbox) -> None:
    async with httpx.AsyncClient(base_url=sandbox.url) as http:
        for path in ("/bot1:abc/getMe", "/file/bot1:abc/documents/file_1.txt"):
            answer = await http.get(path)
            assert answer.status_code == 401
            assert answer.json() == {"ok": False, "error_code": 401, "description": "Unauthorized"}


async def test_not_found(sandbox: Sandbox, http: httpx.AsyncClient, api: Api) -> None:
    assert await api("getNothing") == (404, "Not Found: method not found")
    for url in (f"{sandbox.url}/nonsense", f"{sandbox.url}/bot{sandbox.token}"):
        answer = await http.get(url)
        assert (answer.status_code, answer.json()["description"]) == (404, "Not Found")


async def test_a_method_the_sandbox_lacks_says_so(api: Api) -> None:
    assert await api("sendDice", chat_id=1) == (400, "Bad Request: the sandbox does not do senddice")


async def test_other_hosts_are_refused(sandbox: Sandbox, http: httpx.AsyncClient) -> None:
    for path in (f"{sandbox.url}/control/state", f"{sandbox.url}/bot{sandbox.token}/getMe"):
        answer = await http.get(path, headers={"host": "evil.example"})
        assert answer.status_code == 403
    answer = await http.post(f"{sandbox.url}/control/do", json={}, headers={"origin": "http://evil.example"})
    assert answer.status_code == 403


def test_methods_have_telegrams_names() -> None:
    assert len(REGISTRY) > 30
    assert set(REGISTRY) <= set(METHODS)


async def test_state_and_reset(sandbox: Sandbox, anna: Person) -> None:
    assert (await sandbox.state())["people"] == 1
    await sandbox.reset()
    state = await sandbox.state()
    assert (state["people"], state["pending_updates"]) == (0, 0)
