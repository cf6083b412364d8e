"""`mediklaud patient enrol`: a person becomes a patient (P1, P2, P4)."""

from __future__ import annotations

from datetime import date

import click

from mediklaud.application.registry.enrol_patient import EnrolPatient
from mediklaud.domain.registry.gender import Gender
from mediklaud.domain.shared.consent import BY_EMAIL, Consent
from mediklaud.domain.shared.person import Address, BirthDate, Contact
from mediklaud.entrypoints.cli.command import command, keyed
from mediklaud.entrypoints.cli.params import CONSENT, DAY, EMAIL, PHONE, OneOf
from mediklaud.entrypoints.cli.session import Session, pass_session
from mediklaud.entrypoints.http.registry.patient_views import EnrolmentView


@command("enrol")
@click.option("--name", required=True)
@click.option("--birth-date", type=DAY, required=True)
@click.option("--estimated", is_flag=True, help="The birth date is the best guess.")
@click.option("--phone", type=PHONE)
@click.option("--email", type=EMAIL)
@click.option("--address", "line", required=True, help="House and street.")
@click.option("--city", required=True)
@click.option("--postcode")
@click.option("--country", help="Two letters; the hospital's own if left out.")
@click.option("--gender", type=OneOf(Gender))
@click.option("--national-id")
@click.option(
    "--consent",
    "consents",
    type=CONSENT,
    multiple=True,
    help="What the hospital may write about, and how: sms:appointments. "
    "Left out: everything by e-mail, nothing by SMS.",
)
@click.option("--duplicate-reason", help="Why this is another person than one alike.")
@keyed
@pass_session
def enrol(
    session: Session,
    *,
    name: str,
    birth_date: date,
    estimated: bool,
    phone: str | None,
    email: str | None,
    line: str,
    city: str,
    postcode: str | None,
    country: str | None,
    gender: Gender | None,
    national_id: str | None,
    consents: tuple[Consent, ...],
    duplicate_reason: str | None,
) -> None:
    """Open a patient's file; files that look like it are named (P2)."""
    here = session.settings.hospital.region
    message = EnrolPatient(
        **session.command,
        name=name,
        birth_date=BirthDate(day=birth_date, estimated=estimated),
        contact=Contact(phone=phone, email=email),
        address=Address(
            line=line, city=city, postcode=postcode, country=country or here
        ),
        gender=gender,
        national_id=national_id,
        consents=consents or BY_EMAIL,
        duplicate_reason=duplicate_reason,
    )
    session.output.show(EnrolmentView.made(session.handle(message)))
