"""What we say to leaders and officials about households: the list of doors, and the page of one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from domain import skills
from domain.clock import from_epoch
from domain.notice import Button, Notice, button, listed, say
from handlers.common import membership
from storage.database import Row

PAGE = 20  # doors, or groups, in one message
FIELDS = ("people", "phone", "needs", "skills")  # what is asked for in words
Rows = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True)
class Home:
    """A household with those who speak for it and what it agreed to by word of mouth."""

    house: Row
    speakers: Sequence[Row]
    spoken: Row | None
    warning: int | None = None  # one that runs and does not treat the house as dangerous

    @property
    def silent(self) -> bool:
        """Nobody of it can be written to."""
        return not any(one["reachable"] for one in self.speakers)

    @property
    def agreed(self) -> bool:
        """Whether somebody of it has agreed, here or by word of mouth: before that its card shows no phone."""
        return self.spoken is not None or any(one["agreed_at"] is not None for one in self.speakers)

    @property
    def phone_shown(self) -> str:
        """How texts say whether its phone is on the card: "yes", "later" (wanted, nobody has agreed yet), "no"."""
        return "no" if not self.house["phone_shown"] else "yes" if self.agreed else "later"


def overview(found: Sequence[Row], page: int) -> Notice:
    """To an official: numbers of every group, and a button to the doors of each."""
    page = _there(page, len(found))
    shown = found[page * PAGE : (page + 1) * PAGE]
    groups = [
        button("homes-btn-group", f"households:list:{row['group_id'] or 0}", group=_group(row["name"]))
        for row in shown
    ]
    rows = [tuple(groups[i : i + 4]) for i in range(0, len(groups), 4)]
    lines = tuple(say("homes-group-line", group=_group(row["name"]), **_numbers([row])) for row in shown)
    return say(
        "homes-overview",
        *rows,
        *_turn("households:overview", page, len(found)),
        groups=sum(row["group_id"] is not None for row in found),
        lines=(*lines, say("homes-press-group")) if lines else say("homes-no-list"),
        **_numbers(found),
    )


def _group(name: str | None) -> Notice:
    return say("homes-group-name", group=name) if name else say("homes-no-group")


def _numbers(rows: Sequence[Row]) -> dict[str, int]:
    total = {name: sum(row[name] for row in rows) for name in ("houses", "reached", "unagreed", "dangerous")}
    return {**total, "silent": total["houses"] - total["reached"]}


def _there(page: int, of: int) -> int:
    """The page, or the last one where there are fewer by now."""
    return min(page, max(0, of - 1) // PAGE)


def _turn(data: str, page: int, of: int) -> Rows:
    """Buttons to the pages before and after, where there are any."""
    back = (button("homes-btn-before", f"{data}:{page - 1}"),) if page else ()
    on = (button("homes-btn-more", f"{data}:{page + 1}"),) if (page + 1) * PAGE < of else ()
    return (back + on,) if back or on else ()


def doors(group_id: int, group: str | None, found: Sequence[Row], page: int) -> Notice:
    """The doors of a group: who can be reached, who has agreed; a tap opens the page of one."""
    page = _there(page, len(found))
    shown = found[page * PAGE : (page + 1) * PAGE]
    rows = [
        (button("homes-btn-door", f"households:home:{row['id']}", address=row["address"], head=row["head"]),)
        for row in shown
    ]
    new = (button("homes-btn-new", f"households:new:{group_id}"),)
    slips = (button("homes-btn-slips", f"welcome:slips:{group_id}"),)
    here = [row for row in found if row["active"]]
    return say(
        "homes-doors",
        *rows,
        *_turn(f"households:doors:{group_id}", page, len(found)),
        *((new, slips) if group_id else ()),
        group=_group(group),
        houses=len(here),
        silent=sum(not row["reachable"] for row in here),
        lines=tuple(_door(row) for row in shown) or say("homes-nobody"),
    )


def _door(row: Row) -> Notice:
    params = {"address": row["address"], "head": row["head"] or "–", "number": row["number"]}
    if not row["active"]:
        return say("homes-door-moved", **params)
    missing = "no" if row["agreed"] else "yes"
    return say("homes-door", **params, accounts=row["reachable"], missing=missing)


def facts(home: Home) -> tuple[Notice, ...]:
    """What is known of a household, line by line."""
    house = home.house
    return (
        say("homes-line-head", head=house["head"] or "–"),
        say("homes-line-people", people="–" if house["people"] is None else str(house["people"])),
        say("homes-line-phone", phone=house["phone"] or "–", shown=home.phone_shown),
        say("homes-line-needs", needs=house["needs"] or "–"),
        say("homes-line-skills", skills=skills.shown(house["skills"]) or "–"),
        say("homes-line-hazard", hazard=house["hazard"] or "–"),
    )


def page(home: Home, version: str, *, official: bool, by_mistake: bool) -> Notice:
    """The page of one house, for its leader, deputies and officials; `version` is the agreement's that counts now."""
    house = home.house
    if not house["active"]:
        return say("homes-page-moved", *_gone_buttons(house), **where(house), lines=facts(home))
    lines = (*facts(home), _speaks(home), _agreement(home), *_remarks(house))
    return say("homes-page", *_buttons(home, version, official, by_mistake), **where(house), lines=lines)


