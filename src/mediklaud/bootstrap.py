"""The composition root: which adapter fills which port.

Only here, and in `outside` for what lies beyond the database, is `injector`.

A program or a test that wants another adapter adds one binding:
`open_hospital("memory:", swap(Clock, my_clock))`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from attrs import define, evolve
from injector import (
    Binder,
    Injector,
    InstanceProvider,
    Module,
    provider,
    singleton,
)

from mediklaud.adapters.argon2 import Argon2Passwords
from mediklaud.adapters.icd10 import Icd10Diseases
from mediklaud.adapters.memory import ports as memory
from mediklaud.adapters.memory.storage import MemoryStorage
from mediklaud.adapters.patience import ProcessPatience
from mediklaud.adapters.pdf.printer import PdfPrinter
from mediklaud.adapters.system import SystemClock, TimeOrderedIds
from mediklaud.application.access.sealer import Sealer
from mediklaud.application.application import Application
from mediklaud.application.catalogue import catalogue
from mediklaud.application.medication.knowledge import SafetyKnowledge
from mediklaud.application.messaging.courier import Courier
from mediklaud.databases import (
    require_known_schema,
    require_own_master_key,
    upgrade_database,
)
from mediklaud.domain.access.policy import AccessPolicy
from mediklaud.domain.billing.policy import BillingPolicy
from mediklaud.domain.medication.policy import PrescribingPolicy
from mediklaud.domain.medication.shipped_knowledge import shipped_knowledge
from mediklaud.domain.messaging.policy import MessagingPolicy
from mediklaud.domain.privacy.policy import PrivacyPolicy
from mediklaud.domain.scheduling.policy import BookingPolicy
from mediklaud.domain.shared.hospital import Hospital
from mediklaud.outside import Outside
from mediklaud.ports.auditing import Anchor
from mediklaud.ports.diseases import Diseases
from mediklaud.ports.master_key import MasterKey
from mediklaud.ports.patience import Patience
from mediklaud.ports.payments import PaymentGateway
from mediklaud.ports.printing import Printer
from mediklaud.ports.secrets import Passwords
from mediklaud.ports.system import Clock, Ids, Storage
from mediklaud.settings import IN_MEMORY, Settings

Swap = Module | Callable[[Binder], None]

_POLICIES = (
    BookingPolicy,
    BillingPolicy,
    AccessPolicy,
    MessagingPolicy,
    PrescribingPolicy,
    PrivacyPolicy,
)
_SERVICES = (
    *(Hospital, Passwords, Patience, Anchor, Printer, SafetyKnowledge),
    *(PaymentGateway, Diseases),
    *_POLICIES,
)


def a_master_key() -> str:
    """A new master key, as it is written into the settings."""
    return MasterKey.drawn().written()


def swap(kind: type, instance: object) -> Swap:
    """A binding that puts this instance in the place of the usual adapter."""
    return lambda binder: binder.bind(kind, to=InstanceProvider(instance))


@define(slots=False)
class Machine(Module):
    """What comes from the machine and its settings."""

    settings: Settings

    @singleton
    @provider
    def clock(self) -> Clock:
        """The machine's clock."""
        return SystemClock()

    @singleton
    @provider
    def ids(self) -> Ids:
        """Identifiers that sort by time."""
        return TimeOrderedIds()

    @singleton
    @provider
    def passwords(self) -> Passwords:
        """Argon2id."""
        return Argon2Passwords()

    @singleton
    @provider
    def patience(self, policy: AccessPolicy) -> Patience:
        """Each process has its own."""
        return ProcessPatience(policy)

    @singleton
    @provider
    def printer(self, hospital: Hospital) -> Printer:
        """PDF, with the hospital's name on it."""
        return PdfPrinter(hospital)

    @singleton
    @provider
    def knowledge(self) -> SafetyKnowledge:
        """What comes with the program, read when first asked."""
        return SafetyKnowledge(shipped_knowledge)

    @singleton
    @provider
    def diseases(self) -> Diseases:
        """ICD-10; a hospital with an edition of its own swaps it."""
        return Icd10Diseases()

    @singleton
    @provider
    def hospital(self) -> Hospital:
        """The hospital of the settings."""
        return self.settings.hospital


