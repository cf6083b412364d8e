"""Through the site as a person goes: from page to page, by the links on them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

from browser.chromium import NARROW, SCHEMES, WIDE, Person

_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}|(?<==)[^&]+")
_PAPER = re.compile(r"\.(pdf|csv)\b|/table\b")
_LEVELS = 3
"""The pages themselves, what they lead to, and what that leads to."""
_LINKS = "links => links.map(link => link.getAttribute('href'))"
_AXE = """async only => {
    const options = {resultTypes: ['violations'], iframes: false};
    if (only.length) options.runOnly = only;
    const {violations} = await axe.run(document, options);
    return violations.map(({id, nodes}) => `${id}: ${nodes[0].html}`);
}"""


def _kind(address: str) -> str:
    """Which page it is, whoever it is about."""
    return _ID.sub("*", address)


def walked(person: Person, first: Iterable[str]) -> Iterator[str]:
    """Open these pages, and one of each kind that they lead to."""
    known: set[str] = set()
    level = list(first)
    for _ in range(_LEVELS):
        ahead: list[str] = []
        for address in level:
            if _kind(address) not in known:
                known.add(_kind(address))
                person.open(address)
                yield address
                ahead += _leads_to(person.page)
        level = ahead


def _leads_to(page: Page) -> list[str]:
    links: list[str] = page.locator("main a[href^='/']").evaluate_all(_LINKS)
    return [address for address in links if not _PAPER.search(address)]


def amiss(page: Page) -> list[str]:
    """What is wrong with the page that is open, in both schemes and both widths."""
    page.evaluate(AXE_SCRIPT)
    found: list[str] = []
    for width in (NARROW, WIDE):
        page.set_viewport_size({"width": width, "height": 900})
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            only = [] if scheme == SCHEMES[0] else ["color-contrast"]
            said = page.evaluate(_AXE, only)
            found += [f"{scheme} {width}: {one}" for one in said]
        broad = page.evaluate("document.documentElement.scrollWidth")
        if broad > width:
            found.append(f"{broad} wide, not {width}")
    return found