def where(house: Row) -> dict[str, object]:
    """Door, number and group of a household, as texts take them."""
    group = membership.in_group(house["group_name"])
    return {"address": house["address"], "number": house["number"], "group": group}


def _speaks(home: Home) -> Notice:
    if not home.speakers:
        return say("homes-line-silent")
    names = listed(
        one["name"] if one["reachable"] else say("homes-unreachable", name=one["name"])
        for one in home.speakers
    )
    return say("homes-line-speakers", names=names)


def _agreement(home: Home) -> Notice:
    agreed = [one["name"] for one in home.speakers if one["agreed_at"] is not None]
    if agreed:
        return say("homes-line-agreed", names=listed(agreed))
    if home.spoken is not None:
        day = from_epoch(home.spoken["agreed_at"])
        return say("homes-line-spoken", day=day, version=str(home.spoken["agreement"]))
    return say("homes-line-unagreed")


def _remarks(house: Row) -> tuple[Notice, ...]:
    return (say("homes-line-provisional"),) if house["provisional"] else ()


def _gone_buttons(house: Row) -> Rows:
    back = (button("homes-btn-back-home", f"households:back:{house['id']}"),)
    return (back,) if house["gone_at"] is not None and house["gone"] == "moved" else ()


def _buttons(home: Home, version: str, official: bool, by_mistake: bool) -> Rows:
    number = home.house["id"]
    edits = tuple(edit_button(number, field, "page") for field in FIELDS)
    rows: list[tuple[Button, ...]] = [
        *_danger_button(home),
        (button("homes-btn-help", f"aid:door:{number}"),),
        *_spoken_button(home, version),
        edits[:2],
        edits[2:],
        *(((show_button(home.house, "page"),),) if home.silent or home.house["phone_shown"] else ()),
        (
            button("homes-btn-head", f"households:head:{number}"),
            button("homes-btn-slip", f"welcome:slip:{number}"),
        ),
    ]
    if official and home.house["provisional"]:
        rows.append((button("homes-btn-number", f"households:number:{number}"),))
    for one in home.speakers[:10]:
        data = f"households:remove:{number}:{one['user_id']}"
        rows.append((button("homes-btn-remove", data, name=one["name"][:40]),))
    rows.append((button("homes-btn-moved", f"households:moved:{number}"),))
    if by_mistake:
        rows.append((button("homes-btn-mistake", f"households:mistake:{number}"),))
    rows.append((button("homes-btn-list", f"households:list:{home.house['group_id'] or 0}"),))
    return tuple(rows)


def _danger_button(home: Home) -> Rows:
    if home.warning is None:
        return ()
    return ((button("homes-btn-danger", f"alerts:house:{home.warning}:{home.house['id']}"),),)


def _spoken_button(home: Home, version: str) -> Rows:
    number = home.house["id"]
    say_so = button("homes-btn-spoken", f"households:spoken:{number}")
    take_back = button("homes-btn-unspoken", f"households:unspoken:{number}")
    if home.spoken is None:
        return ((say_so,),) if home.silent else ()
    renew = home.silent and home.spoken["agreement"] != version
    return ((say_so,), (take_back,)) if renew else ((take_back,),)


def saved(page: Notice, *, ask_phone: str = "") -> Notice:
    """A page, with a word that what was typed is stored, and whether a phone (of the former head) is still right."""
    if ask_phone:
        return say("homes-saved-head", *page.buttons, phone=ask_phone, page=page)
    return say("homes-saved", *page.buttons, page=page)


def edit_button(household_id: int, field: str, how: str) -> Button:
    """Change a field of a household; `how` is where the person comes from: "page" or "mine"."""
    return button(f"homes-btn-{field}", f"households:edit:{household_id}:{field}:{how}")


def show_button(house: Row, how: str) -> Button:
    """Show the phone on the neighbours' card, or no longer."""
    now = "no" if house["phone_shown"] else "yes"
    return button(f"homes-btn-show-{now}", f"households:show:{house['id']}:{now}:{how}")


def to_page(key: str, house: Row, **params: object) -> Notice:
    """News about a household for its leader or officials, with a button to its page."""
    look = button("homes-btn-page", f"households:home:{house['id']}")
    return say(key, (look,), **{**where(house), **params})


def sure(what: str, data: str, house: Row, **params: object) -> Notice:
    """Asked before something that is not easily undone; the other button goes back to the page."""
    keep = button("homes-btn-keep", f"households:page:{house['id']}")
    rows = ((button(f"homes-btn-yes-{what}", data),), (keep,))
    return say(f"homes-sure-{what}", *rows, **{**where(house), **params})
