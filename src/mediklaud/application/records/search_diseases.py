"""A doctor looks for the code of a disease."""

from typing import ClassVar

from attrs import field, frozen

from mediklaud.application.messages import Query
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.records.diagnosis import Disease
from mediklaud.domain.shared.listing import USUAL_LIMIT, a_limit
from mediklaud.ports.diseases import Diseases


@frozen(kw_only=True)
class SearchDiseases(Query[tuple[Disease, ...]]):
    """By the beginning of a code, or by words of the name."""

    permission: ClassVar = Permission.SEARCH_DISEASES
    audited: ClassVar = False
    q: str = field(repr=False)
    limit: int = field(default=USUAL_LIMIT, validator=a_limit)


def search_diseases(
    query: SearchDiseases, *, diseases: Diseases
) -> tuple[Disease, ...]:
    """The best first; a diagnosis may bear another code than those found."""
    return diseases.search(query.q, query.limit)
