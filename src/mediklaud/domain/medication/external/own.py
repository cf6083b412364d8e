"""A hospital's own rules, in the format of the knowledge that comes with the program.

Files left out are no loss: what is said of substances and classes is lent by the
default, so that a file of interactions alone is knowledge.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from attrs import evolve

from mediklaud.domain.medication.external.about import About
from mediklaud.domain.medication.external.ledger import Ledger
from mediklaud.domain.medication.external.own_writing import write_substances
from mediklaud.domain.medication.knowledge import KnowledgeBase
from mediklaud.domain.medication.loaded import KnowledgeFile
from mediklaud.domain.medication.reading import own_format
from mediklaud.domain.medication.rules import (
    CrossReactivity,
    DoseLimit,
    InteractionRule,
    PregnancyRule,
    RenalRule,
    SameTherapy,
    Statement,
)

_Rule = TypeVar(
    "_Rule", CrossReactivity, DoseLimit, InteractionRule, PregnancyRule, RenalRule
)


def read_own(
    files: Iterable[KnowledgeFile],
    about: About,
    ledger: Ledger,
    default: KnowledgeBase,
) -> KnowledgeBase:
    """The base of all rows that are of use; its rules' ids begin with its name."""
    texts = {file.name: file.text for file in files if _is_known(file, ledger)}
    lent = () if "drugs.csv" in texts else write_substances(default)
    given = {file.name: file.text for file in lent} | texts
    base = own_format.read_own_format(given, _about(about), ledger)
    _leave_out(ledger, lent, texts)
    return _named(base)


def _is_known(file: KnowledgeFile, ledger: Ledger) -> bool:
    if file.name not in own_format.FILES:
        ledger.reject(file.name, 1, "not called like any file of the format")
    return file.name in own_format.FILES


def _about(about: About) -> own_format.About:
    return own_format.About(
        id=about.name,
        version=about.version,
        released=about.released,
        source=about.source,
        licence=about.licence,
        notice=about.notice,
        checksum=about.checksum,
    )


def _leave_out(
    ledger: Ledger, lent: Iterable[KnowledgeFile], texts: dict[str, str]
) -> None:
    """What was lent is nothing that the hospital loads."""
    for file in lent:
        if file.name not in texts:
            rows = file.text.count("\r\n") - 1
            ledger.read -= rows
            ledger.used -= rows


def _named(base: KnowledgeBase) -> KnowledgeBase:
    return evolve(
        base,
        interactions=_all_named(base.id, base.interactions),
        cross_reactions=_all_named(base.id, base.cross_reactions),
        dose_limits=_all_named(base.id, base.dose_limits),
        pregnancy=_all_named(base.id, base.pregnancy),
        renal=_all_named(base.id, base.renal),
        same_therapy=_same_therapy(base.id, base.same_therapy),
    )


def _all_named(name: str, rules: Iterable[_Rule]) -> tuple[_Rule, ...]:
    return tuple(evolve(rule, id=f"{name}:{rule.id}") for rule in rules)


def _same_therapy(name: str, same: SameTherapy) -> SameTherapy:
    return evolve(
        same,
        ingredient=_one_named(name, same.ingredient),
        level_4=_one_named(name, same.level_4),
    )


def _one_named(
    name: str, said: tuple[str, Statement] | None
) -> tuple[str, Statement] | None:
    return None if said is None else (f"{name}:{said[0]}", said[1])
