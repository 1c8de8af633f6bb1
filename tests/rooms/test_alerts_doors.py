"""Call-and-respond: silent houses become doors of the leader, of the deputies, of the officials, each once."""

from __future__ import annotations

import asyncio
import contextlib
import tempfile
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
from alerts_help import ADMIN, ALONE, LI, WANG, Village_, buttons, data_of, text, texts_of, village
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.hazards import COLOURS
from domain.refusal import Refusal
from handlers.alerts import calling, doors, ending
from storage import chats, people, privacy
from storage.database import Row

DEPUTY = 102


@pytest.fixture
async def place(tmp_path: Path) -> AsyncIterator[Village_]:
    async with village(tmp_path) as found:
        yield found


def houses_in(row: Row) -> list[int]:
    """The households whose doors a message lists."""
    return [int(data.rpartition(":")[2]) for data in buttons(row) if data.startswith("alerts:door:")]


async def told(place: Village_, alert_id: int, group: int) -> list[Row]:
    return await place.sent(f"doors:{alert_id}:{place.group[group]}")


async def with_deputy(place: Village_) -> None:
    async with place.db.write() as tx:
        await people.grant(tx, DEPUTY, "liaison", place.group[1], "", 1)


async def test_houses_nobody_can_reach_are_doors_at_once(place: Village_) -> None:
    alert_id = await place.live("rainstorm", "red")
    await place.sweep()
    for group, leader, house in ((1, 101, 4), (3, 109, 12)):
        rows = await told(place, alert_id, group)
        assert [(row["chat_id"], row["lane"]) for row in rows] == [(leader, 0)]
        assert houses_in(rows[0]) == [place.house[house]]
        assert buttons(rows[0])[0] == f"alerts:going:{alert_id}:{place.group[group]}"
        assert "16100000001" in text(rows[0])


async def test_a_failed_delivery_becomes_a_door(place: Village_) -> None:
    alert_id = await place.live("rainstorm", "red")
    await place.sweep()
    async with place.db.write() as tx:
        await tx.run("UPDATE outbox SET state = 'dead' WHERE chat_id = 106 AND ref LIKE 'alert:%'")
        await chats.set_reachable(tx, 107, False, "blocked", 1)
    await place.sweep(timedelta(seconds=5))
    rows = await told(place, alert_id, 2)
    assert [houses_in(row) for row in rows] == [[place.house[n] for n in (6, 7)]]


async def test_a_silent_dangerous_house_is_a_door_then_the_officials(place: Village_) -> None:
    alert_id = await place.live("rainstorm", "red")
    await place.answer(alert_id, 5, "safe")
    await place.sweep()
    await place.do(calling.going, 101, alert_id, place.group[1])
    await place.do(calling.going, 109, alert_id, place.group[3])
    await place.sweep(timedelta(minutes=4, seconds=59))
    assert (await place.house_row(alert_id, 1))["level"] == "waiting"
    await place.sweep(timedelta(seconds=1))
    await place.sweep()
    rows = await told(place, alert_id, 1)
    assert len(rows) == 2  # house 4 at once, and now the dangerous house 1 and the needy house 3
    assert houses_in(rows[1]) == [place.house[n] for n in (1, 3, 4)]
    older = [row for row in await place.edits(f"doors:{alert_id}:{place.group[1]}") if row["lane"] == 0]
    assert len(older) == 1 and not buttons(older[0])  # the list above says that there is a newer one
    assert not await told(place, alert_id, 2)
    assert not await place.sent(f"doors:{alert_id}:officials")

    await place.sweep(timedelta(minutes=10))
    await place.sweep()
    official = await place.sent(f"doors:{alert_id}:officials")
    assert {row["chat_id"] for row in official} == {LI, WANG} and len(official) == 2
    assert houses_in(official[0])[:2] == [place.house[n] for n in (1, 9)]
    everyone = await told(place, alert_id, 2)
    assert [houses_in(row) for row in everyone] == [
        [place.house[n] for n in (6, 7, 8)]
    ]  # red leaves nobody out


