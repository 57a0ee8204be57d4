"""Works out with statsmodels how many people the tests of `cases.json` need, and compares that with what the coach says.

Each variation is compared with the control at a significance that is corrected by Šidák; the comparison that is the hardest to see
decides. What is told at the end is the largest difference found.
"""

import json
import sys
from pathlib import Path

from scipy.optimize import brentq
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.power import TTestIndPower
from statsmodels.stats.proportion import samplesize_proportions_2indep_onetail
from statsmodels.stats.rates import power_poisson_diff_2indep

# What a case may be off by, beside the one person that rounding up makes.
BOUND = 0.005
CASES = {"rate": 200, "mean": 100, "count": 100}

# The figures that textbooks and R's power.prop.test give: people in a variation.
KNOWN = [
    (0.04, 0.044, 39_475),
    (0.005, 0.0075, 15_599),
    (0.90, 0.99, 100),
]


def rate(case, ratio, tail):
    """People in the control beside a variation of `ratio` times as many, who do something or not."""
    # The function's first group is the control, which has nobs1; the second has ratio times as many.
    # It halves alpha unless it is told that one side is meant, whatever its name says.
    return samplesize_proportions_2indep_onetail(
        diff=case["baseline"] - case["target"],
        prop2=case["target"],
        power=case["power"],
        ratio=ratio,
        alpha=tail,
        alternative="larger",
    )


def mean(case, ratio, tail):
    """The same, for a t-test of what people do on average: the power is that of the noncentral t distribution."""
    effect = abs(case["target"] - case["baseline"]) / case["spread"]

    def missing(people):
        return TTestIndPower().power(effect, people, tail, ratio=ratio, alternative="larger") - case["power"]

    # With fewer than two in all there is no spread to estimate.
    return solved(missing, 2 / (1 + ratio) + 1e-6)


def count(case, ratio, tail):
    """The same, for a score test of how often people do something: the variance is pooled under the null hypothesis."""
    low, high = sorted([case["baseline"], case["target"]])
    # The function's first rate has nobs1, its second nobs_ratio times as many.
    is_up = case["target"] > case["baseline"]
    share = 1 / ratio if is_up else ratio

    def missing(people):
        nobs1 = people * ratio if is_up else people
        power = power_poisson_diff_2indep(
            high, low, nobs1, nobs_ratio=share, alpha=tail, method_var="score", alternative="larger"
        )
        return float(power.power) - case["power"]

    return solved(missing, 1e-6)


def solved(missing, least):
    """The fewest people with whom the power isn't missed."""
    if missing(least) >= 0:
        return least
    most = 2 * least
    while missing(most) < 0:
        most *= 2
    return brentq(missing, least, most, xtol=1e-9, rtol=1e-12)


CONTROL = {"rate": rate, "mean": mean, "count": count}


def people(case):
    """People in each variation, the control first."""
    split = case["split"]
    corrected = 1 - (1 - case["significance"]) ** (1 / (len(split) - 1))
    # The correction is the library's own: a p-value there is just significant after it.
    rejected, *_ = multipletests(
        [corrected * 0.999999] + [0.999] * (len(split) - 2), alpha=case["significance"], method="sidak"
    )
    assert rejected[0], "the corrected significance is not Šidák's"
    tail = corrected / 2 if case["two_sided"] else corrected
    first = max(
        CONTROL[case["kind"]](case, part / split[0], tail)
        for part in split[1:]
    )
    return [first * part / split[0] for part in split]


def main(folder):
    cases = json.loads((folder / "cases.json").read_text())
    faults = []
    for kind, many in CASES.items():
        found = sum(case["kind"] == kind for case in cases)
        if found != many:
            faults.append(f"{found} cases of a {kind} instead of {many}")
    for baseline, target, known in KNOWN:
        found = rate({"baseline": baseline, "target": target, "power": 0.8}, 1, 0.025)
        if abs(found - known) > 1:
            faults.append(f"statsmodels itself: {baseline} to {target} needs {found:.1f}, not {known}")
    largest = dict.fromkeys(CASES, 0.0)
    for case in cases:
        for ours, theirs in zip(case["people"], people(case), strict=True):
            # Ours is rounded up to whole people, and at least two.
            off = max(abs(ours - theirs) - 1, 0) / theirs if theirs > 2 else 0
            largest[case["kind"]] = max(largest[case["kind"]], off)
            if off > BOUND:
                faults.append(f"{case}: {theirs:.1f} by statsmodels, {ours} by the coach")
    for fault in faults:
        print(fault)
    for kind, off in largest.items():
        print(f"{CASES[kind]} cases of a {kind}, at most {off:.6%} apart beside whole people")
    return 1 if faults else 0


sys.exit(main(Path(sys.argv[1])))
