"""The signs of markup: a text is passed over only where none can be in it."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kennisbank.check.signs import INSIDE, Sign


@pytest.mark.parametrize("sign", [each for each in INSIDE if each.of or each.has])
@given(data=st.data())
@settings(
    max_examples=15, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much]
)
def test_no_text_of_that_form_is_passed_over(sign: Sign, data: st.DataObject) -> None:
    text = data.draw(st.from_regex(sign.pattern))
    assert not sign.is_nowhere(text, set(text))
