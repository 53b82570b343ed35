"""An assistant lists, explains and runs the calculators, over the real input and output."""

import asyncio
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from mcp import Client, StdioServerParameters

from calculators import load, slugs

_ROOT = Path(__file__).parents[2]


def talk(conversation: Callable[[Client], Awaitable[None]]) -> None:
    """One conversation with a server of its own."""

    async def held() -> None:
        server = StdioServerParameters(
            command=sys.executable, args=["-m", "calculators", "--mcp"], cwd=_ROOT
        )
        async with Client(server) as client:
            await conversation(client)

    asyncio.run(held())


async def called(client: Client, tool: str, **given: Any) -> Any:
    answer = await client.call_tool(tool, given)
    assert not answer.is_error, answer.content
    return answer.structured_content


async def refused(client: Client, tool: str, **given: Any) -> str:
    answer = await client.call_tool(tool, given)
    assert answer.is_error
    [said] = answer.content
    return str(said.text)


def test_every_calculator_is_listed_explained_and_answers_as_python_does() -> None:
    async def conversation(client: Client) -> None:
        listed = (await called(client, "rekenhulpen"))["result"]
        assert [each["naam"] for each in listed] == slugs()
        for slug in slugs():
            calculator = load(slug)
            told = await called(client, "uitleg", rekenhulp=slug)
            assert told["schema"] == calculator.schema()
            assert told["velden"].keys() == calculator.inputs.keys()
            assert told["uitkomsten"].keys() == calculator.outputs.keys()
            assert all(each["waar"] for each in told["velden"].values())
            for example in told["voorbeelden"]:
                fields = example["velden"]
                found = await called(client, "bereken", rekenhulp=slug, velden=fields)
                assert found == calculator.run(fields) | {"bereik": None}

    talk(conversation)


def test_a_field_that_is_left_out_is_empty_and_what_is_wrong_is_said() -> None:
    async def conversation(client: Client) -> None:
        found = await called(client, "bereken", rekenhulp="ltv", velden={"orderwaarde": "x"})
        assert not found["ok"]
        assert found["errors"]["orderwaarde"].startswith("“x” is geen getal.")
        assert found["errors"]["klantduur"].startswith("Dit veld is leeg.")

    talk(conversation)


def test_a_range_and_a_question_turned_round_have_their_answer() -> None:
    fields = {"orderwaarde": "€ 120", "aankopen_per_jaar": 4, "klantduur": "2 tot 4"}

    async def conversation(client: Client) -> None:
        found = await called(client, "bereken", rekenhulp="ltv", velden=fields)
        assert found["outputs"]["ltv"]["value"] == 1440
        low, high = (found["bereik"]["outputs"]["ltv"][end]["value"] for end in ("low", "high"))
        assert 960 < low < 1440 < high < 1920
        turned = await called(
            client,
            "draai_om",
            rekenhulp="ltv",
            velden=fields | {"klantduur": 3},
            uitkomst="ltv",
            doel="2.160",
            veld="klantduur",
        )
        assert turned["value"] == 4.5

    talk(conversation)


def test_a_name_that_does_not_exist_is_answered_with_those_that_do() -> None:
    async def conversation(client: Client) -> None:
        assert "Bedoelde je “ltv”?" in await refused(client, "uitleg", rekenhulp="lvt")
        asked = {"rekenhulp": "ltv", "velden": {}, "doel": "1"}
        said = await refused(client, "draai_om", **asked, uitkomst="x", veld="klantduur")
        assert "“x” kan hier niet. Er zijn: omzet_per_jaar, ltv" in said
        said = await refused(client, "draai_om", **asked, uitkomst="ltv", veld="y")
        assert "“y” kan hier niet. Er zijn: orderwaarde" in said

    talk(conversation)
