"""Two files of one patient become one, and two again while nothing followed (P3)."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from attrs import evolve, field, frozen

from mediklaud.domain.errors import InvalidValue, NotFound, NotPermitted, RuleBroken
from mediklaud.domain.registry.patient import PatientStatus
from mediklaud.domain.shared.ids import AccountId, MergeId, PatientId
from mediklaud.domain.shared.texts import clean


class MergeStatus(StrEnum):
    """How far it has come."""

    ASKED = "asked"
    DECLINED = "declined"
    DONE = "done"
    UNDONE = "undone"


@frozen
class MergeNotFound(NotFound):
    """There is no such merge."""

    rule: ClassVar[str] = "P3"
    merge_id: MergeId


@frozen
class NotInThisMergeStatus(RuleBroken):
    """The merge has been decided or undone already."""

    rule: ClassVar[str] = "P3"
    merge_id: MergeId
    status: MergeStatus


@frozen
class MergeWithItself(InvalidValue):
    """A merge names two files: the one that stays, and another."""

    rule: ClassVar[str] = "P3"


@frozen
class OwnMerge(NotPermitted):
    """Who asks for a merge does not decide on it: somebody else has to."""

    rule: ClassVar[str] = "P3"
    merge_id: MergeId


def _tidy_reason(text: str) -> str:
    return clean(text, "reason", longest=500)


@frozen(kw_only=True)
class Verdict:
    """Who decided or undid it, when, and why."""

    by: AccountId | None
    at: datetime
    reason: str = field(converter=_tidy_reason)


@frozen(kw_only=True)
class Spoils:
    """What the surviving file got from the duplicate, to be given back by an undo."""

    fields: tuple[str, ...] = ()
    """Facts of the person that only the duplicate knew."""
    account_id: AccountId | None = None
    """The portal account that now opens the surviving file."""
    disabled_id: AccountId | None = None
    """The duplicate's portal account, ended because the survivor has its own."""
    status: PatientStatus = PatientStatus.ACTIVE
    """Where the duplicate stood before."""


@frozen(kw_only=True)
class Merge:
    """Asked for by one person, declined or done by another, perhaps undone."""

    id: MergeId
    surviving_id: PatientId
    duplicate_id: PatientId
    reason: str = field(converter=_tidy_reason)
    asked_by: AccountId | None
    asked_at: datetime
    status: MergeStatus = MergeStatus.ASKED
    decided: Verdict | None = None
    undone: Verdict | None = None
    spoils: Spoils | None = None
    version: int = 1

    def __attrs_post_init__(self) -> None:
        if self.surviving_id == self.duplicate_id:
            raise MergeWithItself

    @property
    def patient_id(self) -> PatientId:
        """Whom it is about: the audit asks for it."""
        return self.surviving_id

    def require_another(self, account_id: AccountId | None) -> None:
        """Refuse a decision of who asked for it, or a second one."""
        self._require(MergeStatus.ASKED)
        if account_id is None or account_id == self.asked_by:
            raise OwnMerge(self.id)

    def decline(self, verdict: Verdict) -> Merge:
        """They are two people, or it cannot be told."""
        self.require_another(verdict.by)
        return evolve(self, status=MergeStatus.DECLINED, decided=verdict)

    def carry_out(self, verdict: Verdict, spoils: Spoils) -> Merge:
        """They are one."""
        self.require_another(verdict.by)
        return evolve(self, status=MergeStatus.DONE, decided=verdict, spoils=spoils)

    def undo(self, verdict: Verdict) -> Merge:
        """It was a mistake."""
        self._require(MergeStatus.DONE)
        return evolve(self, status=MergeStatus.UNDONE, undone=verdict)

    def _require(self, status: MergeStatus) -> None:
        if self.status is not status:
            raise NotInThisMergeStatus(self.id, self.status)
