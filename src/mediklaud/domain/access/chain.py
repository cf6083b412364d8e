"""How the audit's entries hang together, so that no later hand goes unnoticed (X5).

Each entry is marked, under a key that the database does not hold, together with its
place in its stream and the mark of the entry before it.
"""

from __future__ import annotations

from collections.abc import Callable

from attrs import evolve, field, frozen

from mediklaud.domain.access.audit import AuditEntry
from mediklaud.domain.access.canonical import as_part, instant, packed, packed_texts

_FORM = b"mediklaud audit entry 1"

Mark = Callable[[bytes], tuple[int, bytes]]
"""Marks data: the id of the key, and the mark."""
MarkOf = Callable[[int, bytes], bytes]
"""The mark that a key leaves on data."""


@frozen
class Tail:
    """The last entry of a stream so far: where the next one is fastened."""

    seq: int = 0
    mac: bytes = field(default=b"", repr=False)


@frozen(kw_only=True)
class Link:
    """An entry in its place."""

    stream: str
    seq: int
    """From 1, without gaps."""
    previous: bytes = field(repr=False)
    """The mark of the entry before; empty for the first."""
    key_id: int
    mac: bytes = field(repr=False)
    entry: AuditEntry

    @property
    def tail(self) -> Tail:
        """What the next entry is fastened to."""
        return Tail(self.seq, self.mac)

    def is_genuine(self, mark_of: MarkOf) -> bool:
        """Was just this entry marked for just this place?"""
        marked = _marked(self.stream, self.seq, self.previous, self.entry)
        return mark_of(self.key_id, marked) == self.mac

    def at(self, seq: int) -> Link:
        """The same at another place of the stream."""
        return evolve(self, seq=seq)


def link(tail: Tail, entry: AuditEntry, mark: Mark) -> Link:
    """Fasten the entry to the end of its stream."""
    stream, seq = entry.stream, tail.seq + 1
    key_id, mac = mark(_marked(stream, seq, tail.mac, entry))
    return Link(
        stream=stream,
        seq=seq,
        previous=tail.mac,
        key_id=key_id,
        mac=mac,
        entry=entry,
    )


def _marked(stream: str, seq: int, previous: bytes, entry: AuditEntry) -> bytes:
    """What the mark is on: the place, what came before, and all of the entry."""
    return packed(_FORM, stream.encode(), str(seq).encode(), previous, canonical(entry))


def canonical(entry: AuditEntry) -> bytes:
    """The entry in its one form as bytes."""
    return packed(
        entry.id.value.bytes,
        instant(entry.at),
        entry.action.encode(),
        entry.outcome.value.encode(),
        as_part(entry.refusal),
        as_part(entry.account_id),
        as_part(entry.session_id),
        packed_texts(role.value for role in entry.roles),
        as_part(entry.patient_id),
        as_part(entry.subject_id),
        as_part(entry.purpose),
        as_part(entry.request_id),
        packed_texts(map(str, entry.seen)),
    )
