"""How guardians and their wards look over HTTP."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from mediklaud.application.privacy.list_wards import WardCard
from mediklaud.domain.privacy.guardianship import Basis, Guardianship
from mediklaud.domain.shared.proxy import ProxyScope
from mediklaud.entrypoints.http.wire import View, bare


class GuardianshipView(View):
    """Who may act for whom, in what, and until when."""

    id: UUID
    patient_id: UUID
    patient_number: str
    guardian_id: UUID
    guardian_number: str
    scopes: list[ProxyScope]
    basis: Basis
    until: date
    ends_at: datetime
    named_at: datetime
    named_by: UUID | None
    verified_by: UUID | None
    ended_at: datetime | None
    version: int

    @classmethod
    def of(cls, one: Guardianship) -> GuardianshipView:
        """The guardianship, running or over."""
        return cls(
            id=one.id.value,
            patient_id=one.patient_id.value,
            patient_number=one.patient_number,
            guardian_id=one.guardian_id.value,
            guardian_number=one.guardian_number,
            scopes=list(one.scopes),
            basis=one.basis,
            until=one.until,
            ends_at=one.ends_at,
            named_at=one.named_at,
            named_by=bare(one.named_by),
            verified_by=bare(one.verified_by),
            ended_at=one.ended_at,
            version=one.version,
        )


class WardView(View):
    """A patient one acts for right now, and in what."""

    patient_id: UUID
    number: str
    name: str
    scopes: list[ProxyScope]

    @classmethod
    def of(cls, ward: WardCard) -> WardView:
        """The ward."""
        return cls(
            patient_id=ward.patient.id.value,
            number=ward.patient.number,
            name=ward.patient.name,
            scopes=sorted(ward.scopes),
        )
