"""Warn doctors in time that their licence ends (D3)."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import ClassVar

from attrs import frozen

from mediklaud.application.messages import Command
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.messaging.licence import EARLIEST_WARNING, warning_due
from mediklaud.domain.messaging.notice import Notice
from mediklaud.domain.messaging.queueing import queued
from mediklaud.domain.messaging.recipient import Channel, Recipient
from mediklaud.domain.messaging.topic import Cause
from mediklaud.domain.shared.hospital import Hospital
from mediklaud.domain.shared.ids import DoctorId, OutboxId
from mediklaud.ports.messaging import Outbox
from mediklaud.ports.registry import Doctors
from mediklaud.ports.system import Ids


@frozen(kw_only=True)
class WarnOfEndingLicences(Command[None]):
    """Queue the warnings whose day has come; those queued before stay as they are."""

    permission: ClassVar[Permission] = Permission.DELIVER
    audited: ClassVar[bool] = False
    remembered: ClassVar[bool] = False


def warn_of_ending_licences(
    _command: WarnOfEndingLicences,
    *,
    doctors: Doctors,
    outbox: Outbox,
    ids: Ids,
    now: datetime,
    hospital: Hospital,
) -> None:
    """One mail to each doctor 60, 30 and 7 days before the licence's last day."""
    today = now.astimezone(hospital.time_zone).date()
    last = today + timedelta(days=EARLIEST_WARNING)
    causes = [
        warning_due(doctor.id, doctor.licence.valid_until, today)
        for doctor in doctors.with_licence_ending(today, last)
    ]
    outbox.add([_warning(cause, ids, now) for cause in causes if cause is not None])


def _warning(cause: Cause, ids: Ids, now: datetime) -> Notice:
    recipient = Recipient.doctor(DoctorId(cause.subject_id))
    new, by_mail = ids.new(OutboxId), Channel.EMAIL
    return queued(new, cause, recipient, now=now, channel=by_mail)
