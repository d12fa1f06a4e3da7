"""Who a mail is from (DESIGN, Trust): only the configured server's topmost Authentication-Results count (M3)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.mail import read_mail
from parsers.mail.authentication import vouches_for

SERVER, SENDER = "mx.corp.example", "linzhiyuan@corp.example"

VOUCHED = {
    "DMARC": "mx.corp.example; dmarc=pass (p=NONE sp=NONE dis=NONE) header.from=corp.example",
    "DKIM of the domain": 'mx.corp.example; dkim=pass reason="good (really)" header.d=corp.example header.b=AbC=',
    "DKIM by its identity": "mx.corp.example; dkim=pass header.i=@corp.example header.s=k1",
    "SPF of the domain": "mx.corp.example; spf=pass (sender IP is 192.0.2.1) smtp.mailfrom=bounce@corp.example",
    "SPF, a bare domain": "mx.corp.example 1; spf=pass smtp.mailfrom=corp.example",
    "one of several": "MX.corp.example; spf=softfail smtp.mailfrom=corp.example;\r\n dkim=pass header.d=CORP.example.",
    "no policy": "mx.corp.example; dmarc=none header.from=corp.example; dkim=pass header.d=corp.example",
    "a quoted name, a version": '"mx.corp.example" 1; dmarc = pass header.from = corp.example',
    "a comment in a comment": "mx.corp.example (a (b) \\) c); dmarc=pass header.from=corp.example",
}
NOT_VOUCHED = {
    "nothing": "",
    "none": "mx.corp.example; none",
    "failed": "mx.corp.example; dmarc=fail header.from=corp.example",
    "DMARC failed": "mx.corp.example; dmarc=fail header.from=corp.example; dkim=pass header.d=corp.example",
    "another server": "mx.evil.example; dmarc=pass header.from=corp.example",
    "a server whose name begins alike": "mx.corp.example.evil.example; dmarc=pass header.from=corp.example",
    "another domain": "mx.corp.example; dmarc=pass header.from=evil.example",
    "a subdomain": "mx.corp.example; dkim=pass header.d=evil.corp.example",
    "a domain that ends alike": "mx.corp.example; spf=pass smtp.mailfrom=x@evilcorp.example",
    "a pass about nothing": "mx.corp.example; dmarc=pass",
    "another method": "mx.corp.example; x-trust=pass header.from=corp.example",
    "SPF of the greeting only": "mx.corp.example; spf=pass smtp.helo=corp.example",
    "in a comment": "mx.corp.example; spf=fail (dmarc=pass header.from=corp.example) smtp.mailfrom=evil.example",
    "a comment with a semicolon": "mx.corp.example; spf=none (x; dmarc=pass header.from=corp.example)",
    "in quotes": 'mx.corp.example; spf=pass smtp.mailfrom="x; dmarc=pass header.from=corp.example"@evil.example',
    "quotes that say it": 'mx.corp.example; spf=none "x dmarc=pass header.from=corp.example "',
    "a comment that does not close": "mx.corp.example; dmarc=pass header.from=corp.example (",
    "quotes that do not close": 'mx.corp.example; dmarc=pass header.from=corp.example reason="',
    "a pass in a property": "mx.corp.example; spf=fail dmarc=pass header.from=corp.example",
    "the domain said twice": "mx.corp.example; dkim=pass header.d=evil.example header.d=corp.example",
}


@pytest.mark.parametrize("header", VOUCHED.values(), ids=VOUCHED.keys())
def test_m3_a_server_that_vouches(header: str) -> None:
    assert vouches_for([header], SERVER, SENDER)


@pytest.mark.parametrize("header", NOT_VOUCHED.values(), ids=NOT_VOUCHED.keys())
def test_m3_a_server_that_does_not(header: str) -> None:
    assert not vouches_for([header], SERVER, SENDER)


def test_m3_of_several_the_topmost_of_the_server_decides() -> None:
    """What stands further down was in the mail when it came: anybody may have written it."""
    good, bad = VOUCHED["DMARC"], NOT_VOUCHED["failed"]
    assert vouches_for([NOT_VOUCHED["another server"], good, bad], SERVER, SENDER)
    assert not vouches_for([bad, good], SERVER, SENDER)
    assert not vouches_for([NOT_VOUCHED["none"], good], SERVER, SENDER)
    assert not vouches_for([], SERVER, SENDER)


@pytest.mark.parametrize("sender", ["(@evil.example", '"@evil.example', "x\\", "((x) y@evil.example", ')"'])
def test_m3_what_the_server_repeats_of_a_mail_does_not_make_its_word_unread(sender: str) -> None:
    """A sender of the envelope that opens what nothing closes: the header below, anybody's, is not asked instead."""
    broken = f"{SERVER} (ours); spf=none smtp.mailfrom={sender}; dmarc=fail header.from=corp.example"
    assert not vouches_for([broken, VOUCHED["DMARC"]], SERVER, SENDER)


@pytest.mark.parametrize(
    "header",
    [
        "mx.\u017fun.example; dmarc=pass header.from=sun.example",
        "mx.sun.example; spf=pass smtp.mailfrom=\u017fun.example",
    ],
)
def test_m3_a_letter_that_only_unicode_takes_for_another_is_another(header: str) -> None:
    assert not vouches_for([header], "mx.sun.example", "kai@sun.example")
    assert vouches_for([header.replace("\u017f", "s")], "mx.SUN.example", "kai@Sun.example")


@pytest.mark.parametrize("address", ["", "linzhiyuan", "x@", "linzhiyuan@corp.example.evil.example"])
def test_m3_an_address_of_another_domain_or_none(address: str) -> None:
    assert not vouches_for([VOUCHED["DMARC"], "mx.corp.example; dmarc=pass header.from="], SERVER, address)


@given(st.lists(st.sampled_from([*' ;=()"\\.@', "dmarc", "pass", "corp.example", "header.from", SERVER])))
def test_no_text_raises_and_none_without_the_whole_claim_passes(pieces: list[str]) -> None:
    header = "".join(pieces)
    if vouches_for([header], SERVER, SENDER):
        assert pieces.count("dmarc") >= 1
        assert pieces.count("pass") >= 1


def test_hostile_headers_take_linear_time() -> None:
    """A header of a quarter of a megabyte, of whatever it consists, is read at once (see the bound of the suite)."""
    for piece in ("(", '"', ";", "a=", "a=b ", "\\", "()", '""', "a ", '"a', "=;"):
        assert not vouches_for([f"{SERVER}; {piece * (262_144 // len(piece))}"], SERVER, SENDER)


@pytest.mark.parametrize(
    "head",
    [
        b"Authentication-Results : mx.corp.example; dmarc=pass header.from=corp.example\r\n",
        b"Subject: x\rAuthentication-Results: mx.corp.example; dmarc=pass header.from=corp.example\r\n",
    ],
    ids=["a blank before the colon", "behind a lone CR"],
)
def test_what_a_server_may_not_have_known_for_its_own_header_is_none(head: bytes) -> None:
    """RFC 8601 section 5: a server takes away what comes in under its name; it cannot, where it does not see it."""
    mail = read_mail(b"From: Lin <linzhiyuan@corp.example>\r\n" + head + b"\r\nx\r\n")
    assert mail.authentication == ()
