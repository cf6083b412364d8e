"""The pages are light enough for a slow line."""

import pytest

from mediklaud.domain.access.actor import Role
from mediklaud.entrypoints.web.assets import assets

MOST = 150_000


@pytest.mark.parametrize("role", [Role.FRONT_DESK, Role.PHARMACIST, Role.BILLING])
def test_a_first_page_comes_with_everything_it_loads(signed_in, role):
    page = signed_in(role).get("/")
    loaded = [one for one in assets().values() if one.address in page]
    assert loaded

    assert len(page.encode()) + sum(len(one.packed) for one in loaded) < MOST


def test_what_a_page_loads_is_sent_packed_and_kept_for_good(browser):
    css = assets()["app.css"]
    answer = browser.door.get(css.address, headers={"accept-encoding": "gzip"})

    assert answer.headers["content-encoding"] == "gzip"
    assert "immutable" in answer.headers["cache-control"]
    assert int(answer.headers["content-length"]) == len(css.packed)
