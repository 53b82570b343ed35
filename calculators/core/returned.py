"""What a calculator returns: a NamedTuple, each field of which is declared as an output.

class Uitkomst(Outputs):
    tarief: float = output("Uurtarief", "€", "kosten ÷ uren")

Uitkomst(40.0).tarief
"""

from collections import namedtuple
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ParamSpec, dataclass_transform

from calculators.core.outputs import Output

P = ParamSpec("P")


def _of_a_field(made: Callable[P, Output]) -> Callable[P, Any]:
    """For a type checker: what stands behind a field may be of any type, as its value will be."""
    return made


output = _of_a_field(Output)


@dataclass_transform(frozen_default=True, field_specifiers=(output,))
class _Declared(type):
    """Makes a NamedTuple of the fields; a type checker wants a value for each of them."""

    def __new__(mcs, name: str, bases: tuple[type, ...], space: dict[str, Any]) -> "_Declared":
        outputs = {field: each for field, each in space.items() if isinstance(each, Output)}
        rest = {field: each for field, each in space.items() if field not in outputs}
        row = (namedtuple(name, outputs),) if outputs else ()
        return super().__new__(
            mcs, name, bases + row, {"__slots__": (), **rest, "_declared": outputs}
        )


class Outputs(tuple[Any, ...], metaclass=_Declared):
    """The row of numbers that comes out. Each field is an `output(…)`, in the order of the page."""

    if TYPE_CHECKING:

        def _asdict(self) -> dict[str, Any]: ...
