"""`mediklaud doctor list` and `show`: the directory, and one file of it."""

from __future__ import annotations

import click

from mediklaud.application.registry.list_doctors import ListDoctors
from mediklaud.application.registry.read_doctor import ReadDoctor
from mediklaud.application.registry.read_doctor_file import ReadDoctorFile
from mediklaud.domain.registry.doctor_status import DoctorStatus
from mediklaud.domain.shared.ids import DoctorId
from mediklaud.entrypoints.cli.command import command
from mediklaud.entrypoints.cli.paging import paged
from mediklaud.entrypoints.cli.params import OneOf
from mediklaud.entrypoints.cli.people import DOCTOR
from mediklaud.entrypoints.cli.session import Session, pass_session
from mediklaud.entrypoints.http.pages import Paging
from mediklaud.entrypoints.http.registry.doctor_views import DoctorCardView, DoctorView


@command("list")
@click.option("--specialty")
@click.option("--q", help="Part of the name, or the number.")
@click.option("--status", type=OneOf(DoctorStatus))
@paged
@pass_session
def list_doctors(
    session: Session,
    *,
    specialty: str | None,
    q: str | None,
    status: DoctorStatus | None,
    page: Paging,
) -> None:
    """The directory: by specialty, part of the name or number, and status."""
    query = ListDoctors(
        **session.query,
        specialty=specialty,
        q=q,
        status=status,
        after=page.after(DoctorId),
        limit=page.and_one,
    )
    found = page.page(session.handle(query), DoctorCardView.of, lambda card: card.id)
    session.output.list(found, "number", "name", "specialties", "status", "id")


@command("show")
@click.argument("doctor", type=DOCTOR)
@click.option("--file", "whole", is_flag=True, help="Contact, licence and history.")
@pass_session
def show(session: Session, *, doctor: DoctorId, whole: bool) -> None:
    """A doctor as the directory shows them, or the whole file."""
    if whole:
        file = session.handle(ReadDoctorFile(**session.query, doctor_id=doctor))
        return session.output.show(DoctorView.of(file))
    card = session.handle(ReadDoctor(**session.query, doctor_id=doctor))
    return session.output.show(DoctorCardView.of(card))
