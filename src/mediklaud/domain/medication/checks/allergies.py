"""Whether a patient may react to a medicine, given what they reacted to."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve, frozen

from mediklaud.domain.medication.checks.hits import Hit, Told
from mediklaud.domain.medication.checks.index import KnowledgeIndex
from mediklaud.domain.medication.checks.known import KnownMedicine
from mediklaud.domain.medication.checks.names import plain
from mediklaud.domain.medication.medicine import KnownAllergy
from mediklaud.domain.medication.report import FindingKind
from mediklaud.domain.medication.rules import CrossReactivity, Statement
from mediklaud.domain.medication.severity import Severity

_BETA_LACTAMS = ("J01C", "J01D")
_REACTION = "allergic reaction"
_AVOID = "choose another medicine"
_PRINCIPLE = "class principle"
_ITSELF = Statement(
    Severity.CONTRAINDICATED, _REACTION, "the allergen itself", _AVOID, _PRINCIPLE
)
_ITS_CLASS = evolve(_ITSELF, mechanism="of the class that was reacted to")
_ALL_OF_THEM = evolve(
    _ITSELF, mechanism="a severe delayed reaction to one beta-lactam bars them all"
)
_GRAVER = {
    Severity.MINOR: Severity.MODERATE,
    Severity.MODERATE: Severity.MAJOR,
    Severity.MAJOR: Severity.CONTRAINDICATED,
    Severity.CONTRAINDICATED: Severity.CONTRAINDICATED,
}

Judged = tuple[str, Statement]


@frozen
class Allergen:
    """What an allergy means here: some substances, each named or as of a class."""

    names: frozenset[str]
    is_class: bool


def allergen_of(index: KnowledgeIndex, allergy: str) -> Allergen | None:
    """The substances it means; None if it is not known by that name."""
    known, name = index.knowledge, plain(allergy)
    group = name.replace(" ", "-")
    eaten = index.reactions.keys() & {f"food:{group}", f"substance:{group}"}
    if exactly := (*index.book.means(allergy), *eaten):
        return Allergen(frozenset(exactly), is_class=False)
    for spelt in (group, f"{group}s", group.removesuffix("s")):
        for groups in (known.allergens, known.classes):
            if spelt in groups:
                return Allergen(frozenset(groups[spelt]), is_class=True)
    return None


def allergy_hits(
    index: KnowledgeIndex, medicine: KnownMedicine, allergy: KnownAllergy
) -> Iterator[Hit]:
    """What speaks against each ingredient, however it is given."""
    allergen = allergen_of(index, allergy.name)
    if allergen is None:
        return
    for part in medicine.ingredients:
        found = _judged(index, allergen, part.name, allergy)
        if found:
            rule_id, says = found
            names = part.name, plain(allergy.name)
            told = Told(FindingKind.ALLERGY, rule_id, says, index.version)
            yield told, names


def _judged(
    index: KnowledgeIndex, allergen: Allergen, name: str, allergy: KnownAllergy
) -> Judged | None:
    """The gravest that any of the allergens may mean for this substance."""
    if name in allergen.names and not allergen.is_class:
        return "ALLERGY-SUBSTANCE", _ITSELF
    if allergy.severe and allergy.delayed and _all_beta_lactams(index, allergen, name):
        return "ALLERGY-BETA-LACTAM", _ALL_OF_THEM
    judged = [_by_narrowest(index, allergen, one, name) for one in allergen.names]
    warned = [one for one in judged if one]
    if not warned:
        return None
    rule_id, says = min(warned, key=lambda one: (one[1].severity.rank, one[0]))
    if allergy.severe:
        says = evolve(says, severity=_GRAVER[says.severity])
    return rule_id, says


def _by_narrowest(
    index: KnowledgeIndex, allergen: Allergen, one: str, name: str
) -> Judged | None:
    """The narrowest row from the one to the other; of equals, the gravest."""
    rows = [
        (len(target), len(group), _rank(row), row.id, row.says)
        for row in index.reactions.get(one, ())
        for target in row.targets
        if name in target
        for group in row.allergens
        if one in group
    ]
    if allergen.is_class and name in allergen.names:
        size = len(allergen.names)
        # It loses to a row of the same width, which knows better.
        rows.append((size, size, len(Severity) + 1, "ALLERGY-CLASS", _ITS_CLASS))
    if not rows:
        return None
    *_, rule_id, says = min(rows, key=lambda row: row[:4])
    return None if says is None else (rule_id, says)


def _rank(row: CrossReactivity) -> int:
    return len(Severity) if row.says is None else row.says.severity.rank


def _all_beta_lactams(index: KnowledgeIndex, allergen: Allergen, name: str) -> bool:
    return _is_one(index, name) and any(_is_one(index, n) for n in allergen.names)


def _is_one(index: KnowledgeIndex, name: str) -> bool:
    substance = index.knowledge.substances.get(name)
    return substance is not None and any(
        code.startswith(_BETA_LACTAMS) for code in substance.codes
    )
