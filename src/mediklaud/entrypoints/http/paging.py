"""Long lists, page by page: `?limit=` and `?cursor=` (see `next_cursor`)."""

from __future__ import annotations

from typing import Annotated

from litestar.di import NamedDependency
from litestar.params import QueryParameter, SkipValidation

from mediklaud.entrypoints.http.pages import MOST, Paging

PageAsked = NamedDependency[SkipValidation[Paging]]


def paging(
    limit: Annotated[
        int,
        QueryParameter(ge=1, le=MOST, description="How many to show at most."),
    ] = 50,
    cursor: Annotated[
        str | None,
        QueryParameter(description="The `next_cursor` of the page before."),
    ] = None,
) -> Paging:
    """How much of a list is wanted."""
    return Paging(limit, cursor)
