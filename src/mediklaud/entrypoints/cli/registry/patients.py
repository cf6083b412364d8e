"""`mediklaud patient`: find, show, keep up to date (P1, P4)."""

from __future__ import annotations

from datetime import date

import click

from mediklaud.application.registry.find_patients import FindPatients
from mediklaud.application.registry.name_patients import NamePatients
from mediklaud.application.registry.read_patient import ReadPatient
from mediklaud.application.registry.update_patient import UpdatePatient
from mediklaud.domain.registry.gender import Gender
from mediklaud.domain.registry.patient import PatientStatus
from mediklaud.domain.shared.consent import Consent
from mediklaud.domain.shared.ids import PatientId
from mediklaud.domain.shared.person import Address, BirthDate, ContactChanges
from mediklaud.entrypoints.cli.command import command, keyed
from mediklaud.entrypoints.cli.paging import paged
from mediklaud.entrypoints.cli.params import CONSENT, DAY, NEW_EMAIL, NEW_PHONE, OneOf
from mediklaud.entrypoints.cli.people import PATIENT
from mediklaud.entrypoints.cli.session import Session, pass_session
from mediklaud.entrypoints.http.pages import Page, Paging
from mediklaud.entrypoints.http.registry.patient_views import (
    PatientCardView,
    PatientView,
)


@command("find")
@click.argument("q")
@paged
@pass_session
def find(session: Session, *, q: str, page: Paging) -> None:
    """By three letters of a name, a birth date too, or a whole number or e-mail."""
    query = FindPatients(
        **session.query, q=q, after=page.after(PatientId), limit=page.and_one
    )
    found = page.page(session.handle(query), PatientCardView.of, lambda card: card.id)
    session.output.list(found, "number", "name", "birth_date", "id")


@command("named")
@click.argument("patients", type=PATIENT, nargs=-1, required=True)
@pass_session
def named(session: Session, *, patients: tuple[PatientId, ...]) -> None:
    """Whose ids these are, by one question."""
    found = session.handle(NamePatients(**session.query, patient_ids=patients))
    cards = [PatientCardView.of(one) for one in found]
    session.output.list(Page(items=cards), "number", "name", "birth_date", "id")


@command("show")
@click.argument("patient", type=PATIENT)
@pass_session
def show(session: Session, *, patient: PatientId) -> None:
    """Who the patient is, and how to reach the patient."""
    found = session.handle(ReadPatient(**session.query, patient_id=patient))
    session.output.show(PatientView.of(found))


@command("update")
@click.argument("patient", type=PATIENT)
@click.option("--version", type=int, required=True, help="The one that you have read.")
@click.option("--name")
@click.option("--birth-date", type=DAY)
@click.option("--estimated", is_flag=True, help="The birth date is the best guess.")
@click.option("--phone", type=NEW_PHONE, help="An empty one takes it away.")
@click.option("--email", type=NEW_EMAIL, help="An empty one takes it away.")
@click.option("--address", "line", help="House and street; goes with --city.")
@click.option("--city")
@click.option("--postcode")
@click.option("--country")
@click.option("--gender", type=OneOf(Gender))
@click.option("--national-id", help="An empty one takes a wrong one away.")
@click.option("--consent", "consents", type=CONSENT, multiple=True, help="All of them.")
@click.option("--status", type=OneOf(PatientStatus))
@click.option("--duplicate-reason", help="Why another file like this is no mistake.")
@keyed
@pass_session
def update(
    session: Session,
    *,
    patient: PatientId,
    version: int,
    name: str | None,
    birth_date: date | None,
    estimated: bool,
    phone: str | None,
    email: str | None,
    line: str | None,
    city: str | None,
    postcode: str | None,
    country: str | None,
    gender: Gender | None,
    national_id: str | None,
    consents: tuple[Consent, ...],
    status: PatientStatus | None,
    duplicate_reason: str | None,
) -> None:
    """Change what is given; what is left out stays."""
    message = UpdatePatient(
        **session.command,
        patient_id=patient,
        version=version,
        name=name,
        birth_date=_born(birth_date, estimated=estimated),
        contact=ContactChanges(phone=phone, email=email),
        address=_address(line, city, postcode, country or _here(session)),
        gender=gender,
        national_id=national_id,
        consents=consents or None,
        status=status,
        duplicate_reason=duplicate_reason,
    )
    session.output.show(PatientView.of(session.handle(message)))


def _born(day: date | None, *, estimated: bool) -> BirthDate | None:
    return BirthDate(day=day, estimated=estimated) if day else None


def _here(session: Session) -> str:
    return session.settings.hospital.region


def _address(
    line: str | None, city: str | None, postcode: str | None, country: str
) -> Address | None:
    if not (line or city or postcode):
        return None
    return Address(line=line or "", city=city or "", postcode=postcode, country=country)
