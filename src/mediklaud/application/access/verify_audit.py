"""Can the audit be believed? Asked at any time, while work goes on (X5)."""

from typing import ClassVar, Self

from attrs import frozen

from mediklaud.application.messages import Query
from mediklaud.domain.access.checking import StreamCheck
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.access.seal_checking import SealCheck
from mediklaud.domain.access.tampering import AnchorUnreadable, Fault
from mediklaud.domain.access.verification import Verdict, Verification
from mediklaud.domain.errors import SealBroken
from mediklaud.ports.auditing import Anchor, AuditMarks, AuditTrail


@frozen(kw_only=True)
class VerifyAudit(Query[Verification]):
    """Walk every stream and every seal, and compare the seals with the anchor."""

    permission: ClassVar[Permission] = Permission.VERIFY_AUDIT


def check_audit(
    _query: VerifyAudit, *, trail: AuditTrail, marks: AuditMarks, anchor: Anchor
) -> Verification:
    """Done before the transaction, which would hold up everybody's writing."""
    return _Check.of(marks).verify(trail, anchor)


def verify_audit(found: Verification) -> Verification:
    """What was found; that it was asked is audited."""
    return found


@frozen
class _Check:
    seals: SealCheck
    streams: StreamCheck

    @classmethod
    def of(cls, marks: AuditMarks) -> Self:
        def is_signed(key_id: int, data: bytes, signature: bytes) -> bool:
            marks.public_key(key_id)  # an unknown key proves nothing either way
            return marks.verify(key_id, data, signature)

        return cls(SealCheck(is_signed), StreamCheck(marks.check_mac))

    def verify(self, trail: AuditTrail, anchor: Anchor) -> Verification:
        try:
            fault = self._first_fault(trail, anchor)
        except (SealBroken, AnchorUnreadable) as why_not:
            return self._found(Verdict.NOT_CHECKED, None, why_not.code)
        verdict = Verdict.TAMPERED if fault else Verdict.INTACT
        return self._found(verdict, fault, None)

    def _first_fault(self, trail: AuditTrail, anchor: Anchor) -> Fault | None:
        # In this order: what is sealed and anchored meanwhile is left for next time.
        anchored = anchor.seals()
        made = trail.seals_made()
        return self.seals.first_fault(
            trail.seals(made), trail.sealed_heads(made), anchored
        ) or self._first_in_streams(trail, made, anchor)

    def _first_in_streams(
        self, trail: AuditTrail, made: int, anchor: Anchor
    ) -> Fault | None:
        heads = trail.heads(made)
        fault = self.streams.first_fault(trail.links(), heads)
        if fault is None and self.seals.seals and not anchor.newest():
            raise AnchorUnreadable  # by now at least one seal should lie there
        return fault

    def _found(
        self, verdict: Verdict, fault: Fault | None, why_not: str | None
    ) -> Verification:
        newest = self.seals.newest
        return Verification(
            verdict=verdict,
            fault=fault,
            why_not=why_not,
            streams=self.streams.streams,
            entries=self.streams.entries,
            seals=self.seals.seals,
            anchored=self.seals.anchored,
            sealed_at=None if newest is None else newest.at,
            unsealed=self.streams.unsealed,
            unsealed_since=self.streams.unsealed_since,
        )
