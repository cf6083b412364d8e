"""Every rule as two bits, so that a pair of medicines is one AND."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache

from attrs import define, evolve, field

from mediklaud.domain.medication.checks.filed import filed
from mediklaud.domain.medication.checks.hits import Told
from mediklaud.domain.medication.checks.known import Ingredient, KnownMedicine
from mediklaud.domain.medication.checks.likeness import Likeness, likenesses
from mediklaud.domain.medication.checks.names import NameBook
from mediklaud.domain.medication.knowledge import KnowledgeBase
from mediklaud.domain.medication.medicine import Medicine
from mediklaud.domain.medication.report import FindingKind
from mediklaud.domain.medication.rules import (
    CrossReactivity,
    DoseLimit,
    InteractionRule,
    Members,
    PregnancyRule,
    RenalRule,
    Side,
    Statement,
)
from mediklaud.domain.medication.substance import Scope, Substance
from mediklaud.domain.shared.preparation import Administration

_MOST_KEPT = 20_000

Named = tuple[str, str | None, Administration | None]
Place = tuple[int, int, Scope, tuple[str, ...]]
"""A bit of the left, one of the right, where it holds, under which codes."""


@define(eq=False)
class KnowledgeIndex:
    """One base, made ready to be asked.

    Bit `i` of `left` says that it can be side A of rule `i`, bit `n + i` that it can
    be side B; in `right` they are crossed. So `one.left & other.right` is what the
    two have between them. What duplicates have in common stands above, a bit each.
    """

    knowledge: KnowledgeBase
    book: NameBook = field(init=False)
    version: str = field(init=False)
    rules: list[Told] = field(factory=list, init=False)
    """What each bit says, from the lowest on."""
    _places: dict[str, list[Place]] = field(factory=dict, init=False)
    _bits: dict[Likeness, int] = field(factory=dict, init=False)
    found: dict[Named, KnownMedicine] = field(factory=dict, init=False)
    """What was looked up before."""

    def __attrs_post_init__(self) -> None:
        known = self.knowledge
        self.book = NameBook(known)
        self.version = f"{known.id} {known.version}"
        count = len(known.interactions)
        for i, rule in enumerate(known.interactions):
            a, b = 1 << i, 1 << i + count
            self._place(rule.a.members, rule.a.scope, a, b)
            self._place(rule.b.members, rule.b.scope, b, a)
        self.rules += [self._told(r, r.a, r.b) for r in known.interactions]
        self.rules += [self._told(r, r.b, r.a) for r in known.interactions]

    def _told(self, rule: InteractionRule, left: Side, right: Side) -> Told:
        washouts = left.washout_days, right.washout_days
        return Told(rule.kind, rule.id, rule.says, self.version, washouts)

    def _place(self, members: Members, scope: Scope, left: int, right: int) -> None:
        places = self._places
        for name, codes in members.items():
            place = left, right, scope, codes
            if name in places:
                places[name].append(place)
            else:
                places[name] = [place]

    @cached_property
    def limits(self) -> Mapping[str, list[DoseLimit]]:
        """How much of each substance is too much."""
        found: dict[str, list[DoseLimit]] = {}
        for limit in self.knowledge.dose_limits:
            found.setdefault(limit.substance, []).append(limit)
        return found

    @cached_property
    def reactions(self) -> Mapping[str, list[CrossReactivity]]:
        """What is known of those who react to something."""
        found: dict[str, list[CrossReactivity]] = {}
        for row in self.knowledge.cross_reactions:
            for name in frozenset[str]().union(*row.allergens):
                found.setdefault(name, []).append(row)
        return found

    @cached_property
    def pregnancy(self) -> Mapping[str, list[PregnancyRule]]:
        """What harms a child not yet born."""
        return filed(self.knowledge.pregnancy)

    @cached_property
    def renal(self) -> Mapping[str, list[RenalRule]]:
        """What needs care with weak kidneys."""
        return filed(self.knowledge.renal)

    def find(self, medicine: Medicine) -> KnownMedicine | None:
        """The medicine, by its code or else by its name; kept, if it is known."""
        key = medicine.name, medicine.atc, medicine.route
        found = self._look_up(*key)
        if found is not None:
            if len(self.found) >= _MOST_KEPT:
                self.found.clear()
            self.found[key] = found
        return found

    def _look_up(
        self, name: str, atc: str | None, route: Administration | None
    ) -> KnownMedicine | None:
        code = None if atc is None else atc.strip().upper()
        by_name = self.book.means(name)
        by_code = self.book.codes.get(code, ()) if code else ()
        found = self.made_of(by_code or by_name, route, code)
        if found and by_code and by_name and set(by_code) != set(by_name):
            doubt = "its code and its name mean different medicines"
            return evolve(found, is_sure=False, doubt=doubt)
        return found

    def made_of(
        self,
        names: Iterable[str],
        route: Administration | None = None,
        code: str | None = None,
    ) -> KnownMedicine | None:
        """A product of these; whatever is not known of them is left out."""
        wanted = tuple(names)
        known = self.knowledge.substances
        alone = code if len(wanted) == 1 else None
        parts = tuple(
            self._ingredient(known[name], alone, route)
            for name in dict.fromkeys(wanted)
            if name in known
        )
        if not parts:
            return None
        left = right = 0
        for part in parts:
            left |= part.left
            right |= part.right
        return KnownMedicine(parts, left, right, all(n in known for n in wanted))

    def _ingredient(
        self, substance: Substance, code: str | None, route: Administration | None
    ) -> Ingredient:
        own = code if code in substance.codes else None
        codes = (own,) if own else substance.codes
        scopes = substance.scopes(route, own)
        left = right = 0
        for a, b, scope, under in self._places.get(substance.name, ()):
            if scope in scopes and (not under or not set(under).isdisjoint(codes)):
                left |= a
                right |= b
        same = self.knowledge.same_therapy
        for likeness, says in likenesses(same, substance, own, scopes):
            bit = self._bit(likeness, *says)
            left |= bit
            right |= bit
        return Ingredient(substance.name, codes, scopes, left, right)

    def _bit(self, likeness: Likeness, rule_id: str, says: Statement) -> int:
        if likeness not in self._bits:
            self._bits[likeness] = 1 << len(self.rules)
            alike = likeness[0] == "ingredient"
            told = Told(FindingKind.DUPLICATE, rule_id, says, self.version, alike=alike)
            self.rules.append(told)
        return self._bits[likeness]


@lru_cache(maxsize=16)
def index_of(knowledge: KnowledgeBase) -> KnowledgeIndex:
    """Made ready once for each base."""
    return KnowledgeIndex(knowledge)
