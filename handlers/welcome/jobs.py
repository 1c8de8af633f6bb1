"""Slips and code sheets are drawn beside the bot; their codes work from the moment they are sent."""

from __future__ import annotations

from domain.refusal import Refusal
from handlers.common.jobs import Job, Order, whoever
from handlers.common.lines import file_name
from handlers.common.work import Work
from storage import codes, groups
from storage.database import Tx

from . import invite_notices, inviting
from .invites import Print, group_slips, household_slips, keep
from .slip_parts import Batch, Drawn, DrawnOne, Role


async def collect_slips(tx: Tx, order: Order) -> Batch:
    """The slips of a group or of the village, with new codes that do not work yet."""
    rows = await inviting.homes(tx, order.args["group"], order.args["which"])
    return await household_slips(tx, rows, Print.ordered(order))


async def collect_slip(tx: Tx, order: Order) -> Batch:
    """One household's slip."""
    rows = [row for row in await codes.homes(tx) if row["id"] == order.args["household"]]
    if not rows:
        raise Refusal("invite-no-household")
    return await household_slips(tx, rows, Print.ordered(order))


async def collect_codes(tx: Tx, order: Order) -> Batch:
    """The code sheet for leaders or group chats."""
    role = Role(order.args["role"])
    rows = await inviting.units(tx, role, order.args["which"])
    return await group_slips(tx, rows, role, Print.ordered(order))


async def send_slips(work: Work, order: Order, drawn: Drawn) -> None:
    """Send the slips to print, if whoever asked still may have them; from now on their codes work."""
    about, group_id = Print.ordered(order), order.args["group"]
    await inviting.group_of(work, await whoever(work, order), group_id)
    await keep(work, drawn.made, order.user_id, group_id or None)
    group = await groups.get(work.tx, group_id) if group_id else None
    where = (
        about.words("invite-slips-group", group=group["name"])
        if group
        else about.words("invite-slips-village")
    )
    name = file_name(about.words("invite-file-slips", where=where), "pdf")
    caption = invite_notices.slips(len(drawn.made), drawn.pages)
    await work.post.document(order.reader, name, drawn.content, caption)


async def send_slip(work: Work, order: Order, drawn: DrawnOne) -> None:
    """Send the picture of one slip, if whoever asked still may have it; from now on its code works."""
    await inviting.may_have_slip(work, await whoever(work, order), order.args["household"])
    await keep(work, drawn.made, order.user_id)
    caption = invite_notices.slip(drawn.slip, Print.ordered(order))
    await work.post.photo(order.reader, "slip.png", drawn.content, caption)


async def send_codes(work: Work, order: Order, drawn: Drawn) -> None:
    """Send the code sheet to print, if whoever asked still may have it; from now on its codes work."""
    inviting.may_have_codes(await whoever(work, order))
    await keep(work, drawn.made, order.user_id)
    name = file_name(Print.ordered(order).words(f"invite-file-{order.args['role']}"), "pdf")
    caption = invite_notices.sheet(len(drawn.made), drawn.pages)
    await work.post.document(order.reader, name, drawn.content, caption)


JOBS = (
    Job("make-slips", collect_slips, "handlers.welcome.slips:pdf", send_slips),
    Job("make-slip", collect_slip, "handlers.welcome.slips:picture", send_slip),
    Job("make-codes", collect_codes, "handlers.welcome.slips:pdf", send_codes),
)
