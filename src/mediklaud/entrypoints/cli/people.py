"""Doctors and patients as people name them: by number, by id, or `me`."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar
from uuid import UUID

import click

from mediklaud.application.access.who_am_i import WhoAmI
from mediklaud.application.registry.identify_patient import (
    IdentifyPatient,
    NobodyHasThisNumber,
)
from mediklaud.application.registry.list_doctors import ListDoctors
from mediklaud.domain.access.account import Account
from mediklaud.domain.errors import NotFound
from mediklaud.domain.shared.ids import DoctorId, Id, PatientId
from mediklaud.domain.shared.numbers import checked
from mediklaud.entrypoints.cli.params import Reading
from mediklaud.entrypoints.cli.session import Session

AnyId = TypeVar("AnyId", bound=Id)
_MYSELF = "me"


class NotYourself(NotFound):
    """You are signed in, but not as one of them: name a number or an id."""


def _doctor(text: str, session: Session) -> DoctorId:
    if text.casefold() == _MYSELF:
        return _known(_who_am_i(session).doctor_id, NotYourself)
    uuid = uuid_in(text)
    return DoctorId(uuid) if uuid else _doctor_numbered(checked(text), session)


def _doctor_numbered(number: str, session: Session) -> DoctorId:
    """Looked up in the directory."""
    cards = session.handle(ListDoctors(**session.query, q=number))
    found = next((card.id for card in cards if card.number == number), None)
    return _known(found, NobodyHasThisNumber)


def _patient(text: str, session: Session) -> PatientId:
    if text.casefold() == _MYSELF:
        return _known(_who_am_i(session).patient_id, NotYourself)
    uuid = uuid_in(text)
    return PatientId(uuid) if uuid else _patient_numbered(checked(text), session)


def _patient_numbered(number: str, session: Session) -> PatientId:
    """Whoever may do something for the patient may say whom by the number."""
    query = IdentifyPatient(**session.query, number=number)
    return session.handle(query).patient_id


def _known(found: AnyId | None, otherwise: type[NotFound]) -> AnyId:
    if found is None:
        raise otherwise
    return found


def _who_am_i(session: Session) -> Account:
    return session.handle(WhoAmI(**session.query))


def uuid_in(text: str) -> UUID | None:
    """The UUID that the text is, if it is one."""
    try:
        return UUID(text)
    except ValueError:
        return None


DOCTOR = Reading("doctor", _doctor)
"""`D-000017-4`, an id, or `me`."""
PATIENT = Reading("patient", _patient)
"""`P-000123-4`, an id, or `me`."""


def about_a_patient(function: Callable[..., None]) -> Callable[..., None]:
    """Let the patient be named by position or by `--patient`, as one is used to."""

    @click.argument("patient", type=PATIENT, required=False)
    @click.option("--patient", "by_option", type=PATIENT, help="The same patient.")
    @wraps(function)
    def with_patient(
        *args: Any,  # noqa: ANN401
        patient: PatientId | None,
        by_option: PatientId | None,
        **others: Any,  # noqa: ANN401
    ) -> None:
        named = {one for one in (patient, by_option) if one is not None}
        if len(named) != 1:
            raise click.UsageError("Name one patient: by number, by id, or `me`.")
        function(*args, patient=named.pop(), **others)

    return with_patient
