"""`mediklaud impacted`: appointments that cannot take place as booked (D4, S12)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import click

from mediklaud.application.scheduling.list_impacted_appointments import (
    ListImpactedAppointments,
)
from mediklaud.application.scheduling.resolve_impact import ResolveImpact
from mediklaud.domain.scheduling.impact import Action, ImpactDecision
from mediklaud.domain.shared.ids import AppointmentId, DoctorId
from mediklaud.entrypoints.cli.command import command, keyed
from mediklaud.entrypoints.cli.paging import paged
from mediklaud.entrypoints.cli.params import INSTANT, id_of
from mediklaud.entrypoints.cli.people import DOCTOR
from mediklaud.entrypoints.cli.session import Session, pass_session
from mediklaud.entrypoints.http.pages import Page, Paging
from mediklaud.entrypoints.http.scheduling.absence_views import ImpactedView
from mediklaud.entrypoints.http.scheduling.appointment_views import AppointmentView

_ID = id_of(AppointmentId)
_COLUMNS = ("starts_at", "visit_type", "status", "patient_id", "doctor_id", "id")


@command("list")
@click.option("--doctor", type=DOCTOR)
@paged
@pass_session
def list_impacted(session: Session, *, doctor: DoctorId | None, page: Paging) -> None:
    """What needs a decision, and why, the earliest first."""
    query = ListImpactedAppointments(
        **session.query,
        doctor_id=doctor,
        after=page.after(AppointmentId),
        limit=page.and_one,
    )
    found = page.page(
        session.handle(query), ImpactedView.of, lambda one: one.appointment.id
    )
    columns = (f"appointment.{column}" for column in _COLUMNS)
    session.output.list(found, "causes", *columns)


@command("resolve")
@click.option(
    "--move", "moved", type=(_ID, INSTANT), multiple=True, metavar="APPOINTMENT TIME"
)
@click.option(
    "--move-to",
    "handed_over",
    type=(_ID, INSTANT, DOCTOR),
    multiple=True,
    metavar="APPOINTMENT TIME DOCTOR",
)
@click.option(
    "--cancel",
    "cancelled",
    type=(_ID, str),
    multiple=True,
    metavar="APPOINTMENT REASON",
)
@keyed
@pass_session
def resolve(
    session: Session,
    *,
    moved: tuple[tuple[AppointmentId, datetime], ...],
    handed_over: tuple[tuple[AppointmentId, datetime, DoctorId], ...],
    cancelled: tuple[tuple[AppointmentId, str], ...],
) -> None:
    """Move or cancel several of them: all, or none."""
    decisions = (
        *_moves(moved),
        *_moves(handed_over),
        *(_cancellation(*one) for one in cancelled),
    )
    done = session.handle(ResolveImpact(**session.command, decisions=decisions))
    page = Page(items=[AppointmentView.of(one) for one in done])
    session.output.list(page, *_COLUMNS)


def _moves(
    wanted: tuple[
        tuple[AppointmentId, datetime] | tuple[AppointmentId, datetime, DoctorId], ...
    ],
) -> Iterator[ImpactDecision]:
    for appointment_id, starts_at, *doctor in wanted:
        yield ImpactDecision(
            appointment_id=appointment_id,
            action=Action.MOVE,
            starts_at=starts_at,
            to_doctor_id=doctor[0] if doctor else None,
        )


def _cancellation(appointment_id: AppointmentId, reason: str) -> ImpactDecision:
    return ImpactDecision(
        appointment_id=appointment_id, action=Action.CANCEL, reason=reason
    )
