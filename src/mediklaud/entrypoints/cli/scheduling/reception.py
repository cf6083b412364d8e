"""`mediklaud appointment arrive` and `no-show`: at the front desk on the day (S9)."""

from __future__ import annotations

import click

from mediklaud.application.scheduling.mark_arrived import MarkArrived
from mediklaud.application.scheduling.mark_missed import MarkMissed
from mediklaud.domain.shared.ids import AppointmentId
from mediklaud.entrypoints.cli.command import command, keyed
from mediklaud.entrypoints.cli.params import id_of, version_option
from mediklaud.entrypoints.cli.session import Session, pass_session
from mediklaud.entrypoints.http.scheduling.appointment_views import AppointmentView

_APPOINTMENT = click.argument("appointment", type=id_of(AppointmentId))


@command("arrive")
@_APPOINTMENT
@version_option
@keyed
@pass_session
def arrive(
    session: Session, *, appointment: AppointmentId, version: int | None
) -> None:
    """Note that the patient has come."""
    message = MarkArrived(
        **session.command, appointment_id=appointment, version=version
    )
    session.output.show(AppointmentView.of(session.handle(message)))


@command("no-show")
@_APPOINTMENT
@version_option
@keyed
@pass_session
def no_show(
    session: Session, *, appointment: AppointmentId, version: int | None
) -> None:
    """Note that the patient did not come; what is left of the time is free again."""
    message = MarkMissed(**session.command, appointment_id=appointment, version=version)
    session.output.show(AppointmentView.of(session.handle(message)))
