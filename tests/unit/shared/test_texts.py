import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediklaud.domain.shared.texts import (
    MalformedText,
    clean,
    clean_name,
    clean_note,
    code_key,
    is_visible,
    name_key,
)

latin = st.text("abcdefghijklmnopqrstuvwxyzäöüéñçß' -.", max_size=30)


@given(st.text(max_size=60))
def test_a_cleaned_text_stays_as_it_is_when_cleaned_again(text):
    try:
        tidy = clean(text, "reason")
    except MalformedText:
        return
    assert clean(tidy, "reason") == tidy
    assert is_visible(tidy)
    assert tidy.encode()


@given(st.text(max_size=60))
def test_cleaning_takes_away_nothing_that_can_be_seen(text):
    try:
        tidy = clean(text, "reason")
    except MalformedText:
        return
    assert name_key(tidy) == name_key(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "\u200b",
        "\u200d\u200c",
        "\ufeff",
        "a\x00b",
        "a\x1bb",
        "\ud800",
        "pay\u202egnp",
        "soft\u00adhyphen",
        "\ue000",
        "x" * 201,
    ],
)
def test_a_text_that_cannot_be_seen_is_refused(text):
    with pytest.raises(MalformedText) as refusal:
        clean(text, "reason")
    assert refusal.value.facts == {"field": "reason"}


@pytest.mark.parametrize(
    "text",
    [
        "রহিম উদ্দিন",
        "র\u200d্যাব",
        "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
        "José",
        "李小龍",
        "O'Neill-Smith",
        "👩\u200d⚕️ ok",
    ],
)
def test_texts_of_all_scripts_are_welcome(text):
    assert clean(text, "reason") == text


def test_two_ways_to_write_an_accent_are_one_text():
    assert clean("Jose\u0301", "name") == clean("José", "name")


def test_a_note_keeps_its_lines_and_loses_stray_spaces():
    note = "Rest.\r\n\r\n  Drink   water. \n"
    assert clean_note(note, "note") == "Rest.\n\nDrink water."


@given(st.text(max_size=60))
def test_a_cleaned_note_stays_as_it_is_when_cleaned_again(text):
    try:
        tidy = clean_note(text, "note")
    except MalformedText:
        return
    assert clean_note(tidy, "note") == tidy
    assert tidy.encode()


@pytest.mark.parametrize("text", ["", " \n ", "a\x00b", "\u200b", "x" * 10_001])
def test_a_note_that_cannot_be_read_is_refused(text):
    with pytest.raises(MalformedText):
        clean_note(text, "note")


@given(st.text(max_size=40))
def test_a_key_is_its_own_key(text):
    assert name_key(name_key(text)) == name_key(text)
    assert code_key(code_key(text)) == code_key(text)


@given(latin)
def test_case_makes_no_other_name(text):
    assert name_key(text.upper()) == name_key(text) == name_key(text.title())


@given(st.lists(st.text("abcdef", min_size=1), max_size=5), st.randoms())
def test_the_order_of_the_words_makes_no_other_name(words, random):
    shuffled = random.sample(words, len(words))
    assert name_key(" ".join(words)) == name_key(", ".join(shuffled))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("José Müller", "jose muller"),
        ("Weiß", "WEISS"),
        ("O'Neill", "o neill"),
        ("\uff32\uff21\uff28\uff29\uff2d", "rahim"),
        ("Åsa", "asa"),
    ],
)
def test_two_ways_to_write_a_name_have_one_key(one, other):
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(("name", "words"), [("রহিম উদ্দিন", 2), ("ফাতেমা বেগম", 2)])
def test_a_bengali_name_stays_in_whole_words(name, words):
    assert len(name_key(name).split()) == words


def test_bengali_names_that_differ_in_a_vowel_sign_are_two():
    assert name_key("রহিম") != name_key("রহমা")


@pytest.mark.parametrize("code", ["BX-551", "bx 551", " B X 5 5 1", "BX৫৫১"])
def test_the_way_a_code_is_typed_makes_no_other_code(code):
    assert code_key(code) == "bx551"


def test_a_name_has_a_letter():
    assert clean_name(" Rahim ") == "Rahim"
    with pytest.raises(MalformedText):
        clean_name("...")
