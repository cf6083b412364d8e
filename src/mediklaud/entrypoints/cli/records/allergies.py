"""`mediklaud patient allergy|refute-allergy|no-allergies`: what is not borne."""

from __future__ import annotations

import click

from mediklaud.application.records.record_allergy import RecordAllergy
from mediklaud.application.records.refute_allergy import RefuteAllergy
from mediklaud.application.records.state_no_known_allergies import (
    StateNoKnownAllergies,
)
from mediklaud.domain.records.allergy import AllergyCategory
from mediklaud.domain.shared.ids import AllergyId, PatientId
from mediklaud.entrypoints.cli.command import command, keyed
from mediklaud.entrypoints.cli.params import OneOf, id_of
from mediklaud.entrypoints.cli.people import PATIENT
from mediklaud.entrypoints.cli.session import Session, pass_session
from mediklaud.entrypoints.http.records.clinical_facts_views import (
    AllergyView,
    ObservationView,
)

_PATIENT = click.argument("patient", type=PATIENT)


@command("allergy")
@_PATIENT
@click.option("--to", "substance", required=True, help="A medicine, a class, a food.")
@click.option(
    "--category", type=OneOf(AllergyCategory), default=AllergyCategory.MEDICINE
)
@click.option("--reaction", help="What it did.")
@click.option("--severe", is_flag=True, help="Life was in danger.")
@click.option("--delayed", is_flag=True, help="Days later: skin, blisters, organs.")
@keyed
@pass_session
def allergy(
    session: Session,
    *,
    patient: PatientId,
    substance: str,
    category: AllergyCategory,
    reaction: str | None,
    severe: bool,
    delayed: bool,
) -> None:
    """Keep a patient from a substance, or a whole class of them."""
    message = RecordAllergy(
        **session.command,
        patient_id=patient,
        substance=substance,
        category=category,
        reaction=reaction,
        severe=severe,
        delayed=delayed,
    )
    session.output.show(AllergyView.of(session.handle(message)))


@command("refute-allergy")
@_PATIENT
@click.argument("allergy", type=id_of(AllergyId))
@click.option("--reason", required=True)
@click.option("--outgrown", is_flag=True, help="It was one, and is over.")
@keyed
@pass_session
def refute_allergy(
    session: Session,
    *,
    patient: PatientId,
    allergy: AllergyId,
    reason: str,
    outgrown: bool,
) -> None:
    """Say that there never was one; or, if it was outgrown, that it is over."""
    message = RefuteAllergy(
        **session.command,
        patient_id=patient,
        allergy_id=allergy,
        reason=reason,
        outgrown=outgrown,
    )
    session.output.show(AllergyView.of(session.handle(message)))


@command("no-allergies")
@_PATIENT
@keyed
@pass_session
def no_allergies(session: Session, *, patient: PatientId) -> None:
    """State that no allergies are known, which silence never says."""
    message = StateNoKnownAllergies(**session.command, patient_id=patient)
    session.output.show(ObservationView.of(session.handle(message)))
