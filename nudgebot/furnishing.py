"""Puts the house together: every use case over the ports, and the platforms of the plugins."""

from dataclasses import dataclass

from nudgebot.boarding import blocked_words, rule_mistakes
from nudgebot.config.load import Configuration
from nudgebot.engine.announcer import Announcer
from nudgebot.engine.answers import Answers
from nudgebot.engine.cases import Cases
from nudgebot.engine.deliverer import Deliverer
from nudgebot.engine.host import PluginHost
from nudgebot.engine.housekeeping import Housekeeping
from nudgebot.engine.intake import Intake
from nudgebot.engine.members import Members
from nudgebot.engine.overdue import Overdue
from nudgebot.engine.prevention import Prevention
from nudgebot.engine.reports import Reports
from nudgebot.engine.ruleset import InForce, Ruleset
from nudgebot.engine.surroundings import Surroundings
from nudgebot.machine import SystemClock
from nudgebot.plugin import PluginPlatform
from nudgebot.ports import Rephraser, Scorer
from nudgebot.scoring.pool import ScorerPool
from nudgebot.scoring.succession import Succession
from nudgebot.storage.keyring import Keyring
from nudgebot.storage.store import SqlStore
from nudgebot.streams.local import LocalStream
from nudgebot.texts.catalogue import Catalogue
from nudgebot.web.metrics import PrometheusMonitor


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """Everything that runs, put together."""

    stream: LocalStream
    cases: Cases
    store: SqlStore
    scorer: Succession
    in_force: InForce
    monitor: PrometheusMonitor
    host: PluginHost
    platforms: dict[str, PluginPlatform]
    housekeeping: Housekeeping


def furnish(
    configuration: Configuration,
    keyring: Keyring,
    store: SqlStore,
    pool: ScorerPool,
    rephraser: Rephraser | None,
) -> House:
    """Put the engine, the plugins' platforms and the chores together over what is open."""
    settings, announcer, monitor = configuration.settings, Announcer(), PrometheusMonitor()
    scorer, in_force = Succession(pool), InForce(make_ruleset(configuration, pool))
    platforms: dict[str, PluginPlatform] = {}
    around = Surroundings(
        scorer=scorer,
        store=store,
        clock=SystemClock(),
        monitor=monitor,
        platforms=platforms,
        announce=announcer.announce,
        rephraser=rephraser,
    )
    deliverer = Deliverer(around)
    fingerprint_key = keyring.key("fingerprints")
    intake = Intake(around, deliverer, in_force, fingerprint_key=fingerprint_key)
    stream = LocalStream(intake.receive)
    host = PluginHost(
        texts=Catalogue.load(),
        secret=keyring.key,
        listen=announcer.listen,
        stream=stream,
        intake=intake,
        answers=Answers(around, intake.recollection),
        cases=Cases(around, deliverer),
        members=Members(around),
        pauses=intake.pauses,
        reports=Reports(around),
        prevention=Prevention(around, fingerprint_key),
        deliverer=deliverer,
        store=store,
        clock=around.clock,
        in_force=in_force,
        check_rules=rule_mistakes,
    )
    for plugin in configuration.plugins:
        if plugin.platform is not None:
            platforms[plugin.name] = plugin.platform(host, settings.plugins[plugin.name])
    return House(
        stream=stream,
        cases=host.cases,
        store=store,
        scorer=scorer,
        in_force=in_force,
        monitor=monitor,
        host=host,
        platforms=platforms,
        housekeeping=Housekeeping(
            around,
            deliverer,
            Overdue(around, deliverer, intake.recollection, in_force),
            retention_days=settings.storage.retention_days,
        ),
    )


def make_ruleset(configuration: Configuration, scorer: Scorer) -> Ruleset:
    """Take from a configuration what messages are decided by; `scorer` was opened for it."""
    return Ruleset(
        policy=configuration.settings.policy,
        scorer=scorer,
        rules=configuration.rules,
        blocked_words=blocked_words(configuration.scoring),
    )
