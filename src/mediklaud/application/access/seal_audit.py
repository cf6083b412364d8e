"""Sign how far the audit's streams have come (X5)."""

from datetime import datetime
from typing import ClassVar

from attrs import frozen

from mediklaud.application.messages import Command
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.access.seal import AnchoredSeal, Seal, heads_of, seal
from mediklaud.ports.auditing import AuditMarks, Seals

_MOST_ENTRIES = 10_000
"""Under one seal: what is left waits for the next."""
_MOST_SEALS = 500
"""At once for the anchor: what is left is asked for again."""


@frozen(kw_only=True)
class SealAudit(Command[tuple[AnchoredSeal, ...]]):
    """Seal what is new; answer the seals that the anchor does not have yet."""

    permission: ClassVar[Permission] = Permission.SEAL_AUDIT
    audited: ClassVar[bool] = False
    """The seal itself tells; an entry of it would have to be sealed in turn."""
    remembered: ClassVar[bool] = False
    at_least: int = 1
    """So many new entries make it worth a seal."""
    anchored: int = 0
    """The number of the last seal that is kept outside."""


def seal_audit(
    command: SealAudit, *, seals: Seals, marks: AuditMarks, now: datetime
) -> tuple[AnchoredSeal, ...]:
    """One seal over everything that waits for one; two at once make one."""
    if seals.wait(max(command.at_least, 1)):
        _seal(seals, marks, now)
    missing = seals.after(command.anchored, _MOST_SEALS)
    return tuple(_with_public_key(one, marks) for one in missing)


def _seal(seals: Seals, marks: AuditMarks, now: datetime) -> None:
    waiting = seals.unsealed(_MOST_ENTRIES)
    heads = heads_of(one.head for one in waiting)
    new = seal(seals.newest(), heads, len(waiting), now, marks.sign)
    seals.add(new, heads, waiting)


def _with_public_key(one: Seal, marks: AuditMarks) -> AnchoredSeal:
    return AnchoredSeal(seal=one, public_key=marks.public_key(one.key_id))