async def test_a_silent_leader_is_followed_by_the_deputy_and_then_the_officials(place: Village_) -> None:
    """Each is woken once, also when the bot stood still; the officials get the telephones of the silent."""
    await with_deputy(place)
    alert_id = await place.live("rainstorm", "red", "1")
    await place.sweep()
    assert [row["chat_id"] for row in await told(place, alert_id, 1)] == [101]
    await place.sweep(timedelta(minutes=2, seconds=59))
    assert len(await told(place, alert_id, 1)) == 1
    await place.sweep(timedelta(seconds=1))
    await place.sweep()
    assert [row["chat_id"] for row in await told(place, alert_id, 1)] == [101, DEPUTY]
    assert not await place.sent(f"doors:{alert_id}:officials")
    await place.sweep(timedelta(minutes=3))
    await place.sweep()
    # at 5 minutes house 1 and 3 became doors too: the deputy who is waited for reads of them
    assert (await place.house_row(alert_id, 4))["level"] == "official"
    [mine] = [row for row in await place.sent(f"doors:{alert_id}:officials") if row["chat_id"] == LI]
    assert "住户1" in text(mine) and "住户2" in text(mine) and "16100000001" in text(mine)


async def test_after_a_standstill_every_step_is_done_once(place: Village_) -> None:
    await with_deputy(place)
    alert_id = await place.live("rainstorm", "red", "1")
    await place.sweep()
    await place.sweep(timedelta(hours=1))
    for _ in range(3):
        await place.sweep()
    assert [row["chat_id"] for row in await told(place, alert_id, 1)] == [101, DEPUTY]
    official = await place.sent(f"doors:{alert_id}:officials")
    assert sorted(row["chat_id"] for row in official) == [LI, WANG]
    assert houses_in(official[0]) == [place.house[n] for n in (1, 3)]
    await place.sweep(timedelta(minutes=3))  # nor was anything heard of the deputy
    changed = [row for row in await place.edits(f"doors:{alert_id}:officials") if row["chat_id"] == LI]
    again = [row for row in await place.sent(f"doors:{alert_id}:officials") if row["chat_id"] == LI]
    assert houses_in((changed + again)[-1]) == [place.house[n] for n in (1, 2, 3, 4)]


async def test_nobody_is_woken_for_doors_that_answered_meanwhile(place: Village_) -> None:
    await with_deputy(place)
    alert_id = await place.live("rainstorm", "yellow", "1")
    await place.sweep(timedelta(minutes=5))
    for number in (1, 3):
        await place.answer(alert_id, number, "moved")
    await place.do(doors.mark, LI, alert_id, place.house[4], "phone")
    await place.sweep(timedelta(minutes=3))
    assert [row["chat_id"] for row in await told(place, alert_id, 1)] == [101]
    assert not await place.sent(f"doors:{alert_id}:officials")


@pytest.mark.parametrize("how", ["going", "door", "mark"])
async def test_whoever_does_anything_about_the_doors_is_on_it(place: Village_, how: str) -> None:
    await with_deputy(place)
    alert_id, home = await place.live("rainstorm", "red", "1"), 4
    await place.sweep()
    if how == "going":
        left, done = await place.do(calling.going, 101, alert_id, place.group[1])
        assert "住户1 去了" in texts_of(left)["zh"] and not any("going" in d for d in data_of(left))
        assert "Mind your own safety" in texts_of(done)["en"]
    elif how == "door":
        await place.do(doors.door, 101, alert_id, place.house[home])
    else:
        await place.do(doors.mark, 101, alert_id, place.house[home], "phone-nobody")
    await place.sweep(timedelta(minutes=4))
    assert [row["chat_id"] for row in await told(place, alert_id, 1)] == [101]
    await place.sweep(timedelta(minutes=2))  # new doors: whoever is on it hears of them, nobody else
    assert [row["chat_id"] for row in await told(place, alert_id, 1)] == [101, 101]


async def test_whoever_was_on_it_long_ago_is_woken_anew(place: Village_) -> None:
    """At three in the morning nobody relies on an "I am going" of the evening."""
    await with_deputy(place)
    alert_id = await place.live("rainstorm", "red", "1")
    await place.sweep()
    await place.do(calling.going, 101, alert_id, place.group[1])
    for _ in range(2):
        await place.sweep(timedelta(minutes=15))
    for number in (1, 2, 3, 4):
        await place.do(doors.mark, LI, alert_id, place.house[number], "safe")
    before = len(await told(place, alert_id, 1))
    async with place.db.write() as tx:
        await tx.run(
            "UPDATE alert_households SET answer = NULL, level = 'waiting', official_at = NULL WHERE household_id = 2"
        )
    await place.sweep(timedelta(hours=8))
    anew = (await told(place, alert_id, 1))[before:]
    assert [row["chat_id"] for row in anew] == [101] and buttons(anew[0])[0].startswith("alerts:going:")
    await place.sweep(timedelta(minutes=3))
    assert [row["chat_id"] for row in (await told(place, alert_id, 1))[before:]] == [101, DEPUTY]


