"""What somebody wrote into a form, and what of it cannot be read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Self, TypeVar, cast

from attrs import define, field, frozen

from mediklaud.domain.errors import InvalidValue, Refusal
from mediklaud.entrypoints.http.malformed import Malformed

T = TypeVar("T")


@frozen
class UnreadableForm(InvalidValue):
    """Please look at what is marked."""

    wrong: Mapping[str, str] = field(factory=dict, repr=False)
    """By field, what is the matter with it."""


@frozen
class Missing(InvalidValue):
    """Please fill this in."""


@frozen
class Form:
    """The fields of one form, as text."""

    fields: Mapping[str, tuple[str, ...]] = field(factory=dict, repr=False)

    def __getitem__(self, name: str) -> str:
        """What stands in the field; nothing, if it is not there."""
        return self.fields.get(name, ("",))[0].strip()

    def secret(self, name: str) -> str:
        """What stands in the field, to the last blank: a password may have some."""
        return self.fields.get(name, ("",))[0]

    def __contains__(self, name: str) -> bool:
        """Is there anything in the field, or is the box ticked?"""
        return bool(self[name])

    def all(self, name: str) -> tuple[str, ...]:
        """Everything that was chosen under this name."""
        return tuple(v.strip() for v in self.fields.get(name, ()) if v.strip())

    def reading(self) -> Reading:
        """Read its fields one by one, and then ask whether all went well."""
        return Reading(self)


@define
class Reading:
    """Reads field by field; whatever cannot be read is told all at once."""

    form: Form
    wrong: dict[str, str] = field(factory=dict)

    def need(self, name: str, read: Callable[[str], T]) -> T:
        """A field that has to be filled in."""
        if name not in self.form:
            self.wrong[name] = Missing().message
            return cast("T", None)
        return self._read(name, read)

    def may(self, name: str, read: Callable[[str], T]) -> T | None:
        """A field that may stay empty."""
        return self._read(name, read) if name in self.form else None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        """Refuse what could not be read, naming all of it."""
        if self.wrong:
            raise UnreadableForm(self.wrong) from None

    def _read(self, name: str, read: Callable[[str], T]) -> T:
        try:
            return read(self.form[name])
        except Malformed as refusal:
            self.wrong[name] = refusal.why
        except Refusal as refusal:
            self.wrong[name] = str(refusal)
        except ValueError:
            self.wrong[name] = "This cannot be read."
        return cast("T", None)


def faults_of(refusal: Refusal) -> Mapping[str, str]:
    """What is to be said beside which field."""
    return refusal.wrong if isinstance(refusal, UnreadableForm) else {}
