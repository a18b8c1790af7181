import time

from prometheus_client import CollectorRegistry, generate_latest

from nudgebot.web.rule_metrics import RuleMetrics


def page(registry: CollectorRegistry) -> list[str]:
    return generate_latest(registry).decode().splitlines()


def read_at(registry: CollectorRegistry) -> float:
    name = "nudgebot_rules_last_reload_success_timestamp_seconds"
    return registry.get_sample_value(name) or 0.0


def test_it_begins_with_rules_that_were_read_well_just_now() -> None:
    before, registry = time.time(), CollectorRegistry()
    RuleMetrics(registry)
    assert "nudgebot_rules_last_reload_successful 1.0" in page(registry)
    assert "nudgebot_rules_waiting_for_restart 0.0" in page(registry)
    assert before <= read_at(registry) <= time.time()


def test_a_refused_file_is_shown_until_one_is_accepted_and_the_time_stays_that_of_the_rules() -> (
    None
):
    registry = CollectorRegistry()
    metrics = RuleMetrics(registry)
    began = read_at(registry)
    metrics.refused()
    assert "nudgebot_rules_last_reload_successful 0.0" in page(registry)
    assert read_at(registry) == began
    metrics.accepted(waiting=2)
    assert "nudgebot_rules_last_reload_successful 1.0" in page(registry)
    assert "nudgebot_rules_waiting_for_restart 2.0" in page(registry)
    assert read_at(registry) > began


def test_reloads_are_counted_by_how_they_went() -> None:
    registry = CollectorRegistry()
    metrics = RuleMetrics(registry)
    metrics.refused()
    metrics.accepted(waiting=0)
    metrics.refused()
    assert 'nudgebot_rules_reloads_total{result="refused"} 2.0' in page(registry)
    assert 'nudgebot_rules_reloads_total{result="accepted"} 1.0' in page(registry)
