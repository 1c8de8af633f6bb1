"""Groups change hands: offered and taken, declined, withdrawn; appointed and refused; the officials' overview."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from aid_help import LEADER, OFFICIAL, STRANGER, Sent, Stage, stage_in

from domain.notice import Notice
from domain.refusal import Refusal
from handlers.common import render
from handlers.common.membership import AGREEMENT
from handlers.welcome import actions, appointing, deputies, handovers, overview
from storage import homes, people

SECOND = 901  # another official


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    async with stage_in(tmp_path) as found:
        async with found.db.write() as tx:
            await found._person(tx, SECOND, "Second")
            await people.grant(tx, SECOND, "official", None, "", 0)
        yield found


async def roles(stage: Stage, user: int) -> tuple[set[int], set[int]]:
    """The groups somebody leads, and those they are deputy of, by number."""
    async with stage.db.read() as tx:
        known = await people.load(tx, user)
    assert known is not None
    number = {group: name for name, group in stage.group.items()}
    return {number[g] for g in known.leads}, {number[g] for g in known.liaison_of}


async def refused(
    stage: Stage, key: str, action: Any, user: int, *args: Any, chat: int | None = None
) -> None:
    with pytest.raises(Refusal) as caught:
        await stage.act(action, user, *args, chat=chat)
    assert caught.value.key == key


def data(notice: Notice) -> list[str]:
    return [button.data for row in notice.buttons for button in row]


def english(notice: Notice, stage: Stage) -> str:
    return render.plain(notice, "en", stage.settings.village.zone)


async def heard(stage: Stage) -> dict[int, str]:
    """The newest text each chat got."""
    return {one.chat: one.text for one in await stage.sent() if one.text}


async def offer(stage: Stage, user: int = 102) -> Sent:
    """The leader of group 1 offers it to somebody."""
    await stage.forget_sent()
    await stage.act(handovers.offer, LEADER, stage.group[1], user)
    return (await stage.sent(user))[0]


async def test_a_group_is_handed_over(stage: Stage) -> None:
    group = stage.group[1]
    await stage.act(deputies.choose, LEADER, group, 103)
    whom = await stage.act(handovers.candidates, LEADER, group)
    assert data(whom) == [f"welcome:hand-to:{group}:103", f"welcome:hand-to:{group}:102"]  # deputies first
    asked = await offer(stage)
    assert asked.buttons == ("welcome:take:1", "welcome:no-take:1")
    assert await roles(stage, LEADER) == ({1}, set()) and await roles(stage, 102) == (set(), set())
    await refused(stage, "groups-already-offered", handovers.offer, LEADER, group, 103)
    await refused(stage, "groups-offer-not-yours", handovers.take, 103, 1)
    with pytest.raises(Refusal) as caught:
        await stage.act(handovers.decline, STRANGER, 1)
    assert not caught.value.params, "nobody else hears who was asked"
    await stage.forget_sent()
    await stage.act(handovers.take, 102, 1)
    assert await roles(stage, LEADER) == (set(), set()) and await roles(stage, 102) == ({1}, set())
    told = await heard(stage)
    assert set(told) == {LEADER, 103, OFFICIAL, SECOND, -1} and "led by Person 102" in told[OFFICIAL]
    menus = {
        one.chat: [c["command"] for c in one.payload["commands"]]
        for one in await stage.sent()
        if not one.text
    }
    assert "deputy" in menus[102] and "deputy" not in menus[LEADER]
    await refused(stage, "groups-offer-over", handovers.take, 102, 1)
    await refused(stage, "groups-only-leader-hands", handovers.candidates, LEADER, group)


async def test_the_former_leader_may_stay_as_a_deputy(stage: Stage) -> None:
    await offer(stage)
    await refused(stage, "common-old-button", handovers.stay, LEADER, 1)  # not taken yet
    await stage.act(handovers.take, 102, 1)
    await refused(stage, "common-old-button", handovers.stay, 103, 1)
    for _ in range(2):
        await stage.act(handovers.stay, LEADER, 1)
    assert await roles(stage, LEADER) == (set(), {1})
    await stage.act(deputies.dismiss, 102, stage.group[1], LEADER)
    await refused(stage, "groups-offer-over", handovers.stay, LEADER, 1)  # an old button brings nothing back
    assert await roles(stage, LEADER) == (set(), set())


async def test_an_offer_is_declined_or_withdrawn(stage: Stage) -> None:
    await offer(stage)
    await stage.act(handovers.decline, 102, 1)
    assert "stays yours" in (await stage.sent(LEADER))[-1].text
    await refused(stage, "groups-offer-over", handovers.take, 102, 1)
    await offer(stage, 103)
    (page,) = [await deputies_page(stage)]
    assert "welcome:withdraw:2" in data(page) and "Person 103" in english(page, stage)
    await refused(stage, "groups-only-leader-hands", handovers.withdraw, 103, 2)
    await stage.act(handovers.withdraw, LEADER, 2)
    assert (await stage.sent(103))[-1].needs == "handover:2"
    await refused(stage, "groups-offer-over", handovers.take, 103, 2)
    await refused(stage, "groups-offer-over", handovers.withdraw, LEADER, 2)
    assert await roles(stage, LEADER) == ({1}, set())


async def deputies_page(stage: Stage) -> Notice:
    async def page(work: Any, actor: Any) -> Notice:
        return (await deputies.ask(work, actor))[0]

    return await stage.act(page, LEADER)


async def test_an_offer_ends_when_things_have_changed(stage: Stage) -> None:
    await offer(stage)
    await stage.act(appointing.appoint, OFFICIAL, stage.group[1], 103)
    await refused(stage, "groups-offer-over", handovers.take, 102, 1)
    assert await roles(stage, 103) == ({1}, set())
    await stage.act(handovers.offer, 103, stage.group[1], 102)
    async with stage.db.write() as tx:
        await people.leave(tx, stage.home[102], 102)
    await refused(stage, "groups-offer-over", handovers.take, 102, 2)  # moved away meanwhile
    for user in (102, 202, STRANGER):
        await refused(stage, "welcome-deputy-gone", handovers.offer, 103, stage.group[1], user)
    async with stage.db.write() as tx:
        await tx.run("UPDATE chats SET reachable = 0 WHERE chat_id = 101")
    await refused(stage, "groups-cannot-write", handovers.offer, 103, stage.group[1], LEADER)
    await refused(stage, "common-only-private", handovers.offer, 103, stage.group[1], LEADER, chat=-1)


async def test_an_official_appoints_and_the_person_may_refuse(stage: Stage) -> None:
    group = stage.group[1]
    whom = await stage.act(appointing.candidates, OFFICIAL, group)
    assert data(whom) == [f"welcome:appoint:{group}:102", f"welcome:appoint:{group}:103"]
    async with stage.db.read() as tx:
        looked = await tx.rows("SELECT actor, group_id FROM journal WHERE verb = 'looked'")
    assert [tuple(row) for row in looked] == [(OFFICIAL, group)]
    await stage.act(deputies.choose, LEADER, group, 103)
    page = await stage.act(appointing.appoint, OFFICIAL, group, 102)
    assert "Leader: Person 102" in english(page, stage)
    told = await heard(stage)
    assert (
        "Person 102 leads group 1 from now on" in told[LEADER]
        and "has made you the leader" in told[102]
        and SECOND in told
        and -1 in told
    )
    await refused(stage, "groups-cannot-appoint", appointing.appoint, OFFICIAL, group, 102)
    await refused(stage, "groups-cannot-appoint", appointing.appoint, OFFICIAL, group, 202)
    await stage.forget_sent()
    await stage.act(appointing.refuse, 102, group)
    assert await roles(stage, 102) == (set(), set())
    told = await heard(stage)
    assert set(told) == {OFFICIAL, SECOND, 103, -1} and "cannot lead group 1 after all" in told[103]
    await refused(stage, "groups-not-leading", appointing.refuse, 102, group)


async def test_an_official_takes_a_role_back(stage: Stage) -> None:
    group = stage.group[1]
    page = await stage.act(overview.group, OFFICIAL, group)
    assert f"welcome:dismiss:{group}:{LEADER}" in data(page)
    await stage.act(appointing.dismiss, OFFICIAL, group, LEADER)
    assert await roles(stage, LEADER) == (set(), set())
    assert "ended" in (await heard(stage))[LEADER]
    await refused(stage, "groups-holds-nothing", appointing.dismiss, OFFICIAL, group, LEADER)


async def test_a_deputy_steps_in_and_an_official_confirms(stage: Stage) -> None:
    group = stage.group[1]
    await stage.act(deputies.choose, LEADER, group, 102)
    await refused(stage, "groups-has-leader", appointing.volunteer, 102, group)
    await refused(stage, "groups-not-deputy", appointing.volunteer, 103, group)
    async with stage.db.write() as tx:
        await tx.run("UPDATE chats SET reachable = 0 WHERE chat_id = 101")
    await stage.forget_sent()
    await stage.act(appointing.volunteer, 102, group)
    asked = (await stage.sent(SECOND))[0]
    assert asked.buttons[0] == f"welcome:appoint:{group}:102"
    await stage.act(appointing.appoint, SECOND, group, 102)
    assert await roles(stage, 102) == ({1}, set()) and await roles(stage, LEADER) == (set(), set())
    async with stage.db.write() as tx:
        await tx.run("UPDATE roles SET until = 1 WHERE role = 'official'")
        await people.grant(tx, 103, "liaison", group, "", 0)
        await people.revoke(tx, 102, "leader", group, 0)
    await refused(stage, "groups-no-official", appointing.volunteer, 103, group)


async def test_only_officials_and_only_in_private(stage: Stage) -> None:
    group = stage.group[1]
    for action, args in (
        (overview.setup, ()),
        (overview.lacking, (0,)),
        (overview.all_groups, (0,)),
        (overview.group, (group,)),
        (overview.code, (group, "leader")),
        (appointing.candidates, (group,)),
        (appointing.appoint, (group, 102)),
        (appointing.dismiss, (group, LEADER)),
    ):
        for user in (LEADER, 102, STRANGER):
            await refused(stage, "common-only-officials", action, user, *args)
        await refused(stage, "common-only-private", action, OFFICIAL, *args, chat=-1)
    await refused(stage, "groups-gone", overview.group, OFFICIAL, 99)
    await refused(stage, "groups-gone", overview.code, OFFICIAL, group, "household")


async def test_the_overview_counts_and_says_what_comes_next(stage: Stage) -> None:
    shown = english(await stage.act(overview.setup, OFFICIAL), stage)
    assert "Households: 12 – in no group: 0 – nobody on Telegram: 0" in shown
    assert "Groups: 4 – too large or too small: 4 – without a leader: 3 – without a chat: 0" in shown
    assert "households without agreement: 12" in shown and "give a leader's code" in shown
    assert "print the slips" not in shown
    async with stage.db.write() as tx:
        await tx.run("UPDATE chats SET reachable = 0 WHERE chat_id IN (201, -3)")
        await tx.run("UPDATE groups SET chat_id = NULL WHERE id = :id", id=stage.group[2])
        await tx.run("UPDATE households SET group_id = NULL WHERE id = :id", id=stage.home[301])
        await tx.run("UPDATE members SET agreed_at = 1 WHERE user_id = 101")
        await homes.speak(tx, stage.home[102], AGREEMENT, LEADER, 1)
        await tx.run("UPDATE households SET hamlet = 'alone' WHERE group_id = :id", id=stage.group[4])
    notice = await stage.act(overview.setup, OFFICIAL)
    shown = english(notice, stage)
    assert (
        "in no group: 1 – nobody on Telegram: 1" in shown
        and "without a chat: 1 – chat does not work: 1" in shown
    )
    assert "too large or too small: 3" in shown  # nobody could join the one in a hamlet of its own
    assert "make groups of the households" in shown and "households without agreement: 10" in shown
    assert "One household has nobody on Telegram" in shown  # who stays silent is no step that never ends
    assert data(notice) == [
        "households:groups",
        "welcome:codes:leader",
        "welcome:codes:group",
        "welcome:slips:0",
        "welcome:lacking:0",
        "welcome:all:0",
    ]
    lacking = await stage.act(overview.lacking, OFFICIAL, 0)
    assert "Group 2: no leader, no chat" in english(lacking, stage)
    assert f"welcome:group:{stage.group[3]}" in data(
        lacking
    ) and f"welcome:group:{stage.group[1]}" not in data(lacking)
    all_ = await stage.act(overview.all_groups, OFFICIAL, 0)
    assert "Group 1: 3 households, on Telegram 3" in english(all_, stage)
    assert data(all_) == [*(f"welcome:group:{group}" for group in stage.group.values()), "welcome:setup"]
    async with stage.db.write() as tx:
        await tx.run("UPDATE chats SET reachable = 0")
    most = data(await stage.act(overview.setup, OFFICIAL))
    assert most.index("welcome:slips:0") < most.index("welcome:codes:leader")
    async with stage.db.write() as tx:
        await tx.run("UPDATE households SET active = 0")
    assert "send me the list" in english(await stage.act(overview.setup, OFFICIAL), stage)


async def test_a_single_code_leads_and_binds(stage: Stage) -> None:
    group = stage.group[2]
    for role, user, chat, key in (
        ("leader", 202, None, "welcome-leader"),
        ("group", 202, -77, "groups-chat-question"),
    ):
        shown = await stage.act(overview.code, OFFICIAL, group, role)
        if chat:
            async with stage.db.write() as tx:
                await tx.run("INSERT INTO chats (chat_id, kind, changed_at) VALUES (-77, 'group', 0)")
        assert (await stage.act(actions.redeem, user, shown.params["code"], chat=chat)).key == key
    assert await roles(stage, 202) == ({2}, set())


async def test_a_second_leader_by_code_is_no_secret_and_can_hand_over_alone(stage: Stage) -> None:
    shown = await stage.act(overview.code, OFFICIAL, stage.group[1], "leader")
    await stage.forget_sent()
    await stage.act(actions.redeem, 102, shown.params["code"])
    assert "Person 102 leads group 1 too" in (await stage.sent(LEADER))[0].text
    await stage.act(handovers.offer, 102, stage.group[1], 103)
    await stage.act(handovers.take, 103, 1)
    assert [await roles(stage, user) for user in (LEADER, 102, 103)] == [
        ({1}, set()),
        (set(), set()),
        ({1}, set()),
    ]
