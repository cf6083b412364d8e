import pytest

from mediklaud.domain.messaging.invitation import invitation_page, sign_in_page
from mediklaud.domain.shared.hospital import Hospital
from tests.integration.http.doors import a_door

ROSE = Hospital(name="Rose & Sons", public_url="http://testserver.local")


@pytest.mark.parametrize(
    ("link", "how_to_go_on"),
    [
        (sign_in_page(ROSE), "mediklaud login"),
        (invitation_page(ROSE, "a-token"), "mediklaud account activate"),
    ],
)
def test_the_links_in_letters_lead_to_a_page_that_says_how_to_go_on(link, how_to_go_on):
    answer = a_door(hospital=ROSE).get(link)

    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/html")
    assert how_to_go_on in answer.text
    assert "Rose &amp; Sons" in answer.text
    assert "a-token" not in answer.text
