"""Billing looks what there is to do: what to invoice, and who is late."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import ClassVar

from attrs import field, frozen

from mediklaud.application.messages import Query
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.billing.waiting import Decisions, Overdue, ToInvoice
from mediklaud.domain.registry.patient_card import PatientCard
from mediklaud.domain.shared.hospital import Hospital
from mediklaud.domain.shared.ids import PatientId
from mediklaud.domain.shared.listing import USUAL_LIMIT, a_limit
from mediklaud.ports.billing_work import BillingWork
from mediklaud.ports.registry import Patients


@frozen(kw_only=True)
class WorkOfBilling:
    """What waits, and whose it is."""

    to_invoice: tuple[ToInvoice, ...]
    overdue: tuple[Overdue, ...]
    decisions: Decisions
    patients: tuple[PatientCard, ...]
    """Each of them once."""

    @property
    def cards(self) -> Mapping[PatientId, PatientCard]:
        """The same by their ids."""
        return {card.id: card for card in self.patients}


@frozen(kw_only=True)
class ListBillingWork(Query[WorkOfBilling]):
    """Patients with services on no invoice, and invoices that are late."""

    permission: ClassVar = Permission.INVOICE
    limit: int = field(default=USUAL_LIMIT, validator=a_limit)
    """Of each."""


def list_billing_work(
    query: ListBillingWork,
    *,
    work: BillingWork,
    patients: Patients,
    hospital: Hospital,
    now: datetime,
) -> WorkOfBilling:
    """What has waited longest first."""
    to_invoice = work.to_invoice(query.limit)
    overdue = work.overdue(hospital.day_of(now), query.limit)
    meant = {one.patient_id for one in to_invoice} | {o.patient_id for o in overdue}
    return WorkOfBilling(
        to_invoice=to_invoice,
        overdue=overdue,
        decisions=work.decisions(),
        patients=_cards(meant, patients),
    )


def _cards(meant: Collection[PatientId], patients: Patients) -> tuple[PatientCard, ...]:
    return tuple(map(PatientCard.of, patients.these(meant))) if meant else ()
