"""`mediklaud prescription check`: medicines beside what a patient takes (M4)."""

from __future__ import annotations

import click

from mediklaud.application.medication.check_safety import CheckSafety
from mediklaud.domain.medication import KnownAllergy, Medicine
from mediklaud.domain.shared.ids import PatientId
from mediklaud.entrypoints.cli.command import command
from mediklaud.entrypoints.cli.people import PATIENT
from mediklaud.entrypoints.cli.session import Session, pass_session
from mediklaud.entrypoints.http.medication.safety_views import CheckView


@command("check")
@click.argument("medicines", nargs=-1)
@click.option("--patient", type=PATIENT, help="Whose other medicines count, too.")
@click.option("--allergy", "allergies", multiple=True, help="Of nobody known here.")
@pass_session
def check(
    session: Session,
    *,
    medicines: tuple[str, ...],
    patient: PatientId | None,
    allergies: tuple[str, ...],
) -> None:
    """Look at these by the hospital's knowledge; of a patient alone, at all taken."""
    query = CheckSafety(
        **session.query,
        patient_id=patient,
        medicines=tuple(map(Medicine, medicines)),
        allergies=tuple(map(KnownAllergy, allergies)),
    )
    session.output.show(CheckView.of(session.handle(query)))
