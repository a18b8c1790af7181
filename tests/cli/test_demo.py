import signal
import socket
from pathlib import Path

import pytest

from nudgebot.cli.verbs.demo import demo_configuration
from tests.cli.programs import PROGRAM, nudgebot, start


def test_the_demo_is_the_defaults_with_an_open_house(tmp_path: Path) -> None:
    configuration = demo_configuration(port=1234, data=str(tmp_path), host="127.0.0.1")
    settings = configuration.settings
    assert [plugin.name for plugin in configuration.plugins] == ["webchat"]
    assert (settings.web.port, settings.web.open_moderation) == (1234, True)
    assert settings.storage.folder == str(tmp_path)
    assert settings.plugins["webchat"].moderators_link == "/moderators"


@pytest.mark.model
def test_the_demo_says_where_everything_is_and_ends_when_told(tmp_path: Path) -> None:
    with start(*PROGRAM, "demo", "--port", "0", "--data", str(tmp_path / "data")) as process:
        assert process.stdout
        lines = [process.stdout.readline().decode() for _ in range(4)]
        process.send_signal(signal.SIGINT)
        _, log = process.communicate()
    assert process.returncode in {0, 130}
    assert log == b""
    assert lines[0].startswith("The chat room:         http://127.0.0.1:")
    assert "/moderators (open to everybody here)" in lines[1]
    assert lines[2] == f"What is remembered:    {tmp_path}/data\n"


@pytest.mark.model
def test_a_port_that_is_taken_is_told(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        result = nudgebot("demo", "--port", str(port), "--data", tmp_path)
    assert result.exit_code == 1
    assert f"nudgebot: cannot listen on 127.0.0.1:{port}: " in result.stderr
    assert "Traceback" not in result.stderr
