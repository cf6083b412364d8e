"""What the hospital knows of medicines, in one version."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from attrs import Factory, frozen

from mediklaud.domain.medication.pair_table import PairTable
from mediklaud.domain.medication.report import KnowledgeVersion
from mediklaud.domain.medication.rules import (
    CrossReactivity,
    DoseLimit,
    InteractionRule,
    Members,
    PregnancyRule,
    RenalRule,
    SameTherapy,
)
from mediklaud.domain.medication.substance import Combination, Substance


@frozen(eq=False, kw_only=True)
class KnowledgeBase:
    """Facts of one version, from one source; never changed, only replaced.

    A rule's id is unique over all bases that a hospital uses: what comes from
    elsewhere begins with its base's id.
    """

    id: str
    version: str
    released: date
    source: str
    licence: str
    notice: str = ""
    checksum: str = ""
    """SHA-256 of what it was read from."""
    language: str = "en"
    substances: Mapping[str, Substance]
    combinations: tuple[Combination, ...] = ()
    classes: Mapping[str, Members] = Factory(dict)
    allergens: Mapping[str, frozenset[str]] = Factory(dict)
    """Groups that people are allergic to: substances by the group's name."""
    interactions: tuple[InteractionRule, ...] = ()
    """Those of classes; also groups of which a patient takes one alone."""
    pairs: PairTable = Factory(PairTable)
    """Those of single substances, where there are hundreds of thousands."""
    cross_reactions: tuple[CrossReactivity, ...] = ()
    same_therapy: SameTherapy = Factory(SameTherapy)
    dose_limits: tuple[DoseLimit, ...] = ()
    pregnancy: tuple[PregnancyRule, ...] = ()
    renal: tuple[RenalRule, ...] = ()

    @property
    def rules(self) -> int:
        """How many rules it has."""
        kinds = (
            *(self.interactions, self.cross_reactions, self.dose_limits),
            *(self.pregnancy, self.renal),
        )
        return sum(map(len, kinds)) + len(self.pairs)

    @property
    def about(self) -> KnowledgeVersion:
        """What reports say of it."""
        return KnowledgeVersion(
            id=self.id,
            version=self.version,
            released=self.released,
            source=self.source,
            licence=self.licence,
            checksum=self.checksum,
            notice=self.notice,
            substances=len(self.substances),
            rules=self.rules,
        )
