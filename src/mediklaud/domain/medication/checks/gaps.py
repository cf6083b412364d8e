"""What the knowledge could not be asked about: it is said, never passed over."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from mediklaud.domain.medication.checks.allergies import allergen_of
from mediklaud.domain.medication.checks.dosing import undosed
from mediklaud.domain.medication.checks.index import KnowledgeIndex
from mediklaud.domain.medication.checks.patient import (
    KIDNEYS,
    PREGNANCY,
    Kidneys,
    pregnancy_hits,
)
from mediklaud.domain.medication.checks.question import Question
from mediklaud.domain.medication.report import NotChecked


def gaps_in(question: Question) -> tuple[NotChecked, ...]:
    """All of them, each once, by name."""
    told = list(_unknown(question)) if question.unsure else []
    if len(question.looked) > 1:
        told += _apart(question)
    if question.allergies:
        told += _allergies(question)
    if question.is_dosed:
        told += _doses(question)
    if question.patient is not None:
        told += _patient(question)
    if not told:
        return ()
    return tuple(sorted(dict.fromkeys(told), key=lambda one: (one.name, one.reason)))


def _unknown(question: Question) -> Iterator[NotChecked]:
    for place in question.unsure:
        found = [one for known in question.looked if (one := known[place])]
        label = question.label(place)
        if not found:
            yield NotChecked(label, "unknown medicine", _meant(question, place))
        elif doubt := next((one.doubt for one in found if one.doubt), None):
            yield NotChecked(label, doubt)
        else:
            yield NotChecked(label, "not all of its ingredients are known")


def _meant(question: Question, place: int) -> tuple[str, ...]:
    name = question.medicines[place].name
    hints = (index.book.suggestions(name) for index in question.stack.indexes)
    return tuple(dict.fromkeys(chain.from_iterable(hints)))


def _apart(question: Question) -> Iterator[NotChecked]:
    """Two medicines that no base knows both of."""
    covers = [
        frozenset(n for n, known in enumerate(question.looked) if known[place])
        for place in range(len(question.medicines))
    ]
    for j in range(question.first, len(covers)):
        for i in range(j):
            if covers[i] and covers[j] and covers[i].isdisjoint(covers[j]):
                names = sorted((question.label(i), question.label(j)))
                yield NotChecked(" + ".join(names), "no knowledge covers both")


def _allergies(question: Question) -> Iterator[NotChecked]:
    for allergy in question.allergies:
        able = [
            (index, known)
            for index, known in question.bases
            if index.knowledge.cross_reactions and allergen_of(index, allergy.name)
        ]
        if not able:
            hints = (_allergens_like(allergy.name, i) for i in question.stack.indexes)
            suggestions = tuple(dict.fromkeys(chain.from_iterable(hints)))
            yield NotChecked(allergy.name, "unknown allergen", suggestions)
            continue
        for place in _asked(question):
            if not any(known[place] for _, known in able):
                label = f"{question.label(place)} with allergy to {allergy.name}"
                yield NotChecked(label, "no knowledge covers both")


def _allergens_like(name: str, index: KnowledgeIndex) -> tuple[str, ...]:
    return index.book.suggestions(name, beside=index.knowledge.allergens)


def _doses(question: Question) -> Iterator[NotChecked]:
    for index, known in question.bases:
        yield from undosed(question, index, known)


def _patient(question: Question) -> Iterator[NotChecked]:
    facts = question.patient
    if facts is None:
        return
    if facts.breastfeeding:
        yield NotChecked("breastfeeding", "no knowledge covers it")
    kidneys = Kidneys(facts, question.on)
    may_be = facts.pregnant is None and facts.may_be_pregnant
    for index, known in question.bases:
        for place, medicine in question.active(known):
            label = question.label(place)
            if may_be and any(pregnancy_hits(index, medicine)):
                yield NotChecked(label, f"{PREGNANCY} is not known")
            for reason in kidneys.missing(index, medicine):
                yield NotChecked(label, reason)
    topics = [(KIDNEYS, "renal")]
    if facts.pregnant or may_be:
        topics.append((PREGNANCY, "pregnancy"))
    for topic, kind in topics:
        yield from _uncovered(question, topic, kind)


def _uncovered(question: Question, topic: str, kind: str) -> Iterator[NotChecked]:
    """Medicines that are known only where nothing is said about a topic at all."""
    able = [one for index, one in question.bases if getattr(index.knowledge, kind)]
    for place in _asked(question):
        if not any(known[place] for known in able):
            reason = f"{topic}: no knowledge covers it"
            yield NotChecked(question.label(place), reason)


def _asked(question: Question) -> Iterator[int]:
    """What is asked about, still taken, and known to one of the bases."""
    for place in range(question.first, len(question.medicines)):
        known = any(found[place] for found in question.looked)
        if known and question.days[place] is None:
            yield place
