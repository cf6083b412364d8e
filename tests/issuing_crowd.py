"""Many processes that issue invoices at once, some of which are killed."""

import multiprocessing
from contextlib import contextmanager
from uuid import UUID, uuid4

from attrs import frozen

from mediklaud.adapters.sql import ports as sql
from mediklaud.adapters.sql.engine import engine_for
from mediklaud.adapters.sql.storage import SqlStorage
from mediklaud.application.billing.issue_invoice import IssueInvoice
from mediklaud.domain.errors import TryLater
from mediklaud.domain.shared.ids import InvoiceId
from tests.builders.cashier import drafted, seen, the_cashier, to_set_tariff
from tests.builders.registry import an_enrolled_patient
from tests.hospital import a_hospital
from tests.integration.crash.forks import die_at
from tests.ring import StandingKeyring

PROCESSES, EACH = 8, 6


@frozen
class Office:
    """Where the crowd works."""

    url: str
    hospital_id: UUID

    @contextmanager
    def open(self):
        """The hospital on an engine of this process."""
        engine = engine_for(self.url, connections=2)
        keyring = StandingKeyring(self.hospital_id)
        storage = SqlStorage(engine, self.hospital_id, sql.PORTS, keyring)
        yield a_hospital(storage)
        engine.dispose()


def an_office(url: str) -> tuple[Office, list[list[InvoiceId]]]:
    """Drafts of as many patients as there will be people to issue them."""
    office = Office(url, uuid4())
    with office.open() as hospital:
        hospital.handle(to_set_tariff())
        piles = [_pile(hospital) for _ in range(PROCESSES)]
    return office, piles


def _pile(hospital) -> list[InvoiceId]:
    patient = an_enrolled_patient(hospital)
    charges = [seen(hospital, patient.id) for _ in range(EACH)]
    return [drafted(hospital, patient.id, charge.id).id for charge in charges]


def crowd(office: Office, piles: list[list[InvoiceId]]) -> list[int | None]:
    """Everybody issues a pile; every other one is killed at it. How each ended."""
    server = multiprocessing.get_context("forkserver")
    server.set_forkserver_preload([__name__])
    people = [
        server.Process(target=_issue, args=(office, pile, number))
        for number, pile in enumerate(piles)
    ]
    for one in people:
        one.start()
    for one in people:
        one.join(60)
    return [one.exitcode for one in people]


def _issue(office: Office, pile: list[InvoiceId], number: int) -> None:
    with office.open() as hospital:
        if number % 2:
            nth = 2 + number // 2
            die_at(hospital.storage.engine, nth, before=number % 4 == 1)
        for invoice_id in pile:
            _until_it_is_done(
                hospital, IssueInvoice(actor=the_cashier(), invoice_id=invoice_id)
            )


def _until_it_is_done(hospital, command) -> None:
    while True:
        try:
            hospital.handle(command)
        except TryLater:
            continue
        return
