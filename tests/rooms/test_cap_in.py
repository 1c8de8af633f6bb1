"""Warnings of other offices: drafts, drills, updates and ends follow; nothing goes out that must not."""

from __future__ import annotations

import json
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from alerts_help import ADMIN, ALONE, LI, Village_, buttons, text, village
from cap_help import FEED, SENDER, at, take, with_cap, xml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from handlers.alerts import actions, cap_sweeps, ending, updates
from handlers.alerts.cap_identity import own_sender
from handlers.alerts.cap_taking import Fetched, Poll
from handlers.alerts.cap_taking import take as take_poll
from storage import cap, chats, meta

BOX = "<polygon>{a},120 {a},121 {b},121 {b},120 {a},120</polygon>"


async def states(v: Village_) -> list[tuple[str, str, int]]:
    """Every warning: state, colour, drill."""
    rows = await v.rows("SELECT state, colour, drill FROM alerts ORDER BY id")
    return [(row["state"], row["colour"], row["drill"]) for row in rows]


async def newest(v: Village_, ref: str) -> Any:
    return (await v.sent(ref))[-1]


async def test_a_warning_becomes_a_draft_and_one_tap_sends_it(tmp_path: Path) -> None:
    async with village(tmp_path) as v:
        taken = await take(v, xml("A"))
        assert [(t.decision, t.reason) for t in taken] == [("publish", "actual-public-alert")]
        assert await states(v) == [("draft", "orange", 0)]
        shown = await v.sent("draft:1")
        assert {row["chat_id"] for row in shown} == {91, 92}
        assert "“县气象台发布暴雨橙色预警”" in text(shown[0]) and "alerts:send:1" in buttons(shown[0])
        assert await take(v, xml("A")) == []
        await v.do(actions.send, LI, 1)
        heard = [text(row) for row in await v.sent("alert:1")]
        assert any("三小时内大雨。\n危房人员转移。" in each for each in heard)
        alert = await v.alert(1)
        assert (alert["state"], alert["expires_at"], alert["origin"]) == ("live", alert["until"], "cap")


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"status": "Test"}, "status-test"),
        ({"status": "Draft"}, "status-draft"),
        ({"kind": "Ack"}, "msgtype-ack"),
        ({"kind": "Error"}, "msgtype-error"),
        ({"scope": "Restricted"}, "scope-restricted"),
        ({"scope": "Private"}, "scope-private"),
        ({"expires": "2026-07-01T18:59:59+08:00", "sent": "2026-07-01T10:00:00+08:00"}, "expired"),
    ],
)
async def test_what_is_not_for_people_goes_nowhere_and_leaves_a_line(
    tmp_path: Path, changes: dict[str, str], reason: str
) -> None:
    async with village(tmp_path) as v:
        v.settings = with_cap(v.settings, auto=(f"{SENDER} blue",))
        await take(v, xml("A", **changes))
        assert await states(v) == [] and await v.rows("SELECT * FROM outbox") == []
        (kept,) = await v.rows("SELECT decision, reason FROM cap_messages")
        assert (kept["decision"], kept["reason"]) == ("withhold", reason)
        assert await v.rows("SELECT * FROM journal WHERE room = 'cap'")


async def test_an_exercise_becomes_a_drill_that_never_goes_out_by_itself(tmp_path: Path) -> None:
    async with village(tmp_path, ALONE) as v:
        v.settings = with_cap(v.settings, auto=(f"{SENDER} blue",))
        await take(v, xml("A", status="Exercise"))
        assert await states(v) == [("draft", "orange", 1)]
        await v.do(actions.send, LI, 1)
        assert all("演练" in text(row) or "DRILL" in text(row) for row in await v.sent("alert:1"))
        await take(v, xml("C", 5, "Cancel", ["A"], status="Exercise", info=""))
        assert (await v.rows("SELECT * FROM journal WHERE verb = 'clear-proposed'"))[0]["subject"] == 1


