"""`mediklaud doctor register` and `update`: the doctors' files (D2, D3)."""

from __future__ import annotations

from datetime import date

import click

from mediklaud.application.registry.register_doctor import RegisterDoctor
from mediklaud.application.registry.update_doctor import UpdateDoctor
from mediklaud.domain.registry.gender import Gender
from mediklaud.domain.registry.licence import Licence
from mediklaud.domain.registry.qualification import Qualification
from mediklaud.domain.shared.ids import DoctorId
from mediklaud.domain.shared.person import Contact, ContactChanges
from mediklaud.entrypoints.cli.command import command, keyed
from mediklaud.entrypoints.cli.params import (
    DAY,
    EMAIL,
    NEW_EMAIL,
    NEW_PHONE,
    PHONE,
    OneOf,
)
from mediklaud.entrypoints.cli.people import DOCTOR
from mediklaud.entrypoints.cli.session import Session, pass_session
from mediklaud.entrypoints.http.registry.doctor_views import DoctorView

Learned = tuple[tuple[str, str, int], ...]
LicenceGiven = tuple[str, str, date]

_LEARNED = click.option(
    "--qualification",
    "learned",
    type=(str, str, int),
    multiple=True,
    metavar="TITLE INSTITUTION YEAR",
)
_SPECIALTIES = click.option("--specialty", "specialties", multiple=True)
_LICENCE = click.option(
    "--licence", type=(str, str, DAY), metavar="COUNCIL NUMBER VALID-UNTIL"
)
_GENDER = click.option("--gender", type=OneOf(Gender))


@command("register")
@click.option("--name", required=True)
@click.option("--phone", type=PHONE)
@click.option("--email", type=EMAIL)
@_SPECIALTIES
@_LEARNED
@click.option(
    "--licence",
    type=(str, str, DAY),
    required=True,
    metavar="COUNCIL NUMBER VALID-UNTIL",
)
@_GENDER
@keyed
@pass_session
def register(
    session: Session,
    *,
    name: str,
    phone: str | None,
    email: str | None,
    specialties: tuple[str, ...],
    learned: Learned,
    licence: LicenceGiven,
    gender: Gender | None,
) -> None:
    """Open the file of a doctor who applies (D2, D3)."""
    message = RegisterDoctor(
        **session.command,
        name=name,
        contact=Contact(phone=phone, email=email),
        specialties=specialties,
        qualifications=_qualifications(learned),
        licence=_licence(licence),
        gender=gender,
    )
    session.output.show(DoctorView.of(session.handle(message)))


@command("update")
@click.argument("doctor", type=DOCTOR)
@click.option("--version", type=int, required=True, help="The one that you have read.")
@click.option("--name")
@click.option("--phone", type=NEW_PHONE, help="An empty one takes it away.")
@click.option("--email", type=NEW_EMAIL, help="An empty one takes it away.")
@_SPECIALTIES
@_LEARNED
@_LICENCE
@_GENDER
@keyed
@pass_session
def update(
    session: Session,
    *,
    doctor: DoctorId,
    version: int,
    name: str | None,
    phone: str | None,
    email: str | None,
    specialties: tuple[str, ...],
    learned: Learned,
    licence: LicenceGiven | None,
    gender: Gender | None,
) -> None:
    """Change what is given; what is left out stays."""
    message = UpdateDoctor(
        **session.command,
        doctor_id=doctor,
        version=version,
        name=name,
        contact=ContactChanges(phone=phone, email=email),
        specialties=specialties or None,
        qualifications=_qualifications(learned) or None,
        licence=_licence(licence) if licence else None,
        gender=gender,
    )
    session.output.show(DoctorView.of(session.handle(message)))


def _qualifications(learned: Learned) -> tuple[Qualification, ...]:
    return tuple(
        Qualification(title=title, institution=institution, year=year)
        for title, institution, year in learned
    )


def _licence(given: LicenceGiven) -> Licence:
    council, number, valid_until = given
    return Licence(council=council, number=number, valid_until=valid_until)
