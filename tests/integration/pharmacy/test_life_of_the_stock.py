"""Whatever the pharmacy does with its stock, in whatever order: the books are right."""

from contextlib import ExitStack
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from mediklaud.application.pharmacy.ask_for_adjustment import AskForAdjustment
from mediklaud.application.pharmacy.decide_adjustment import DecideAdjustment
from mediklaud.application.pharmacy.list_movements import ListMovements
from mediklaud.application.pharmacy.quarantine_batch import QuarantineBatch
from mediklaud.application.pharmacy.recall_batch import RecallBatch
from mediklaud.application.pharmacy.reconcile_stock import ReconcileStock
from mediklaud.application.pharmacy.release_batch import ReleaseBatch
from mediklaud.application.pharmacy.transfer_stock import TransferStock
from mediklaud.application.pharmacy.write_off import WriteOff
from mediklaud.domain.errors import RuleBroken
from mediklaud.domain.pharmacy.fefo import first_expiring
from mediklaud.domain.pharmacy.movement import MovementKind
from mediklaud.ports.stock import Stock
from tests.builders.stock import (
    a_kept_product,
    a_line,
    a_movement,
    batches_of,
    received,
    the_pharmacist,
)
from tests.hospital import a_hospital, ports_of
from tests.storages import STORAGES, in_memory

TODAY = date(2027, 3, 1)
PLACES = ("dispensary", "ward")
numbers = st.sampled_from("AB")
places = st.sampled_from(PLACES)
quantities = st.integers(1, 12)


