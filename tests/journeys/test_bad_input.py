"""Bad input: each gets a clear sentence or is ignored on purpose; nothing is lost, nothing raises.

That no update is left over, none failed and no error was logged is checked when the village closes (here.py).
"""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

import pytest
from here import ADMIN, Town, here, picture, says

EMOJI = "😀" * 4096  # as many as Telegram takes in one message
OLD = {"zh": "这个按钮已经失效", "en": "This button no longer works"}


async def test_commands_with_missing_or_wrong_arguments(town: Town) -> None:
    chief = town.officials[0]
    english = await town.official("Officer", "en")
    for text, key in (
        ("/alert", "alerts-pick-hazard"),
        ("/drill", "alerts-pick-hazard"),
        ("/alert 暴雨", "alerts-pick-colour"),
        ("/alert 暴", "alerts-unknown-hazard"),
        ("/alert 暴雨 紫", "alerts-unknown-colour"),
        ("/alert 暴雨 红 火星", "alerts-unknown-area"),
        ("/alert 暴雨 红 99", "alerts-unknown-area"),
        ("/card 1 2 3", "card-no-group"),
        ("/language klingon", "welcome-language"),
        ("/cancel", "welcome-nothing-to-cancel"),
        ("/start <b> =1+1", "welcome-code-unknown"),
        ("/nonsense", "welcome-unknown-command"),
        ("/", "welcome-unknown-command"),
        ("=1+1", "welcome-not-understood"),
    ):
        assert says(await town.say(chief, text), key, "zh"), text
        assert says(await town.say(english, text), key, "en"), text
    assert "没有“紫”这种颜色" in (await town.say(chief, "/alert 暴雨 紫"))[0]
    assert "There is no colour “紫”" in (await town.say(english, "/alert 暴雨 紫"))[0]
    assert town.value("SELECT COUNT(*) FROM alerts WHERE state <> 'draft'") == 0


async def test_people_with_no_household_are_told_what_to_do(town: Town) -> None:
    stranger = await town.person("路人")
    tourist = await town.person("Tourist", "en")
    for text, key in (
        ("/start", "welcome-stranger"),
        ("/help", "welcome-stranger"),
        ("/card", "common-no-household"),
        ("/me", "welcome-me-no-house"),
        ("/alert 暴雨 红", "common-only-officials"),
        ("/drill", "common-only-officials"),
        ("/board", "common-only-officials"),
        ("/swap", "common-only-leaders"),
        ("/report", "common-only-leaders"),
        ("/aid", "aid-menu"),
        ("/sos", "aid-register"),
    ):
        assert says(await town.say(stranger, text), key, "zh"), text
        assert says(await town.say(tourist, text), key, "en"), text
    assert says(await town.say(stranger, "村口小卖部门口"), "aid-more-kept")
    assert town.value("SELECT COUNT(*) FROM requests WHERE household_id IS NULL") == 2


async def test_a_code_works_once_in_time_and_where_it_belongs(tmp_path: Path) -> None:
    async with here(tmp_path, people=False) as town:
        code = await town.code("household", "QX0001")
        late = await town.code("household", "QX0002")
        anna = await town.person("Anna", "en", code)
        assert says((await town.last(anna, "welcome:me")).text, "common-joined", "en")
        assert "already; nothing more to do" in "".join(await town.say(anna, f"/start {code}"))
        thief = await town.person("小偷", code=code)
        assert "已经有人用过" in (await town.last(thief)).text
        assert "群码" in "".join(await town.say(thief, f"/start {await town.code('group', '1')}"))
        chat = await town.sandbox.group("大群", anna, [thief])
        await chat.add_bot(anna)
        assert "给个人用" in "".join(await town.say(thief, f"/start {late}", chat))
        await town.pass_time(days=30)
        assert "过期" in "".join(await town.say(thief, late))
        assert town.value("SELECT COUNT(*) FROM members") == 1


