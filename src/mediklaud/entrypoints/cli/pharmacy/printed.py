"""`mediklaud pharmacy label` and `sheet`: what goes with a medicine, on paper."""

from __future__ import annotations

from pathlib import Path

import click

from mediklaud.application.pharmacy.print_counselling_sheet import (
    PrintCounsellingSheet,
)
from mediklaud.application.pharmacy.print_label import PrintLabel
from mediklaud.domain.shared.ids import DispensationId
from mediklaud.entrypoints.cli.command import command
from mediklaud.entrypoints.cli.new_files import require_new, to_option, write_new
from mediklaud.entrypoints.cli.params import id_of
from mediklaud.entrypoints.cli.session import Session, pass_session

_DONE = "Written. It holds private health information."


@command("label")
@click.argument("dispensation", type=id_of(DispensationId))
@to_option
@pass_session
def label(session: Session, *, dispensation: DispensationId, to: Path) -> None:
    """Print what is stuck on the packet, as PDF of 80 by 50 millimetres."""
    require_new(to)
    query = PrintLabel(**session.query, dispensation_id=dispensation)
    write_new(to, session.handle(query).content)
    session.output.done(_DONE)


@command("sheet")
@click.argument("dispensation", type=id_of(DispensationId))
@to_option
@pass_session
def sheet(session: Session, *, dispensation: DispensationId, to: Path) -> None:
    """Print what the patient was told, as PDF to take home."""
    require_new(to)
    query = PrintCounsellingSheet(**session.query, dispensation_id=dispensation)
    write_new(to, session.handle(query).content)
    session.output.done(_DONE)
