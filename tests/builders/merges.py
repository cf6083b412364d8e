"""Two files of one patient, made one by the messages that do it."""

from attrs import evolve

from mediklaud.application.billing.list_charges import ListCharges
from mediklaud.application.billing.list_invoices import ListInvoices
from mediklaud.application.billing.read_account import ReadAccount
from mediklaud.application.registry.ask_for_merge import AskForMerge
from mediklaud.application.registry.decide_merge import DecideMerge
from mediklaud.application.registry.read_patient import ReadPatient
from mediklaud.application.registry.undo_merge import UndoMerge
from mediklaud.application.scheduling.list_patient_appointments import (
    ListPatientAppointments,
)
from mediklaud.application.scheduling.list_patient_change_requests import (
    ListPatientChangeRequests,
)
from mediklaud.domain.access.actor import Role
from mediklaud.domain.messaging.recipient import Recipient
from mediklaud.domain.registry.merge import Merge, Verdict
from mediklaud.domain.scheduling.ticks import Ticks
from mediklaud.domain.shared.ids import AccountId, MergeId, PatientId
from mediklaud.ports.booking_desk import Diaries
from mediklaud.ports.messaging import Outbox
from mediklaud.ports.records import Consultations
from tests.builders.cashier import the_cashier
from tests.builders.registry import the_desk
from tests.clock import MONDAY_MORNING
from tests.hospital import an_actor, new, read


def a_merge(**what):
    """One that was asked for by somebody of the desk."""
    usual = {
        "id": new(MergeId),
        "surviving_id": new(PatientId),
        "duplicate_id": new(PatientId),
        "reason": "The same national id",
        "asked_by": new(AccountId),
        "asked_at": MONDAY_MORNING,
    }
    return Merge(**{**usual, **what})


def a_verdict(**what):
    """Somebody else's."""
    usual = {"by": new(AccountId), "at": MONDAY_MORNING, "reason": "Both were here"}
    return Verdict(**{**usual, **what})


def asked(hospital, survivor, duplicate, **what):
    """Somebody of the desk says that the two are one."""
    usual = {
        "actor": the_desk(),
        "surviving_id": survivor.id,
        "duplicate_id": duplicate.id,
        "reason": "The same national id",
    }
    return hospital.handle(AskForMerge(**{**usual, **what}))


def decided(hospital, merge, **what):
    """Somebody else of the desk agrees."""
    usual = {"actor": the_desk(), "granted": True, "reason": "I know the patient"}
    return hospital.handle(DecideMerge(merge_id=merge.id, **{**usual, **what}))


def merged(hospital, survivor, duplicate):
    """Two files that are one."""
    return decided(hospital, asked(hospital, survivor, duplicate))


def undone(hospital, merge, **what):
    """They were two people after all."""
    usual = {"actor": the_desk(), "reason": "Two brothers"}
    return hospital.handle(UndoMerge(merge_id=merge.id, **{**usual, **what}))


def everything_of(hospital, patient):
    """All that the hospital says of a patient, save the version of the file."""
    desk, cashier, who = the_desk(), the_cashier(), {"patient_id": patient.id}
    storage = hospital.storage
    file = hospital.handle(ReadPatient(actor=desk, **who))
    outbox = read(storage, Outbox).page(None, None, 200)
    mine = Recipient.patient(patient.id)
    return {
        "name": (file.name, file.number, file.contact, file.status, file.merged_into),
        "papers": (file.national_id, file.gender, file.former_numbers, file.consents),
        "visits": hospital.handle(ListPatientAppointments(actor=desk, **who)),
        "time": read(storage, Diaries).busy(patient.id, Ticks(0, 2**31 - 1)),
        "wishes": _unversioned(
            hospital.handle(
                ListPatientChangeRequests(actor=an_actor(Role.PATIENT, **who), **who)
            )
        ),
        "record": read(storage, Consultations).signed_of(
            patient.id, after=None, limit=50
        ),
        "charges": _unversioned(hospital.handle(ListCharges(actor=cashier, **who))),
        "invoices": hospital.handle(ListInvoices(actor=cashier, **who)),
        "account": hospital.handle(ReadAccount(actor=cashier, **who)),
        "messages": [notice for notice in outbox if notice.recipient == mine],
    }


def _unversioned(things):
    """How often a thing was changed does not matter."""
    return tuple(evolve(thing, version=0) for thing in things)
