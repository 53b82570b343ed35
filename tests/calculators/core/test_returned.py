"""What a calculator returns: a NamedTuple of its outputs."""

import pytest

from calculators.core import Outputs, output
from calculators.core.signature import Undeclared, outputs


class Uitkomst(Outputs):
    winst: float = output("Winst", "€", "omzet")
    duur: float | None = output("Duur", "jaar", "omzet", decimals=1)


def test_it_is_a_named_tuple_that_wants_every_field() -> None:
    found = Uitkomst(1.0, duur=None)
    assert (found, found.winst, found._asdict()) == ((1, None), 1, {"winst": 1, "duur": None})
    assert repr(found) == "Uitkomst(winst=1.0, duur=None)" and not hasattr(found, "__dict__")
    with pytest.raises(TypeError, match="duur"):
        Uitkomst(1.0)  # type: ignore[call-arg]
    with pytest.raises(AttributeError):
        found.winst = 2  # type: ignore[misc]


def test_its_outputs_are_in_the_order_of_the_fields() -> None:
    def proef() -> Uitkomst:
        return Uitkomst(1, 2)

    found = outputs(proef)
    assert [(each.name, each.label, each.decimals) for each in found.values()] == [
        ("winst", "Winst", None),
        ("duur", "Duur", 1),
    ]


def test_a_field_that_is_no_output_is_refused_by_name() -> None:
    class Half(Outputs):
        winst: float = output("Winst", "€", "omzet")
        duur: float

    class Untyped(Outputs):
        winst = output("Winst", "€", "omzet")

    def half() -> Half:
        raise AssertionError

    def untyped() -> Untyped:
        raise AssertionError

    # The classes are this test's own, which get_type_hints cannot see by name.
    for function, kind, name in ((half, Half, "duur"), (untyped, Untyped, "winst")):
        function.__annotations__["return"] = kind
        with pytest.raises(Undeclared) as raised:
            outputs(function)
        assert raised.value.at == name
