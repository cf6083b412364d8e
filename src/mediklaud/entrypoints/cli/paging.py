"""Long lists on the command line: `--limit` and `--cursor`."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

import click

from mediklaud.entrypoints.http.pages import MOST, Paging

R = TypeVar("R")


def paged(command: Callable[..., R]) -> Callable[..., R]:
    """Give the command a `page` made of the two options."""

    @click.option(
        "--limit", type=click.IntRange(1, MOST), default=50, show_default=True
    )
    @click.option("--cursor", help="Where the list before broke off.")
    @wraps(command)
    def with_page(*args: Any, limit: int, cursor: str | None, **kwargs: Any) -> R:  # noqa: ANN401
        return command(*args, page=Paging(limit, cursor), **kwargs)

    return with_page
