"""The hospital's books: every document of money is posted here (B8)."""

from datetime import datetime

from attrs import frozen

from mediklaud.application.use_case import Gathered
from mediklaud.domain.access.actor import Actor
from mediklaud.domain.billing.journal import Posting, PostingKind
from mediklaud.domain.billing.posting_rules import Entries
from mediklaud.domain.shared.hospital import Hospital
from mediklaud.domain.shared.ids import Id, PatientId, PostingId
from mediklaud.ports.journal import Journal
from mediklaud.ports.system import Ids


@frozen(kw_only=True)
class Books(Gathered):
    """All that is needed to post what somebody does here and now."""

    journal: Journal
    ids: Ids
    hospital: Hospital
    now: datetime
    actor: Actor

    def post(
        self,
        kind: PostingKind,
        source_id: Id,
        patient_id: PatientId | None,
        entries: Entries,
        *,
        number: str | None = None,
        part: int = 0,
    ) -> None:
        """Post what a document does, today; a document about nothing does nothing."""
        if not entries:
            return
        posting = Posting(
            id=self.ids.new(PostingId),
            kind=kind,
            source_id=source_id.value,
            part=part,
            patient_id=patient_id,
            number=number,
            day=self.hospital.day_of(self.now),
            at=self.now,
            by=self.actor.account_id,
            entries=entries,
        )
        self.journal.post(posting)
