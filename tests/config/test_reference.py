"""What editors and readers are told is what the code says, and the files that hold it are fresh."""

import json
from collections.abc import Iterator, Mapping
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import Any

import pytest
import tomli
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # it ships no types

from nudgebot.config.keys import all_paths
from nudgebot.config.load import load
from nudgebot.config.places import find_places
from nudgebot.config.plugins import installed, load_plugin
from nudgebot.config.problem import ConfigError, KeyPath, dotted
from nudgebot.config.reference.json_schema import json_schema
from nudgebot.config.reference.markdown import markdown
from nudgebot.config.reference.values import toml
from nudgebot.config.schema import check
from nudgebot.config.settings import Settings
from tests.cli.programs import nudgebot
from tests.config.samples import INSTALLED

ROOT = Path(__file__).parents[2]
SHIPPED = [ROOT / "config" / name for name in ("nudgebot.toml", "discord.toml")]
AWFUL = Path(__file__).with_name("awful.toml")
SCHEMA = json_schema(installed())
VALIDATOR = Draft202012Validator(SCHEMA)


def nodes(node: Mapping[str, Any], at: KeyPath = ()) -> Iterator[tuple[KeyPath, Mapping[str, Any]]]:
    for name, inner in node.get("properties", {}).items():
        yield (*at, name), inner
        yield from nodes(inner, (*at, name))
    if isinstance(node.get("items"), dict):
        yield from nodes(node["items"], (*at, 0))


NODES = dict(nodes(SCHEMA))
KEYS_OF_AXES_AND_POINTS = {("policy", "nudge", "axes"), ("policy", "kindness", "points")}
DESCRIBED = [path for path in NODES if path[:-1] not in KEYS_OF_AXES_AND_POINTS]


def refused(toml_text: str) -> set[KeyPath]:
    errors = VALIDATOR.iter_errors(tomli.loads(toml_text))
    return {tuple(error.absolute_path) for error in errors}


def test_the_schema_that_comes_along_is_fresh() -> None:
    shipped = (ROOT / "config" / "nudgebot.schema.json").read_text(encoding="utf-8")
    told = nudgebot("schema").stdout
    assert json.loads(told) == SCHEMA
    assert shipped == told, "nudgebot schema > config/nudgebot.schema.json makes it anew"


def test_the_page_that_comes_along_is_fresh() -> None:
    page = (ROOT / "docs" / "configuration.md").read_text(encoding="utf-8")
    told = nudgebot("schema", "--markdown").stdout
    assert page == told, "nudgebot schema --markdown > docs/configuration.md makes it anew"


