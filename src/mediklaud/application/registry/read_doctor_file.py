"""A doctor's whole file."""

from typing import ClassVar

from attrs import frozen

from mediklaud.application.messages import Query
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.access.scope import Scope
from mediklaud.domain.registry.doctor import Doctor, DoctorNotFound
from mediklaud.domain.shared.ids import DoctorId
from mediklaud.ports.registry import Doctors


@frozen(kw_only=True)
class ReadDoctorFile(Query[Doctor]):
    """Contact, licence and status: for the chief medical officer and the doctor."""

    permission: ClassVar[Permission] = Permission.READ_DOCTOR_FILE
    doctor_id: DoctorId


def read_doctor_file(
    query: ReadDoctorFile, *, doctors: Doctors, scope: Scope
) -> Doctor:
    """The file; another doctor's looks as if it were not there."""
    if not scope.covers(doctor_id=query.doctor_id):
        raise DoctorNotFound(query.doctor_id)
    return doctors.get(query.doctor_id)
