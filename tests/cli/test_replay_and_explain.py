import json
from pathlib import Path

import pytest

from tests.cli.programs import nudgebot


@pytest.mark.model
def test_a_text_is_explained_with_the_files_settings(tmp_path: Path) -> None:
    file = tmp_path / "my.toml"
    file.write_text("[policy.exempt]\nchannels = ['pub']\n")
    page = nudgebot("explain", "you are an idiot", "--channel", "pub", "--config", file).stdout
    assert "This channel is exempt." in page
    assert "policy.exempt.channels = ['pub'] (your own)" in page
    assert f"Settings from: {file}" in page


@pytest.mark.model
def test_a_log_is_replayed_from_a_file_and_from_standard_input(tmp_path: Path) -> None:
    log = "<ann> hello there\n<bob> you are an idiot\n<bob> ann: thank you so much for your help\n"
    file = tmp_path / "my.log"
    file.write_text(log)
    assert "1  nudges" in nudgebot("replay", file).stdout
    totals = json.loads(nudgebot("replay", "-", "--json", given=log.encode()).stdout)
    assert (totals["messages"], totals["nudges"]) == (3, 1)


def test_a_log_that_is_not_there_is_told(tmp_path: Path) -> None:
    result = nudgebot("replay", tmp_path / "my.log")
    assert result.exit_code == 1
    assert result.stderr == f"nudgebot: {tmp_path}/my.log: No such file or directory\n"
