"""`mediklaud patient facts|condition|observation`: what medicines depend on."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import click

from mediklaud.application.records.end_condition import EndCondition
from mediklaud.application.records.read_clinical_facts import ReadClinicalFacts
from mediklaud.application.records.record_condition import RecordCondition
from mediklaud.application.records.record_observation import RecordObservation
from mediklaud.domain.records.diagnosis import Diagnosis
from mediklaud.domain.records.observation import ObservationKind
from mediklaud.domain.shared.ids import ConditionId, PatientId
from mediklaud.entrypoints.cli.command import command, keyed
from mediklaud.entrypoints.cli.params import DAY, NUMBER, OneOf, id_of
from mediklaud.entrypoints.cli.people import PATIENT
from mediklaud.entrypoints.cli.session import Session, pass_session
from mediklaud.entrypoints.http.records.clinical_facts_views import (
    ClinicalFactsView,
    ConditionView,
    ObservationView,
)

_PATIENT = click.argument("patient", type=PATIENT)


@command("facts")
@_PATIENT
@pass_session
def facts(session: Session, *, patient: PatientId) -> None:
    """Allergies, conditions and observations, what is over too."""
    query = ReadClinicalFacts(**session.query, patient_id=patient)
    session.output.show(ClinicalFactsView.of(session.handle(query)))


@command("condition")
@_PATIENT
@click.option("--code", required=True, help="The diagnosis in ICD-10: I10.")
@click.option("--diagnosis", required=True, help="The same in words.")
@click.option("--since", type=DAY)
@keyed
@pass_session
def condition(
    session: Session,
    *,
    patient: PatientId,
    code: str,
    diagnosis: str,
    since: date | None,
) -> None:
    """Keep a diagnosis that stays with the patient."""
    message = RecordCondition(
        **session.command,
        patient_id=patient,
        diagnosis=Diagnosis(code=code, text=diagnosis),
        since=since,
    )
    session.output.show(ConditionView.of(session.handle(message)))


@command("end-condition")
@_PATIENT
@click.argument("condition", type=id_of(ConditionId))
@click.option("--on", type=DAY, help="Today, if nothing is said.")
@keyed
@pass_session
def end_condition(
    session: Session, *, patient: PatientId, condition: ConditionId, on: date | None
) -> None:
    """Say that the patient has it no more."""
    message = EndCondition(
        **session.command, patient_id=patient, condition_id=condition, on=on
    )
    session.output.show(ConditionView.of(session.handle(message)))


@command("observation")
@_PATIENT
@click.argument("kind", type=OneOf(ObservationKind))
@click.option("--value", type=NUMBER, help="What was measured: kg, or ml/min.")
@click.option("--yes/--no", "holds", default=None, help="The answer to the rest.")
@click.option("--on", type=DAY, help="Today, if nothing is said.")
@click.option("--until", type=DAY, help="Of a pregnancy, the due date.")
@keyed
@pass_session
def observation(
    session: Session,
    *,
    patient: PatientId,
    kind: ObservationKind,
    value: Decimal | None,
    holds: bool | None,
    on: date | None,
    until: date | None,
) -> None:
    """Record pregnancy, breastfeeding, kidney function or weight of one day."""
    message = RecordObservation(
        **session.command,
        patient_id=patient,
        kind=kind,
        value=value,
        holds=holds,
        on=on,
        until=until,
    )
    session.output.show(ObservationView.of(session.handle(message)))
