"""What SciPy says of the same tables, in `scipy.txt`, for the test to hold beside ours.

SciPy weighs as much as everything else here together, and only this needs it. To write the file
again, in an environment of its own: `pip install scipy`, then from the root of the project
`python tests/calculators/core/scipy_values.py`.
"""

from pathlib import Path

FILE = Path(__file__).with_name("scipy.txt")
# a, of a, b, of b: small ones, none and all, uneven groups, rare buyers, and many visitors.
TABLES = [
    *((0, 5, 4, 5), (1, 1, 0, 1), (0, 7, 0, 9), (7, 7, 9, 9), (3, 10, 9, 10), (0, 40, 6, 35)),
    *((8, 9, 2, 12), (12, 17, 3, 40), (1, 3, 29, 30), (0, 2, 1, 200), (19, 20, 100, 180)),
    *((10, 500, 14, 500), (5, 200, 14, 200), (20, 1000, 35, 1000), (20, 1000, 36, 1000)),
    *((4, 1000, 13, 1000), (30, 10_000, 1, 300), (9, 400, 80, 9000), (45, 60, 1500, 2600)),
    *((180, 10_000, 290, 10_000), (400, 20_000, 460, 20_000), (480, 8000, 60, 800)),
    *((1500, 30_000, 1610, 30_000), (1500, 30_000, 1608, 30_000), (5000, 9000, 90, 200)),
    *((2000, 100_000, 2100, 100_000), (2000, 100_000, 2125, 100_000), (900, 1_000_000, 40, 70_000)),
    *((20_000, 1_000_000, 20_390, 1_000_000), (20_000, 1_000_000, 20_400, 1_000_000)),
    *((500_000, 1_000_000, 501_386, 1_000_000), (3_000_000, 9_000_000, 34_100, 100_000)),
]


def main() -> None:
    """Write the file."""
    import scipy  # noqa: PLC0415
    from scipy import stats  # noqa: PLC0415

    lines = [f"# SciPy {scipy.__version__}: a, of a, b, of b; fisher_exact; wilsoncc of a and of b"]
    for a, of_a, b, of_b in TABLES:
        p = stats.fisher_exact([[a, of_a - a], [b, of_b - b]]).pvalue
        ends = [
            end
            for k, n in ((a, of_a), (b, of_b))
            for end in stats.binomtest(k, n).proportion_ci(0.95, method="wilsoncc")
        ]
        numbers = " ".join(repr(float(each)) for each in (p, *ends))
        lines.append(f"{a} {of_a} {b} {of_b} {numbers}")
    FILE.write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