async def test_by_itself_only_from_that_sender_and_colour_on_and_red_still_wants_two(tmp_path: Path) -> None:
    async with village(tmp_path) as v:
        v.settings = with_cap(v.settings, auto=(f"{SENDER} orange",))
        await take(
            v,
            xml("A"),
            xml("B", event="高温", headline="高温黄色预警"),
            xml("C", event="洪水", headline="洪水红色预警"),
        )
        assert await states(v) == [("live", "orange", 0), ("draft", "yellow", 0), ("draft", "red", 0)]
        assert await v.sent("alert:1")
        await take(v, xml("U", 5, "Update", ["A"], description="更大的雨。"))
        assert any("更大的雨。" in text(row) for row in await v.sent("update:1"))
        await v.deliver()
        # an exercise, or another sender, does not end it
        await take(
            v,
            xml("X", 6, "Cancel", ["U@5"], info="", status="Exercise"),
            xml("Y", 7, "Update", ["U@5"], status="Exercise"),
            xml("Z", 8, "Cancel", ["U@5"], info="").replace(
                f"<sender>{SENDER}".encode(), b"<sender>x@example.org"
            ),
        )
        assert (await states(v))[0] == ("live", "orange", 0) and (await states(v))[-1] == (
            "draft",
            "orange",
            1,
        )
        await take(v, xml("E", 9, "Cancel", ["U@5"], info=""))
        assert (await v.alert(1))["state"] == "cleared" and await v.sent("end:1")


async def test_the_chain_is_followed_while_it_is_a_draft(tmp_path: Path) -> None:
    async with village(tmp_path) as v:
        await take(v, xml("A"))
        await take(v, xml("B", 5, "Update", ["A"], headline="变更为暴雨红色预警"))
        assert await states(v) == [("dropped", "orange", 0), ("draft", "red", 0)]
        assert "新的一版" in text((await v.edits("draft:1"))[0])
        await take(v, xml("C", 9, "Cancel", ["B@5"], info=""))
        assert [state for state, _, _ in await states(v)] == ["dropped", "dropped"]
        assert "已取消" in text((await v.edits("draft:2"))[0])
        await take(v, xml("D", 12, "Update", ["B@5"]))  # it begins again
        assert (await states(v))[2:] == [("draft", "orange", 0)]


async def test_the_chain_is_followed_while_it_runs(tmp_path: Path) -> None:
    async with village(tmp_path, ALONE) as v:
        await take(v, xml("A"))
        await v.do(actions.send, LI, 1)
        again = await take(v, xml("A2", 3, expires="2026-07-02T08:00:00+08:00"))
        assert again[0].reason == "actual-public-alert"
        (kept,) = await v.rows("SELECT reason, alert_id FROM cap_messages WHERE identifier = 'A2'")
        assert (kept["reason"], kept["alert_id"]) == (
            "reissue",
            1,
        )  # nobody hears it again, but it holds longer
        alert = await v.alert(1)
        assert alert["expires_at"] == alert["until"] == 1782950400
        await take(v, xml("B", 5, "Update", headline="暴雨红色预警"))  # names nothing, can only mean this one
        assert "alerts:" in " ".join(buttons(await newest(v, "change:1")))
        await take(v, xml("B2", 6, "Update", ["B@5"], headline="暴雨红色预警", description="还有更大的雨。"))
        assert await v.edits("change:1") and await v.refused(updates.send, LI, 1)
        await v.do(updates.send, LI, 2)
        assert (await v.alert(1))["colour"] == "red" and await v.sent("update:2")
        await take(
            v, xml("Z", 20, "Update", response="<responseType>AllClear</responseType>", headline="雨停了")
        )
        (asked,) = await v.rows(
            "SELECT * FROM outbox WHERE payload LIKE '%alerts:clear:1%' AND payload LIKE '%county.example%' AND chat_id = 91"
        )
        assert asked["lane"] <= 2
        await v.do(ending.clear, LI, 1)
        assert (await v.alert(1))["state"] == "cleared"
        await take(v, xml("Y", 25, "Cancel", ["B2@6"], info=""))  # once more, to no effect


async def test_a_draft_that_officials_threw_away_comes_back_only_worse(tmp_path: Path) -> None:
    async with village(tmp_path) as v:
        await take(v, xml("A"))
        await v.do(actions.drop, LI, 1)
        await take(v, xml("B", 5, "Update", ["A"], description="还在下。"))
        assert len(await states(v)) == 1
        await take(v, xml("C", 9, "Update", ["B@5"], headline="升级为暴雨红色预警"))
        assert (await states(v))[1:] == [("draft", "red", 0)]


async def test_a_draft_whose_time_is_over_goes_away(tmp_path: Path) -> None:
    async with village(tmp_path) as v:
        await take(v, xml("A", expires="2026-07-01T19:30:00+08:00"))
        await sweep(v)
        assert (await states(v))[0][0] == "draft"
        v.now = v.now.replace(minute=31)
        await sweep(v)
        assert (await states(v))[0][0] == "dropped" and await v.edits("draft:1")


async def sweep(v: Village_) -> None:
    async with v.work() as work:
        await cap_sweeps.sweep(work)


