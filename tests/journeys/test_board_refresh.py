"""The board over HTTP: words at once, the picture after them; Refresh changes the same picture."""

from __future__ import annotations

from here import Town, says


async def test_an_official_sees_the_board_and_refreshes_it(town: Town) -> None:
    chief = town.officials[0]
    await town.say(chief, "/board")
    text, shown = (await town.last(chief, "board:again"), await town.last(chief, "board:redraw:0"))
    assert says(text.text, "board-text") and says(shown.text, "board-caption-quiet")
    assert shown.photo is not None and shown.photo["width"] == 1080
    async with town.work() as work:
        await work.tx.run("UPDATE households SET active = 0 WHERE number = :n", n=next(iter(town.homes)))
    answer = await town.tap(chief, shown, "board:redraw:0")
    assert says(answer.text, "board-drawing")
    again = await town.last(chief, "board:redraw:0")
    assert again.message_id == shown.message_id and again.photo is not None
    assert again.photo["file_id"] != shown.photo["file_id"]
    answer = await town.tap(chief, shown, "board:redraw:77")
    assert says(answer.text, "board-over")
    neighbour = town.resident("1", 1)
    answer = await town.tap(neighbour, await town.last(neighbour), "board:picture:0")
    assert says(answer.text, "common-only-officials")
