"""What every channel hands over: a command or a query, with who sends it."""

from __future__ import annotations

import re
from typing import ClassVar, Generic, TypeVar

from attrs import field, frozen

from mediklaud.domain.access.actor import Caller
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.shared.ids import DoctorId, PatientId

Answer = TypeVar("Answer", covariant=True)

_WORD_START = re.compile(r"(?<!^)(?=[A-Z])")


@frozen(kw_only=True)
class Message(Generic[Answer]):
    """Something somebody asks of the hospital.

    `permission` says what it takes. A message that concerns one patient has a field
    `patient_id`; one about a thing has the thing's id, and its use case loads it by
    its `scope`.
    """

    permission: ClassVar[Permission]
    audited: ClassVar[bool] = True
    """Leaves an audit entry: everything but lookups in which no patient stands."""
    steady: ClassVar[bool] = False
    """Reads many things as they all stood at one moment."""
    step_up: ClassVar[bool] = False
    """In a session, takes a proof of who one is that is only minutes old."""
    actor: Caller = field(eq=False)
    request_id: str | None = field(default=None, eq=False, repr=False)
    source: str | None = field(default=None, eq=False, repr=False)
    """The address it comes from, where a channel knows it."""

    @classmethod
    def action(cls) -> str:
        """The message's name in the audit: `BookAppointment` is `book_appointment`."""
        return _WORD_START.sub("_", cls.__name__).lower()

    @property
    def concerns(self) -> PatientId | None:
        """The one patient it concerns, if it names one."""
        return getattr(self, "patient_id", None)

    @property
    def in_schedule_of(self) -> DoctorId | None:
        """The one doctor in whose schedule it stands, if it names one."""
        return getattr(self, "doctor_id", None)


@frozen(kw_only=True)
class Command(Message[Answer]):
    """A message that changes something."""

    remembered: ClassVar[bool] = True
    """Its answer may be kept for its key: holds no secret, nor does the command."""
    idempotency_key: str | None = field(default=None, eq=False, repr=False)
    """Sent again with the same key, it gives the first answer and does nothing (S8)."""


@frozen(kw_only=True)
class Query(Message[Answer]):
    """A message that only reads."""
