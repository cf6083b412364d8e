"""Many processes at one shelf at once, and what is left when they have gone."""

import multiprocessing
import random
import time
from collections import Counter
from contextlib import contextmanager
from datetime import timedelta
from typing import Any, ClassVar
from uuid import UUID, uuid4

from attrs import evolve, frozen
from sqlalchemy import update

from mediklaud.adapters.sql import ports as sql
from mediklaud.adapters.sql.engine import engine_for
from mediklaud.adapters.sql.pharmacy.stock import SqlStock
from mediklaud.adapters.sql.pharmacy.stock_tables import batches
from mediklaud.adapters.sql.storage import SqlStorage
from mediklaud.domain.errors import Contended
from mediklaud.domain.pharmacy.fefo import first_expiring
from mediklaud.domain.pharmacy.movement import MovementKind
from mediklaud.domain.shared.ids import ProductId
from mediklaud.ports.stock import Stock
from tests.builders.stock import NEXT_YEAR, a_full_batch, a_kept_product, a_movement
from tests.hospital import ports_of, read
from tests.ring import StandingKeyring

PROCESSES = 8
TODAY = NEXT_YEAR - timedelta(days=30)


class UnguardedStock(SqlStock):
    """Takes what it is told to, whether it is there or not."""

    def move(self, movements):
        if self.database.dialect == "sqlite":
            no_checks = "pragma ignore_check_constraints = on"
            self.database.connection.exec_driver_sql(no_checks)
        for one in movements:
            this = batches.c.id == one.batch_id.value
            there = update(batches).where(this)
            left = batches.c.on_hand + one.quantity
            self.database.connection.execute(there.values(on_hand=left))


@frozen
class Shelf:
    """Where the crowd meets: three batches of one product."""

    url: str
    hospital_id: UUID
    product_id: ProductId | None = None
    guarded: bool = True

    @contextmanager
    def open(self):
        """The hospital's storage, on an engine of this process."""
        ports = sql.PORTS if self.guarded else {**sql.PORTS, Stock: UnguardedStock}
        engine = engine_for(self.url, connections=2)
        keyring = StandingKeyring(self.hospital_id)
        yield SqlStorage(engine, self.hospital_id, ports, keyring)
        engine.dispose()


def a_shelf(url: str, *, each: int) -> Shelf:
    """So much of each of three batches, in the database at this address."""
    shelf = Shelf(url, uuid4())
    with shelf.open() as storage:
        product = a_kept_product(storage)
        for number in "ABC":
            a_full_batch(storage, product, each, number=number)
    return evolve(shelf, product_id=product.id)


def lying_on(shelf: Shelf) -> dict[str, int]:
    """How much there is of every batch."""
    with shelf.open() as storage:
        there = [read(storage, Stock).named(shelf.product_id, one) for one in "ABC"]
        return {batch.number: batch.on_hand for [batch] in there}


class _Meeting:
    """A barrier cannot travel with a task: each process is given it when it starts."""

    point: ClassVar[list[Any]] = []


def crowd(shelf: Shelf, seconds: float) -> Counter[str]:
    """How much of every batch the processes were told that they took, in all."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__])
    barrier = context.Barrier(PROCESSES)
    with context.Pool(PROCESSES, _meet, (barrier,)) as pool:
        tasks = [(shelf, seconds, seed) for seed in range(PROCESSES)]
        taken: Counter[str] = Counter()
        for one in pool.starmap(_hand_out, tasks, chunksize=1):
            taken.update(one)
        return taken


def _meet(barrier):
    _Meeting.point.append(barrier)


def _hand_out(shelf: Shelf, seconds: float, seed: int) -> Counter[str]:
    """Take some and bring some back, at random, until the time is over."""
    luck = random.Random(seed)  # noqa: S311 - it guards nothing
    own: Counter[str] = Counter()
    with shelf.open() as storage:
        _Meeting.point[0].wait(60)
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            parts = seen_on(storage, shelf, luck.randint(1, 4))
            try:
                moved(storage, parts, MovementKind.DISPENSE, -1)
            except Contended:
                continue
            if luck.random() < 0.8:
                moved(storage, parts, MovementKind.RETURN, 1)
            else:
                own.update({part.batch.number: part.quantity for part in parts})
    return own


def seen_on(storage, shelf, quantity):
    """What somebody picks who looked a moment ago."""
    there = read(storage, Stock).batches_of(shelf.product_id)
    return first_expiring(there, quantity, TODAY).parts


def moved(storage, parts, kind, sign):
    with ports_of(storage) as port:
        port(Stock).move([a_movement(p.batch, sign * p.quantity, kind) for p in parts])
