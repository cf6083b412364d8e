"""What the hospital lets a doctor do: approve, suspend, reinstate, leave (D1)."""

from __future__ import annotations

from uuid import UUID

from litestar import post
from litestar.params import FromPath, JSONBody

from mediklaud.application.registry.approve_doctor import ApproveDoctor
from mediklaud.application.registry.record_doctor_left import RecordDoctorLeft
from mediklaud.application.registry.reinstate_doctor import ReinstateDoctor
from mediklaud.application.registry.suspend_doctor import SuspendDoctor
from mediklaud.domain.shared.ids import DoctorId
from mediklaud.entrypoints.http.desk import AtDesk, IfMatch, version_in
from mediklaud.entrypoints.http.registry.doctor_bodies import SuspensionBody
from mediklaud.entrypoints.http.registry.doctor_views import DoctorView
from mediklaud.entrypoints.http.registry.doctors import TAGS

_PATH = "/doctors/{doctor_id:uuid}"


@post(f"{_PATH}/approve", status_code=200, sync_to_thread=True, tags=TAGS)
def approve_doctor(
    doctor_id: FromPath[UUID], desk: AtDesk, if_match: IfMatch = None
) -> DoctorView:
    """Let a doctor work here; nobody approves themselves."""
    command = ApproveDoctor(
        **desk.command, doctor_id=DoctorId(doctor_id), version=version_in(if_match)
    )
    return DoctorView.of(desk.handle(command))


@post(f"{_PATH}/suspend", status_code=200, sync_to_thread=True, tags=TAGS)
def suspend_doctor(
    doctor_id: FromPath[UUID],
    data: JSONBody[SuspensionBody],
    desk: AtDesk,
    if_match: IfMatch = None,
) -> DoctorView:
    """Take no more bookings for a doctor; booked ones wait for a decision (D4)."""
    command = SuspendDoctor(
        **desk.command,
        doctor_id=DoctorId(doctor_id),
        reason=data.reason,
        version=version_in(if_match),
    )
    return DoctorView.of(desk.handle(command))


@post(f"{_PATH}/reinstate", status_code=200, sync_to_thread=True, tags=TAGS)
def reinstate_doctor(
    doctor_id: FromPath[UUID], desk: AtDesk, if_match: IfMatch = None
) -> DoctorView:
    """Back to where the doctor stood before the suspension."""
    command = ReinstateDoctor(
        **desk.command, doctor_id=DoctorId(doctor_id), version=version_in(if_match)
    )
    return DoctorView.of(desk.handle(command))


@post(f"{_PATH}/leave", status_code=200, sync_to_thread=True, tags=TAGS)
def record_doctor_left(
    doctor_id: FromPath[UUID], desk: AtDesk, if_match: IfMatch = None
) -> DoctorView:
    """The doctor works here no more; booked appointments wait for a decision (D4)."""
    command = RecordDoctorLeft(
        **desk.command, doctor_id=DoctorId(doctor_id), version=version_in(if_match)
    )
    return DoctorView.of(desk.handle(command))
