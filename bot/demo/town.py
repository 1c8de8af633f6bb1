"""The people of the demo: who lives where, who leads, which chats there are."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass, field
from typing import Any

from sandbox.client import Group, Person, Sandbox, Seen

from .script import Script, until
from .stage import Stage

_WITHOUT_TELEGRAM = 7  # every 7th household has nobody on Telegram


@dataclass
class Town:
    """Who is who. Households are known by number, groups by name."""

    stage: Stage
    script: Script
    homes: dict[str, dict[str, Any]] = field(default_factory=dict)  # number → row of `households list`
    people: dict[str, list[Person]] = field(default_factory=dict)  # number → accounts
    leaders: dict[str, Person] = field(default_factory=dict)  # group → leader
    chats: dict[str, Group] = field(default_factory=dict)  # group → its chat
    officials: list[Person] = field(default_factory=list)

    @property
    def sandbox(self) -> Sandbox:
        """Telegram's stand-in."""
        return self.stage.sandbox

    def of_group(self, group: str) -> list[str]:
        """The numbers of a group's households."""
        return [number for number, row in self.homes.items() if row["group"] == group]

    def dangerous(self) -> set[str]:
        """The numbers of the dangerous houses."""
        return {number for number, row in self.homes.items() if row["hazard"]}

    def accounts(self, numbers: set[str] | None = None) -> dict[int, str]:
        """Account → household, of some households or of all."""
        return {
            person.id: number
            for number, persons in self.people.items()
            for person in persons
            if numbers is None or number in numbers
        }

    async def refresh(self) -> None:
        """Read the households anew from the bot's own list."""
        self.homes = {row["number"]: row for row in await self.stage.ask("households", "list")}


async def found_village(town: Town) -> dict[str, list[dict[str, Any]]]:
    """Chapter 1: the list, the groups, the codes. Gives the codes by role."""
    stage, script = town.stage, town.script
    first = await stage.ask("households", "import", str(stage.village))
    many = len(first["added"])
    script.check(bool(many) and not first["refused"], f"{many} households imported, none refused")
    again = await stage.ask("households", "import", str(stage.village))
    script.check(
        len(again["unchanged"]) == many and not again["added"], "the same list again changes nothing"
    )
    groups = await stage.ask("groups", "accept")
    sizes = [len(group["households"]) for group in groups]
    script.check(
        sum(sizes) == many and max(sizes) <= 12,
        f"{len(groups)} groups of {min(sizes)} to {max(sizes)} adjoining households",
    )
    await town.refresh()
    dangerous = town.dangerous()
    script.check(bool(dangerous), f"{len(dangerous)} dangerous houses among them")
    codes = {
        role: await stage.ask("invite", role, "--for", "all") for role in ("household", "leader", "group")
    }
    codes["official"] = [
        await stage.ask("invite", "official", "--for", title) for title in ("村主任", "防汛值班")
    ]
    everyone = [row["code"] for rows in codes.values() for row in rows]
    script.check(
        len(set(everyone)) == many + 2 * len(groups) + 2, f"{len(everyone)} one-time codes, no two alike"
    )
    return codes


async def move_in(town: Town, codes: dict[str, list[dict[str, Any]]]) -> None:
    """Chapter 2: residents, officials, leaders and their chats."""
    await _residents(town, codes["household"])
    await _officials(town, codes["official"])
    await _leaders(town, codes["leader"])
    await _group_chats(town, codes["group"])