async def test_only_who_cares_for_the_group_goes_there(place: Village_) -> None:
    alert_id = await place.live("rainstorm", "red")
    await place.sweep()
    for user in (102, 105, LI):
        assert await place.refused(calling.going, user, alert_id, place.group[1]) == "common-only-leaders", (
            user
        )
    assert await place.refused(calling.going, 101, 99, place.group[1]) == "common-old-button"
    async with place.db.write() as tx:
        await people.revoke(tx, 101, "leader", place.group[1], 2)
    assert await place.refused(calling.going, 101, alert_id, place.group[1]) == "common-only-leaders"


async def test_the_leader_marks_doors_and_the_lists_shrink(place: Village_) -> None:
    alert_id = await place.live("rainstorm", "red")
    await place.sweep(timedelta(minutes=5))
    shown = await place.do(doors.door, 101, alert_id, place.house[1])
    assert f"alerts:mark:{alert_id}:{place.house[1]}:refuses" in data_of(shown)
    left, done = await place.do(doors.mark, 101, alert_id, place.house[1], "moved")
    assert "已转移" in texts_of(done)["zh"]
    start = f"alerts:door:{alert_id}"
    assert [d for d in data_of(left) if "door" in d] == [f"{start}:{place.house[n]}" for n in (3, 4)]
    row = await place.house_row(alert_id, 1)
    assert (row["answer"], row["how"], row["answered_by"]) == ("moved", "door", 101)
    left, _ = await place.do(doors.mark, 101, alert_id, place.house[3], "help")
    assert len(await place.rows("SELECT * FROM requests")) == 1
    assert await place.refused(doors.mark, 105, alert_id, place.house[1], "safe") == "common-only-leaders"
    assert await place.refused(doors.door, 102, alert_id, place.house[1]) == "common-only-leaders"
    assert await place.refused(doors.show, 102, alert_id) == "common-only-leaders"


async def test_what_was_said_on_the_telephone_is_recorded_apart(place: Village_) -> None:
    """Nobody answering says nothing yet: the door stays open, with the time at which somebody rang."""
    alert_id, home = await place.live("rainstorm", "red", "1"), place.house[4]
    await place.sweep()
    page = await place.do(doors.door, 101, alert_id, home, by_phone=True)
    assert [d.rpartition(":")[2] for d in data_of(page)[:4]] == [
        "phone",
        "phone-moved",
        "phone-help",
        "phone-nobody",
    ]
    left, _ = await place.do(doors.mark, 101, alert_id, home, "phone-nobody")
    assert "没人接" in texts_of(left)["zh"]
    row = await place.house_row(alert_id, 4)
    assert row["answer"] is None and row["tried_at"] and row["level"] == "door"
    await place.do(doors.mark, 101, alert_id, home, "phone")
    row = await place.house_row(alert_id, 4)
    assert (row["answer"], row["how"]) == ("safe", "phone")
    assert "住户1" in texts_of(await place.do(doors.door, LI, alert_id, home))["zh"]  # who rang
    assert await place.refused(doors.mark, 101, alert_id, home, "phone-nobody") == "alerts-door-answered"


async def test_every_household_of_a_group_can_be_opened_also_when_it_is_no_door(place: Village_) -> None:
    alert_id = await place.live("rainstorm", "yellow")
    page = await place.do(doors.everyone, 101, alert_id, place.group[1], 0)
    assert len([d for d in data_of(page) if "door" in d]) == 4
    await place.do(doors.everyone, LI, alert_id, place.group[2], 99)
    groups = await place.do(doors.groups, LI, alert_id)
    assert f"alerts:group:{alert_id}:{place.group[3]}:0" in data_of(groups)
    await place.do(doors.mark, 101, alert_id, place.house[2], "safe")
    assert (await place.house_row(alert_id, 2))["how"] == "door"
    assert await place.refused(doors.groups, 101, alert_id) == "common-only-officials"
    assert await place.refused(doors.everyone, 101, alert_id, place.group[2], 0) == "common-only-leaders"
    looks = await place.rows("SELECT detail FROM journal WHERE verb = 'looked' AND actor = :li", li=LI)
    assert looks


