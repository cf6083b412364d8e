"""Passwords by Argon2id, never more at once than the machine bears."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import ClassVar

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from attrs import field, frozen

from mediklaud.domain.errors import TryLater

_WAITING_PER_SLOT = 8
_LONGEST_WAIT = 5.0


@frozen
class TooManyPasswords(TryLater):
    """Many people are signing in right now: try again in a moment."""

    rule: ClassVar[str] = "X2"
    retry_after_seconds: int = 1


def _owasp() -> PasswordHasher:
    return PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)


@frozen
class Argon2Passwords:
    """Argon2id with OWASP's parameters, one computation a core.

    Every computation takes 19 MiB and all of a core, so a crowd at the door could
    stop the hospital: some wait in a short queue, the others are sent away.
    """

    hasher: PasswordHasher = field(factory=_owasp)
    slots: int = field(factory=lambda: os.cpu_count() or 1)
    _computing: threading.Semaphore = field(init=False)
    _inside: threading.Semaphore = field(init=False)
    _nobody: str = field(init=False, repr=False)

    @_computing.default
    def _one_a_core(self) -> threading.Semaphore:
        return threading.BoundedSemaphore(self.slots)

    @_inside.default
    def _those_and_a_queue(self) -> threading.Semaphore:
        return threading.BoundedSemaphore(self.slots * (1 + _WAITING_PER_SLOT))

    @_nobody.default
    def _a_hash_of_nothing(self) -> str:
        return self.hasher.hash(os.urandom(32))

    @classmethod
    def cheapest(cls) -> Argon2Passwords:
        """As little work as Argon2 allows: for tests, never for people."""
        return cls(PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))

    def hash(self, password: str) -> str:
        with self._turn():
            return self.hasher.hash(password)

    def matches(self, kept: str | None, password: str) -> bool:
        with self._turn():
            try:
                self.hasher.verify(kept or self._nobody, password)
            except (VerificationError, InvalidHashError):
                return False
        return kept is not None

    def needs_rehash(self, kept: str) -> bool:
        return self.hasher.check_needs_rehash(kept)

    @contextmanager
    def _turn(self) -> Iterator[None]:
        if not self._inside.acquire(blocking=False):
            raise TooManyPasswords
        try:
            if not self._computing.acquire(timeout=_LONGEST_WAIT):
                raise TooManyPasswords
            try:
                yield
            finally:
                self._computing.release()
        finally:
            self._inside.release()