async def _residents(town: Town, codes: list[dict[str, Any]]) -> None:
    script = town.script
    by_number = {row["for"]: row["code"] for row in codes}
    numbers = [n for index, n in enumerate(sorted(by_number)) if index % _WITHOUT_TELEGRAM]
    persons = await town.sandbox.people([town.homes[number]["head"] for number in numbers], "zh-hans")
    script.tell(
        f"{len(persons)} households have somebody on Telegram; they press Start with the code of their slip"
    )
    await town.sandbox.start_all([(p, by_number[n]) for p, n in zip(persons, numbers, strict=True)])
    town.people = {number: [person] for number, person in zip(numbers, persons, strict=True)}

    async def all_linked() -> bool:
        await town.refresh()
        return sum(bool(row["reachable"]) for row in town.homes.values()) == len(numbers)

    await until(all_linked, "every code links its household")
    script.check(
        True, f"{len(numbers)} households linked, {len(town.homes) - len(numbers)} have nobody on Telegram"
    )
    first = persons[0]
    script.quote(f"{first.name}", (await first.wait(lambda seen: bool(seen.buttons), 60)).text)
    thief = await town.sandbox.person("路人", "zh-hans")
    sent = await thief.start(by_number[numbers[0]])
    script.quote("路人, with a used code", (await thief.wait("", 60, after=sent)).text)
    held = json.loads(await town.stage.cli("export", "--household", numbers[0]))
    script.check([a["user_id"] for a in held["accounts"]] == [first.id], "a code works once")


async def _officials(town: Town, codes: list[dict[str, Any]]) -> None:
    for row in codes:
        official = await town.sandbox.person(row["for"], "zh-hans")
        sent = await official.start(row["code"])
        await official.wait("干部", 60, after=sent)
        town.officials.append(official)
    english = town.officials[1]
    sent = await english.write("/language")
    asked = await english.wait(lambda seen: seen.has_button("welcome:language:en"), 60, after=sent)
    await english.press(asked, "welcome:language:en")
    await english.wait("English", 60, after=asked)
    town.script.check(True, "two officials registered; the second one reads English from now on")


async def _leaders(town: Town, codes: list[dict[str, Any]]) -> None:
    for row in codes:
        number = next(n for n in town.of_group(row["for"]) if n in town.people)
        town.leaders[row["for"]] = town.people[number][0]
    pairs = [(town.leaders[row["for"]], row["code"]) for row in codes]
    sent = await town.sandbox.start_all(pairs)
    waits = [p.wait("户长", 90, after=s) for (p, _), s in zip(pairs, sent, strict=True)]
    heard = await asyncio.gather(*waits)
    town.script.check(len(heard) == len(codes), f"{len(heard)} leaders registered with their codes")


async def _group_chats(town: Town, codes: list[dict[str, Any]]) -> None:
    by_group = {row["for"]: row["code"] for row in codes}

    async def bind(name: str) -> Seen:
        leader = town.leaders[name]
        members = [p for n in town.of_group(name) for p in town.people.get(n, []) if p.id != leader.id]
        chat = await town.sandbox.group(f"第{name}组联保群", leader, members)
        town.chats[name] = chat
        added = await chat.add_bot(leader)
        await chat.wait("群码", 90, after=added)
        sent = await leader.write(f"/start@{town.sandbox.bot_username} {by_group[name]}", chat)
        return await chat.wait("✅", 90, after=sent)

    bound = await asyncio.gather(*(bind(name) for name in by_group))
    town.script.quote("第1组联保群", bound[0].text)
    town.script.check(len(bound) == len(codes), f"{len(bound)} group chats bound to their groups")


async def newcomers(town: Town) -> None:
    """Somebody without a code asks; the leader approves with one tap. A second account of a household joins so."""
    number = sorted(town.people)[3]
    group = town.homes[number]["group"]
    leader = town.leaders[group]
    son = await town.sandbox.person("小儿子", "en")
    sent = await son.start()
    hello = await son.wait(lambda seen: seen.has_button("households:ask"), 30, after=sent)
    await son.press(hello, "households:ask")
    await son.wait("household", 30, after=hello)
    sent = await son.write(number)
    wish = await leader.wait(lambda seen: seen.has_button("households:approve:"), 30, after=sent)
    town.script.quote(f"leader {leader.name}", wish.text)
    await leader.press(wish, "households:approve:")
    welcome = await son.wait("registered", 30, after=wish)
    town.script.quote("小儿子 (reads English)", welcome.text)
    town.people[number].append(son)
    again = await leader.press_raw(wish.chat_id, wish.message_id, "households:approve:1")
    town.script.check(bool(again.text), "pressed twice: the leader is told that it is decided")
    held = await town.stage.cli("export", "--household", number)
    town.script.check(str(son.id) in held, "two accounts belong to one household")