async def test_who_guesses_is_slowed_down_and_the_right_code_works_after_the_wait(tmp_path: Path) -> None:
    async with here(tmp_path, people=False) as town:
        code = await town.code("household", "QX0003")
        guesser = await town.person("手误", code="AAAAAAAAA0")
        assert "没有这个码" in (await town.last(guesser)).text
        for last in "123":
            assert "没有这个码" in "".join(await town.say(guesser, f"aaaaa aaaa{last}"))
        assert "请等 1 分钟" in "".join(await town.say(guesser, "AAAAAAAAA4"))
        assert "请等 1 分钟" in "".join(await town.say(guesser, code))
        await town.pass_time(seconds=61)
        assert "请等 2 分钟" in "".join(await town.say(guesser, "AAAAAAAAA5"))
        await town.pass_time(minutes=2, seconds=1)
        assert "登记好了" in "".join(await town.say(guesser, f"{code[:5]} {code[5:]}".lower()))
        assert town.value("SELECT COUNT(*) FROM guesses") == 0
        assert town.journal("welcome").count("wrong-code") == 6


@pytest.mark.parametrize("language", ["zh", "en"])
async def test_buttons_that_are_old_foreign_or_made_up(tmp_path: Path, language: str) -> None:
    async with here(tmp_path, 8, people=False, officials=("村主任",)) as town:
        someone = await town.person(
            "某某", {"zh": "zh-hans", "en": "en"}[language], await town.code("household", "QX0001")
        )
        seen = await town.last(someone, "welcome:me")
        for data in (
            *("alerts:safe:1", "alerts:safe:x", "alerts:safe:1:2:3", "alerts:safe", "alerts", "alerts:safe:"),
            *(
                f"alerts:safe:{10**30}",
                f"alerts:safe:-{2**63}",
                f"patrol:take:{2**63}",
                f"aid:claim:{2**63 - 1}",
            ),
            *(":", "::::", "nothing:here", " aid:claim:1", "aid:claim:1_0", "aid:claim:-1", "aid:kind:zzz"),
            *(
                "aid:outcome:1:zzz",
                "welcome:language:xx",
                "welcome:language",
                "households:approve:7",
                "x" * 64,
            ),
            *("patrol:confirm:99", "patrol:start:99", "alerts:at:1:1:safe", "households:refuse:0"),
        ):
            answer = await town.tap(someone, seen, data)
            assert OLD[language] in answer.text and answer.show_alert, data
        assert (await town.last(someone, "welcome:me")).edits == 0
        chief = town.officials[0]
        card = await town.last(chief)
        for data in (
            "alerts:hazard:zz:0",
            "alerts:colour:rainstorm:zz:0",
            "alerts:area:1:h99",
            "alerts:send:9",
            "alerts:mark:1:2:z",
        ):
            answer = await town.tap(chief, card, data)
            assert answer.text and answer.show_alert, data


async def test_a_button_of_a_message_that_is_gone(town: Town) -> None:
    someone = town.resident()
    answer = await someone.press_raw(someone.id, 999_999, "alerts:safe:7")
    assert OLD["zh"] in answer.text
    answer = await someone.press_raw(someone.id, 999_999, "welcome:me")
    assert says([seen.text for seen in await town.heard(someone, answer)], "welcome-me")


async def test_other_peoples_buttons(town: Town) -> None:
    asker, neighbour = town.resident("1", 1), town.resident("1", 2)
    stranger, other = await town.person("Stranger", "en"), town.resident("2", 1)
    await town.say(asker, "/sos")
    mine = await town.last(asker, "aid:outcome:")
    withdraw = mine.button("aid:outcome:").data
    for person, language in ((neighbour, "zh"), (stranger, "en"), (other, "zh")):
        answer = await town.tap(person, await town.last(person), withdraw)
        assert says(answer.text, "aid-not-yours", language) and answer.show_alert
    claim = (await town.last(neighbour, "aid:claim:")).button("aid:claim:").data
    assert says((await town.tap(stranger, await town.last(stranger), claim)).text, "aid-helper-unknown", "en")
    assert says((await town.tap(asker, mine, claim)).text, "aid-own")
    assert town.value("SELECT state FROM requests") == "open"


