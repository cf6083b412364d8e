"""`mediklaud prescription`: write, sign, change, renew, cancel, read (H5)."""

from __future__ import annotations

import click

from mediklaud.application.medication.cancel_prescription import CancelPrescription
from mediklaud.application.medication.list_prescriptions import ListPrescriptions
from mediklaud.application.medication.prescribe import Prescribe
from mediklaud.application.medication.read_prescription import ReadPrescription
from mediklaud.application.medication.renew_prescription import RenewPrescription
from mediklaud.application.medication.revise_prescription import RevisePrescription
from mediklaud.application.medication.sign_prescription import SignPrescription
from mediklaud.domain.medication.override import OverrideGiven
from mediklaud.domain.medication.regimen import Regimen
from mediklaud.domain.shared.ids import ConsultationId, PatientId, PrescriptionId
from mediklaud.entrypoints.cli.command import command, keyed
from mediklaud.entrypoints.cli.medication.regimen_options import (
    overrides_option,
    regimen_options,
)
from mediklaud.entrypoints.cli.paging import paged
from mediklaud.entrypoints.cli.params import id_of
from mediklaud.entrypoints.cli.people import PATIENT
from mediklaud.entrypoints.cli.session import Session, pass_session
from mediklaud.entrypoints.http.medication.prescription_views import (
    PrescriptionView,
    WrittenView,
)
from mediklaud.entrypoints.http.pages import Paging

Answers = tuple[OverrideGiven, ...]
PRESCRIPTION = click.argument("prescription", type=id_of(PrescriptionId))


@command("write")
@click.argument("patient", type=PATIENT)
@regimen_options
@click.option("--consultation", type=id_of(ConsultationId), help="Where it was.")
@overrides_option
@click.option("--draft", is_flag=True, help="Do not sign it yet.")
@keyed
@pass_session
def write(
    session: Session,
    *,
    patient: PatientId,
    regimen: Regimen,
    consultation: ConsultationId | None,
    overrides: Answers,
    draft: bool,
) -> None:
    """Prescribe the medicine of this NAME, checked as part of it."""
    message = Prescribe(
        **session.command,
        patient_id=patient,
        regimen=regimen,
        consultation_id=consultation,
        overrides=overrides,
        sign=not draft,
    )
    session.output.show(WrittenView.written(session.handle(message)))


@command("sign")
@PRESCRIPTION
@overrides_option
@keyed
@pass_session
def sign(session: Session, *, prescription: PrescriptionId, overrides: Answers) -> None:
    """Sign a draft; from now on it never changes."""
    message = SignPrescription(
        **session.command, prescription_id=prescription, overrides=overrides
    )
    session.output.show(WrittenView.written(session.handle(message)))


@command("revise")
@PRESCRIPTION
@regimen_options
@overrides_option
@keyed
@pass_session
def revise(
    session: Session,
    *,
    prescription: PrescriptionId,
    regimen: Regimen,
    overrides: Answers,
) -> None:
    """Put another version in its place, while none of it was handed out."""
    message = RevisePrescription(
        **session.command,
        prescription_id=prescription,
        regimen=regimen,
        overrides=overrides,
    )
    session.output.show(WrittenView.written(session.handle(message)))


@command("renew")
@PRESCRIPTION
@overrides_option
@keyed
@pass_session
def renew(
    session: Session, *, prescription: PrescriptionId, overrides: Answers
) -> None:
    """Prescribe the same once more, checked anew."""
    message = RenewPrescription(
        **session.command, prescription_id=prescription, overrides=overrides
    )
    session.output.show(WrittenView.written(session.handle(message)))


@command("cancel")
@PRESCRIPTION
@click.option("--reason", required=True)
@keyed
@pass_session
def cancel(session: Session, *, prescription: PrescriptionId, reason: str) -> None:
    """Let nothing more of it be handed out."""
    message = CancelPrescription(
        **session.command, prescription_id=prescription, reason=reason
    )
    session.output.show(PrescriptionView.of(session.handle(message)))


@command("show")
@PRESCRIPTION
@pass_session
def show(session: Session, *, prescription: PrescriptionId) -> None:
    """What was prescribed: for the patient, doctors in care, and the pharmacy."""
    query = ReadPrescription(**session.query, prescription_id=prescription)
    session.output.show(PrescriptionView.of(session.handle(query).prescription))


@command("list")
@click.argument("patient", type=PATIENT)
@paged
@pass_session
def list_prescriptions(session: Session, *, patient: PatientId, page: Paging) -> None:
    """A patient's prescriptions, the newest first."""
    query = ListPrescriptions(
        **session.query,
        patient_id=patient,
        after=page.after(PrescriptionId),
        limit=page.and_one,
    )
    found = page.page(session.handle(query), PrescriptionView.of, lambda one: one.id)
    session.output.list(
        found,
        "written_at",
        "medicine.name",
        "medicine.strength",
        "medicine.form",
        "left",
        "status",
        "valid_until",
        "id",
    )
