"""Every page, as whoever may see it: readable by everybody, light and dark."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from browser.chromium import NARROW, SCHEMES, WIDE
from browser.pages import PAGES_OF


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("role", PAGES_OF)
def test_no_page_shuts_anybody_out(person, role, width, scheme):
    somebody = person(role, color_scheme=scheme, width=width)
    found = {}
    for address in PAGES_OF[role]:
        page = somebody.go(address)
        broad = page.evaluate("document.documentElement.scrollWidth")
        assert broad <= width, f"{address} is {broad} wide"
        violations = Axe().run(page).response["violations"]
        if violations:
            found[address] = [(v["id"], v["nodes"][0]["html"]) for v in violations]

    assert found == {}
