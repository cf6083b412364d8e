"""Whose data a compromised account came upon (X4)."""

from datetime import datetime
from typing import ClassVar

from attrs import frozen

from mediklaud.application.messages import Query
from mediklaud.domain.access.audit import PatientRead
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.privacy.reporting import stretch
from mediklaud.domain.shared.ids import AccountId
from mediklaud.ports.access import Audit


@frozen(kw_only=True)
class ListPatientsReadBy(Query[tuple[PatientRead, ...]]):
    """Exactly the patients an account saw in a time, in lists too; never the data."""

    permission: ClassVar = Permission.READ_AUDIT
    account_id: AccountId
    since: datetime
    until: datetime


def list_patients_read_by(
    query: ListPatientsReadBy, *, audit: Audit
) -> tuple[PatientRead, ...]:
    """All of them at once: whoever must be told of a breach must not miss one."""
    time = stretch(query.since, query.until)
    return audit.patients_read_by(query.account_id, time.start, time.end)
