"""A hospital that can do a few simple things, to watch how it handles messages."""

from contextlib import suppress
from datetime import datetime
from typing import ClassVar

from attrs import field, frozen

from mediklaud.adapters.patience import ProcessPatience
from mediklaud.adapters.system import TimeOrderedIds
from mediklaud.application.application import Application
from mediklaud.application.messages import Command, Query
from mediklaud.application.use_case import Catalogue
from mediklaud.domain.access.actor import Role
from mediklaud.domain.access.audit import AuditFilter
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.access.policy import AccessPolicy
from mediklaud.domain.errors import Contended, RuleBroken, TryLater
from mediklaud.domain.shared.ids import PatientId
from mediklaud.ports.access import Audit
from mediklaud.ports.patience import Patience
from mediklaud.ports.system import Counters, Events
from tests.clock import StandingClock
from tests.hospital import an_actor, new, ports_of, read

CLERK = an_actor(Role.FRONT_DESK)
PATIENT_ID = new(PatientId)


@frozen
class Counted:
    """What is answered: how far the counter got."""

    id: PatientId
    number: int
    word: str


@frozen(kw_only=True)
class Count(Command[Counted]):
    """Count one on; then stumble as often as it is told to."""

    permission: ClassVar = Permission.INVITE_PATIENT
    patient_id: PatientId = PATIENT_ID
    word: str = "one"


@frozen(kw_only=True)
class CountInSecret(Count):
    """The same, with an answer that is kept nowhere."""

    remembered: ClassVar = False


@frozen(kw_only=True)
class CountSilently(Count):
    """The same, without a trace in the audit."""

    audited: ClassVar = False


@frozen(kw_only=True)
class CountAll(Command[tuple[Counted, ...]]):
    """Count one on, and tell it as all that was counted."""

    permission: ClassVar = Permission.INVITE_PATIENT
    patient_id: PatientId = PATIENT_ID
    word: str = "one"


@frozen(kw_only=True)
class Look(Query[str]):
    """Look something up in which no patient stands."""

    permission: ClassVar = Permission.FIND_SLOT
    audited: ClassVar = False


@frozen(kw_only=True)
class Prepare(Command[str]):
    """Do something slow before the transaction."""

    permission: ClassVar = Permission.INVITE_PATIENT


@frozen
class NotToday(RuleBroken):
    """The hospital does not count today."""

    rule: ClassVar = "X0"
    reason: str
    hidden: str = field(default="", repr=False)


class Busy(TryLater):
    """The hospital is too busy to count."""


@frozen
class WasCounted:
    """The counter got this far."""

    number: int


@frozen
class WasNoticed:
    """Somebody noticed."""

    number: int


class _JustAsking(Exception):
    """Gives a transaction up."""


class SmallHospital:
    """The application over a storage, and levers to make it stumble."""

    def __init__(self, storage):
        self.storage, self.clock = storage, StandingClock()
        self.stumbles, self.runs, self.order = [], 0, []
        self.application = Application(
            storage=storage,
            clock=self.clock,
            ids=TimeOrderedIds(),
            catalogue=self._catalogue(),
            services={
                AccessPolicy: AccessPolicy(),
                Patience: ProcessPatience(AccessPolicy()),
            },
        )

    def handle(self, message):
        return self.application.handle(message)

    def count(self, actor=CLERK, kind=Count, **what):
        return self.handle(kind(actor=actor, **what))

    def stumble(self, *reasons):
        """Let the next runs raise these, each once, after they have counted."""
        self.stumbles.extend(reasons)

    def reached(self, series="count"):
        """How far the series is; asked in a transaction that is given up."""
        with suppress(_JustAsking), ports_of(self.storage) as port:
            reached = port(Counters).next(series) - 1
            raise _JustAsking
        return reached

    def entries(self):
        return read(self.storage, Audit).page(AuditFilter(), None, 100)

    def _catalogue(self):
        return Catalogue.of(
            use_cases={
                Count: self._count,
                CountInSecret: self._count,
                CountSilently: self._count,
                CountAll: self._count_all,
                Look: self._look,
                Prepare: self._use,
            },
            beforehand={Prepare: self._prepare},
            reactions={
                WasCounted: (self._notice, self._notice_too),
                WasNoticed: (self._notice_noticing,),
                NotToday: (self._regret,),
            },
        )

    def _count(
        self, command: Count, *, counters: Counters, events: Events, now: datetime
    ) -> Counted:
        assert now == self.clock.now()
        self.runs += 1
        number = counters.next("count")
        events.tell(WasCounted(number))
        if self.stumbles:
            raise self.stumbles.pop(0)
        return Counted(id=PATIENT_ID, number=number, word=command.word)

    def _count_all(self, _command: CountAll) -> tuple[Counted, ...]:
        return ()

    def _look(self, _query: Look) -> str:
        return "seen"

    def _prepare(self, _command: Prepare) -> str:
        self.order.append("prepared")
        return "prepared"

    def _use(self, prepared: str, *, counters: Counters) -> str:
        counters.next("count")
        return f"{prepared}, then used"

    def _notice(self, event: WasCounted, *, events: Events) -> None:
        self.order.append("first")
        events.tell(WasNoticed(event.number))

    def _notice_too(self, _event: WasCounted, *, counters: Counters) -> None:
        self.order.append("second")
        counters.next("noticed")

    def _notice_noticing(self, _event: WasNoticed) -> None:
        self.order.append("third")
        if "break" in self.order:
            raise NotToday("a reaction")

    def _regret(self, refusal: NotToday, *, counters: Counters) -> None:
        self.order.append(f"regret {refusal.reason}")
        counters.next("regretted")
        if "contend" in self.order:
            self.order.remove("contend")
            raise Contended