async def test_text_emoji_and_pictures_where_something_else_belongs(town: Town) -> None:
    chief, someone = town.officials[0], await town.person("新人")
    await town.say(someone, "/join")
    assert "没有找到" in "".join(await town.say(someone, EMOJI))
    for send in (
        lambda: someone.send_photo(picture()),
        lambda: someone.send_voice(),
        lambda: someone.send_location(24.7, 113.6),
        lambda: someone.send_contact("16100000001"),
    ):
        seen = await town.heard(someone, await send())
        assert says(seen[-1].text, "households-words-please")
    assert "已经问户长" in "".join(await town.say(someone, "qx0002"))

    assert says(await town.say(chief, "/alert 暴雨 黄"), "alerts-preview")
    preview = await town.last(chief, "alerts:words:")
    number = preview.button("alerts:words:").data.rpartition(":")[2]
    await town.tap(chief, preview, f"alerts:words:{number}")
    assert says(await town.say(chief, EMOJI), "alerts-words-long")
    assert says((await town.heard(chief, await chief.send_photo(picture())))[-1].text, "alerts-words-empty")
    await town.tap(chief, preview, f"alerts:area:{number}:type")
    for text in ("十二", "1️⃣", "-1", "1e3", "9" * 40):
        assert says(await town.say(chief, text), "alerts-unknown-area"), text
    assert says((await town.heard(chief, await chief.send_voice()))[-1].text, "alerts-area-empty")
    assert says(await town.say(chief, "２，１"), "alerts-preview")
    assert town.value("SELECT place FROM alerts WHERE id = ?", int(number)) == "1、2"


async def test_as_many_emoji_as_telegram_takes(town: Town) -> None:
    asker, leader, chief = town.resident(), town.leaders["1"], town.officials[0]
    for person, text in (
        (asker, EMOJI),
        (asker, f"/aid {EMOJI[:4091]}"),
        (asker, f"/start {EMOJI[:4089]}"),
        (asker, f"/{'a' * 4095}"),
        (asker, f"/card {EMOJI[:4090]}"),
        (chief, f"/alert {EMOJI[:4089]}"),
        (chief, f"/alert 暴雨 红 {EMOJI[:4084]}"),
        (leader, f"/report {EMOJI[:4088]}"),
        (asker, f"/sos {EMOJI[:4091]}"),
    ):
        heard = await town.say(person, text)
        assert heard and all(len(said) < 1500 for said in heard), (text[:8], heard[-1][-80:])
    call = await town.last(leader, "aid:claim:")
    await town.tap(leader, call, "aid:claim:1")
    assert (await town.last(leader, "aid:arrived:")).text
    assert town.value("SELECT COUNT(*) FROM outbox WHERE state <> 'sent'") == 0


async def test_markup_and_formulas_in_names_and_words_are_shown_as_typed(town: Town) -> None:
    name, words = "<b>=cmd()</b>&amp;", '<a href="http://x">=1+1</a> *x* _y_ {$n}'
    asker = await town.person(name, code=await town.code("household", "QX0002"))
    assert name in "".join(await town.say(asker, "/me"))
    await town.say(asker, f"/sos {words}")
    helper = town.resident("1", 3)
    call = await town.last(helper, "aid:claim:")
    await town.tap(helper, call, "aid:claim:1")
    details = await town.last(helper, "aid:arrived:")
    assert words in details.text
    await town.say(asker, words)
    assert any(words in seen.text for seen in await helper.inbox(details))
    newcomer = await town.person(name)
    await town.say(newcomer, "/join")
    await town.say(newcomer, "QX0003")
    wish = await town.last(town.leaders["1"], "households:approve:")
    assert name in wish.text
    assert [entity["type"] for entity in wish.entities if entity["type"] == "text_link"] == []


async def test_what_is_ignored_on_purpose(town: Town, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "bot")
    leader, group = town.leaders["1"], town.chats["1"]
    channel = await town.sandbox.channel("村务公开", leader)
    await channel.add_bot(leader, admin=True)
    before = len(await town.sandbox.calls(method="sendMessage"))
    await channel.post(leader, "/sos")
    sent = await leader.write("你好", group)
    assert sent.update_id is None  # chatter in the group is not even seen
    person: dict[str, Any] = {"id": leader.id, "is_bot": False, "first_name": "x"}
    private = {"id": leader.id, "type": "private", "first_name": "x"}
    message = {"message_id": 77, "date": 1, "chat": private, "from": person, "text": "/sos"}
    place = {"id": channel.id, "type": "channel", "title": "x"}
    await town.feed("edited_message", **message, edit_date=2)
    await town.feed("channel_post", message_id=3, date=1, chat=place, sender_chat=place, text="/sos")
    await town.feed("edited_channel_post", message_id=3, date=1, edit_date=2, chat=place, text="/sos")
    await town.feed(
        "message_reaction", chat=private, message_id=3, date=1, old_reaction=[], new_reaction=[], user=person
    )
    assert caplog.text.count("ignored on purpose") >= 4
    assert len(await town.sandbox.calls(method="sendMessage")) == before
    assert town.value("SELECT COUNT(*) FROM requests") == 0


