"""The same small day when Telegram posts the updates to the bot."""

from __future__ import annotations

from pathlib import Path

import httpx
from here import here, says


async def test_a_day_by_webhook(tmp_path: Path) -> None:
    async with here(tmp_path, mode="webhook", officials=("村主任", "防汛值班")) as town:
        chief, second = town.officials
        await town.say(chief, "/alert 暴雨 红")
        preview = await town.last(chief, "alerts:send:")
        number = preview.button("alerts:send:").data.rpartition(":")[2]
        await town.tap(chief, preview, f"alerts:send:{number}")
        await town.tap(second, await town.last(second, "alerts:second:"), f"alerts:second:{number}")
        for person in town.people.values():
            await town.tap(person, await town.last(person, f"alerts:safe:{number}"), f"alerts:safe:{number}")
        answers = town.rows("SELECT answer, COUNT(*) FROM alert_households GROUP BY 1")
        assert answers == [("safe", len(town.homes))]
        await town.say(town.resident(), "/sos")
        helper = town.resident("1", 2)
        assert says(
            (await town.tap(helper, await town.last(helper, "aid:claim:1"), "aid:claim:1")).text, "aid-go"
        )
        assert await town.sandbox.polls() == 0


async def test_who_does_not_know_the_secret_is_refused(tmp_path: Path) -> None:
    async with here(tmp_path, 0, mode="webhook") as town:
        url, secret = town.world.webhook.url, town.world.webhook.secret_token
        user = {"id": 7, "is_bot": False, "first_name": "x"}
        said = {"text": "/sos", "entities": [{"type": "bot_command", "offset": 0, "length": 4}]}
        message = {"message_id": 1, "date": 1, "chat": {"id": 7, "type": "private"}, "from": user, **said}
        update = {"update_id": 900_000_000, "message": message}
        header = "X-Telegram-Bot-Api-Secret-Token"
        async with httpx.AsyncClient(trust_env=False) as http:
            for headers in (
                {},
                {header: ""},
                {header: "wrong"},
                {header: secret[:-1]},
                {header: secret + "x"},
            ):
                assert (await http.post(url, json=update, headers=headers)).status_code == 403
            right = {header: secret}
            for content in (b"", b"{", b"[]", b"null", b'{"update_id": "x"}', b'"text"'):
                assert (await http.post(url, content=content, headers=right)).status_code == 400, content
            large = await http.post(url, content=b" " * 1_000_001, headers=right)
            assert large.status_code == 413
            assert (await http.get(url, headers=right)).status_code == 405
            assert town.value("SELECT COUNT(*) FROM inbox") == 0
            for _ in range(2):  # posted twice, done once
                assert (await http.post(url, json=update, headers=right)).status_code == 200
            await town.quiet()
            assert (
                "dead" in town.rows("SELECT state FROM outbox WHERE chat_id = 7")[0]
            )  # nobody of that id is here
            assert town.rows("SELECT update_id FROM inbox") == [(900_000_000,)]
            assert town.value("SELECT COUNT(*) FROM requests") == 1
            health = await http.get(url.rpartition("/")[0] + "/health")
            assert health.status_code == 200 and health.json()["ok"] is True
