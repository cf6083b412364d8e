"""The audit's seals, and the audit from its beginning, in dictionaries."""

from collections.abc import Collection, Iterable, Iterator

from attrs import frozen

from mediklaud.adapters.memory.storage import Tables
from mediklaud.domain.access.audit import AuditFilter
from mediklaud.domain.access.chain import Link
from mediklaud.domain.access.seal import Head, Seal
from mediklaud.domain.access.seal_checking import SealedHead
from mediklaud.domain.errors import Contended
from mediklaud.ports.auditing import Covered, Unsealed

_ALL = 10**9


@frozen
class MemorySeals:
    """The seals by number; the heads by seal and stream."""

    tables: Tables

    def wait(self, at_least: int) -> bool:
        return len(self.tables["audit_unsealed"]) >= at_least

    def unsealed(self, limit: int) -> tuple[Unsealed, ...]:
        waiting: list[Link] = list(self.tables["audit_unsealed"].values())[:limit]
        return tuple(Unsealed(one.entry.id, _end_of(one)) for one in waiting)

    def newest(self) -> Seal | None:
        seals = self.tables["audit_seals"]
        return seals[max(seals)] if seals else None

    def add(
        self, seal: Seal, heads: Iterable[Head], covered: Collection[Unsealed]
    ) -> None:
        if seal.number in self.tables["audit_seals"]:
            raise Contended
        self.tables["audit_seals"][seal.number] = seal
        for head in heads:
            self.tables["audit_heads"][seal.number, head.stream] = head
        for one in covered:
            self.tables["audit_unsealed"].pop(one.id, None)

    def after(self, number: int, limit: int) -> tuple[Seal, ...]:
        seals = self.tables["audit_seals"]
        return tuple(seals[n] for n in sorted(seals) if n > number)[:limit]

    def numbered(self, numbers: Collection[int]) -> tuple[Seal, ...]:
        return tuple(seal for seal in self.after(0, _ALL) if seal.number in numbers)


@frozen
class MemoryTrail:
    """The same tables, read in the order in which they are checked."""

    tables: Tables

    def seals_made(self) -> int:
        return max(self.tables["audit_seals"], default=0)

    def seals(self, upto: int) -> Iterator[Seal]:
        seals = self.tables["audit_seals"]
        return (seals[number] for number in sorted(seals) if number <= upto)

    def sealed_heads(self, upto: int) -> Iterator[SealedHead]:
        for (number, _), head in sorted(self.tables["audit_heads"].items()):
            if number <= upto:
                yield SealedHead(number=number, head=head)

    def heads(self, upto: int) -> Iterator[Head]:
        heads = (sealed.head for sealed in self.sealed_heads(upto))
        return iter(sorted(heads, key=lambda head: (head.stream, head.seq)))

    def links(self) -> Iterator[Link]:
        links: Iterable[Link] = self.tables["audit"].values()
        return iter(sorted(links, key=lambda one: (one.stream, one.seq)))

    def part(self, which: AuditFilter, limit: int) -> tuple[Covered, ...]:
        fitting = [one for one in self.links() if which.fits(one.entry)][:limit]
        return tuple(Covered(one, self._covering(one)) for one in fitting)

    def heads_under(
        self, numbers: Collection[int], streams: Collection[str]
    ) -> tuple[SealedHead, ...]:
        every = self.sealed_heads(self.seals_made())
        return tuple(
            one for one in every if one.number in numbers and one.head.stream in streams
        )

    def _covering(self, link: Link) -> int | None:
        covering = (
            (one.head.seq, one.number)
            for one in self.sealed_heads(self.seals_made())
            if one.head.stream == link.stream and one.head.seq >= link.seq
        )
        _, number = min(covering, default=(0, None))
        return number


def _end_of(link: Link) -> Head:
    return Head(stream=link.stream, seq=link.seq, mac=link.mac)
