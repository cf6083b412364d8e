"""What the hospital lets a doctor do: approve, suspend, reinstate, leave (D1, D4)."""

from __future__ import annotations

import click

from mediklaud.application.registry.approve_doctor import ApproveDoctor
from mediklaud.application.registry.record_doctor_left import RecordDoctorLeft
from mediklaud.application.registry.reinstate_doctor import ReinstateDoctor
from mediklaud.application.registry.suspend_doctor import SuspendDoctor
from mediklaud.domain.shared.ids import DoctorId
from mediklaud.entrypoints.cli.command import command, keyed
from mediklaud.entrypoints.cli.params import version_option
from mediklaud.entrypoints.cli.people import DOCTOR
from mediklaud.entrypoints.cli.session import Session, pass_session
from mediklaud.entrypoints.http.registry.doctor_views import DoctorView

_DOCTOR = click.argument("doctor", type=DOCTOR)


@command("approve")
@_DOCTOR
@version_option
@keyed
@pass_session
def approve(session: Session, *, doctor: DoctorId, version: int | None) -> None:
    """Let a doctor work here; nobody approves themselves."""
    message = ApproveDoctor(**session.command, doctor_id=doctor, version=version)
    session.output.show(DoctorView.of(session.handle(message)))


@command("suspend")
@_DOCTOR
@click.option("--reason", required=True)
@version_option
@keyed
@pass_session
def suspend(
    session: Session, *, doctor: DoctorId, reason: str, version: int | None
) -> None:
    """Take no more bookings for a doctor; booked ones wait for a decision (D4)."""
    message = SuspendDoctor(
        **session.command, doctor_id=doctor, reason=reason, version=version
    )
    session.output.show(DoctorView.of(session.handle(message)))


@command("reinstate")
@_DOCTOR
@version_option
@keyed
@pass_session
def reinstate(session: Session, *, doctor: DoctorId, version: int | None) -> None:
    """Back to where the doctor stood before the suspension."""
    message = ReinstateDoctor(**session.command, doctor_id=doctor, version=version)
    session.output.show(DoctorView.of(session.handle(message)))


@command("leave")
@_DOCTOR
@version_option
@keyed
@pass_session
def leave(session: Session, *, doctor: DoctorId, version: int | None) -> None:
    """The doctor works here no more; booked ones wait for a decision (D4)."""
    message = RecordDoctorLeft(**session.command, doctor_id=doctor, version=version)
    session.output.show(DoctorView.of(session.handle(message)))
