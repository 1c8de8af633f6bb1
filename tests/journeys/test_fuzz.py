"""Odd updates of every kind, made from the types of the Bot API: none breaks the bot, none holds up the others."""

from __future__ import annotations

import json
from random import Random

import pytest
from here import Town, says
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from telegram import Update

from bench.fuzz import WORDS, buttons, commands, push
from bench.odd import KINDS, Odd

INSIDES = ("Traceback", 'File "', "Error:", "Exception", "sqlite3")


def test_every_kind_of_update_is_made() -> None:
    odd = Odd(Random(1), (7,), (-5,), ("aid:sos",), ("/sos",))
    made = {next(key for key in odd.update(n) if key != "update_id") for n in range(1500)}
    assert made == set(KINDS) and len(made) >= 24


@pytest.mark.asyncio(loop_scope="module")
@settings(
    max_examples=6,
    deadline=None,
    phases=(Phase.generate,),
    suppress_health_check=list(HealthCheck),
)
@given(seed=st.integers(0, 2**32), junk=st.booleans())
async def test_odd_updates(shared: Town, seed: int, junk: bool) -> None:
    """What python-telegram-bot can read after the schema is dealt with; what it cannot is set aside, with a number."""
    chance = Random(seed)
    odd = Odd(
        chance,
        (*(person.id for person in shared.people.values()), shared.officials[0].id, 999),
        (*(chat.id for chat in shared.chats.values()), -77),
        buttons(chance),
        (*WORDS, *commands()),
        junk,
    )
    begin, made = len(shared.world.log), [odd.update(0) for _ in range(25)]
    for each in made:
        push(shared.world, each)
    await shared.quiet()
    by_id = {each["update_id"]: each for each in made}
    for update_id, note in shared.rows("SELECT update_id, note FROM inbox WHERE state <> 'done'"):
        assert note.startswith("incident ")
        shared.expected.add(update_id)
        if update_id in by_id and not junk:
            with pytest.raises(Exception):  # noqa: B017 - whatever it is, it is no update
                Update.de_json(json.loads(json.dumps(by_id[update_id])), None)
    shared.ear.heard.clear()
    for call in list(shared.world.log)[begin:]:
        said = str(call.params.get("text", "")) + str(call.params.get("caption", ""))
        assert not any(part in said for part in INSIDES), said
    person = shared.people[shared.of_group("1")[1]]
    assert says(await shared.say(person, "/language"), "welcome-language")
