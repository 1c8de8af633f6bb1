"""The commands, gathered."""

from __future__ import annotations

import typer

from . import aid, alerts, cap, cards, checkpoints, demo, groups, households, invite, keep, patrol, run

app = typer.Typer(
    name="bot",
    help="Ten households: neighbourhood mutual aid over Telegram.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command("run")(run.run)
app.command("check")(run.check)
app.command("demo")(demo.demo)
app.add_typer(households.app, name="households", help="The village's list.")
app.add_typer(groups.app, name="groups", help="Groups of about ten adjoining households.")
patrol.app.command("checkpoints")(checkpoints.checkpoints)
app.add_typer(patrol.app, name="patrol", help="The rota.")
app.add_typer(invite.app, name="invite", help="One-time codes.")
app.command("cards")(cards.cards)
app.add_typer(alerts.app, name="alerts", help="Warnings.")
app.add_typer(cap.app, name="cap", help="Warnings of other offices, in CAP 1.2.")
app.add_typer(aid.app, name="aid", help="Help requests.")
app.command("backup")(keep.backup)
app.command("restore")(keep.restore)
app.command("export")(keep.export)
app.command("forget")(keep.forget)
