"""What the privacy officer looks for in the audit, as an address tells it."""

from __future__ import annotations

from urllib.parse import urlencode

from attrs import frozen

from mediklaud.application.access.list_audit_entries import ListAuditEntries
from mediklaud.application.registry.identify_patient import IdentifyPatient
from mediklaud.domain.access.audit import Outcome
from mediklaud.domain.shared.ids import AccountId, AuditId, PatientId
from mediklaud.entrypoints.http.pages import Paging
from mediklaud.entrypoints.web.office.days_asked import ANY_DAY, Days
from mediklaud.entrypoints.web.visitor import Visitor

AUDIT = "/privacy/audit"


@frozen(kw_only=True)
class AuditAsked:
    """Whose doing, about whom, what, how it ended, why it was open, and when."""

    account_id: AccountId | None = None
    patient_id: PatientId | None = None
    action: str | None = None
    outcome: Outcome | None = None
    purpose: str | None = None
    days: Days = ANY_DAY

    @classmethod
    def written(cls, visitor: Visitor) -> AuditAsked:
        """As the form says it; a number is looked up and stands in no address."""
        with visitor.form.reading() as read:
            return cls(
                account_id=read.may("account_id", AccountId.parse),
                patient_id=read.may("number", lambda said: _patient(visitor, said)),
                action=read.may("did", str),
                outcome=read.may("outcome", Outcome),
                purpose=read.may("purpose", str),
                days=Days.written(read),
            )

    @property
    def address(self) -> str:
        """Where these entries are listed; more can be said behind it."""
        said = {
            "account_id": self.account_id,
            "patient_id": self.patient_id,
            "did": self.action,
            "outcome": self.outcome,
            "purpose": self.purpose,
            **self.days.words,
        }
        known = {name: str(value) for name, value in said.items() if value}
        return f"{AUDIT}?{urlencode(known)}" if known else AUDIT

    def query(self, visitor: Visitor, page: Paging) -> ListAuditEntries:
        """The question for them."""
        return ListAuditEntries(
            **visitor.query,
            about_patient_id=self.patient_id,
            account_id=self.account_id,
            of_action=self.action,
            of_outcome=self.outcome,
            of_purpose=self.purpose,
            since=self.days.since(visitor),
            until=self.days.until(visitor),
            after=page.after(AuditId),
            limit=page.and_one,
        )


def _patient(visitor: Visitor, number: str) -> PatientId:
    return visitor.handle(IdentifyPatient(**visitor.query, number=number)).patient_id
