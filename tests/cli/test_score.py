import json
import shutil
import signal
from pathlib import Path

import pytest

from nudgebot.scoring.model import META
from nudgebot.scoring.resources import SHIPPED_MODEL
from tests.cli.programs import PROGRAM, nudgebot, start


@pytest.mark.model
def test_a_text_is_scored_for_people_and_for_programs() -> None:
    page = nudgebot("score", "you are an idiot").stdout
    assert "It reads as an insult." in page
    assert "idiot (insult)" in page
    assert "\x1b" not in page
    answer = json.loads(nudgebot("score", "--json", "you are an idiot").stdout)
    assert answer["scores"]["insult"] > 0.5


@pytest.mark.model
def test_lines_are_scored_in_order_and_bad_ones_do_not_stop_the_rest() -> None:
    given = b'{"text": "you are an idiot"}\noops\n{"text": "thank you so much"}\n'
    result = nudgebot("score", "--jsonl", given=given)
    assert result.exit_code == 1
    first, bad, last = (json.loads(line) for line in result.stdout.splitlines())
    assert first["scores"]["unkindness"] > 0.5
    assert bad == {"error": "the line is not JSON"}
    assert last["scores"]["gratitude"] > 0.5


@pytest.mark.model
def test_a_program_that_waits_gets_its_answer_at_once_and_ctrl_c_ends_it_quietly() -> None:
    with start(*PROGRAM, "score", "--jsonl") as process:
        assert process.stdin
        assert process.stdout
        for text in (b"hello", b"you idiot"):
            process.stdin.write(b'{"text": "' + text + b'"}\n')
            process.stdin.flush()
            assert "scores" in json.loads(process.stdout.readline())
        process.send_signal(signal.SIGINT)
        _, complaint = process.communicate()
    assert (process.returncode, complaint) == (130, b"")


@pytest.mark.model
def test_a_reader_that_goes_away_ends_it_quietly() -> None:
    with start(*PROGRAM, "score", "--jsonl") as process:
        assert process.stdout
        process.stdout.close()
        _, complaint = process.communicate(b'{"text": "hi"}\n' * 100)
        assert complaint == b""


@pytest.mark.model
def test_json_is_utf8_whatever_the_terminal_speaks() -> None:
    result = nudgebot("score", "--json", "café, you idiot ☕")
    assert json.loads(result.stdout_bytes.decode())["evidence"]


def test_a_missing_model_is_told(tmp_path: Path) -> None:
    file = tmp_path / "my.toml"
    file.write_text(f"[scoring]\nmodel = '{tmp_path}'\n")
    result = nudgebot("score", "hi", "--config", file)
    assert result.exit_code == 1
    assert result.stderr.startswith(f"nudgebot: no model in {tmp_path}: ")
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize("name", sorted(json.loads((SHIPPED_MODEL / META).read_text())["sha256"]))
@pytest.mark.parametrize("verb", [("score", "hi"), ("explain", "hi"), ("calibrate", "-")])
def test_a_damaged_model_is_refused_by_name_before_anything_is_scored(
    tmp_path: Path, name: str, verb: tuple[str, str]
) -> None:
    model, file = tmp_path / "model", tmp_path / "my.toml"
    shutil.copytree(SHIPPED_MODEL, model)
    (model / name).write_bytes((model / name).read_bytes()[:-1])
    file.write_text(f"[scoring]\nmodel = '{model}'\n")
    result = nudgebot(*verb, "--config", file, given=b"hello\n")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith(f"nudgebot: {name} in {model} is missing or damaged: ")
    assert result.stderr.count("\n") == 1


def test_a_step_of_the_pipeline_that_nobody_knows_is_told(tmp_path: Path) -> None:
    file = tmp_path / "my.toml"
    file.write_text("[scoring]\npipeline = ['nonsense']\n")
    result = nudgebot("score", "hi", "--config", file)
    assert result.exit_code == 2
    assert "scoring.pipeline[0]: there is no spaCy component 'nonsense'" in result.stderr
