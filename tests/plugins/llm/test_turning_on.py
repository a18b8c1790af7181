"""Off unless the owner's file names it, and then it says what leaves the machine."""

import subprocess
import sys
from dataclasses import fields
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

from nudgebot.boarding import open_rephraser, tell_privacy
from nudgebot.bootstrap import StartError, open_house
from nudgebot.config.load import Configuration, load
from nudgebot.config.plugins import GROUP
from nudgebot.config.problem import ConfigError
from nudgebot.config.settings import Settings
from nudgebot.plugin import Plugin, PluginStartError
from nudgebot.storage.settings import StorageSettings
from nudgebot_llm import plugin
from nudgebot_llm.address import endpoint, is_exposed
from nudgebot_llm.key import api_key
from nudgebot_llm.rephraser import LlmRephraser
from nudgebot_llm.settings import LlmSettings
from tests.plugins.llm.api import Api

INSTALLED = {
    "llm": EntryPoint("llm", "nudgebot_llm:plugin", GROUP),
    "webchat": EntryPoint("webchat", "nudgebot_webchat:plugin", GROUP),
}
LOCAL = "http://127.0.0.1:11434/v1"
DOCS = Path(__file__).parents[3] / "docs" / "llm.md"


def read(folder: Path, text: str) -> Configuration:
    file = folder / "nudgebot.toml"
    file.write_text(text)
    return load(file, INSTALLED)


def configuration(plugins: tuple[Plugin, ...] = (plugin,), base_url: str = LOCAL) -> Configuration:
    own = {each.name: LlmSettings(base_url=base_url, model="tiny") for each in plugins}
    return Configuration(Settings(plugins=own), plugins)


def test_it_is_not_imported_unless_it_is_named() -> None:
    script = (
        "import sys\n"
        "from nudgebot.config.load import default_configuration\n"
        "default_configuration(('webchat',))\n"
        "assert 'nudgebot_webchat' in sys.modules\n"
        "assert 'nudgebot_llm' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", script], check=True)  # noqa: S603 - our own


def test_an_address_and_a_model_are_all_it_needs(tmp_path: Path) -> None:
    read_in = read(tmp_path, f'[plugins.llm]\nbase_url = "{LOCAL}"\nmodel = "tiny"\n')
    assert read_in.settings.plugins["llm"] == LlmSettings(base_url=LOCAL, model="tiny")


