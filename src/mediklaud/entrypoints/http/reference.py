"""The interface described for people: one page, no script, nothing from elsewhere."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Iterator
from hashlib import sha256
from html import escape
from typing import Any

from litestar import MediaType, Response, get
from litestar.handlers import HTTPRouteHandler

Described = dict[str, Any]

_STYLE = """
body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}
h2{margin-top:2.5rem;border-bottom:1px solid #999}
h3{margin:1.5rem 0 .25rem;font-size:1rem}
code{font-family:ui-monospace,monospace}
.method{display:inline-block;min-width:4.5rem;font-weight:700}
p,ul{margin:.25rem 0}
table{border-collapse:collapse}
td,th{padding:.1rem .75rem .1rem 0;text-align:left;vertical-align:top}
@media (prefers-color-scheme:dark){body{background:#111;color:#eee}a{color:#8cf}}
"""
_HASH = b64encode(sha256(_STYLE.encode()).digest()).decode()
_POLICY = f"default-src 'none'; style-src 'sha256-{_HASH}'; frame-ancestors 'none'"


def reference_route(described: Callable[[], Described]) -> HTTPRouteHandler:
    """Where people read what programs may ask."""

    @get("/api/docs", sync_to_thread=True, include_in_schema=False)
    def reference() -> Response[str]:
        """The interface as a page."""
        return Response(
            "".join(_page(described())),
            media_type=MediaType.HTML,
            headers={"Content-Security-Policy": _POLICY},
        )

    return reference


def _page(described: Described) -> Iterator[str]:
    title = escape(described["info"]["title"])
    yield "<!doctype html><html lang=en><meta charset=utf-8>"
    yield '<meta name="viewport" content="width=device-width">'
    yield f"<title>{title}: the interface</title><style>{_STYLE}</style>"
    yield f"<h1>{title}: the interface</h1>"
    yield '<p>The same for programs: <a href="/api/schema">OpenAPI</a>.</p>'
    for tag in sorted(_by_tag(described)):
        yield f"<h2>{escape(tag)}</h2>"
        for path, method, operation in _by_tag(described)[tag]:
            yield from _operation(path, method, operation)
    yield "<h2>Values</h2>"
    for name, schema in sorted(described["components"]["schemas"].items()):
        yield from _value(name, schema)
    yield "</html>"


def _by_tag(described: Described) -> dict[str, list[tuple[str, str, Described]]]:
    found: dict[str, list[tuple[str, str, Described]]] = {}
    for path, item in described["paths"].items():
        for method, operation in item.items():
            for tag in operation.get("tags", ["other"]):
                found.setdefault(tag, []).append((path, method, operation))
    return found


def _operation(path: str, method: str, operation: Described) -> Iterator[str]:
    name = escape(operation["operationId"])
    yield f'<h3 id="{name}"><code><span class=method>{method.upper()}</span>'
    yield f"{escape(path)}</code></h3>"
    yield f"<p>{escape(operation.get('description', ''))}</p><ul>"
    for parameter in operation.get("parameters", ()):
        needed = ", needed" if parameter.get("required") else ""
        about = escape(parameter.get("description") or "")
        yield f"<li><code>{escape(parameter['name'])}</code> "
        yield f"({escape(parameter['in'])}{needed}) {about}"
    for kind in _bodies(operation.get("requestBody", {})):
        yield f"<li>takes {_type(kind)}"
    for status, response in operation["responses"].items():
        for kind in _bodies(response):
            yield f"<li>answers {escape(status)} with {_type(kind)}"
    yield "</ul>"


def _bodies(part: Described) -> Iterator[Described]:
    for content in part.get("content", {}).values():
        yield content["schema"]


def _value(name: str, schema: Described) -> Iterator[str]:
    yield f'<h3 id="{escape(name)}">{escape(name)}</h3>'
    yield f"<p>{escape(schema.get('description', ''))}</p>"
    if "enum" in schema:
        yield f"<p>{_type(schema)}</p>"
    required = schema.get("required", ())
    yield "<table>"
    for field, kind in schema.get("properties", {}).items():
        needed = "needed" if field in required else ""
        yield f"<tr><td><code>{escape(field)}</code><td>{_type(kind)}<td>{needed}"
    yield "</table>"


def _type(kind: Described) -> str:
    """The kind of a value in a few words, linked where it is described."""
    if "$ref" in kind:
        name = escape(kind["$ref"].rpartition("/")[2])
        return f'<a href="#{name}">{name}</a>'
    if "enum" in kind:
        return " | ".join(escape(str(value)) for value in kind["enum"])
    for either in ("oneOf", "anyOf"):
        if either in kind:
            return " | ".join(_type(one) for one in kind[either])
    if kind.get("type") == "array":
        return f"list of {_type(kind.get('items', {}))}"
    return escape(str(kind.get("format") or kind.get("type") or "anything"))
