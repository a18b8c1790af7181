from pathlib import Path

import pytest

from nudgebot.domain.assessment import Reason
from nudgebot.texts.catalogue import Catalogue

HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'


def write(folder: Path, texts: dict[str, str]) -> Path:
    entries = [f'msgid "{key}"\nmsgstr "{text}"\n' for key, text in texts.items()]
    (folder / "en.po").write_text(HEAD + "\n".join(entries), "utf-8")
    return folder


def test_a_text_takes_values_and_leaves_them_as_they_are(tmp_path: Path) -> None:
    catalogue = Catalogue.load(write(tmp_path, {"hello": "Hello, {name} é {name}!"}))
    assert catalogue("hello", name="<b>{x}</b>") == "Hello, <b>{x}</b> é <b>{x}</b>!"
    assert "hello" in catalogue
    assert "bye" not in catalogue


def test_a_key_without_a_text_stands_for_itself(tmp_path: Path) -> None:
    catalogue = Catalogue.load(write(tmp_path, {"untranslated": ""}))
    assert catalogue("untranslated") == "untranslated"
    assert catalogue("unknown") == "unknown"


def test_an_extension_wins_and_leaves_the_original_alone(tmp_path: Path) -> None:
    original = Catalogue({"hello": "Hello.", "bye": "Bye."})
    extended = original.extended(write(tmp_path, {"hello": "Hi."}))
    assert (extended("hello"), extended("bye")) == ("Hi.", "Bye.")
    assert original("hello") == "Hello."


def test_a_language_that_is_not_there_is_missing(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        Catalogue.load(tmp_path, locale="tlh")


@pytest.mark.parametrize("reason", Reason)
def test_every_reason_has_words(reason: Reason) -> None:
    assert f"reason.{reason}" in Catalogue.load()