@define(slots=False)
class Policies(Module):
    """The hospital's house rules; a hospital with other ones swaps these."""

    settings: Settings

    def configure(self, binder: Binder) -> None:
        """The defaults of `docs/rules.md`."""
        for policy in _POLICIES:
            binder.bind(policy, to=policy())
        asked = self.settings.staff_second_factor
        binder.bind(AccessPolicy, to=AccessPolicy(staff_need_second_factor=asked))


@define(slots=False)
class Memory(Module):
    """Where the hospital's memory lies, by the database's address."""

    settings: Settings

    @singleton
    @provider
    def storage(self, clock: Clock) -> Storage:
        """Dictionaries, a SQLite file or a PostgreSQL database."""
        if self.settings.database_url == IN_MEMORY:
            return MemoryStorage(memory.PORTS)
        return _sql_storage(self.settings, clock)


def _sql_storage(settings: Settings, clock: Clock) -> Storage:
    # Not everybody who embeds the hospital has SQLAlchemy installed.
    from mediklaud.adapters.sql import ports
    from mediklaud.adapters.sql.engine import engine_for
    from mediklaud.adapters.sql.keys.keyring import SqlKeyring
    from mediklaud.adapters.sql.keys.wrapped_keys import WrappedKeys
    from mediklaud.adapters.sql.storage import SqlStorage

    masters = settings.require_master_keys()
    engine = engine_for(settings.database_url, connections=settings.threads + 2)
    keys = WrappedKeys(settings.hospital_id, masters, clock.now)
    keyring = SqlKeyring(engine, keys)
    return SqlStorage(engine, settings.hospital_id, ports.PORTS, keyring)


@define(slots=False)
class Core(Module):
    """The application over all of these."""

    @singleton
    @provider
    def application(
        self, storage: Storage, clock: Clock, ids: Ids, injector: Injector
    ) -> Application:
        """Wired once; a message then costs no look-up."""
        return Application(
            storage=storage,
            clock=clock,
            ids=ids,
            catalogue=catalogue(),
            services={kind: injector.get(kind) for kind in _SERVICES},
        )


def compose(settings: Settings, *swaps: Swap) -> Injector:
    """The wired hospital; later bindings take the place of earlier ones."""
    modules = (
        Machine(settings),
        Policies(settings),
        Memory(settings),
        Outside(settings),
        Core(),
    )
    return Injector([*modules, *swaps], auto_bind=False)


def open_hospital(
    url: str = IN_MEMORY,
    *swaps: Swap,
    settings: Settings | None = None,
    upgrade: bool = False,
) -> Application:
    """A hospital on memory, SQLite or PostgreSQL, by its address.

    `memory:`, `sqlite:///file.db` or `postgresql+psycopg://...`. With `upgrade`, its
    tables are made or brought up to date first.
    """
    chosen = evolve(settings or Settings(), database_url=url)
    if upgrade:
        upgrade_database(chosen)
    return compose(chosen, *swaps).get(Application)


@contextmanager
def hospital_at_work(settings: Settings, *swaps: Swap) -> Iterator[Application]:
    """The hospital for the length of a block; then its database is let go.

    Refuses a database whose schema this program does not know, and a master key
    that is not the hospital's.
    """
    with _at_work(settings, swaps) as injector:
        yield injector.get(Application)


@contextmanager
def worker_at_work(
    settings: Settings, *swaps: Swap
) -> Iterator[tuple[Courier, Sealer]]:
    """What a worker needs, for the length of a block: who sends, and who seals."""
    with _at_work(settings, swaps) as injector:
        yield injector.get(Courier), injector.get(Sealer)


@contextmanager
def _at_work(settings: Settings, swaps: tuple[Swap, ...]) -> Iterator[Injector]:
    require_known_schema(settings)
    require_own_master_key(settings)
    injector = compose(settings, *swaps)
    try:
        yield injector
    finally:
        injector.get(Storage).close()
