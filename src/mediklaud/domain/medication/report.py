"""What a check found, and what it could not look at."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from attrs import frozen

from mediklaud.domain.medication.severity import Severity


class Status(StrEnum):
    """Nothing known against it, something, or not everything could be looked at."""

    CLEAR = "clear"
    ALERT = "alert"
    NOT_CHECKED = "not_checked"


class FindingKind(StrEnum):
    """What kind of harm is looked for."""

    INTERACTION = "interaction"
    ALLERGY = "allergy"
    DUPLICATE = "duplicate"
    DOSE = "dose"
    PREGNANCY = "pregnancy"
    RENAL = "renal"


@frozen(kw_only=True)
class Finding:
    """What may harm, why, what to do, and who says so."""

    kind: FindingKind
    pair: tuple[str, str]
    """The medicine as it was named, and what it harms with."""
    substances: tuple[str, str]
    rule_id: str
    severity: Severity
    mechanism: str
    effect: str
    management: str
    source: str
    knowledge: str
    """The knowledge base's id and version."""
    also: tuple[Finding, ...] = ()
    """What other rules say of the same pair, none of them graver."""


@frozen
class NotChecked:
    """Something the knowledge could not be asked about; names it may have meant."""

    name: str
    reason: str
    suggestions: tuple[str, ...] = ()


@frozen(kw_only=True)
class KnowledgeVersion:
    """Which knowledge was asked, and how much it covers."""

    id: str
    version: str
    released: date
    source: str
    licence: str
    checksum: str
    notice: str
    substances: int
    rules: int

    def __str__(self) -> str:
        return f"{self.id} {self.version}"


@frozen(kw_only=True)
class SafetyReport:
    """The answer; `clear` means nothing known in these versions, never safe."""

    findings: tuple[Finding, ...]
    """The gravest first; one for each pair."""
    not_checked: tuple[NotChecked, ...]
    checked_pairs: int
    knowledge: tuple[KnowledgeVersion, ...]
    on: date | None = None
    """The day it holds for."""
    policy_version: str | None = None
    """The policy it was presented under, if one was applied."""

    @property
    def status(self) -> Status:
        """What is found is said first; unknown is never clear."""
        if self.findings:
            return Status.ALERT
        return Status.NOT_CHECKED if self.not_checked else Status.CLEAR

    @property
    def gravest(self) -> Severity | None:
        """Of the gravest finding, if there is any."""
        return self.findings[0].severity if self.findings else None

    @property
    def notice(self) -> str:
        """What whoever reads it must know of the knowledge."""
        return " ".join(dict.fromkeys(one.notice for one in self.knowledge))