def test_without_an_address_and_a_model_it_cannot_be_turned_on(tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as caught:
        read(tmp_path, "[plugins.llm]\n")
    said = " ".join(str(problem) for problem in caught.value.problems)
    assert "plugins.llm.base_url: must not be empty" in said
    assert "plugins.llm.model: must not be empty" in said


@pytest.mark.parametrize("line", ['api_key = "sk-1"', "timeout_seconds = 10", "max_tokens = 1"])
def test_no_key_belongs_into_the_file_and_limits_have_limits(tmp_path: Path, line: str) -> None:
    with pytest.raises(ConfigError) as caught:
        read(tmp_path, f'[plugins.llm]\nbase_url = "{LOCAL}"\nmodel = "tiny"\n{line}\n')
    assert [problem.line for problem in caught.value.problems] == [4]


def test_the_examples_in_the_guide_are_right(tmp_path: Path) -> None:
    examples = [part.partition("```")[0] for part in DOCS.read_text().split("```toml\n")[1:]]
    assert examples
    for example in examples:
        assert read(tmp_path, example).plugins == (plugin,)


def test_the_guide_names_every_setting() -> None:
    assert all(f"| `{field.name}` |" in DOCS.read_text() for field in fields(LlmSettings))


def test_what_leaves_the_machine_is_said_at_the_start(caplog: pytest.LogCaptureFixture) -> None:
    silent = Plugin(name="silent", summary="Says nothing.", settings=LlmSettings)
    tell_privacy(configuration((silent, plugin)))
    (record,) = caplog.records
    assert record.__dict__["plugin"] == "llm"
    assert record.__dict__["consequence"] == plugin.privacy
    assert "leaves this machine" in plugin.privacy
    assert "leave this machine" in plugin.summary


async def test_the_rephraser_lives_as_long_as_the_house(api: Api) -> None:
    async with open_rephraser(configuration(base_url=api.url)) as rephraser:
        assert isinstance(rephraser, LlmRephraser)


async def test_without_such_a_plugin_there_is_none() -> None:
    async with open_rephraser(configuration(())) as rephraser:
        assert rephraser is None


async def test_two_rephrasers_are_one_too_many() -> None:
    other = Plugin(
        name="other", summary="Asks too.", settings=LlmSettings, rephraser=plugin.rephraser
    )
    with pytest.raises(PluginStartError, match="llm, other"):
        async with open_rephraser(configuration((plugin, other))):
            pass


async def test_the_bot_does_not_start_with_an_address_that_is_none(tmp_path: Path) -> None:
    settings = Settings(
        storage=StorageSettings(folder=str(tmp_path)),
        plugins={"llm": LlmSettings(base_url="localhost", model="tiny")},
    )
    with pytest.raises(StartError, match=r"plugins\.llm\.base_url"):
        async with open_house(Configuration(settings, (plugin,))):
            pass


@pytest.mark.parametrize("base_url", [LOCAL, LOCAL + "/"])
def test_questions_are_posted_beside_the_version(base_url: str) -> None:
    assert endpoint(base_url) == LOCAL + "/chat/completions"


@pytest.mark.parametrize(
    "base_url",
    [
        "",
        "localhost",
        "/v1",
        "ftp://a/v1",
        "file:///etc/passwd",
        "http://",
        "http://[::1",
        "http://a:b/v1",
        "https://me:secret@a/v1",
        "https://a/v1?key=1",
        "https://a/v1#x",
    ],
)
def test_an_address_that_is_none_is_refused_without_showing_it(base_url: str) -> None:
    with pytest.raises(PluginStartError) as caught:
        endpoint(base_url)
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    ("base_url", "exposed"),
    [
        (LOCAL, False),
        ("http://localhost:1/v1", False),
        ("http://[::1]:1/v1", False),
        ("https://api.example.org/v1", False),
        ("http://192.168.1.7:1/v1", True),
        ("http://localhost.example.org/v1", True),
    ],
)
def test_plain_http_over_a_network_is_known(base_url: str, *, exposed: bool) -> None:
    assert is_exposed(base_url) is exposed


async def test_plain_http_over_a_network_is_said_at_the_start(
    caplog: pytest.LogCaptureFixture,
) -> None:
    async with open_rephraser(configuration(base_url="http://192.0.2.1/v1")):
        assert "llm.unencrypted" in caplog.messages


def test_the_key_comes_from_the_environment_or_a_file(tmp_path: Path) -> None:
    file = tmp_path / "key"
    file.write_text("sk-file\n")
    in_file = LlmSettings(api_key_file=str(file))
    assert api_key(LlmSettings(), {}) == ""
    assert api_key(in_file, {}) == "sk-file"
    assert api_key(LlmSettings(api_key_env="KEY"), {"KEY": "sk-env"}) == "sk-env"


@pytest.mark.parametrize("key", [b"", b" \n", b"two\nlines", "schl\u00fcssel".encode(), b"\xff"])
def test_a_key_that_is_none_is_refused_without_showing_it(tmp_path: Path, key: bytes) -> None:
    (tmp_path / "key").write_bytes(key)
    with pytest.raises(PluginStartError) as caught:
        api_key(LlmSettings(api_key_file=str(tmp_path / "key")), {})
    assert "lines" not in str(caught.value)


def test_a_place_without_a_key_is_named(tmp_path: Path) -> None:
    with pytest.raises(PluginStartError, match="MODEL_KEY"):
        api_key(LlmSettings(api_key_env="MODEL_KEY"), {})
    with pytest.raises(PluginStartError, match=r"api_key_file .*nowhere: FileNotFoundError"):
        api_key(LlmSettings(api_key_file=str(tmp_path / "nowhere")), {})
