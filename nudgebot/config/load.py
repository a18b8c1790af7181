"""From a TOML file to settings and plugins, or to every mistake in it at once."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import Any

from nudgebot.config.plugins import PluginError, installed, load_plugin
from nudgebot.config.problem import ConfigError, KeyPath, Problem
from nudgebot.config.schema import check
from nudgebot.config.settings import Settings
from nudgebot.config.source import Source, read_source
from nudgebot.config.wording import did_you_mean
from nudgebot.plugin import Plugin
from nudgebot.policy.decide import with_plugin_rules
from nudgebot.policy.rule import Rule
from nudgebot.scoring.settings import ScoringSettings


@dataclass(frozen=True, slots=True)
class Configuration:
    """What the owner wants: `settings.plugins` has the settings of each of the `plugins`."""

    settings: Settings
    plugins: tuple[Plugin, ...] = ()

    @property
    def rules(self) -> Sequence[Rule]:
        """The policy's rules, with those of the plugins in their place."""
        return with_plugin_rules([rule for plugin in self.plugins for rule in plugin.rules])

    @property
    def scoring(self) -> ScoringSettings:
        """How to score, with the plugins' components before the last one of the pipeline."""
        extra = [name for plugin in self.plugins for name in plugin.components]
        pipeline = self.settings.scoring.pipeline
        return replace(self.settings.scoring, pipeline=(*pipeline[:-1], *extra, *pipeline[-1:]))


def load(path: Path, plugins: Mapping[str, EntryPoint] | None = None) -> Configuration:
    """Read `path`; `plugins` are the installed ones unless others are given.

    Raises:
        ConfigError: the file cannot be used; it holds all that is wrong with it.
    """
    return _Loading(read_source(path), installed() if plugins is None else plugins).run()


def default_configuration(plugins: Iterable[str] = ("webchat",)) -> Configuration:
    """Make the configuration of an owner who wrote nothing but the names of `plugins`.

    Raises:
        ConfigError: one of them is not installed, or cannot be used.
    """
    table: dict[str, Any] = {"plugins": {name: {} for name in plugins}}
    return _Loading(Source("the built-in defaults", table, {}), installed()).run()


class _Loading:
    """One file being checked: problems gather until the end."""

    def __init__(self, source: Source, installed_plugins: Mapping[str, EntryPoint]) -> None:
        self._source, self._installed = source, installed_plugins
        self._problems: list[Problem] = []

    def run(self) -> Configuration:
        core = {key: value for key, value in self._source.table.items() if key != "plugins"}
        settings = self._check(Settings, core, at=())
        loaded = list(self._plugins(self._source.table.get("plugins", {})))
        if settings is None or self._problems:
            raise ConfigError(sorted(self._problems, key=lambda problem: problem.line or 0))
        own = {plugin.name: tuned for plugin, tuned in loaded}
        return Configuration(replace(settings, plugins=own), tuple(plugin for plugin, _ in loaded))

    def _plugins(self, tables: Any) -> Iterable[tuple[Plugin, Any]]:  # noqa: ANN401 - as in TOML
        if not isinstance(tables, dict):
            self._say(("plugins",), "must be a table", "write [plugins.NAME]")
            return
        for name, table in tables.items():
            plugin = self._plugin(name)
            if plugin is None:
                continue
            tuned = self._plugin_settings(plugin, table)
            if tuned is not None:
                yield plugin, tuned

    def _plugin(self, name: str) -> Plugin | None:
        entry = self._installed.get(name)
        if entry is None:
            hint = did_you_mean(name, list(self._installed))
            hint = hint or "install the package that brings it; see 'nudgebot plugins'"
            self._say(("plugins", name), "no such plugin is installed", hint)
            return None
        try:
            return load_plugin(entry)
        except PluginError as error:
            self._say(("plugins", name), f"this plugin cannot be used: {error}")
            return None

    def _plugin_settings(self, plugin: Plugin, table: Any) -> Any:  # noqa: ANN401 - its own class
        at: KeyPath = ("plugins", plugin.name)
        if not isinstance(table, dict):
            self._say(at, "must be a table", f"write [plugins.{plugin.name}]")
            return None
        try:
            return self._check(plugin.settings, table, at=at)
        except Exception as error:  # noqa: BLE001 - a third party's class can break in any way
            name = type(error).__name__
            self._say(at, f"this plugin cannot be used: its settings make no sense ({name})")
            return None

    def _check(self, shape: type[Any], table: Mapping[str, Any], *, at: KeyPath) -> Any:  # noqa: ANN401
        checked = check(shape, table)
        for mistake in checked.mistakes:
            self._say((*at, *mistake.path), mistake.message, mistake.suggestion)
        return checked.value

    def _say(self, path: KeyPath, message: str, suggestion: str = "") -> None:
        self._problems.append(self._source.problem(path, message, suggestion))
