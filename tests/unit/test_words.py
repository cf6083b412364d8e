"""The pages speak every language whole."""

from pathlib import Path

import pytest

from tools.words import LANGUAGES, WEB, missing, texts, translation, written


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_of_the_pages_is_translated(language):
    catalog = translation(language, texts())

    assert missing(catalog) == [], "make words, and translate what it names"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_translations_are_as_the_command_writes_them(language):
    kept = Path(WEB / "words" / f"{language}.po").read_bytes()

    assert written(translation(language, texts())) == kept, "run: make words"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_says_all_that_the_text_says(language):
    for message in translation(language, texts()):
        for _checked in message.check():
            pytest.fail(f"{message.id}: {_checked}")