async def place(v: Village_, number: int, lat: float, lon: float) -> None:
    async with v.work() as work:
        await work.tx.run(
            "UPDATE households SET lat = :a, lon = :o WHERE id = :id", a=lat, o=lon, id=v.house[number]
        )


async def test_shapes_choose_the_houses_and_none_is_nobodys(tmp_path: Path) -> None:
    async with village(tmp_path, ALONE) as v:
        await place(v, 1, 28.5, 120.5)
        await place(v, 9, 30.5, 120.5)
        await take(v, xml("A", area=BOX.format(a=28, b=29)))
        await v.do(actions.send, LI, 1)
        audience = {row["household_id"] for row in await v.rows("SELECT household_id FROM alert_households")}
        assert v.house[1] in audience and v.house[9] not in audience
        await take(v, xml("B", event="洪水", area="<circle>10,10 5</circle>"))
        assert len(await states(v)) == 1
        (kept,) = await v.rows("SELECT reason FROM cap_messages WHERE identifier = 'B'")
        assert kept["reason"] == "other-area"


async def test_without_coordinates_a_shape_may_mean_everybody(tmp_path: Path) -> None:
    async with village(tmp_path) as v:
        await take(v, xml("A", area=BOX.format(a=28, b=29)))
        assert (await v.alert(1))["area_kind"] == "all"


async def test_codes_of_elsewhere_are_kept_without_a_word(tmp_path: Path) -> None:
    async with village(tmp_path) as v:
        v.settings = with_cap(v.settings, area_codes=("999901105000",))
        code = "<geocode><valueName>areaCode</valueName><value>{}</value></geocode>"
        await take(
            v, xml("A", area=code.format("440000000000")), xml("B", 1, area=code.format("999901000000"))
        )
        assert len(await states(v)) == 1
        # the newest version leaves us out: it is over for us
        await take(v, xml("C", 5, "Update", ["B@1"], area=code.format("440000000000")))
        assert (await states(v))[0][0] == "dropped"


async def test_each_reads_the_block_in_their_language(tmp_path: Path) -> None:
    english = xml("x", language="en-GB", description="Heavy rain.", instruction="Leave now.").decode()
    block = english[english.index("<info>") : english.index("</alert>")]
    async with village(tmp_path, ALONE) as v:
        await take(v, xml("A", second=block))
        texts = json.loads((await v.alert(1))["texts"])
        assert texts == {"zh": "三小时内大雨。\n危房人员转移。", "en": "Heavy rain.\nLeave now."}
        await take(v, xml("B", event="洪水", instruction=""))  # no English, nothing to do: our guidance
        texts = json.loads((await v.alert(2))["texts"])
        assert texts["zh"].startswith("三小时内大雨。\n") and len(texts["zh"]) > 20
        assert texts["en"].endswith("三小时内大雨。") and texts["en"][0].isascii()


A = xml("A")
STORY = (
    A,
    xml("B", 5, "Update", ["A"], headline="暴雨红色预警"),
    xml("A2", 3),
    xml("C", 9, "Cancel", ["B@5"], info=""),
    xml("S", 12, "Update", ["S@12"], response="<responseType>AllClear</responseType>"),
)


async def outcome(folder: Path, messages: list[bytes]) -> list[tuple[Any, ...]]:
    """What waits for the officials once all have come."""
    async with village(folder) as v:
        for message in messages:
            await take(v, message)
        rows = await v.rows("SELECT colour, texts, until FROM alerts WHERE state = 'draft'")
        return [tuple(row) for row in rows]


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
async def test_any_order_and_any_duplicates_leave_the_same(
    tmp_path_factory: Any, data: st.DataObject
) -> None:
    count = data.draw(st.sampled_from([2, 3, 4, 5]))
    order = data.draw(st.permutations(STORY[:count]))
    twice = data.draw(st.lists(st.sampled_from(STORY[:count]), max_size=3))
    found = await outcome(tmp_path_factory.mktemp("x"), [*order, *twice])
    assert [row[0] for row in found] == (["red"] if count < 4 else [])


async def test_a_cancel_before_its_alert_and_both_in_one_poll(tmp_path: Path) -> None:
    for number, order in enumerate(permutations((A, xml("C", 9, "Cancel", ["A"], info="")))):
        async with village(tmp_path / str(number)) as v:
            for message in order:
                await take(v, message)
            assert [row for row in await states(v) if row[0] != "dropped"] == []
    async with village(tmp_path / "both") as v:
        await take(v, A, xml("C", 9, "Cancel", ["A"], info=""))
        assert await states(v) == [] and not await v.rows("SELECT * FROM outbox")


