"""Bad input: each gets a clear sentence or is ignored on purpose; nothing is lost, nothing raises.

That no update is left over, none failed and no error was logged is checked when the village closes (here.py).
"""

from __future__ import annotations

from pathlib import Path

from here import Town, here, picture, says

EMOJI = "😀" * 4096  # as many as Telegram takes in one message


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


async def test_text_emoji_and_pictures_where_something_else_belongs(town: Town) -> None:
    chief, someone = town.officials[0], await town.person("新人")
    await town.say(someone, "/join")
    assert says(await town.say(someone, EMOJI), "households-not-found")
    for sending in (
        someone.send_photo(picture()),
        someone.send_voice(),
        someone.send_location(24.7, 113.6),
        someone.send_contact("16100000001"),
    ):
        seen = await town.heard(someone, await sending)
        assert says(seen[-1].text, "households-words-please")
    assert says(await town.say(someone, "qx0002"), "households-asked")

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
    assert town.value("SELECT place FROM alerts WHERE id = ?", int(number)) == "2、1"


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
