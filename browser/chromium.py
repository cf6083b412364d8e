"""The browser that drives the pages, and what it must never do."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from attrs import define, field
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

_QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
WIDE, NARROW = 1440, 360
SCHEMES = ("light", "dark")


@contextmanager
def a_chromium() -> Iterator[Browser]:
    """The system's own, or the one that MEDIKLAUD_CHROMIUM names."""
    named = os.environ.get("MEDIKLAUD_CHROMIUM")
    found = named or shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=_QUIET)
        yield browser
        browser.close()


@define
class Person:
    """Somebody at a browser of their own, in the hospital's pages."""

    url: str
    context: BrowserContext
    page: Page = field(init=False)
    complaints: list[str] = field(factory=list)
    """What the browser's console says, and what it fetched from elsewhere."""

    def __attrs_post_init__(self) -> None:
        self.page = self.context.new_page()
        self.page.set_default_timeout(10_000)
        self.page.on("console", lambda said: self._hear(said.type, said.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", lambda request: self._watch(request.url))

    def _hear(self, kind: str, text: str) -> None:
        if kind in {"error", "warning"} and "status of 4" not in text:
            self.complaints.append(text)

    def _watch(self, address: str) -> None:
        if not address.startswith((self.url, "data:")):
            self.complaints.append(f"fetched {address}")

    def go(self, address: str) -> Page:
        """Open one of the pages."""
        self.page.goto(self.url + address)
        return self.page

    def open(self, address: str) -> None:
        """Open one of the pages, which must be there."""
        answer = self.page.goto(self.url + address)
        assert answer is not None
        assert answer.ok, f"{answer.status} at {address}"

    def sign_in(self, login: str, password: str) -> Page:
        """Come in by the front door."""
        self.go("/sign-in")
        self.page.get_by_label("Login").fill(login)
        self.page.get_by_label("Password").fill(password)
        self.page.get_by_role("button", name="Sign in").click()
        return self.page
