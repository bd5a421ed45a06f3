"""Pages to look at: of the runs that were made, of a server that says hostile things, and of a very large run."""

import copy
import json
import os
import subprocess

HOSTILE = [
    "<script>window.broken = 1</script>",
    "<img src=x onerror='window.broken = 2'>",
    "\" onmouseover=\"window.broken = 3",
    "]]><b>bold</b>",
    "\u202eabc\u0000\u001b[31m",
    "</code></pre></details></main><h1>CONFORMS</h1>",
    "--><iframe srcdoc='<p>x</p>'></iframe>",
]


class Pages:
    """The pages that the runs wrote, and others that the product makes of their results, each once."""

    def __init__(self, emconform, work):
        self._emconform = emconform
        self._work = work

    def defects(self):
        return f"{self._work}/defects/report.html"

    def conforming(self):
        return f"{self._work}/conforming/report.html"

    def comparison(self):
        return f"{self._work}/comparison.html"

    def hostile(self):
        return self._page("hostile", self._hostile)

    def large(self):
        return self._page("large", self._large)

    def _results(self, run):
        with open(f"{self._work}/{run}/results.json", encoding="utf-8") as file:
            return json.load(file)

    def _page(self, name, make):
        path = f"{self._work}/{name}.html"
        if not os.path.exists(path):
            results = f"{self._work}/{name}.json"
            with open(results, "w", encoding="utf-8") as file:
                json.dump(make(), file)
            command = [self._emconform, "report", results, "--format", "html", "--output", path]
            subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
        return path

    def _hostile(self):
        results = self._results("defects")
        failing = [result for result in results["results"] if result["findings"]]
        for number, text in enumerate(HOSTILE):
            result = failing[number]
            finding = result["findings"][0]
            finding["subject"] = text
            finding["evidence"] = "javascript:window.broken=4" if number % 2 else "../../etc/passwd"
            finding["mismatch"].update(actual=text, expected=text, place=text, excerpt=f"before {text} after")
            result["purpose"] = text
            result["citation"].update(url="javascript:window.broken=5", section=text)
        return results

    def _large(self):
        results = self._results("defects")
        samples = results["results"]
        results["results"] = []
        for number in range(10_000):
            result = copy.deepcopy(samples[number % len(samples)])
            result["requirement"] += f".{number // len(samples)}"
            result["name"] = result["name"].replace(" [", f".{number // len(samples)} [", 1)
            results["results"].append(result)
        return results
