"""The signs of markup: a text is passed over only where none can be in it."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kennisbank.check.signs import AT_START, INSIDE, Sign, at_start, inside

some = settings(
    max_examples=15, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much]
)


@pytest.mark.parametrize("sign", [each for each in INSIDE if each.of or each.has])
@given(data=st.data())
@some
def test_no_text_of_that_form_is_passed_over(sign: Sign, data: st.DataObject) -> None:
    text = data.draw(st.from_regex(sign.pattern))
    assert sign in [each for each, _ in inside(text)]


@pytest.mark.parametrize("sign", AT_START)
@given(data=st.data())
@some
def test_no_text_that_begins_with_that_form_is_passed_over(sign: Sign, data: st.DataObject) -> None:
    text = data.draw(st.from_regex(sign.pattern).filter(sign.pattern.match))
    assert sign in [each for each, _ in at_start(text)]
