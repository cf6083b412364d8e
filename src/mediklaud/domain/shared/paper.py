"""A document that the hospital hands out."""

from attrs import field, frozen

from mediklaud.domain.errors import TryLater
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
