"""How the hospital says no: every refusal carries a code, a rule and the facts."""

import re
from typing import ClassVar

from attrs import frozen

_WORD_START = re.compile(r"(?<!^)(?=[A-Z])")


class Refusal(Exception):
    """The hospital does not do this.

    A subclass's first docstring line is the message people read. Its fields are the
    facts: opaque ids, periods, amounts; never a name, a contact or a diagnosis. A
    field without a repr is for the hospital alone.
    """

    rule: ClassVar[str] = ""
    """The number of the rule that refuses, as in `docs/rules.md`."""

    @property
    def code(self) -> str:
        """The refusal's name for programs: `SlotTaken` is `slot_taken`."""
        return _WORD_START.sub("_", type(self).__name__).lower()

    @property
    def message(self) -> str:
        """The sentence a person reads."""
        return (type(self).__doc__ or "").partition("\n")[0]

    @property
    def facts(self) -> dict[str, object]:
        """The fields by name, for a program that wants to act on them."""
        attributes = getattr(type(self), "__attrs_attrs__", ())
        return {a.name: getattr(self, a.name) for a in attributes if a.repr}

    def __str__(self) -> str:
        return self.message


class InvalidValue(Refusal):
    """A value is not possible."""


class NotFound(Refusal):
    """There is no such thing, or it is not yours."""


class RuleBroken(Refusal):
    """A rule of the hospital forbids it."""


class NotPermitted(Refusal):
    """Your role does not allow this."""


class NotSignedIn(Refusal):
    """Please sign in first."""


class StaleVersion(Refusal):
    """Somebody changed it meanwhile: read it again."""


@frozen
class SealBroken(Refusal):
    """This record cannot be read: its seal does not open here."""

    rule: ClassVar[str] = "X6"


class TryLater(Refusal):
    """The hospital cannot do this right now."""


@frozen
class Contended(TryLater):
    """Others are changing the same things right now: try again."""
