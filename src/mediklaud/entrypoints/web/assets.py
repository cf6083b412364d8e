"""Styles and scripts: read once, sent compressed, kept by the browser for good."""

from __future__ import annotations

import gzip
from functools import cache
from hashlib import sha256
from importlib.resources import files

import js_lib_htmx
from attrs import field, frozen
from litestar import Response, get
from litestar.params import FromPath

from mediklaud.entrypoints.http.malformed import NoSuchPage
from mediklaud.entrypoints.http.request_id import AnyRequest

_OURS = files("mediklaud.entrypoints.web") / "static"
_HTMX = files(js_lib_htmx) / "static" / "htmx" / "htmx.min.js"
_KINDS = {"css": "text/css", "js": "text/javascript", "svg": "image/svg+xml"}


@frozen
class Asset:
    """One file, as it is sent."""

    name: str
    plain: bytes = field(repr=False)
    packed: bytes = field(repr=False)
    version: str

    @classmethod
    def of(cls, name: str, plain: bytes) -> Asset:
        """The file, under the name of its content."""
        version = sha256(plain).hexdigest()[:12]
        return cls(name, plain, gzip.compress(plain, 9, mtime=0), version)

    @property
    def address(self) -> str:
        """Where it lies: another content is another address."""
        return f"/static/{self.version}/{self.name}"


@cache
def assets() -> dict[str, Asset]:
    """Everything a page may load, by name."""
    ours = {
        one.name: one.read_bytes()
        for one in _OURS.iterdir()
        if one.name.rpartition(".")[2] in _KINDS
    }
    htmx = {"htmx.min.js": _HTMX.read_bytes()}
    return {name: Asset.of(name, text) for name, text in (ours | htmx).items()}


@get("/static/{version:str}/{name:str}", sync_to_thread=False, include_in_schema=False)
def asset(
    version: FromPath[str], name: FromPath[str], request: AnyRequest
) -> Response[bytes]:
    """One of them; an older version is gone."""
    found = assets().get(name)
    if found is None or found.version != version:
        raise NoSuchPage
    packs = "gzip" in request.headers.get("accept-encoding", "")
    headers = {"cache-control": "public, max-age=31536000, immutable"}
    packing = {"content-encoding": "gzip", "vary": "accept-encoding"} if packs else {}
    return Response(
        found.packed if packs else found.plain,
        media_type=_KINDS[name.rpartition(".")[2]],
        headers={**headers, **packing},
    )
