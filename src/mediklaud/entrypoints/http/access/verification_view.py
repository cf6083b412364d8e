"""How a check of the audit looks over HTTP."""

from __future__ import annotations

from datetime import datetime

from mediklaud.domain.access.tampering import Fault, FaultKind
from mediklaud.domain.access.verification import Verdict, Verification
from mediklaud.entrypoints.http.wire import View


class FaultView(View):
    """The first thing that is wrong: an entry of a stream, or a seal."""

    kind: FaultKind
    stream: str | None
    seq: int | None
    seal: int | None

    @classmethod
    def of(cls, fault: Fault) -> FaultView:
        """The fault; a stream names a patient or an account by opaque id."""
        return cls(kind=fault.kind, stream=fault.stream, seq=fault.seq, seal=fault.seal)


class VerificationView(View):
    """What was found, and how much was looked at."""

    verdict: Verdict
    fault: FaultView | None
    why_not: str | None
    streams: int
    entries: int
    seals: int
    anchored: int
    sealed_at: datetime | None
    unsealed: int
    unsealed_since: datetime | None

    @classmethod
    def of(cls, found: Verification) -> VerificationView:
        """What was found."""
        return cls(
            verdict=found.verdict,
            fault=FaultView.of(found.fault) if found.fault else None,
            why_not=found.why_not,
            streams=found.streams,
            entries=found.entries,
            seals=found.seals,
            anchored=found.anchored,
            sealed_at=found.sealed_at,
            unsealed=found.unsealed,
            unsealed_since=found.unsealed_since,
        )
