"""How a calculator is found by its name."""

from pathlib import Path

import pytest

import calculators
from calculators.core import Calculator, registry


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Another folder of calculators, empty yet."""
    monkeypatch.setattr(registry, "FOLDER", str(tmp_path))
    monkeypatch.setattr(calculators, "__path__", [str(tmp_path)])
    return tmp_path


def test_an_unknown_calculator_is_answered_with_the_known_ones() -> None:
    with pytest.raises(calculators.UnknownCalculator) as unknown:
        calculators.load("lvt")
    assert "Bedoelde je “ltv”?" in str(unknown.value) and "retentie" in str(unknown.value)


@pytest.mark.parametrize(
    "slug",
    ["core", "__main__", "../ltv", "", "klant_roi", "LTV", "a.b", "core.vuistregels"],
)
def test_only_a_slug_loads_a_calculator(slug: str) -> None:
    with pytest.raises(LookupError):
        calculators.load(slug)


def test_every_slug_loads_itself() -> None:
    assert calculators.slugs() == sorted(calculators.slugs())
    assert [calculators.load(slug).slug for slug in calculators.slugs()] == calculators.slugs()
    assert isinstance(calculators.load("ltv"), Calculator)


def test_a_file_without_its_function_is_named(folder: Path) -> None:
    (folder / "lifo.py").write_text("x = 1\n", "utf-8")
    with pytest.raises(LookupError, match=r"lifo\.py heeft geen functie lifo"):
        calculators.load("lifo")


def test_a_folder_is_no_calculator(folder: Path) -> None:
    (folder / "klanten").mkdir()
    (folder / "klanten" / "__init__.py").write_text("raise AssertionError\n", "utf-8")
    assert calculators.slugs() == []
    with pytest.raises(LookupError):
        calculators.load("klanten")