async def test_an_edited_message_is_not_a_new_command(town: Town) -> None:
    someone = town.resident()
    sent = await someone.write("/help")
    await town.quiet()
    edited = await someone.edit(sent.message_id, "/sos")
    assert edited.update_id is None
    await town.quiet()
    assert town.value("SELECT COUNT(*) FROM requests") == 0


async def test_an_anonymous_administrator_is_told_to_show_themselves(town: Town) -> None:
    chat = town.chats["1"]
    for text in ("/sos", "/aid", "/language", f"/start {await town.code('group', '2')}"):
        sent = await chat.write_anonymous(text)
        assert "匿名管理员" in (await town.heard(chat, sent))[-1].text
    assert town.value("SELECT COUNT(*) FROM requests") == 0
    assert town.value("SELECT chat_id FROM groups WHERE name = '1'") == chat.id


async def test_commands_of_other_bots_and_unknown_ones(town: Town) -> None:
    someone, chat = town.resident(), town.chats["1"]
    await town.sandbox.privacy(False)
    await chat.promote_bot(town.leaders["1"])
    for text in ("/sos@some_other_bot", "/nonsense", "/nonsense@ten_households_bot", "随便聊聊", "/", "sos"):
        assert await town.say(someone, text, chat) == [], text
    assert "求助已发出" in "".join(await town.say(someone, "/sos@Ten_Households_Bot", chat))
    assert "没有 /sos@some_other_bot" in "".join(await town.say(someone, "/sos@some_other_bot"))


async def test_odd_messages_in_private(town: Town) -> None:
    someone = town.resident()
    user = {"id": someone.id, "is_bot": False, "first_name": "x"}
    base: dict[str, Any] = {
        "date": 1,
        "chat": {"id": someone.id, "type": "private", "first_name": "x"},
        "from": user,
    }
    dice = {"dice": {"emoji": "🎲", "value": 3}}
    sticker = {
        "sticker": {
            "file_id": "a",
            "file_unique_id": "b",
            "type": "regular",
            "width": 1,
            "height": 1,
            "is_animated": False,
            "is_video": False,
        }
    }
    for number, body in enumerate(
        (dice, sticker, {"text": "\ud83d half"}, {"text": "\x00\x1b[0m"}, {"future": 1})
    ):
        begin = town.world.seq
        await town.feed("message", message_id=9000 + number, **base, **body)
        heard = await someone.inbox(begin)
        assert heard and says(heard[-1].text, "welcome-not-understood"), body
    await town.feed("message", message_id=9100, **base, pinned_message={"message_id": 1, **base, "text": "x"})
    nobody = {
        "message_id": 9200,
        "date": 1,
        "chat": {"id": -5, "type": "group", "title": "g"},
        "text": "/sos",
    }
    await town.feed("message", **nobody)
    await town.feed(
        "callback_query", id="1", chat_instance="1", data="aid:sos", inline_message_id="1", **{"from": user}
    )
    await town.feed("callback_query", id="2", chat_instance="1", game_short_name="x", **{"from": user})
    assert town.value("SELECT COUNT(*) FROM requests") == 0


async def test_an_update_that_the_library_cannot_read_stops_no_other(town: Town) -> None:
    someone = town.resident()
    user = {"id": someone.id, "is_bot": False, "first_name": "x"}
    chat = {"id": someone.id, "type": "private", "first_name": "x"}
    number = await town.feed("message", message_id=9, date=1, chat=chat, poll={"id": "1"}, **{"from": user})
    assert says(await town.say(someone, "/help"), "welcome-help-resident")
    assert town.value("SELECT state FROM inbox WHERE update_id = ?", number) == "failed"
    incident = town.value("SELECT note FROM inbox WHERE update_id = ?", number)
    assert incident.startswith("incident ") and incident in town.ear.heard[0]
    town.ear.heard.clear()
    town.expected.add(number)


async def test_the_admin_of_the_settings_needs_no_code(town: Town) -> None:
    admin = await town.sandbox.person("管理员", id=ADMIN)
    await admin.start()
    await town.quiet()
    assert "村里现在" in "".join(await town.say(admin, "/board"))
