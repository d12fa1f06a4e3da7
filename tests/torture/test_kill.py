"""kill -9 wherever a mail passes: nothing lost, nothing doubled, nothing stuck (DESIGN: What may crash when)."""

from __future__ import annotations

import random

import pytest

from tests.torture.campaign import Campaign, at_each_failpoint, at_random_instants
from tests.torture.failpoints import FAILPOINTS
from tests.torture.posts import POSTS, Founders, Post
from tests.torture.zygote import Zygote

pytestmark = pytest.mark.filterwarnings("ignore:Session.login_data is deprecated")


def clean(campaign: Campaign) -> None:
    counts = campaign.count()
    assert counts.clean, f"{counts}\n{counts.details}"
    assert counts.letters >= 3 * counts.notices, str(counts)


@pytest.mark.parametrize("post", POSTS)
def test_killed_at_each_failpoint(post: Post, founders: Founders, zygote: Zygote) -> None:
    """Over a Maildir at every step; over the others at those that are theirs alone. Every failpoint is come past."""
    points = [point for point in FAILPOINTS if post in point.posts]
    if post != POSTS[0]:
        points = [point for point in points if POSTS[0] not in point.posts]
    campaign = Campaign(founders, zygote, post)
    assert at_each_failpoint(campaign, points) == []
    assert campaign.counts.kills >= len(points) > 10
    clean(campaign)


@pytest.mark.parametrize("post", POSTS)
def test_killed_at_random_instants(post: Post, founders: Founders, zygote: Zygote) -> None:
    """While notices and replies come in, and servers drop connections before and after they store a letter."""
    campaign = Campaign(founders, zygote, post)
    at_random_instants(campaign, 24, 8, random.Random(2026))  # noqa: S311 - dice, no secret
    clean(campaign)


def test_where_nothing_can_be_asked_the_same_letter_may_come_again(founders: Founders, zygote: Zygote) -> None:
    """Killed between the server's answer and the copy: the same bytes once more, never under another Message-ID."""
    campaign = Campaign(founders, zygote, "IMAP and SMTP", evidence=False)
    campaign.write(2)
    campaign.run("after: a letter is handed over")
    campaign.run()
    counts = campaign.count()
    assert not counts.lost
    assert not counts.stuck
    assert [what.partition(":")[0] for what in counts.doubled] == ["again under its Message-ID"]


@pytest.mark.parametrize(
    ("post", "control"),
    [
        ("IMAP and SMTP", ("blind_resend", "after: a letter is handed over", "doubled")),
        ("IMAP and SMTP", ("forgotten_claims", "after: a letter is handed over", "doubled")),
        ("Exchange", ("blind_resend", "after: a letter is handed over", "doubled")),
        ("Maildir", ("no_ledger", "before: a mail is settled", "doubled")),
        ("Maildir", ("settled_before_commit", "before: the batch is closed", "lost")),
        ("Maildir", ("uncertain_for_ever", "before: a letter is handed over", "stuck")),
    ],
)
def test_what_is_broken_is_caught(
    post: Post, control: tuple[str, str, str], founders: Founders, zygote: Zygote
) -> None:
    """Negative controls: the very same kill, and a product that is broken on purpose."""
    broken, failpoint, what = control
    for breakage in (broken, None):
        campaign = Campaign(founders, zygote, post)
        campaign.broken = breakage
        campaign.write(2)
        campaign.run(failpoint)
        counts = campaign.count()
        assert counts.kills == 1
        assert bool(getattr(counts, what)) == (breakage is not None), f"{breakage}: {counts}\n{counts.details}"