async def test_an_answer_after_the_door_was_sent_takes_it_off_the_list(place: Village_) -> None:
    alert_id = await place.live("rainstorm", "red")
    await place.sweep(timedelta(minutes=5))
    for number, what in ((3, "safe"), (1, "moved")):
        await place.answer(alert_id, number, what)
    assert not await place.edits(f"doors:{alert_id}:{place.group[1]}")
    await place.sweep(timedelta(seconds=1))
    edit = (await place.edits(f"doors:{alert_id}:{place.group[1]}"))[-1]
    assert houses_in(edit) == [place.house[4]]
    await place.clear(alert_id)
    await place.answer(alert_id, 2, "safe")
    await place.do(doors.mark, 101, alert_id, place.house[4], "safe")
    await place.sweep(timedelta(seconds=1))
    closed = (await place.edits(f"doors:{alert_id}:{place.group[1]}"))[-1]
    assert not buttons(closed)  # what came after the end opens no list again


async def test_refuses_and_nobody_go_to_the_officials_at_once(place: Village_) -> None:
    alert_id = await place.live("rainstorm", "red")
    await place.sweep(timedelta(minutes=5))
    for number, how, word in ((1, "refuses", "不肯走"), (4, "nobody", "没有人")):
        await place.do(doors.mark, 101, alert_id, place.house[number], how)
        rows = await place.sent(f"door:{alert_id}:{place.house[number]}")
        assert {row["chat_id"] for row in rows} == {LI, WANG} and word in text(rows[0])
        assert (await place.house_row(alert_id, number))["level"] == "official"
        assert await place.refused(doors.mark, 101, alert_id, place.house[number], how) == "alerts-door-said"
    await place.answer(alert_id, 1, "moved")
    assert await place.refused(doors.mark, 101, alert_id, place.house[1], "nobody") == "alerts-door-answered"
    shown = await place.do(doors.show, LI, alert_id)
    assert data_of(shown) == [f"alerts:door:{alert_id}:{place.house[4]}"]


async def test_without_a_leader_the_deputy_without_both_the_officials(place: Village_) -> None:
    await with_deputy(place)
    async with place.db.write() as tx:
        await chats.set_reachable(tx, 101, False, "blocked", 1)
        await chats.set_reachable(tx, 109, False, "blocked", 1)
    alert_id = await place.live("rainstorm", "red")
    await place.sweep()
    assert [r["chat_id"] for r in await told(place, alert_id, 1)] == [DEPUTY]
    official = await place.sent(f"doors:{alert_id}:officials")
    assert houses_in(official[0]) == [place.house[n] for n in (9, 12)]


async def test_where_no_official_can_be_reached_the_admin_has_the_doors(place: Village_) -> None:
    async with place.db.write() as tx:
        await people.meet(tx, ADMIN, "管理员", "zh", 1)
        await chats.see(tx, ADMIN, "private", "", "zh", 1)
    alert_id = await place.live("rainstorm", "orange")
    async with place.db.write() as tx:
        for official in (LI, WANG):
            await chats.set_reachable(tx, official, False, "blocked", 1)
    await place.sweep()
    await place.do(doors.mark, 101, alert_id, place.house[4], "refuses")
    await place.sweep(timedelta(minutes=20))
    for name in (f"door:{alert_id}:{place.house[4]}", f"doors:{alert_id}:officials"):
        assert {row["chat_id"] for row in await place.sent(name)} == {ADMIN}
    await place.do(ending.clear, ADMIN, alert_id)
    assert {row["chat_id"] for row in await place.sent(f"report:{alert_id}")} == {ADMIN}


async def test_who_blocks_the_bot_or_is_forgotten_after_being_sent_is_followed_at_once(
    place: Village_,
) -> None:
    await with_deputy(place)
    alert_id = await place.live("rainstorm", "red", "1")
    await place.sweep()
    async with place.db.write() as tx:
        await privacy.forget_account(tx, 101, 1)
        await chats.set_reachable(tx, 101, False, "blocked", 1)
    await place.sweep(timedelta(seconds=5))
    assert [row["chat_id"] for row in await told(place, alert_id, 1)] == [101, DEPUTY]


async def test_blue_knocks_only_on_dangerous_doors(tmp_path: Path) -> None:
    assert COLOURS[0] == "blue"
    async with village(tmp_path, ALONE) as place:
        alert_id = await place.live("heat", "yellow")
        await place.sweep(timedelta(minutes=20))
        rows = await place.rows("SELECT * FROM alert_households WHERE level <> 'waiting'")
        assert {row["household_id"] for row in rows} == {place.house[n] for n in (1, 5, 9)}
        assert len(await place.sent(f"doors:{alert_id}:officials")) == 2