class Shelves(RuleBasedStateMachine):
    """The pharmacy at work on one product; beside it, what should be on its shelves."""

    storage: Any = None

    def __init__(self):
        super().__init__()
        self.until_the_end = ExitStack()
        self.hospital = a_hospital(self.until_the_end.enter_context(self.storage()))
        self.there = {}
        """How much of which number at which place."""
        self.status = {}
        """What may be done with it; usable, if nothing is said."""
        self.ids = {}
        self.recalled = set()
        self.asked = []
        self.moved = 0

    @initialize()
    def keep_a_product(self):
        self.product = a_kept_product(self.hospital.storage)

    def teardown(self):
        self.until_the_end.close()

    def handle(self, command, **what):
        return self.hospital.handle(command(actor=the_pharmacist(), **what))

    def try_to(self, do, *, allowed):
        """Do it, and it is refused exactly if it should be."""
        if allowed:
            return do()
        with pytest.raises(RuleBroken):
            do()
        return None

    def is_usable(self, which):
        return self.status.get(which, "usable") == "usable"

    @rule(number=numbers, place=places, quantity=quantities)
    def receive(self, number, place, quantity):
        days = 30 if number == "A" else 60
        line = a_line(
            self.product,
            batch=number,
            location=place,
            packs=quantity,
            expires_on=TODAY + timedelta(days),
        )
        answer = received(self.hospital, line)
        assert bool(answer.refused) == (number in self.recalled)
        if not answer.refused:
            self.came(self.only(number, place), (number, place), quantity)

    def only(self, number, place):
        with ports_of(self.hospital.storage) as port:
            every = port(Stock).named(self.product.id, number)
        return next(one for one in every if one.location == place)

    def came(self, batch, which, quantity):
        self.ids[which] = batch.id
        self.there[which] = self.there.get(which, 0) + quantity
        self.moved += 1

    @precondition(lambda self: self.ids)
    @rule(data=st.data(), quantity=quantities)
    def write_off(self, data, quantity):
        which = self.any_of(data)
        what = {"batch_id": self.ids[which], "quantity": quantity}
        gone = self.try_to(
            lambda: self.handle(WriteOff, **what, reason="Broken"),
            allowed=quantity <= self.there[which],
        )
        if gone:
            self.came(gone, which, -quantity)

    @precondition(lambda self: self.ids)
    @rule(data=st.data(), place=places, quantity=quantities)
    def carry(self, data, place, quantity):
        which = self.any_of(data)
        to = (which[0], place)
        usable = self.is_usable(which) and self.is_usable(to)
        enough = quantity <= self.there[which]
        what = {"batch_id": self.ids[which], "quantity": quantity, "location": place}
        there = self.try_to(
            lambda: self.handle(TransferStock, **what),
            allowed=usable and enough and to != which,
        )
        if there:
            self.there[which] -= quantity
            self.moved += 1
            self.came(there, to, quantity)

    @rule(quantity=quantities)
    def hand_out(self, quantity):
        there = batches_of(self.hospital, self.product)
        picked = first_expiring(there, quantity, TODAY)
        dispensary = [(number, PLACES[0]) for number in "AB"]
        fit = [which for which in dispensary if self.is_usable(which)]
        left, expected = quantity, []
        for which in fit:
            share = min(left, self.there.get(which, 0))
            expected += [(which[0], share)] if share else []
            left -= share
        assert [(p.batch.number, p.quantity) for p in picked.parts] == expected
        assert picked.short == left
        with ports_of(self.hospital.storage) as port:
            out = MovementKind.DISPENSE
            port(Stock).move(
                [a_movement(p.batch, -p.quantity, out) for p in picked.parts]
            )
        for part in picked.parts:
            self.came(part.batch, (part.batch.number, PLACES[0]), -part.quantity)

    @precondition(lambda self: self.ids)
    @rule(data=st.data())
    def set_aside(self, data):
        self.turn(self.any_of(data), QuarantineBatch, "usable", "quarantined")

    @precondition(lambda self: self.ids)
    @rule(data=st.data())
    def release(self, data):
        self.turn(self.any_of(data), ReleaseBatch, "quarantined", "usable")

    def turn(self, which, command, before, after):
        was = self.status.get(which, "usable")
        what = {"batch_id": self.ids[which], "reason": "A smell"}
        if self.try_to(lambda: self.handle(command, **what), allowed=was == before):
            self.status[which] = after

    @precondition(lambda self: len(self.ids) > 2)
    @rule(data=st.data())
    def recall(self, data):
        number, _ = self.any_of(data)
        done = self.try_to(
            lambda: self.handle(
                RecallBatch, product_id=self.product.id, batch=number, reason="Glass"
            ),
            allowed=number not in self.recalled,
        )
        if done:
            self.recalled.add(number)
            self.status |= {(number, place): "recalled" for place in PLACES}

    @precondition(lambda self: self.ids)
    @rule(data=st.data(), counted=st.integers(0, 20))
    def count(self, data, counted):
        which = self.any_of(data)
        what = {"batch_id": self.ids[which], "counted": counted, "reason": "Counted"}
        asked = self.try_to(
            lambda: self.handle(AskForAdjustment, **what),
            allowed=counted != self.there[which],
        )
        if asked:
            self.asked.append((which, asked))

    @precondition(lambda self: self.asked)
    @rule(approved=st.booleans())
    def decide(self, approved):
        which, asked = self.asked.pop()
        what = {"adjustment_id": asked.id, "approved": approved, "reason": "So be it"}
        done = self.try_to(
            lambda: self.handle(DecideAdjustment, **what),
            allowed=not approved or self.there[which] + asked.difference >= 0,
        )
        if done and approved:
            self.there[which] += asked.difference
            self.moved += 1

    def any_of(self, data):
        return data.draw(st.sampled_from(sorted(self.ids)))

    @invariant()
    def what_is_there_is_what_should_be(self):
        if not hasattr(self, "product"):
            return
        there = batches_of(self.hospital, self.product)
        assert {(b.number, b.location): b.on_hand for b in there} == {
            which: many for which, many in self.there.items() if many
        }
        for batch in there:
            which = (batch.number, batch.location)
            assert batch.status == self.status.get(which, "usable")

    @invariant()
    def every_balance_is_the_sum_of_its_movements(self):
        assert self.handle(ReconcileStock) == ()

    @invariant()
    def no_movement_is_lost(self):
        if hasattr(self, "product"):
            what = {"product_id": self.product.id, "limit": 100}
            assert len(self.handle(ListMovements, **what)) == min(self.moved, 100)


@pytest.mark.parametrize("where", STORAGES, ids=lambda where: where.__name__)
def test_the_shelves_are_as_the_books_say_whatever_is_done(where):
    class Here(Shelves):
        storage = staticmethod(where)

    lives = 30 if where is in_memory else 8  # each step waits for the disk there
    run_state_machine_as_test(
        Here, settings=settings(max_examples=lives, stateful_step_count=25)
    )
