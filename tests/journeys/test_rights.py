"""Rights: every role presses and sends what belongs to each; asked anew on every press."""

from __future__ import annotations

from pathlib import Path

from here import ADMIN, Town, here, says

from sandbox.client import Person
from storage import people


async def cast(town: Town) -> dict[str, Person]:
    """One of every role, seen from group 1."""
    liaison = town.people[town.of_group("1")[4]]
    async with town.work() as work:
        await people.grant(
            work.tx, liaison.id, "liaison", town.homes[town.of_group("1")[0]]["group_id"], "", work.epoch
        )
    admin = await town.sandbox.person("管理员", id=ADMIN)
    await admin.start()
    await town.quiet()
    return {
        "resident": town.resident("1", 1),
        "leader": town.leaders["1"],
        "other leader": town.leaders["2"],
        "liaison": liaison,
        "official": town.officials[0],
        "admin": admin,
        "stranger": await town.person("路人"),
    }


OFFICIAL = {"official", "admin"}
CARING = {"leader", "liaison"}
LEADING = CARING | {"other leader"}  # of some group


async def test_commands_by_role(town: Town) -> None:
    roles = await cast(town)
    for command, allowed, refusal in (
        ("/board", OFFICIAL, "common-only-officials"),
        ("/alert", OFFICIAL, "common-only-officials"),
        ("/drill 暴雨 红", OFFICIAL, "common-only-officials"),
        ("/swap", LEADING, "common-only-leaders"),
        ("/report", LEADING, "common-only-leaders"),
        ("/card", set(roles) - {"stranger"}, "common-no-household"),
    ):
        for role, person in roles.items():
            refused = says(await town.say(person, command), refusal)
            assert refused != (role in allowed), (command, role)


async def test_officials_commands_are_not_for_groups(town: Town) -> None:
    chief, chat = town.officials[0], town.chats["1"]
    await chat.join(chief)
    for command in ("/alert 暴雨 红", "/drill", "/board"):
        assert says(await town.say(chief, command, chat), "common-only-private"), command
    assert town.value("SELECT COUNT(*) FROM alerts") == 0


async def test_presses_of_officials_by_role(town: Town) -> None:
    roles = await cast(town)
    chief = roles["official"]
    await town.say(chief, "/alert 暴雨 橙")
    preview = await town.last(chief, "alerts:send:")
    number = preview.button("alerts:send:").data.rpartition(":")[2]
    for data in (
        *(
            f"alerts:send:{number}",
            f"alerts:second:{number}",
            f"alerts:drop:{number}",
            f"alerts:words:{number}",
        ),
        *(
            f"alerts:areas:{number}",
            f"alerts:area:{number}:all",
            f"alerts:clear:{number}",
            f"alerts:error:{number}",
        ),
        *(
            "alerts:new:0",
            "alerts:hazard:rainstorm:0",
            "alerts:colour:rainstorm:red:0",
            "board:again",
            "aid:log",
        ),
        *(
            "households:groups",
            "households:groups-accept",
            "households:import:1:all",
            "households:import-drop:1",
            "households:missing:1:0",
            "households:regroup:000000000000",
            "patrol:aways",
            "patrol:awayfor:0:other",
        ),
    ):
        for role in ("resident", "leader", "liaison", "stranger"):
            answer = await town.tap(roles[role], await town.last(roles[role]), data)
            assert says(answer.text, "common-only-officials") and answer.show_alert, (data, role)
    assert town.rows("SELECT state FROM alerts") == [("draft",)]
    chat = await town.sandbox.group("办公室", chief, [])
    await chat.add_bot(chief)
    await town.quiet()
    for data in ("households:groups-accept", "households:regroup:000000000000"):
        assert says((await town.tap(chief, await town.last(chat), data)).text, "common-only-private")


async def test_presses_of_leaders_by_role(town: Town) -> None:
    roles = await cast(town)
    newcomer = await town.person("新人")
    await town.say(newcomer, "/join")
    await town.say(newcomer, town.of_group("1")[2])
    turn, night = town.rows(
        "SELECT t.id, t.night FROM turns t JOIN groups g ON g.id = t.group_id WHERE g.name = '1' AND t.role = 'main' AND t.published_at IS NOT NULL ORDER BY t.night LIMIT 1"
    )[0]
    home, group = (town.homes[town.of_group("1")[2]][key] for key in ("id", "group_id"))
    for data in (
        "households:approve:1",
        "households:refuse:1",
        f"patrol:start:{turn}",
        f"patrol:finish:{turn}",
        f"patrol:quiet:{turn}",
        f"patrol:swap:{turn}",
        f"patrol:stand:{turn}:{home}",
        f"patrol:absent:{turn}:{home}",
        f"patrol:team:{turn}",
        f"patrol:home:{turn}",
        f"patrol:files:{turn}",
        f"patrol:ledger:{group}",
        f"patrol:marks:{turn}",
        f"patrol:mark:{turn}:{home}",
        f"patrol:set:{turn}:{home}:missed",
        f"patrol:exempt:{group}",
        f"patrol:free:{home}",
        f"patrol:goes:{home}",
        f"patrol:hswaps:{turn}",
        f"patrol:away:{group}",
        f"patrol:awayfor:{group}:harvest",
    ):
        for role in ("resident", "other leader", "stranger"):
            answer = await town.tap(roles[role], await town.last(roles[role]), data)
            assert answer.text and answer.show_alert, (data, role, night)
            assert says(answer.text, "common-only-leaders"), (data, role)
    assert town.value("SELECT state FROM join_requests") == "asked"
    await town.tap(roles["liaison"], await town.last(roles["liaison"]), "households:approve:1")
    assert town.value("SELECT state FROM join_requests") == "approved"


