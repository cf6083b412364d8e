"""The knowledge that checks ask: the default, and what the hospital has put upon it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from hashlib import sha256
from threading import Lock

from attrs import define, field, frozen

from mediklaud.domain.errors import TryLater
from mediklaud.domain.medication.external.about import About
from mediklaud.domain.medication.external.ledger import KnowledgeRefused
from mediklaud.domain.medication.external.load import load
from mediklaud.domain.medication.knowledge import KnowledgeBase
from mediklaud.domain.medication.loaded import (
    KnowledgeFile,
    LoadedKnowledge,
    is_old,
)
from mediklaud.domain.medication.presentation import PresentationPolicy
from mediklaud.domain.medication.rules_by_id import severity_of
from mediklaud.domain.medication.tuning import Tuning
from mediklaud.domain.shared.ids import KnowledgeId
from mediklaud.ports.medication import KnowledgeBases, Tunings


@frozen
class KnowledgeUnreadable(TryLater):
    """Knowledge that the hospital loaded can be read no more: nothing is checked."""

    knowledge_id: KnowledgeId


@frozen
class InForce:
    """What is asked today, and how its answers are shown."""

    bases: tuple[KnowledgeBase, ...]
    """The default first; the checker takes them all together."""
    policy: PresentationPolicy
    old: tuple[str, ...] = ()
    """Those released so long ago that somebody should ask for newer ones."""


@define
class SafetyKnowledge:
    """Reads each loaded base once, however many checks ask it."""

    default: Callable[[], KnowledgeBase]
    _read: dict[KnowledgeId, KnowledgeBase] = field(factory=dict, init=False)
    _turn: Lock = field(factory=Lock, init=False, repr=False)

    def in_force(
        self, knowledge_bases: KnowledgeBases, tunings: Tunings, now: datetime
    ) -> InForce:
        """The default and every active base, with the decisions about their rules."""
        loaded = knowledge_bases.active()
        self._let_go(loaded)
        read = (self._base_of(one, knowledge_bases) for one in loaded)
        bases = (self.default(), *read)
        today = now.date()
        return InForce(
            bases=bases,
            policy=_policy(tunings.live(), bases),
            old=tuple(str(b.about) for b in bases if is_old(b.released, today)),
        )

    def _base_of(self, loaded: LoadedKnowledge, known: KnowledgeBases) -> KnowledgeBase:
        base = self._read.get(loaded.id)
        if base is None:
            base = self._load(loaded, known.files_of(loaded.id))
            with self._turn:
                self._read[loaded.id] = base
        return base

    def _load(
        self, loaded: LoadedKnowledge, files: tuple[KnowledgeFile, ...]
    ) -> KnowledgeBase:
        about = About(
            name=loaded.name,
            version=loaded.version,
            released=loaded.released,
            source=loaded.source,
            licence=loaded.licence,
            checksum=loaded.checksum,
        )
        default = self.default()
        try:
            read = load(files, loaded.format, about, default=default, strict=False)
        except KnowledgeRefused as error:
            raise KnowledgeUnreadable(loaded.id) from error
        return read.base

    def _let_go(self, loaded: tuple[LoadedKnowledge, ...]) -> None:
        """Keep only what is in force."""
        active = {one.id for one in loaded}
        with self._turn:
            for gone in self._read.keys() - active:
                del self._read[gone]


def _policy(
    tunings: Iterable[Tuning], bases: tuple[KnowledgeBase, ...]
) -> PresentationPolicy:
    """What the hospital has turned down; a rule that became graver is shown again."""
    by_name = {base.id: base for base in bases}
    ruling = [one for one in tunings if _rules(one, by_name.get(one.knowledge))]
    turned = {one.rule_id: one.presentation for one in ruling}
    return PresentationPolicy(version=_version_of(ruling), turned_down=turned)


def _rules(tuning: Tuning, base: KnowledgeBase | None) -> bool:
    if not tuning.is_in_force or base is None:
        return False
    severity = severity_of(tuning.rule_id, base)
    return severity is not None and severity.rank >= tuning.severity.rank


def _version_of(tunings: Iterable[Tuning]) -> str:
    """The same as long as the same decisions rule."""
    decided = sorted(f"{one.rule_id} {one.presentation}" for one in tunings)
    if not decided:
        return PresentationPolicy().version
    return f"tuned {sha256(' '.join(decided).encode()).hexdigest()[:12]}"
