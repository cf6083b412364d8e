"""A document that the hospital hands out."""

from typing import ClassVar

from attrs import field, frozen

from mediklaud.domain.errors import RuleBroken, TryLater
from mediklaud.domain.shared.ids import PatientId


@frozen
class Paper:
    """A file: its name, what kind of file it is, and what is in it."""

    name: str
    media_type: str
    content: bytes = field(repr=False)
    patient_id: PatientId | None = None
    """The patient who stands in it, if one does."""


PDF = "application/pdf"


class CannotPrint(TryLater):
    """This hospital was installed without what makes PDF documents."""


@frozen
class TooLongToPrint(RuleBroken):
    """This report is too long for paper: ask for fewer days, or take it as CSV."""

    rule: ClassVar[str] = "H10"
    rows: int
    most: int
