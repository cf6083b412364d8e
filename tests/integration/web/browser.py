"""A browser without JavaScript: keeps cookies, follows links, sends forms."""

from html.parser import HTMLParser
from typing import Any

from attrs import define, field
from httpx import Response
from litestar import Litestar
from litestar.testing import TestClient

from tests.integration.http.people import PASSWORD

_BY_BROWSER = {"accept": "text/html", "sec-fetch-site": "same-origin"}


@define
class Form:
    """A form on a page, as it would be sent if nobody wrote anything."""

    action: str
    method: str
    fields: dict[str, str] = field(factory=dict)
    """By name: what stands there; a button has no say until it is pressed."""


class _Reader(HTMLParser):
    """Finds the forms of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.links: list[str] = []
        self._writes: str | None = None
        self._select: str | None = None

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        given = dict(attrs)
        if tag == "form":
            self.forms.append(Form(given.get("action", ""), given.get("method", "get")))
        elif tag == "a" and given.get("href"):
            self.links.append(given["href"])
        elif self.forms and given.get("name"):
            self._field(tag, given)
        elif tag == "option" and self._select:
            self._option(given)

    def _field(self, tag: str, given: dict[str, Any]) -> None:
        fields, name = self.forms[-1].fields, given["name"]
        if tag == "input":
            unticked = {"checkbox", "radio"} & {given.get("type")}
            if not unticked or "checked" in given:
                fields[name] = given.get("value") or ""
        elif tag == "textarea":
            fields[name] = ""
            self._writes = name
        elif tag == "select":
            self._select = name

    def _option(self, given: dict[str, Any]) -> None:
        fields = self.forms[-1].fields
        if "selected" in given or self._select not in fields:
            fields[str(self._select)] = given.get("value") or ""

    def handle_data(self, data: str) -> None:
        if self._writes:
            self.forms[-1].fields[self._writes] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._writes = None
        if tag == "select":
            self._select = None


@define
class Browser:
    """One person's browser before the hospital's door."""

    door: TestClient[Litestar]
    page: Response = field(init=False)

    def get(self, address: str, status: int = 200) -> str:
        """Open a page, and the page it leads to; answer what is on it."""
        self.page = self.door.get(address, headers=_BY_BROWSER, follow_redirects=True)
        assert self.page.status_code == status, self.page.text
        return self.page.text

    @property
    def at(self) -> str:
        """The address of the page that is shown."""
        return self.page.url.raw_path.decode()

    @property
    def links(self) -> list[str]:
        """Where the page leads."""
        return self._read().links

    def link(self, start: str) -> str:
        """The first link to an address that begins like this."""
        return next(one for one in self.links if one.startswith(start))

    @property
    def forms(self) -> list[str]:
        """Where the page's forms are sent."""
        return [form.action for form in self._read().forms]

    def form(self, action: str) -> Form:
        """The page's form that is sent there."""
        return next(form for form in self._read().forms if form.action == action)

    def send(self, action: str, status: int = 200, **written: str) -> str:
        """Fill in a form of this page and send it; answer the page that follows."""
        form = self.form(action)
        return self.post(action, {**form.fields, **written}, status)

    def post(self, action: str, fields: dict[str, str], status: int = 200) -> str:
        """Send these fields, whatever page they are from."""
        self.page = self.door.post(
            action, data=fields, headers=_BY_BROWSER, follow_redirects=True
        )
        assert self.page.status_code == status, self.page.text
        return self.page.text

    def sign_in(self, login: str, password: str = PASSWORD, status: int = 200) -> str:
        """Come in by the front door."""
        self.get("/sign-in")
        return self.send("/sign-in", status, login=login, password=password)

    def _read(self) -> _Reader:
        reader = _Reader()
        reader.feed(self.page.text)
        return reader
