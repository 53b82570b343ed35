"""The signs of markup: a text is passed over only where none can be in it."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kennisbank.check.signs import INSIDE, Sign


@pytest.mark.parametrize("sign", [each for each in INSIDE if each.of])
@given(data=st.data())
@settings(
    max_examples=15, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much]
)
def test_every_text_of_that_form_has_one_of_its_characters(sign: Sign, data: st.DataObject) -> None:
    text = data.draw(st.from_regex(sign.pattern))
    assert not sign.of.isdisjoint(text)
