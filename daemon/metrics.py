"""The vitals in the form that Prometheus reads."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, SummaryMetricFamily
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from prometheus_client.metrics_core import Metric
from prometheus_client.registry import Collector

from daemon.pages import Page
from daemon.vitals import Vitals


def metrics_page(vitals: Vitals) -> Page:
    """All metrics; names and units as Prometheus advises (seconds, `_total`)."""
    registry = CollectorRegistry(auto_describe=False)
    registry.register(_Vitals(vitals))
    return Page(200, CONTENT_TYPE_LATEST, generate_latest(registry))


class _Vitals(Collector):
    def __init__(self, vitals: Vitals) -> None:
        self._vitals = vitals

    def collect(self) -> Iterator[Metric]:
        """Each metric as it stands."""
        vitals = self._vitals
        counts = dict(vitals.mails)
        mails = CounterMetricFamily("rosterd_mails", "Mails handled since the start.", labels=["kind", "outcome"])
        for labels, count in sorted(counts.items()):
            mails.add_metric(labels, count)
        yield mails
        yield SummaryMetricFamily(
            "rosterd_mail_seconds",
            "Seconds a mail took, without what its batch shares.",
            count_value=sum(counts.values()),
            sum_value=vitals.seconds,
        )
        letters = GaugeMetricFamily("rosterd_letters", "Letters not settled.", labels=["state"])
        letters.add_metric(["waiting"], vitals.waiting)
        letters.add_metric(["uncertain"], vitals.uncertain)
        yield letters
        yield GaugeMetricFamily("rosterd_mails_aside", "Mails set aside.", value=vitals.aside)
        yield from _moments(vitals)


def _moments(vitals: Vitals) -> Iterator[Metric]:
    moments = {
        "last_cycle": ("The end of the last cycle.", vitals.cycled_at),
        "last_poll": ("When the mailbox was last read to its end.", vitals.polled_at),
        "oldest_letter": ("When the oldest letter not settled was made; 0: there is none.", vitals.oldest_letter),
        "oldest_unhandled_mail": ("When the oldest mail in hand was received; 0: there is none.", vitals.oldest_mail),
    }
    for name, (what, moment) in moments.items():
        yield GaugeMetricFamily(f"rosterd_{name}_timestamp_seconds", what, value=_seconds(moment))


def _seconds(moment: dt.datetime | None) -> float:
    return 0.0 if moment is None else moment.timestamp()
