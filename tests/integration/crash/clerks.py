"""Clerks who book one visit after another, and write down what they were told."""

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import Any
from uuid import uuid4

import httpx
from attrs import define, field

from tests.server import Client
from tests.town import Town
from tests.townsfolk import a_doctor, a_patient, a_wish, free

AT_ONCE = 4
_TEN = 10
"""So many visits anybody may have ahead."""


@define
class Clerk:
    """Asks with a key of its own each time, and stops when nobody answers."""

    client: Client
    wishes: Iterator[dict[str, Any]]
    asked: dict[str, dict[str, Any]] = field(factory=dict)
    """Every wish by its key, whatever became of it."""
    told: dict[str, Any] = field(factory=dict)
    """What was acknowledged, by the same key."""
    turned_away: list[str] = field(factory=list)
    """What was said instead: nothing, if all is well."""

    def work(self) -> None:
        """Book until there is nothing left to book, or nobody there."""
        for wish in self.wishes:
            try:
                self.book(wish)
            except httpx.TransportError:
                return

    def book(self, wish: dict[str, Any]) -> None:
        """Ask for it once, and note what is answered."""
        key = uuid4().hex
        self.asked[key] = wish
        answer = self.ask(key)
        if answer.status_code == 201:
            self.told[key] = answer.json()
        else:
            self.turned_away.append(answer.text)

    def ask(self, key: str) -> httpx.Response:
        """Send this wish, perhaps once more."""
        wish = self.asked[key]
        return self.client.ask("POST", "/appointments", wish, Idempotency_Key=key)


def clerks_for(town: Town, visits: int) -> list[Clerk]:
    """Some clerks, who book so many visits of the same few people at the same time."""
    patients = [a_patient(town) for _ in range(visits // _TEN)]
    wishes = list(_wishes(town, patients))
    shares = [wishes[clerk::AT_ONCE] for clerk in range(AT_ONCE)]
    return [Clerk(_apart(town.desk), iter(share)) for share in shares]


def _wishes(town: Town, patients: Sequence[Any]) -> Iterator[dict[str, Any]]:
    """Ten patients see one doctor, each as often as one may, at ever other times."""
    for first in range(0, len(patients), _TEN):
        doctor = a_doctor(town)
        times = iter(free(town.desk, doctor, _TEN * _TEN))
        for patient in patients[first : first + _TEN]:
            for at in islice(times, _TEN):
                yield a_wish(patient, doctor, at)


def _apart(client: Client) -> Client:
    """The same person at another machine."""
    return Client(client.url, client.token)


@contextmanager
def at_work(clerks: Sequence[Clerk]) -> Iterator[None]:
    """All of them book at once, until nobody answers."""
    threads = [threading.Thread(target=clerk.work) for clerk in clerks]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        for thread in threads:
            thread.join()
