"""From a TOML file to settings and plugins, or to every mistake in it at once."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import Any

from nudgebot.config.keys import nearest
from nudgebot.config.oddities.oddity import Oddity
from nudgebot.config.oddities.repeats import find_repeats
from nudgebot.config.oddities.search import find_oddities
from nudgebot.config.plugins import PluginError, installed, load_plugin
from nudgebot.config.problem import ConfigError, KeyPath, Problem
from nudgebot.config.reading import read_source
from nudgebot.config.relatives import did_you_mean
from nudgebot.config.salvage import salvage
from nudgebot.config.schema import Mistake, check
from nudgebot.config.settings import Settings
from nudgebot.config.source import Aim, Source
from nudgebot.plugin import Plugin
from nudgebot.policy.decide import with_plugin_rules
from nudgebot.policy.rule import Rule
from nudgebot.scoring.settings import ScoringSettings


@dataclass(frozen=True, slots=True)
class Configuration:
    """What the owner wants.

    Attributes:
        settings: what is set; `settings.plugins` has the settings of each plugin.
        plugins: those that are turned on.
        warnings: what is legal but odd.
    """

    settings: Settings
    plugins: tuple[Plugin, ...] = ()
    warnings: tuple[Problem, ...] = field(default=(), compare=False)

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
    return _Loading(Source("the built-in defaults", table), installed()).run()


class _Loading:
    """One file being checked: problems gather until the end."""

    def __init__(self, source: Source, installed_plugins: Mapping[str, EntryPoint]) -> None:
        self._source, self._installed = source, installed_plugins
        self._problems = list(source.problems)

    def run(self) -> Configuration:
        core = {key: value for key, value in self._source.table.items() if key != "plugins"}
        settings = self._core(core)
        loaded = list(self._plugins(self._source.table.get("plugins", {})))
        for oddity in find_repeats(self._source.table):
            self._say_oddity(oddity)
        problems = sorted(self._problems, key=lambda problem: problem.order)
        if settings is None or not all(problem.is_warning for problem in problems):
            raise ConfigError(problems)
        own = {plugin.name: tuned for plugin, tuned in loaded}
        plugins = tuple(plugin for plugin, _ in loaded)
        return Configuration(replace(settings, plugins=own), plugins, tuple(problems))

    def _core(self, table: Mapping[str, Any]) -> Settings | None:
        """Check types first, then sense: that of all that is right, if not everything is."""
        checked = check(Settings, table)
        for mistake in checked.mistakes:
            self._say_mistake(self._belongs_to_a_plugin(mistake) or mistake, at=())
        whole = salvage(Settings, table, [mistake.path for mistake in checked.mistakes])
        for oddity in find_oddities(whole.value) if whole.value else ():
            self._say_oddity(replace(oddity, path=whole.original(oddity.path)))
        return checked.value

    def _belongs_to_a_plugin(self, mistake: Mistake) -> Mistake | None:
        """Find out whether an unknown table at the top is that of a plugin."""
        name = str(mistake.path[0]) if len(mistake.path) == 1 else ""
        match = nearest(name, list(self._installed), likeness=0.8)
        if mistake.aim is not Aim.KEY or match is None:
            return None
        return replace(mistake, suggestion=f"did you mean 'plugins.{match}'?")

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
            self._say(("plugins", name), "no such plugin is installed", hint, aim=Aim.KEY)
            return None
        try:
            return load_plugin(entry)
        except PluginError as error:
            at = ("plugins", name)
            self._say(at, f"this plugin cannot be used: {error}", aim=Aim.KEY)
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
            message = f"this plugin cannot be used: its settings make no sense ({name})"
            self._say(at, message, aim=Aim.KEY)
            return None

    def _check(self, shape: type[Any], table: Mapping[str, Any], *, at: KeyPath) -> Any:  # noqa: ANN401
        checked = check(shape, table)
        for mistake in checked.mistakes:
            self._say_mistake(mistake, at=at)
        return checked.value

    def _say_mistake(self, mistake: Mistake, *, at: KeyPath) -> None:
        path = (*at, *mistake.path)
        self._say(path, mistake.message, mistake.suggestion, aim=mistake.aim)

    def _say_oddity(self, oddity: Oddity) -> None:
        path, suggestion = self._item_of(oddity), oddity.suggestion
        problem = self._source.problem(path, oddity.message, suggestion)
        self._problems.append(replace(problem, is_warning=not oddity.is_mistake))

    def _item_of(self, oddity: Oddity) -> KeyPath:
        """Find an item of a set in the list that the owner wrote."""
        value: Any = self._source.table
        for step in oddity.path if oddity.item is not None else ():
            value = value.get(step, {}) if isinstance(value, dict) else {}
        is_listed = isinstance(value, list) and oddity.item in value
        return (*oddity.path, value.index(oddity.item)) if is_listed else oddity.path

    def _say(
        self, path: KeyPath, message: str, suggestion: str = "", *, aim: Aim = Aim.VALUE
    ) -> None:
        self._problems.append(self._source.problem(path, message, suggestion, aim=aim))
