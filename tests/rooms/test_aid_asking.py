"""Asking for help: who hears of it, and that nobody is turned away."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
from aid_help import LEADER, OFFICIAL, STRANGER, Stage, calls, read, stage_in

from domain.refusal import Refusal
from handlers.aid import actions
from handlers.common import render
from storage import aid, aid_log, chats, groups, people


@pytest.fixture
async def stage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Stage]:
    real = render.message
    monkeypatch.setattr(render, "message", lambda n, *more: (read(n), real(n, *more))[1])
    async with stage_in(tmp_path) as found:
        yield found


async def test_sos_goes_out_at_once_to_group_chat_and_neighbours(stage: Stage) -> None:
    notice = await stage.act(actions.sos, 102)
    assert notice.key == "aid-opened"
    assert {"aid:what:1:fire", "aid:outcome:1:withdrawn"} <= {b.data for row in notice.buttons for b in row}
    text = render.plain(notice, "en", stage.settings.village.zone)
    assert all(number in text for number in ("110", "119", "120"))
    found = await stage.sent()
    assert calls(found) == {-1, 101, 103}
    assert {one.lane for one in found} == {0}
    assert {one.ref for one in found} == {"aid:1"}
    assert not any("161" in one.text or "Lane" in one.text for one in found), "phone and address stay back"
    assert (await stage.request())["urgency"] == "sos"


async def test_a_further_sos_joins_and_calls_again_only_after_a_while(stage: Stage) -> None:
    await stage.act(actions.sos, 102)
    await stage.forget_sent()
    assert (await stage.act(actions.sos, 102, "hurry")).key == "aid-joined"
    assert not calls(await stage.sent())
    stage.now += timedelta(seconds=61)
    await stage.act(actions.sos, 102)
    assert calls(await stage.sent()) == {-1, 101, 103}
    await stage.act(actions.claim, 103, 1)
    await stage.forget_sent()
    await stage.act(actions.sos, 102)
    assert [one.chat for one in await stage.sent()] == [103], "who is coming hears that they call again"


async def test_sos_raises_a_plain_request_of_no_kind(stage: Stage) -> None:
    await stage.act(actions.begin, 102, "other")
    assert (await stage.request())["urgency"] == "normal"
    await stage.forget_sent()
    await stage.act(actions.sos, 102)
    row = await stage.request()
    assert row["urgency"] == "sos" and row["widen_at"] - row["opened_at"] == 120
    assert calls(await stage.sent()) == {-1, 101, 103}


async def test_sos_says_its_kind_afterwards(stage: Stage) -> None:
    await stage.act(actions.sos, 102)
    await stage.act(actions.claim, 103, 1)
    await stage.forget_sent()
    notice = await stage.act(actions.what, 102, 1, "fire")
    assert notice.key == "aid-opened" and (await stage.request())["kind"] == "fire"
    found = await stage.sent()
    assert {one.chat for one in found if one.method == "editMessageText"} == {-1, 101, 103}
    assert "Fire" in next(one.text for one in found if one.chat == 103 and one.method == "sendMessage")
    with pytest.raises(Refusal, match="aid-only-asker"):
        await stage.act(actions.what, 103, 1, "flood")
    with pytest.raises(Refusal, match="common-old-button"):
        await stage.act(actions.what, 102, 1, "nonsense")


async def test_aid_keeps_the_words_until_a_kind_is_chosen(stage: Stage) -> None:
    menu = await stage.act(actions.ask, 102, "ladder")
    assert "aid:kind:tools" in {b.data for row in menu.buttons for b in row}
    await stage.act(actions.keep_words, 102, [("words", "please")])
    await stage.act(actions.begin, 102, "tools")
    row = await stage.request()
    assert (row["text"], row["urgency"]) == ("ladder please", "normal")
    assert {one.lane for one in await stage.sent()} == {3}


async def test_the_same_need_joins_with_a_word(stage: Stage) -> None:
    await stage.act(actions.begin, 102, "elder", words="first")
    await stage.act(actions.claim, 103, 1)
    await stage.forget_sent()
    notice = await stage.act(actions.begin, 102, "elder", words="second")
    assert notice.key == "aid-joined"
    assert [one.text.split(": ")[-1] for one in await stage.sent(103)] == ["second"]
    async with stage.db.read() as tx:
        assert len(await aid_log.lines(tx)) == 1


async def test_words_of_any_kind_are_kept_short_and_cannot_be_markup(stage: Stage) -> None:
    for words in ("🆘" * 5000, "<b>bold</b> & =cmd()", "\u202e\x00"):
        await stage.act(actions.begin, 103, "tools", words=words)
        request = max(await _ids(stage))
        await stage.act(actions.claim, 102, request)
        assert len((await stage.request(request))["text"]) <= 500
        await stage.act(actions.outcome, 103, request, "helped")
    texts = "".join(one.text for one in await stage.sent(102))
    assert "&lt;b&gt;bold&lt;/b&gt; &amp; =cmd()" in texts


async def _ids(stage: Stage) -> list[int]:
    async with stage.db.read() as tx:
        return [row["id"] for row in await aid_log.lines(tx)]


async def test_quiet_only_leader_and_officials_see_it(stage: Stage) -> None:
    menu = await stage.act(actions.quiet_menu, 102)
    assert "aid:hush:intruder" in {b.data for row in menu.buttons for b in row}
    async with stage.db.write() as tx:
        await people.meet(tx, 150, "At home", "en", 0)
        await chats.see(tx, 150, "private", "At home", "en", 0)
        await tx.run(
            "INSERT INTO members (household_id, user_id, since) VALUES (:h, 150, 0)", h=stage.home[102]
        )
    await stage.act(actions.begin, 102, "intruder", quiet=True)
    assert {one.chat for one in await stage.sent()} == {LEADER, OFFICIAL}, "not even those at home"
    with pytest.raises(Refusal, match="aid-not-for-you"):
        await stage.act(actions.claim, 103, 1)
    with pytest.raises(Refusal, match="aid-not-yours"):
        await stage.act(actions.close, 150, 1)
    await stage.forget_sent()
    await stage.sweep(2)
    found = await stage.sent()
    assert {one.chat for one in found} == {LEADER, OFFICIAL, 102}
    assert "your group" not in next(one.text for one in found if one.chat == 102)
    await stage.sweep(20)
    assert {one.chat for one in await stage.sent()} == {LEADER, OFFICIAL, 102}
    assert (await stage.act(actions.begin, 150, "intruder")).key == "aid-opened", "not told that there is one"
    await stage.act(actions.claim, LEADER, 1)
    with pytest.raises(Refusal, match="common-only-private"):
        await stage.act(actions.begin, 102, "fire", quiet=True, chat=-1)


async def test_a_stranger_in_private_reaches_the_officials(stage: Stage) -> None:
    notice = await stage.act(actions.sos, STRANGER)
    text = render.plain(notice, "en", stage.settings.village.zone)
    assert "/start" in text and "120" in text
    assert calls(await stage.sent()) == {OFFICIAL}
    await stage.act(actions.claim, OFFICIAL, 1)
    details = (await stage.sent(OFFICIAL))[-1]
    assert f"tg://user?id={STRANGER}" in str([one.text for one in await stage.sent(OFFICIAL)]), details


async def test_a_stranger_in_a_bound_group_reaches_that_group_by_name(stage: Stage) -> None:
    await stage.act(actions.sos, STRANGER, chat=-2)
    found = await stage.sent()
    assert calls(found) == {-2, 201, 202, 203}
    assert "Stranger" in found[0].text
    assert not any("of your household" in one.text or "您家" in one.text for one in found)
    assert (await stage.act(actions.begin, STRANGER, "other", chat=-2)).key == "aid-joined"


async def test_with_nobody_in_the_group_it_climbs_at_once(stage: Stage) -> None:
    async with stage.db.write() as tx:
        await tx.run("UPDATE chats SET reachable = 0 WHERE chat_id IN (-1, 101, 103)")
    await stage.act(actions.sos, 102)
    assert calls(await stage.sent()) == {-2, 201, 202, 203, -3, 301, 302, 303}
    assert (await stage.request())["level"] == 2


async def test_reaching_nobody_is_said_and_mended_by_itself(stage: Stage) -> None:
    async with stage.db.write() as tx:
        await tx.run("UPDATE chats SET reachable = 0 WHERE chat_id <> 102")
    notice = await stage.act(actions.sos, 102)
    texts = {lang: render.plain(notice, lang, stage.settings.village.zone) for lang in ("en", "zh")}
    assert notice.key == "aid-opened-nobody" and all(n in texts["en"] for n in ("110", "119", "120"))
    assert "reached nobody" in texts["en"] and "being told" not in texts["en"]
    assert "没有人收到" in texts["zh"] and "正在收到消息" not in texts["zh"]
    assert (await stage.sent(102)) == [], "one message says it all"
    assert (await stage.request())["level"] == 4
    again = await stage.act(actions.sos, 102)
    assert "cannot reach anybody" in render.plain(again, "en", stage.settings.village.zone)
    assert (await stage.act(actions.what, 102, 1, "fire")).key == "aid-opened-nobody"
    for _ in range(3):
        await stage.sweep(1)
    assert await stage.sent() == [], "nothing is said twice"
    async with stage.db.write() as tx:
        await tx.run("UPDATE chats SET reachable = 1 WHERE chat_id IN (103, :id)", id=OFFICIAL)
    await stage.sweep(0.25)
    found = await stage.sent()
    assert calls(found) == {103, OFFICIAL}
    (told,) = [one.text for one in found if one.chat == 102]
    assert "can be reached now" in told and "120" in told
    await stage.forget_sent()
    await stage.sweep(1)
    assert await stage.sent() == []
    assert (await stage.act(actions.what, 102, 1, "medical")).key == "aid-opened"


async def test_when_those_who_heard_are_lost_the_asker_hears_that_and_others_are_called(stage: Stage) -> None:
    await stage.act(actions.sos, 102)
    async with stage.db.write() as tx:
        await tx.run("UPDATE chats SET reachable = 0 WHERE chat_id <> 102")
    await stage.forget_sent()
    await stage.sweep(0.1)
    (told,) = await stage.sent()
    assert told.chat == 102 and "cannot reach anybody" in told.text and "119" in told.text
    async with stage.db.write() as tx:
        await tx.run("UPDATE chats SET reachable = 1 WHERE chat_id = 103")
    await stage.sweep(0.3)
    assert calls(await stage.sent()) == {103}, "whoever lost it hears it anew"


async def test_those_at_home_are_not_comforted_falsely_either(stage: Stage) -> None:
    async with stage.db.write() as tx:
        await tx.run("UPDATE members SET household_id = :h WHERE user_id = 103", h=stage.home[102])
        await tx.run("UPDATE chats SET reachable = 0 WHERE chat_id NOT IN (102, 103)")
    await stage.act(actions.sos, 102)
    (heard,) = await stage.sent(103)
    assert "of your household" in heard.text and "cannot reach anybody" in heard.text


async def test_where_officials_are_the_first_to_hear_the_answer_says_just_that(stage: Stage) -> None:
    async with stage.db.write() as tx:
        await tx.run("UPDATE chats SET reachable = 0 WHERE chat_id NOT IN (102, 900)")
    notice = await stage.act(actions.sos, 102)
    assert "village office is being told" in render.plain(notice, "en", stage.settings.village.zone)
    assert await stage.sent(102) == []


async def test_a_household_without_a_group_reaches_the_officials(stage: Stage) -> None:
    async with stage.db.write() as tx:
        await tx.run("UPDATE households SET group_id = NULL WHERE number = '1-2'")
    await stage.act(actions.begin, 102, "fire")
    assert calls(await stage.sent()) == {OFFICIAL}


async def test_the_others_at_home_hear_of_it_and_are_not_called(stage: Stage) -> None:
    async with stage.db.write() as tx:
        await tx.run("UPDATE members SET household_id = :h WHERE user_id = 103", h=stage.home[102])
    await stage.act(actions.sos, 102)
    assert calls(await stage.sent()) == {-1, 101}
    assert "of your household" in (await stage.sent(103))[0].text
    with pytest.raises(Refusal, match="aid-own"):
        await stage.act(actions.claim, 103, 1)
    assert (await stage.act(actions.outcome, 103, 1, "withdrawn")).key == "aid-over"


async def test_what_follows_goes_to_those_who_come_also_later(stage: Stage) -> None:
    await stage.act(actions.sos, 102)
    kept = await stage.act(actions.more, 102, 1, [("location", "24.5,113.25"), ("words", "<i>back door</i>")])
    assert kept.key == "aid-more-kept"
    await stage.act(actions.claim, 103, 1)
    await stage.forget_sent()
    passed = await stage.act(actions.more, 102, 1, [("photo", "PHOTO"), ("voice", "VOICE")])
    assert passed.key == "aid-more-passed"
    assert [(one.method, one.chat) for one in await stage.sent()] == [("sendPhoto", 103), ("sendVoice", 103)]
    await stage.act(actions.join, 101, 1)
    methods = [one.method for one in await stage.sent(101) if one.method.startswith("send")]
    assert methods == ["sendMessage", "sendLocation", "sendMessage", "sendPhoto", "sendVoice"]
    assert (await stage.act(actions.more, 102, 1, [])).key == "aid-more-what"
    for _ in range(16):
        await stage.act(actions.more, 102, 1, [("words", "again")])
    with pytest.raises(Refusal, match="aid-more-enough"):
        await stage.act(actions.more, 102, 1, [("words", "again")])
    await stage.act(actions.outcome, 102, 1, "helped")
    assert (await stage.act(actions.more, 102, 1, [("words", "late")])).key == "aid-more-late"


async def test_the_households_own_group_is_called_also_from_another_chat(stage: Stage) -> None:
    await stage.act(actions.sos, 102, chat=-3)
    assert calls(await stage.sent()) == {-1, 101, 103}
    async with stage.db.read() as tx:
        group = await groups.of_chat(tx, -1)
    assert group is not None and (await stage.request())["group_id"] == group["id"]


async def test_the_group_chat_is_not_told_of_its_family(stage: Stage) -> None:
    async with stage.db.write() as tx:
        await tx.run("UPDATE chats SET reachable = 0 WHERE chat_id = 777")
        await tx.run("UPDATE members SET household_id = :h WHERE user_id = 103", h=stage.home[102])
    await stage.act(actions.sos, STRANGER, chat=-2)
    assert not any("您家" in one.text for one in await stage.sent(-2))
    await stage.forget_sent()
    await stage.act(actions.sos, 102, chat=-1)
    family = [one.chat for one in await stage.sent() if "of your household" in one.text or "您家" in one.text]
    assert family == [103]


async def test_what_is_sent_while_the_kinds_are_shown_goes_to_who_comes(stage: Stage) -> None:
    await stage.act(actions.ask, 102)
    for item in (("voice", "VOICE"), ("words", "my mother"), ("location", "24.5,113.25"), ("words", "fell")):
        menu = await stage.act(actions.keep_words, 102, [item])
        assert menu.key == "aid-menu-kept" and "aid:kind:medical" in {b.data for r in menu.buttons for b in r}
    assert (await stage.act(actions.keep_words, 102, [])).key == "aid-menu-unread"
    await stage.act(actions.begin, 102, "medical")
    assert (await stage.request())["text"] == "my mother fell"
    await stage.act(actions.claim, 103, 1)
    sent = [one.method for one in await stage.sent(103) if one.method.startswith("send")]
    assert sent == ["sendMessage", "sendMessage", "sendVoice", "sendLocation"]


async def test_what_was_kept_goes_out_with_an_sos_and_with_a_request_that_is_open(stage: Stage) -> None:
    await stage.act(actions.begin, 102, "tools")
    await stage.act(actions.claim, 103, 1)
    await stage.act(actions.ask, 102)
    await stage.act(actions.keep_words, 102, [("photo", "PHOTO")])
    await stage.forget_sent()
    assert (await stage.act(actions.begin, 102, "tools")).key == "aid-joined"
    assert "sendPhoto" in [one.method for one in await stage.sent(103)]
    await stage.act(actions.ask, 102, "smoke")
    await stage.act(actions.keep_words, 102, [("voice", "VOICE")] * 30)
    await stage.act(actions.sos, 102, "help")
    assert (await stage.request(2))["text"] == "smoke help"
    async with stage.db.read() as tx:
        assert len(await aid.extras(tx, 2)) == aid.EXTRAS_LIMIT
    assert (await stage.act(actions.sos, 102, "still here")).key == "aid-joined", "never refused for too much"


async def test_words_typed_to_a_quiet_menu_stay_quiet(stage: Stage) -> None:
    await stage.act(actions.ask, 102, "he drinks")
    quiet = await stage.act(actions.quiet_menu, 102)
    assert quiet.key == "aid-menu-kept"
    menu = await stage.act(actions.keep_words, 102, [("words", "again")])
    data = {b.data for row in menu.buttons for b in row}
    assert "aid:hush:intruder" in data and "aid:kind:intruder" not in data
    await stage.act(actions.begin, 102, "intruder", quiet=True)
    assert (await stage.request())["text"] == "he drinks again"
