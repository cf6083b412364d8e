"""Diseases by code and name, over HTTP."""

from __future__ import annotations

from typing import Annotated

from litestar import get
from litestar.params import QueryParameter

from mediklaud.application.records.search_diseases import SearchDiseases
from mediklaud.domain.records.diagnosis import Disease
from mediklaud.domain.shared.listing import LARGEST_LIMIT, USUAL_LIMIT
from mediklaud.entrypoints.http.desk import AtDesk
from mediklaud.entrypoints.http.pages import Page
from mediklaud.entrypoints.http.wire import View

Wanted = Annotated[str, QueryParameter(name="q", max_length=100)]
Most = Annotated[int, QueryParameter(name="limit", ge=1, le=LARGEST_LIMIT)]

_TAGS = ("records",)


class DiseaseView(View):
    """A disease of the list."""

    code: str
    name: str

    @classmethod
    def of(cls, one: Disease) -> DiseaseView:
        """The disease."""
        return cls(code=one.code, name=one.name)


@get("/diseases", sync_to_thread=True, tags=_TAGS)
def search_diseases(
    desk: AtDesk, wanted: Wanted, most: Most = USUAL_LIMIT
) -> Page[DiseaseView]:
    """By the beginning of an ICD-10 code, or by words of the name; the best first."""
    query = SearchDiseases(**desk.query, q=wanted, limit=most)
    return Page(items=[DiseaseView.of(one) for one in desk.handle(query)])
