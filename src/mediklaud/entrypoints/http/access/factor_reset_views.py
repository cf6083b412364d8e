"""How lost second factors that wait for a decision look over HTTP."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from mediklaud.application.access.asking_for_reset import ResetWaiting
from mediklaud.domain.access.actor import Role
from mediklaud.entrypoints.http.wire import View, bare


class ResetWaitingView(View):
    """Whose second factor is to be withdrawn, and who may decide it."""

    account_id: UUID
    account_version: int
    patient_id: UUID | None
    login: str
    name: str
    deciders: tuple[Role, ...]
    reason: str
    asked_by: UUID
    asked_at: datetime

    @classmethod
    def of(cls, waiting: ResetWaiting) -> ResetWaitingView:
        """The wish with who asked for it."""
        return cls(
            account_id=waiting.account_id.value,
            account_version=waiting.version,
            patient_id=bare(waiting.patient_id),
            login=waiting.login,
            name=waiting.name,
            deciders=waiting.deciders,
            reason=waiting.reason,
            asked_by=waiting.asked_by.value,
            asked_at=waiting.asked_at,
        )
