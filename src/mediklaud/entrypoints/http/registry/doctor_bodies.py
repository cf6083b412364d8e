"""What is asked over HTTP of a doctor's file."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import msgspec

from mediklaud.domain.registry.gender import Gender
from mediklaud.domain.registry.licence import Licence
from mediklaud.domain.registry.qualification import Qualification
from mediklaud.entrypoints.http.bodies import Body
from mediklaud.entrypoints.http.person import ContactBody, ContactChangesBody
from mediklaud.entrypoints.http.wire import Line, read_all

Several = msgspec.Meta(max_length=50)


class QualificationBody(Body):
    """A title, who gave it, and when."""

    title: Line
    institution: Line
    year: Annotated[int, msgspec.Meta(ge=0, le=9999)]

    def read(self) -> Qualification:
        """The qualification."""
        return Qualification(
            title=self.title, institution=self.institution, year=self.year
        )


class LicenceBody(Body):
    """The council's permission to practise; `valid_until` is its last day."""

    council: Line
    number: Line
    valid_until: date

    def read(self) -> Licence:
        """The licence."""
        return Licence(
            council=self.council, number=self.number, valid_until=self.valid_until
        )


class DoctorBody(Body):
    """A doctor who applies."""

    name: Line
    contact: ContactBody
    specialties: Annotated[list[Line], Several]
    qualifications: Annotated[list[QualificationBody], Several]
    licence: LicenceBody
    gender: Gender | None = None


class DoctorChangesBody(Body):
    """What is to be different; what is left out stays."""

    name: Line | None = None
    contact: ContactChangesBody | None = None
    specialties: Annotated[list[Line], Several] | None = None
    qualifications: Annotated[list[QualificationBody], Several] | None = None
    licence: LicenceBody | None = None
    gender: Gender | None = None

    def learned(self) -> tuple[Qualification, ...] | None:
        """The qualifications, if they are to be different."""
        return None if self.qualifications is None else read_all(self.qualifications)


class SuspensionBody(Body):
    """Why a doctor may not work here for now."""

    reason: Annotated[str, msgspec.Meta(max_length=500)]
