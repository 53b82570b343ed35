"""CAC: wat kost het om een klant te winnen?"""

from datetime import date
from typing import Annotated

from calculators.core import Input, Outputs, calculator, output


class Uitkomst(Outputs):
    cac: float = output(
        "CAC",
        "€",
        "(kosten_marketing + kosten_verkoop) ÷ nieuwe_klanten",
        carries="cac",
        lower_is_better=True,
    )


@calculator(
    title="Wat kost een nieuwe klant?",
    main="cac",
    source="De gangbare formule voor customer acquisition cost.",
    checked=date(2026, 11, 24),
)
def cac(
    kosten_marketing: Annotated[float, Input("Kosten van marketing", "€", 0, 1e10)] = 5000,
    kosten_verkoop: Annotated[float, Input("Kosten van verkoop", "€", 0, 1e10)] = 3000,
    nieuwe_klanten: Annotated[int, Input("Nieuwe klanten", "", 1, 100_000_000)] = 40,
) -> Uitkomst:
    """Reken uit wat het je kost om één nieuwe klant te winnen. Neem voor de kosten en de klanten
    dezelfde periode, liefst een kwartaal of langer.

    Args:
        kosten_marketing: Advertenties, website, e-mailprogramma, drukwerk, beurzen en bureaus in
            die periode, uit je boekhouding. Een introductiekorting die al van je omzet af is, telt
            niet mee. Zonder btw, tenzij je die niet kunt terugvragen.
        kosten_verkoop: Loon en provisie van wie verkoopt, verkoopgesprekken, offertes en je eigen
            uren, tegen je uurtarief.
        nieuwe_klanten: Wie in die periode voor het eerst kocht, uit je webshop, CRM of
            boekhouding. Wie terugkomt, telt niet mee.
    """
    return Uitkomst((kosten_marketing + kosten_verkoop) / nieuwe_klanten)


cac.example("""
    € 8.000 aan marketing en verkoop voor 40 nieuwe klanten
    kosten_marketing = 5.000, kosten_verkoop = 3.000, nieuwe_klanten = 40
    cac = 200
""")

cac.too_low("nieuwe_klanten", "Zonder nieuwe klanten is er geen CAC, want delen door nul kan niet.")


@cac.guard("kosten_marketing", kosten_marketing=(39.79, 39.8), kosten_verkoop=0)
def duizendtallen(cac: float) -> bool:
    """Zo kost een klant je minder dan een euro. Vulde je de kosten in duizenden euro's in?"""
    return cac > 0 and round(cac, 2) < 1  # as it is shown


@cac.guard("nieuwe_klanten", nieuwe_klanten=(29, 30))
def weinig_klanten(nieuwe_klanten: int) -> bool:
    """Met minder dan 30 nieuwe klanten is dit cijfer wankel. Reken ook over een langere periode."""
    return nieuwe_klanten < 30


@cac.guard("kosten_verkoop", kosten_verkoop=(0, 0.01))
def geen_verkoopkosten(kosten_verkoop: float) -> bool:
    """Geen verkoopkosten? Tel ook je eigen uren voor gesprekken, offertes en opvolging."""
    return kosten_verkoop == 0
