"""Compares what junitparser and junit2html count in a JUnit report with the results it tells."""

import glob
import json
import sys

from junit2htmlreport.parser import Junit
from junitparser import Error, Failure, JUnitXml, Skipped

# What a testcase is by level and outcome, unless the policy makes a finding a failure.
KINDS = {
    "pass": "passed", "note": "passed", "violation": "skipped", "warning": "skipped", "waived": "skipped",
    "noData": "skipped", "blocked": "skipped", "error": "errors",
}
LEVELS = ["may", "should", "must"]


def expected(results):
    """Counts the results as the dialect writes them, without the testcases about the run as a whole."""
    counts = dict.fromkeys(["tests", "failures", "errors", "skipped"], 0)
    weakest = LEVELS.index(results["policy"]["failOn"])
    for result in results["results"]:
        outcome = result["outcome"]
        if outcome == "notApplicable":
            continue
        is_finding = outcome in ["violation", "warning", "note"]
        fails = is_finding and LEVELS.index(result["level"]) >= weakest
        kind = "failures" if fails else KINDS[outcome]
        counts["tests"] += 1
        if kind != "passed":
            counts[kind] += 1
    return counts


def is_ours(classname, name):
    """Whether a testcase is about the run, and not a result."""
    return (classname.startswith("emconform.run.") or classname.startswith("emconform.waiver")
            or name == "session.unreachable")


def by_junitparser(file):
    counts = dict.fromkeys(["tests", "failures", "errors", "skipped"], 0)
    ours = dict.fromkeys(["failures", "errors"], 0)
    suites = JUnitXml.fromfile(file)
    for suite in suites:
        found = dict.fromkeys(counts, 0)
        for case in suite:
            kinds = [type(result) for result in case.result]
            found["tests"] += 1
            for kind, name in [(Failure, "failures"), (Error, "errors"), (Skipped, "skipped")]:
                found[name] += kind in kinds
            if is_ours(case.classname, case.name):
                # A waiver that is out of date is no error of the run.
                is_waiver = case.classname.startswith("emconform.waiver")
                assert kinds == [Failure if is_waiver else Error], f"{case.name} is {kinds}"
                ours["failures" if is_waiver else "errors"] += 1
        stated = {name: getattr(suite, name) for name in counts}
        assert stated == found, f"suite {suite.name} states {stated}, and has {found}"
        counts = {name: counts[name] + found[name] for name in counts}
    assert suites.tests == counts["tests"], f"the file states {suites.tests} tests, and has {counts['tests']}"
    return counts, ours


def by_junit2html(file):
    counts = dict.fromkeys(["tests", "failures", "errors", "skipped"], 0)
    for suite in Junit(filename=file).suites:
        for case in suite.all():
            counts["tests"] += 1
            # It knows errors as failures of the kind "error".
            if case.skipped:
                counts["skipped"] += 1
            elif case.failed():
                counts["failures"] += 1
    return counts


def main(folder):
    with open(f"{folder}/results.json", encoding="utf-8") as file:
        results = json.load(file)
    counts = dict.fromkeys(["tests", "failures", "errors", "skipped"], 0)
    others = dict(counts)
    ours = dict.fromkeys(["failures", "errors"], 0)
    # A large report goes on in further files.
    files = [f"{folder}/junit.xml"] + sorted(glob.glob(f"{folder}/junit-[0-9]*.xml"))
    for path in files:
        found, own = by_junitparser(path)
        counts = {name: counts[name] + found[name] for name in counts}
        others = {name: others[name] + number for name, number in by_junit2html(path).items()}
        ours = {name: ours[name] + own[name] for name in ours}
    wanted = expected(results)
    wanted["tests"] += sum(ours.values())
    wanted = {name: number + ours.get(name, 0) for name, number in wanted.items()}
    assert counts == wanted, f"junitparser counts {counts}, the run has {wanted}"
    together = dict(wanted, failures=wanted["failures"] + wanted["errors"], errors=0)
    assert others == together, f"junit2html counts {others}, the run has {together}"
    is_green = counts["failures"] == counts["errors"] == 0
    assert is_green == (results["conclusion"]["exitStatus"] == 0), "the report's colour is not that of the exit status"
    print(f"{folder.rsplit('/', 1)[-1]}: {counts}, {sum(ours.values())} about the run; both readers agree")


main(sys.argv[1])
