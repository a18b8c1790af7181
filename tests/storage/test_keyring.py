import base64
import multiprocessing
import stat
from pathlib import Path

import pytest

from nudgebot.storage.cipher import Cipher
from nudgebot.storage.keyring import VARIABLE, KeyringError, open_keyring

GIVEN = base64.urlsafe_b64encode(b"g" * 32).decode()


def test_the_first_start_makes_a_key_that_only_its_owner_can_read(tmp_path: Path) -> None:
    file = tmp_path / "data" / "key"
    first = open_keyring(file, {}).key("excerpts")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert open_keyring(file, {}).key("excerpts") == first
    assert [found.name for found in file.parent.iterdir()] == ["key"]


def test_every_purpose_has_a_key_of_its_own(tmp_path: Path) -> None:
    keyring = open_keyring(tmp_path / "key", {})
    keys = {keyring.key(purpose) for purpose in ("excerpts", "fingerprints", "plugin.webchat")}
    assert {len(key) for key in keys} == {32}
    assert len(keys) == 3


def test_the_environment_wins_and_no_file_is_made(tmp_path: Path) -> None:
    file = tmp_path / "key"
    given = open_keyring(file, {VARIABLE: GIVEN}).key("excerpts")
    assert not file.exists()
    open_keyring(file, {})
    assert open_keyring(file, {VARIABLE: f" {GIVEN}\n"}).key("excerpts") == given
    assert open_keyring(file, {}).key("excerpts") != given


@pytest.mark.parametrize("garbage", [b"", b"secret", b"\xff\xfe\x00", GIVEN[:-8].encode(), b"ab=c"])
def test_a_file_with_garbage_is_refused_and_left_alone(tmp_path: Path, garbage: bytes) -> None:
    file = tmp_path / "key"
    file.write_bytes(garbage)
    with pytest.raises(KeyringError, match=r"key") as caught:
        open_keyring(file, {})
    assert file.read_bytes() == garbage
    assert "\n" not in str(caught.value)


def test_garbage_in_the_environment_is_refused_without_repeating_it(tmp_path: Path) -> None:
    with pytest.raises(KeyringError, match=VARIABLE) as caught:
        open_keyring(tmp_path / "key", {VARIABLE: "hunter2"})
    assert "hunter2" not in str(caught.value)


def test_a_place_where_no_file_can_be_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(KeyringError, match="cannot use the key file"):
        open_keyring(tmp_path / "file" / "key", {})
    with pytest.raises(KeyringError, match="cannot use the key file"):
        open_keyring(tmp_path, {})


def _key_in(file: Path) -> bytes:
    return open_keyring(file, {}).key("excerpts")


def test_processes_that_start_at_once_agree_on_a_key(tmp_path: Path) -> None:
    file = tmp_path / "key"
    with multiprocessing.get_context("fork").Pool(4) as pool:
        keys = pool.map(_key_in, [file] * 16, chunksize=1)
    assert len(set(keys)) == 1
    assert [found.name for found in tmp_path.iterdir()] == ["key"]


@pytest.mark.parametrize("text", ["you fool", "", "\U0001f49b \n", "x" * 100_000])
def test_what_is_sealed_opens_again(text: str) -> None:
    cipher = Cipher(b"k" * 32)
    sealed = cipher.seal(text)
    assert sealed is not None
    assert text.encode() not in sealed or not text
    assert cipher.open(sealed) == text


def test_the_same_words_are_sealed_differently_each_time() -> None:
    cipher = Cipher(b"k" * 32)
    assert cipher.seal("you fool") != cipher.seal("you fool")


def test_nothing_stays_nothing() -> None:
    cipher = Cipher(b"k" * 32)
    assert cipher.seal(None) is None
    assert cipher.open(None) is None


def test_another_key_opens_nothing_and_the_log_says_so(caplog: pytest.LogCaptureFixture) -> None:
    sealed = Cipher(b"k" * 32).seal("you fool")
    assert Cipher(b"o" * 32).open(sealed) is None
    assert caplog.messages == ["excerpt.sealed_with_another_key"]