async def test_whoever_lost_the_role_reads_nothing_new_and_nobody_is_sent_after_the_end(
    place: Village_,
) -> None:
    await with_deputy(place)
    alert_id = await place.live("rainstorm", "red")
    group = place.group[1]
    await place.sweep(timedelta(minutes=5))
    await place.sweep(timedelta(minutes=15))
    await place.deliver()
    async with place.db.write() as tx:
        await tx.run("UPDATE roles SET until = 1 WHERE user_id IN (101, :li)", li=LI)
    await place.do(doors.mark, DEPUTY, alert_id, place.house[1], "moved")
    await place.sweep(timedelta(seconds=6))
    changed = await place.rows(
        "SELECT chat_id, needs FROM outbox WHERE state = 'queued' AND method LIKE 'edit%'"
    )
    assert (WANG, f"doors:{alert_id}:officials") in {tuple(row) for row in changed}
    assert (WANG, f"tally:{alert_id}") in {tuple(row) for row in changed}
    assert not {LI, 101} & {
        row["chat_id"] for row in changed if "tally" in row["needs"] or "doors" in row["needs"]
    }
    await place.do(ending.clear, WANG, alert_id)
    over, said = await place.do(calling.going, DEPUTY, alert_id, group)
    assert over == said and "结束" in texts_of(over)["zh"] and data_of(over) == []


_EVENTS = st.lists(
    st.one_of(
        st.tuples(st.just("wait"), st.sampled_from([1, 59, 179, 181, 301, 901, 4000])),
        st.tuples(st.just("answer"), st.sampled_from([1, 2, 3, 5, 6, 9, 11])),
        st.tuples(st.just("going"), st.sampled_from([101, DEPUTY, 105, 109])),
        st.tuples(st.just("blocks"), st.sampled_from([101, DEPUTY, 105, 109, 6])),
        st.tuples(st.just("door"), st.sampled_from([1, 4, 5, 12])),
    ),
    max_size=8,
)


@settings(max_examples=15, deadline=None)
@given(events=_EVENTS)
def test_whatever_happens_when_every_step_is_done_once_and_no_house_is_left(
    events: list[tuple[str, int]],
) -> None:
    """Sweeps that come late, answers, presses and blocks in any order: nothing is repeated, silence ends at the officials."""

    async def story() -> None:
        with tempfile.TemporaryDirectory() as folder:
            async with village(Path(folder)) as place:
                await with_deputy(place)
                alert_id = await place.live("rainstorm", "red")
                for event, value in events:
                    await _happens(place, alert_id, event, value)
                for _ in range(4):
                    await place.sweep(timedelta(minutes=8))
                    sent = await place.rows("SELECT COUNT(*) AS n FROM outbox")
                    await place.sweep()
                    assert (await place.rows("SELECT COUNT(*) AS n FROM outbox"))[0]["n"] == sent[0]["n"]
                left = await place.rows(
                    "SELECT * FROM alert_households WHERE watched = 1 AND level <> 'official' "
                    "AND (answer IS NULL OR answer IN ('nobody', 'refuses'))"
                )
                assert left == []
                assert not await place.rows(
                    "SELECT * FROM alert_calls WHERE due_at <= :now", now=int(place.now.timestamp())
                )
                alone = await place.rows(
                    "SELECT * FROM alert_households x WHERE level = 'door' AND answer IS NULL AND NOT EXISTS "
                    "(SELECT 1 FROM alert_calls k WHERE k.alert_id = x.alert_id AND k.group_id = x.group_id)"
                )
                assert alone == []

    asyncio.run(story())


async def _happens(place: Village_, alert_id: int, event: str, value: int) -> None:
    if event == "wait":
        await place.sweep(timedelta(seconds=value))
    elif event == "answer":
        await place.answer(alert_id, value, "safe" if value % 2 else "moved")
    elif event == "going":
        group = {105: 2, 109: 3}.get(value, 1)
        await place.do(calling.going, value, alert_id, place.group[group])
    elif event == "blocks":
        async with place.db.write() as tx:
            await chats.set_reachable(tx, value if value > 100 else 100 + value, False, "blocked", 1)
    else:
        with contextlib.suppress(Refusal):
            await place.do(
                doors.mark, {4: 101, 12: 109}.get(value, LI), alert_id, place.house[value], "nobody"
            )
