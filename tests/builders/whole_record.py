"""A patient of whom every part of a record has something to tell."""

from mediklaud.application.billing.read_invoice import ReadInvoice
from mediklaud.application.privacy.ask_for_amendment import AskForAmendment
from mediklaud.application.privacy.decide_amendment import DecideAmendment
from mediklaud.application.privacy.disagree_with_amendment import (
    DisagreeWithAmendment,
)
from mediklaud.application.privacy.export_record import ExportRecord
from mediklaud.domain.shared.ids import InvoiceId, PatientId
from mediklaud.ports.records import Records
from mediklaud.ports.registry import Patients
from tests.builders.busy_hospital import a_busy_hospital
from tests.builders.cashier import the_cashier
from tests.builders.crediting import (
    parts,
    to_plan,
)
from tests.builders.rights import the_officer, the_patient_of
from tests.hospital import read


def a_patient_with_everything(storage):
    """The hospital, and the patient."""
    hospital, things = a_busy_hospital(storage)
    patient = read(storage, Patients).get(things[PatientId])
    _in_parts(hospital, things[InvoiceId])
    _denied(hospital, storage, patient)
    return hospital, patient


def _in_parts(hospital, invoice_id):
    """What is still due is to be paid in parts."""
    invoice = hospital.handle(ReadInvoice(actor=the_cashier(), invoice_id=invoice_id))
    hospital.handle(to_plan(invoice, *parts(invoice.due.minor)))


def _denied(hospital, storage, patient):
    """An amendment of the newest note, denied and disagreed with."""
    [newest, *_] = read(storage, Records).page(patient.id, after=None, limit=1).entries
    me = the_patient_of(patient)
    asked = hospital.handle(
        AskForAmendment(
            actor=me,
            patient_id=patient.id,
            consultation_id=newest.id,
            text="No <script>alert('cold')</script> & no flu.",
        )
    )
    one = {"amendment_id": asked.id}
    hospital.handle(
        DecideAmendment(actor=the_officer(), accepted=False, text="It stands.", **one)
    )
    hospital.handle(
        DisagreeWithAmendment(actor=me, statement="It was hay fever.", **one)
    )


def exported(hospital, patient, actor=None):
    """The whole record, as the patient takes it home."""
    actor = actor or the_patient_of(patient)
    return hospital.handle(ExportRecord(actor=actor, patient_id=patient.id))
