"""Knowledge of others, made into a base that checks can ask."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from hashlib import sha256

from attrs import frozen

from mediklaud.domain.medication.external.about import About, base_of
from mediklaud.domain.medication.external.ansm import read_ansm
from mediklaud.domain.medication.external.ansm_rules import rules_of
from mediklaud.domain.medication.external.hospitals_names import NAMES, own_names
from mediklaud.domain.medication.external.ledger import (
    KnowledgeRefused,
    Ledger,
    LoadingReport,
)
from mediklaud.domain.medication.external.names import Names, names_in
from mediklaud.domain.medication.external.own import read_own
from mediklaud.domain.medication.external.pairs import read_pairs
from mediklaud.domain.medication.knowledge import KnowledgeBase
from mediklaud.domain.medication.loaded import KnowledgeFile, KnowledgeFormat

Files = tuple[KnowledgeFile, ...]


@frozen
class Loading:
    """The base that came of it, and what became of its rows."""

    base: KnowledgeBase
    report: LoadingReport


def load(
    files: Files,
    form: KnowledgeFormat,
    about: About,
    *,
    default: KnowledgeBase,
    strict: bool,
) -> Loading:
    """Read it; refused if nothing is of use or, strictly, if any row is not.

    Names mean the substances that `default` knows, so that both speak of the same.
    """
    ledger = Ledger()
    ours = next((file for file in files if file.name == NAMES), None)
    known = own_names(ours, names_in(default), ledger)
    names = Names(known, french=form is KnowledgeFormat.ANSM)
    facts = tuple(file for file in files if file is not ours)
    base = _READ[form](facts, about, names, ledger, default)
    if strict:
        ledger.require_no_rejects()
    if not base.rules:
        raise KnowledgeRefused(len(ledger.rejected), ledger.told)
    return Loading(base, _report(ledger, names))


def checksum_of(files: Iterable[KnowledgeFile]) -> str:
    """The same for the same files, whatever they are called and whoever sends them."""
    whole = sha256()
    for text in sorted(file.text for file in files):
        whole.update(sha256(text.encode()).digest())
    return whole.hexdigest()


def _pairs(
    files: Files, about: About, names: Names, ledger: Ledger, default: KnowledgeBase
) -> KnowledgeBase:
    pairs = read_pairs(files, names, ledger)
    return base_of(about, pairs.substances, default, pairs=pairs)


def _ansm(
    files: Files, about: About, names: Names, ledger: Ledger, default: KnowledgeBase
) -> KnowledgeBase:
    entries = read_ansm(files, names, ledger)
    substances = frozenset[str]().union(*(e.ones | e.others for e in entries))
    rules = rules_of(entries, about)
    return base_of(about, substances, default, interactions=rules, language="fr")


def _own(
    files: Files, about: About, _names: Names, ledger: Ledger, default: KnowledgeBase
) -> KnowledgeBase:
    return read_own(files, about, ledger, default)


_Read = Callable[[Files, About, Names, Ledger, KnowledgeBase], KnowledgeBase]
_READ: dict[KnowledgeFormat, _Read] = {
    KnowledgeFormat.OWN: _own,
    KnowledgeFormat.PAIRS: _pairs,
    KnowledgeFormat.ANSM: _ansm,
}


def _report(ledger: Ledger, names: Names) -> LoadingReport:
    return LoadingReport(
        rows_read=ledger.read,
        rows_used=ledger.used,
        rows_rejected=len(ledger.rejected),
        rejected=ledger.told,
        unresolved=tuple(sorted(names.unresolved)),
        respelt=tuple(sorted(names.respelt)),
    )