async def test_answers_and_doors_by_role(town: Town) -> None:
    roles = await cast(town)
    chief = roles["official"]
    await town.say(chief, "/alert 暴雨 橙 1")
    preview = await town.last(chief, "alerts:send:")
    number = preview.button("alerts:send:").data.rpartition(":")[2]
    await town.tap(chief, preview, f"alerts:send:{number}")
    home = town.homes[town.of_group("1")[2]]["id"]
    expected = {
        f"alerts:safe:{number}": {
            "resident": "alerts-toast",
            "liaison": "alerts-toast",
            "other leader": "alerts-not-asked",
            "stranger": "common-no-household",
            "official": "common-no-household",
        },
        f"alerts:at:{number}:{home}:safe": dict.fromkeys(
            ("liaison", "other leader", "leader"), "common-other-household"
        ),
        f"alerts:door:{number}:{home}": dict.fromkeys(
            ("resident", "other leader", "stranger"), "common-only-leaders"
        ),
        f"alerts:mark:{number}:{home}:safe": dict.fromkeys(
            ("resident", "other leader", "stranger"), "common-only-leaders"
        ),
        f"alerts:doors:{number}": dict.fromkeys(("resident", "stranger"), "common-only-leaders"),
        f"alerts:help:{number}": {"stranger": "alerts-help-stranger"},
    }
    for data, by_role in expected.items():
        for role, key in by_role.items():
            answer = await town.tap(roles[role], await town.last(roles[role]), data)
            assert says(answer.text, key), (data, role, answer.text)
    assert town.value("SELECT answer FROM alert_households WHERE household_id = ?", home) is None
    await town.tap(roles["liaison"], await town.last(roles["liaison"]), f"alerts:mark:{number}:{home}:safe")
    assert town.value("SELECT how FROM alert_households WHERE household_id = ?", home) == "door"


async def test_help_by_role(town: Town) -> None:
    roles = await cast(town)
    asker = town.people[town.of_group("1")[3]]
    await town.say(asker, "/sos")
    for role, key in (("stranger", "aid-helper-unknown"), ("other leader", "aid-not-for-you")):
        answer = await town.tap(roles[role], await town.last(roles[role]), "aid:claim:1")
        assert says(answer.text, key), role
        for data in ("aid:close:1", "aid:outcome:1:helped", "aid:arrived:1", "aid:drop:1", "aid:still:1"):
            answer = await town.tap(roles[role], await town.last(roles[role]), data)
            assert says(answer.text, "aid-not-yours"), (data, role)
    assert says(
        (await town.tap(roles["resident"], await town.last(roles["resident"]), "aid:what:1:fire")).text,
        "aid-only-asker",
    )
    answer = await town.tap(roles["liaison"], await town.last(roles["liaison"]), "aid:claim:1")
    assert says(answer.text, "aid-go")
    answer = await town.tap(roles["official"], await town.last(roles["official"]), "aid:claim:1")
    assert roles["liaison"].name in answer.text  # told who was first


async def test_a_dismissed_official_is_refused_a_moment_later(tmp_path: Path) -> None:
    async with here(tmp_path, people=False, officials=("村主任", "防汛值班")) as town:
        chief, second = town.officials
        await town.say(chief, "/alert 暴雨 红")
        preview = await town.last(chief, "alerts:send:")
        number = preview.button("alerts:send:").data.rpartition(":")[2]
        await town.tap(chief, preview, f"alerts:send:{number}")
        wanted = await town.last(second, f"alerts:second:{number}")
        async with town.work() as work:
            await people.revoke(work.tx, second.id, "official", None, work.epoch)
        answer = await town.tap(second, wanted, f"alerts:second:{number}")
        assert says(answer.text, "common-only-officials") and answer.show_alert
        assert says(await town.say(second, "/board"), "common-only-officials")
        assert town.value("SELECT state FROM alerts") == "waiting"
        assert says((await town.tap(chief, preview, f"alerts:second:{number}")).text, "alerts-second-same")