async def test_what_we_said_ourselves_is_not_taken_for_news(tmp_path: Path) -> None:
    async with village(tmp_path) as v:
        async with v.work() as work:
            await meta.put(work.tx, "bot_username", "qingxi_bot")
            assert await own_sender(work) == "qingxi_bot@t.me"
        relayed = xml("R").replace(
            b"<info>", f"<incidents>qingxi_bot@t.me,village-1-1,{at(0)}</incidents><info>".encode(), 1
        )
        taken = await take(v, relayed, xml("O").replace(SENDER.encode(), b"qingxi_bot@t.me"))
        assert [t.reason for t in taken] == ["own-message"] * 2 and await states(v) == []


async def test_admins_hear_once_that_a_feed_is_dead_and_once_that_it_is_back(tmp_path: Path) -> None:
    async with village(tmp_path) as v:

        async def look(minutes: int, problem: str) -> list[str]:
            v.now = (
                v.now.replace(hour=10)
                if not minutes
                else v.now + minutes * (v.now - v.now.replace(minute=v.now.minute - 1))
            )
            async with v.work() as work:
                await cap.subscribe(work.tx, [FEED], 0)
                await take_poll(work, Poll(FEED, 0, problem))
            return [text(row) for row in await v.rows("SELECT * FROM outbox WHERE chat_id = 91 ORDER BY id")]

        v.now = v.now.replace(minute=30)
        assert await look(1, "status: 500") == [] and await look(300, "slow") == []
        (told,) = await look(100, "status: 503")
        assert "503" in told and "cap.example.org/feed.xml" in told
        assert len(await look(600, "slow")) == 1
        assert len(await look(1, "")) == 2 and len(await look(1, "slow")) == 2


async def test_links_are_fetched_once_and_given_up_after_some_tries(tmp_path: Path) -> None:
    async with village(tmp_path) as v:
        links = (("https://cap.example.org/1", "m"), ("https://cap.example.org/2", "m"))
        for _ in range(5):
            await take(v, links=links, fetched=(Fetched(links[0][0]), Fetched(links[1][0], problem="slow")))
        async with v.work() as work:
            assert (
                await cap.settled_links(work.tx, FEED) == dict(links)
                and await cap.open_links(work.tx, FEED) == []
            )
        assert [row["verb"] for row in await v.rows("SELECT verb FROM journal WHERE room = 'cap'")] == [
            "given-up"
        ]
        await take(v, links=((links[0][0], "new"),))
        async with v.work() as work:
            assert await cap.open_links(work.tx, FEED) == [links[0][0]]


async def test_a_feed_gone_mad_buries_nobody(tmp_path: Path) -> None:
    async with village(tmp_path, ALONE) as v:
        v.settings = with_cap(v.settings, auto=(f"{SENDER} blue",))
        await take(v, *(xml(f"M{n}", n, description=f"第{n}场雨。") for n in range(20)))
        found = [state for state, _, _ in await states(v)]
        assert (found.count("live"), found.count("draft")) == (4, 8)
        flood = await v.rows(
            "SELECT * FROM outbox WHERE chat_id = 91 AND payload LIKE '%cap.example.org/feed.xml%'"
        )
        assert len(flood) == 1


async def test_where_no_official_can_be_reached_the_admins_decide(tmp_path: Path) -> None:
    async with village(tmp_path) as v:
        async with v.work() as work:
            await work.tx.run("UPDATE roles SET until = 1 WHERE role = 'official'")
            await chats.see(work.tx, ADMIN, "private", "A", "zh", 1)
        await take(v, xml("A"))
        assert [row["chat_id"] for row in await v.sent("draft:1")] == [ADMIN]


async def test_a_clock_at_the_end_of_time_neither_breaks_nor_wins(tmp_path: Path) -> None:
    never = "9999-12-31T23:59:59+00:00"
    async with village(tmp_path) as v:
        await take(
            v,
            xml("A", sent=never),
            xml("B", event="洪水", expires=never),
            xml("C", event="高温", sent="0001-01-02T00:00:00+00:00"),
        )
        assert [state for state, _, _ in await states(v)] == ["draft"] * 3
        assert {row["until"] - work_epoch(v) for row in await v.rows("SELECT until FROM alerts")} == {
            39600,
            86400,
            31 * 86400,
        }
        await take(v, xml("E", 5, "Cancel", ["A"], info=""))
        assert sorted(state for state, _, _ in await states(v)) == ["draft", "draft", "dropped"]


def work_epoch(v: Village_) -> int:
    return int(v.now.timestamp())
