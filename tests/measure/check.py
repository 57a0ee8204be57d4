"""Works out with statsmodels how many people the tests of `cases.json` need, and compares that with what the coach says.

Each variation is compared with the control at a significance that is corrected by Šidák; the comparison that is the hardest to see
decides. What is told at the end is the largest difference found.
"""

import json
import sys
from pathlib import Path

from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import samplesize_proportions_2indep_onetail

# What a case may be off by, beside the one person that rounding up makes.
BOUND = 0.005
CASES = 200

# The figures that textbooks and R's power.prop.test give: people in a variation.
KNOWN = [
    (0.04, 0.044, 39_475),
    (0.005, 0.0075, 15_599),
    (0.90, 0.99, 100),
]


def control(baseline, target, ratio, power, tail):
    """People in the control beside a variation of `ratio` times as many."""
    # The function's first group is the control, which has nobs1; the second has ratio times as many.
    # It halves alpha unless it is told that one side is meant, whatever its name says.
    return samplesize_proportions_2indep_onetail(
        diff=baseline - target, prop2=target, power=power, ratio=ratio, alpha=tail, alternative="larger"
    )


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
        control(case["baseline"], case["target"], part / split[0], case["power"], tail)
        for part in split[1:]
    )
    return [first * part / split[0] for part in split]


def main(folder):
    cases = json.loads((folder / "cases.json").read_text())
    faults = []
    if len(cases) != CASES:
        faults.append(f"{len(cases)} cases instead of {CASES}")
    for baseline, target, known in KNOWN:
        found = control(baseline, target, 1, 0.8, 0.025)
        if abs(found - known) > 1:
            faults.append(f"statsmodels itself: {baseline} to {target} needs {found:.1f}, not {known}")
    largest = 0.0
    for case in cases:
        for ours, theirs in zip(case["people"], people(case), strict=True):
            # Ours is rounded up to whole people, and at least two.
            off = max(abs(ours - theirs) - 1, 0) / theirs if theirs > 2 else 0
            largest = max(largest, off)
            if off > BOUND:
                faults.append(f"{case}: {theirs:.1f} by statsmodels, {ours} by the coach")
    for fault in faults:
        print(fault)
    print(f"{len(cases)} cases, at most {largest:.6%} apart beside whole people")
    return 1 if faults else 0


sys.exit(main(Path(sys.argv[1])))