def test_it_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("file", SHIPPED, ids=str)
def test_the_shipped_files_are_right_and_name_their_schema(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert refused(text) == set()
    first = text.splitlines()[0]
    assert (file.parent / first.removeprefix("#:schema ")).name == "nudgebot.schema.json"


@pytest.mark.parametrize("path", DESCRIBED, ids=str)
def test_every_setting_has_a_description_and_its_path_for_a_title(path: KeyPath) -> None:
    node = NODES[path]
    assert node["title"] == dotted(path).replace("[0]", "[]")
    assert node["description"][:1].isupper()
    assert node["description"].endswith(".")


def test_every_setting_of_the_core_is_in_the_schema() -> None:
    assert set(all_paths(Settings)) <= set(NODES)
    assert ("scoring", "banned", 0, "severity") in NODES


@pytest.mark.parametrize("path", [path for path in NODES if "default" in NODES[path]], ids=str)
def test_every_default_is_what_its_own_schema_takes(path: KeyPath) -> None:
    Draft202012Validator(NODES[path]).validate(NODES[path]["default"])


def example_of(path: KeyPath, value: object) -> dict[str, Any]:
    table: Any = value
    for step in reversed(path):
        if isinstance(step, int):
            table = [table]
        else:
            needed = {"word": "w"} if path[:2] == ("scoring", "banned") and step == path[-1] else {}
            table = needed | {step: table}
    if path[:2] == ("plugins", "llm"):
        table["plugins"]["llm"] = {"base_url": "b", "model": "m"} | table["plugins"]["llm"]
    return dict(table)


WITH_EXAMPLES = [path for path in NODES if "examples" in NODES[path]]


@pytest.mark.parametrize("path", WITH_EXAMPLES, ids=str)
def test_every_example_is_right(path: KeyPath, tmp_path: Path) -> None:
    for value in NODES[path]["examples"]:
        table = example_of(path, value)
        VALIDATOR.validate(table)
        file = tmp_path / "my.toml"
        file.write_text("\n".join(f"{key} = {toml(part)}" for key, part in table.items()))
        load(file)


def test_most_that_takes_a_free_text_or_a_list_has_an_example() -> None:
    empty = [path for path, node in NODES.items() if node.get("default") in ([], {})]
    without = {path for path in empty if "examples" not in NODES[path]}
    assert without <= {("scoring", "banned"), ("plugins", "discord", "shard_ids")}


def test_all_examples_of_the_page_are_right_together(tmp_path: Path) -> None:
    page = markdown(SCHEMA)
    blocks = [part.partition("```")[0] for part in page.split("```toml\n")[1:]]
    file = tmp_path / "my.toml"
    file.write_text("\n".join(blocks), encoding="utf-8")
    configuration = load(file)
    assert [plugin.name for plugin in configuration.plugins] == ["discord", "llm", "webchat"]


def test_every_setting_is_on_the_page_with_its_default() -> None:
    page = markdown(SCHEMA)
    rows = [line for line in page.splitlines() if line.startswith("| `")]
    for path in DESCRIBED:
        if "properties" in NODES[path] and path not in KEYS_OF_AXES_AND_POINTS:
            continue
        row = next(row for row in rows if row.startswith(f"| `{path[-1]}` |"))
        assert row.count("|") == 5
    assert "| `threshold` | number, 0 to 1 | `0.75` | The overall unkindness" in page


def test_what_a_schema_can_see_is_refused_where_the_loader_refuses_it() -> None:
    with pytest.raises(ConfigError) as caught:
        load(AWFUL)
    beyond_lines = [problem for problem in caught.value.problems if "TOML" not in problem.message]
    seen_by_loader = {problem.path for problem in beyond_lines}
    kept = "\n".join(_without_lines(AWFUL.read_text(encoding="utf-8"), caught.value))
    errors = list(VALIDATOR.iter_errors(tomli.loads(kept)))
    assert len(errors) > 35
    for error in errors:
        path = dotted(tuple(error.absolute_path))
        assert any(seen.startswith(path) for seen in seen_by_loader), error.message


def _without_lines(text: str, error: ConfigError) -> Iterator[str]:
    wrong = {
        problem.line
        for problem in error.problems
        if "TOML" in problem.message or "second time" in problem.message
    }
    for number, line in enumerate(text.splitlines(), start=1):
        yield "" if number in wrong else line


@pytest.mark.parametrize("file", SHIPPED, ids=str)
def test_what_the_schema_takes_of_a_changed_file_the_loader_takes_too(file: Path) -> None:
    """Each setting set to each of these values: whatever the schema refuses, the loader does."""
    text = file.read_text(encoding="utf-8")
    for path, place in find_places(text).known.items():
        is_header = place.value[0] <= place.key[0]
        if not is_header and "properties" not in NODES.get(path, {"properties": {}}):
            for value in ("-1", "1e9", "'zzz'", "['zzz']", "true", "{ zzz = 1 }", "[1]"):
                changed = text[: place.value[0]] + value + text[place.value[1] :]
                if refused(changed):
                    assert check_fails(tomli.loads(changed)), (path, value)


def check_fails(table: dict[str, Any]) -> bool:
    plugins = table.pop("plugins", {})
    shapes = {name: load_plugin(installed()[name]).settings for name in plugins}
    mistakes = [*check(Settings, table).mistakes]
    for name, shape in shapes.items():
        mistakes += check(shape, plugins[name]).mistakes
    return bool(mistakes)


def test_a_plugin_that_cannot_be_used_takes_anything_and_says_why() -> None:
    names = ("broken", "puzzling", "echo")
    found: dict[str, EntryPoint] = {name: INSTALLED[name] for name in names}
    plugins = json_schema(found)["properties"]["plugins"]["properties"]
    assert "the echo is gone" in plugins["broken"]["description"]
    assert "make no sense (NameError)" in plugins["puzzling"]["description"]
    assert plugins["echo"]["properties"]["volume"]["enum"] == ["soft", "loud"]
