"""How a request's body is read: whole, in time, once, and strictly."""

from __future__ import annotations

import asyncio
from typing import Any

from litestar import Request
from litestar.datastructures import State
from litestar.exceptions import InternalServerException
from litestar.types import Empty

from mediklaud.domain.access.actor import Caller
from mediklaud.entrypoints.http.bodies import read_body
from mediklaud.entrypoints.http.malformed import NotJson, TooSlow

LARGEST = 256 * 1024
"""Bytes; a long note takes a tenth of it."""
_PATIENCE = 20
"""Seconds a body may take to arrive."""


class StrictRequest(Request[Caller, Any, State]):
    """A request whose body is decoded once, strictly, into the handler's `data`."""

    async def json(self) -> Any:  # noqa: ANN401 - whatever the handler declares
        """The body as the handler's own kind of body."""
        if self._json is Empty:
            if self.content_type[0] != "application/json":
                raise NotJson
            declared = self.route_handler.parsed_data_field
            kind = Any if declared is None else declared.annotation
            self._json = read_body(await self.body(), kind)
        return self._json

    async def body(self) -> bytes:
        """The whole body, unless the line goes dead or the caller plays for time."""
        try:
            async with asyncio.timeout(_PATIENCE):
                return await super().body()
        except (TimeoutError, InternalServerException) as error:
            raise TooSlow from error
