"""A document that the hospital hands out."""

from attrs import field, frozen

from mediklaud.domain.errors import TryLater


@frozen
class Paper:
    """A file: its name, what kind of file it is, and what is in it."""

    name: str
    media_type: str
    content: bytes = field(repr=False)


PDF = "application/pdf"


class CannotPrint(TryLater):
    """This hospital was installed without what makes PDF documents."""
