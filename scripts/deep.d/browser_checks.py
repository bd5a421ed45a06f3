"""Checks of the pages of a run and of a comparison, each with the ways to break a page that it must notice."""

import argparse
import json
import os
import re
import sys
from urllib.parse import unquote

from browser_devtools import Browser
from browser_pages import HOSTILE, Pages

ROWS = "Array.from(document.querySelectorAll('.row'))"
SHOWN = f"{ROWS}.filter(row => row.checkVisibility())"
STATUS = "document.querySelector('[role=status]').textContent"


def equal(actual, expected, what):
    assert actual == expected, f"{what}: {actual!r}, not {expected!r}"


# Opening


def is_quiet(look):
    """Nothing is told to the console, and nothing fails."""
    for kind in ["defects", "comparison"]:
        with look(kind=kind) as page:
            for method in ["Runtime.exceptionThrown", "Runtime.consoleAPICalled", "Log.entryAdded"]:
                equal(page.events(method), [], f"{kind}: {method}")


def asks_for_nothing(look):
    """The page itself is the only thing that is asked for."""
    for kind in ["defects", "comparison"]:
        with look(kind=kind) as page:
            asked = [event["request"]["url"] for event in page.events("Network.requestWillBeSent")]
            equal(asked, [page.url], f"{kind}: requests")


def opens_what_a_link_names(look):
    """A link to a requirement shows it, open."""
    with look() as page:
        last = page.value(f"{ROWS}.at(-1).id")
    with look(fragment=f"#{last}") as page:
        page.wait(f"document.getElementById({json.dumps(last)}).open", 2)
        box = page.value(f"document.getElementById({json.dumps(last)}).getBoundingClientRect().top")
        assert -5 <= box <= 900, f"the row is at {box}"


def works_without_script(look):
    """Without scripts every row is shown, and no control that would not work."""
    with look(runs_scripts=False) as page:
        assert page.value(f"{ROWS}.length") > 100
        equal(page.value(f"{SHOWN}.length"), page.value(f"{ROWS}.length"), "shown rows")
        equal(page.value("document.querySelector('.filters').checkVisibility()"), False, "filters")
        buttons = "Array.from(document.querySelectorAll('button')).filter(one => one.checkVisibility()).length"
        equal(page.value(buttons), 0, "buttons")


def leads_to_evidence(look):
    """Every finding with requests has its evidence, and the file is where the link leads."""
    with look() as page:
        links = page.value(
            "Array.from(document.links).map(one => one.href).filter(one => one.startsWith('file:') && !one.includes('#'))"
        )
        findings = page.value("document.querySelectorAll('.finding').length")
        assert links and len(links) >= findings * 0.9, f"{len(links)} links to evidence of {findings} findings"
        folder = os.path.dirname(page.url)
        outside = [link for link in links if not link.startswith(f"{folder}/evidence/")]
        equal(outside, [], "links out of the folder of evidence")
        lost = [link for link in set(links) if not os.path.exists(unquote(link.removeprefix("file://")))]
        equal(lost, [], "evidence that is not there")


# Using


def searches(look):
    """What is typed leaves the rows that hold it, and their number is said."""
    with look() as page:
        rows = page.value(f"{ROWS}.length")
        equal(page.value(STATUS), f"{rows} of {rows} shown", "status")
        page.click("[type=search]")
        page.type("Uid grammar")
        page.wait(f"{STATUS} !== '{rows} of {rows} shown'", 3)
        shown = page.value(f"{SHOWN}.map(row => row.textContent.toLowerCase())")
        assert 0 < len(shown) < rows, f"{len(shown)} of {rows} shown"
        assert all("uid" in text and "grammar" in text for text in shown), "a row without the words is shown"
        equal(page.value(STATUS), f"{len(shown)} of {rows} shown", "status")
        page.type("zzz")
        page.wait(f"{STATUS} === '0 of {rows} shown'", 3)
        page.click("[name=reset]")
        page.wait(f"{STATUS} === '{rows} of {rows} shown'", 3)
        equal(page.value("document.querySelector('[type=search]').value"), "", "search")


def filters(look):
    """Each choice leaves the rows that fit it, and choices add up."""
    with look() as page:
        for name in ["outcome", "level", "resource"]:
            page.value(f"document.querySelector('[data-filter={name}]').focus()")
            page.press("ArrowDown")
            value = page.value(f"document.querySelector('[data-filter={name}]').value")
            assert value, f"nothing was chosen of {name}"
            page.wait(f"{SHOWN}.length === Number({STATUS}.split(' ')[0])", 3)
            page.value("new Promise(done => setTimeout(done, 200))")
            values = page.value(f"{SHOWN}.map(row => row.dataset.{name})")
            wrong = [one for one in values if value not in one.split()]
            equal(wrong, [], f"rows shown for {name}={value}")
            total = page.value(f"{ROWS}.filter(row => row.dataset.{name}.split(' ').includes('{value}')).length")
            equal(len(values), total, f"rows shown for {name}={value}")
            page.click("[name=reset]")
            page.wait(f"{SHOWN}.length === {ROWS}.length", 3)


def copies(look):
    """A button copies the lines beside it, and says so; also where the clipboard is closed to pages."""
    button = ".row[open] .finding[open] [data-copy]"
    with look() as page:
        page.browser.call("Browser.grantPermissions", permissions=["clipboardReadWrite", "clipboardSanitizedWrite"])
        lines = page.value(f"document.querySelector('{button}').parentElement.querySelector('code').textContent")
        assert lines.startswith("curl --silent"), lines
        for closing in ["", "Object.defineProperty(navigator, 'clipboard', { value: undefined })"]:
            reading = "window.reading = window.reading ?? navigator.clipboard"
            page.value(f"{reading}; window.reading.writeText('nothing').then(() => true)")
            page.value(closing or "1")
            page.click(button)
            page.wait(f"document.querySelector('{button}').textContent === 'Copied'", 2)
            said = "Array.from(document.querySelectorAll('[role=status]')).at(-1).textContent"
            equal(page.value(said), "Copied", "what a screen reader is told")
            equal(page.value("window.reading.readText()"), lines, "clipboard")
            page.wait(f"document.querySelector('{button}').textContent === 'Copy'", 4)


def can_be_walked_by_keyboard(look):
    """Tab reaches everything that does something and shows where it is; Enter and Space open and close."""
    what = """(() => {
        const element = document.activeElement;
        const style = getComputedStyle(element);
        const isSeen = style.outlineStyle !== "none" ? parseFloat(style.outlineWidth) >= 2 : false;
        return [element.tagName.toLowerCase(), element.dataset.filter ?? element.name ?? "", isSeen,
            element.parentElement?.className ?? "", element.hasAttribute("data-copy")];
    })()"""
    with look() as page:
        seen = []
        for _ in range(3000):
            page.press("Tab")
            now = page.value(what)
            if now[0] == "body" and seen:
                break
            seen.append(now)
        unseen = [one for one in seen if not one[2]]
        equal(unseen, [], "elements that do not show that they have the focus")
        for name in ["text", "outcome", "level", "resource", "reset", "open", "close"]:
            assert any(one[1] == name for one in seen), f"Tab does not reach {name}"
        rows = page.value(f"{ROWS}.length")
        equal(sum(one[0] == "summary" and one[3] == "row" for one in seen), rows, "rows that Tab reaches")
        findings = ".row[open] .finding > summary"
        count = page.value(f"document.querySelectorAll('{findings}').length")
        equal(sum(one[0] == "summary" and one[3] == "finding" for one in seen), count, "findings that Tab reaches")
        assert any(one[4] for one in seen), "Tab does not reach a button that copies"
        page.value(f"{ROWS}.at(-1).querySelector('summary').focus()")
        for key, is_open in [("Enter", True), ("Space", False), ("Space", True), ("Enter", False)]:
            page.press(key)
            equal(page.value(f"{ROWS}.at(-1).open"), is_open, f"the row after {key}")


# Reading


def shows_hostile_names_as_text(look):
    """What a server says is text: nothing of it runs, becomes an element or turns the text around."""
    with look(kind="hostile") as page:
        page.click("[name=open]")
        page.value("document.querySelectorAll('.finding').forEach(one => { one.open = true; })")
        equal(page.value("window.broken ?? null"), None, "what a server's script left")
        equal(page.value("document.querySelectorAll('b, img, iframe, x').length"), 0, "elements of a server's")
        equal(page.value("document.querySelectorAll('h1').length"), 1, "first headings")
        links = page.value("Array.from(document.links).map(one => one.protocol)")
        equal(sorted(set(links)), ["file:", "https:"], "where links lead")
        outside = "Array.from(document.links).filter(one => one.textContent.includes('..')).length"
        equal(page.value(outside), 0, "links out of the folder")
        text = page.value("document.body.textContent")
        for name in HOSTILE:
            shown = re.sub("[\u0000-\u001f\u202e]", lambda match: f"\\u{{{ord(match[0]):X}}}", name)
            assert shown in text, f"{shown} is not shown"


def has_contrast(look):
    """Every text stands out from its ground by 4.5 to 1, in light and dark."""
    measure = """(() => {
        const light = color => {
            const parts = color.match(/[\\d.]+/g).slice(0, 3).map(part => {
                const share = part / 255;
                return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
            });
            return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
        };
        const ground = element => {
            for (let one = element; one; one = one.parentElement) {
                const color = getComputedStyle(one).backgroundColor;
                if (!/, 0\\)$/.test(color)) return color;
            }
            return "rgb(0, 0, 0)";
        };
        document.querySelectorAll("details").forEach(one => { one.open = true; });
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        const poor = {};
        let count = 0;
        while (walker.nextNode()) {
            const element = walker.currentNode.parentElement;
            if (!walker.currentNode.data.trim() || !element.checkVisibility()) continue;
            const color = getComputedStyle(element).color;
            const lights = [light(color), light(ground(element))].sort((a, b) => b - a);
            const ratio = (lights[0] + 0.05) / (lights[1] + 0.05);
            count += 1;
            if (ratio < 4.5) poor[`${color} on ${ground(element)}`] = ratio;
        }
        return [count, poor];
    })()"""
    for kind, least in [("defects", 1000), ("comparison", 300)]:
        with look(kind=kind) as page:
            for scheme in ["light", "dark"]:
                page.media(scheme=scheme)
                count, poor = page.value(measure)
                assert count > least, f"{kind}: only {count} texts"
                equal(poor, {}, f"{kind}: contrast in {scheme}")


def fits_every_width(look, shots):
    """No window is too narrow; pictures are left of each, light and dark."""
    run = ["requirements", "promises", "waivers"]
    parts = {"defects": run, "conforming": run, "hostile": run, "comparison": ["breaking", "compatible", "rules"]}
    for kind in parts:
        with look(kind=kind) as page:
            for scheme in ["light", "dark"]:
                page.media(scheme=scheme)
                for width in [360, 800, 1440]:
                    page.size(width, 1600)
                    wide = page.value("document.documentElement.scrollWidth")
                    assert wide <= width, f"{kind} at {width} is {wide} wide"
                    if shots:
                        page.shot(f"{shots}/{kind}-{width}-{scheme}.png", width, 1600)
                        for part in parts[kind]:
                            page.value(f"document.getElementById('{part}').scrollIntoView()")
                            page.shot(f"{shots}/{kind}-{part}-{width}-{scheme}.png", width, 1600)
                        page.value("scrollTo(0, 0)")
            if shots:
                page.media("print")
                # As wide as a sheet of A4 within its margins, and two of them long.
                page.shot(f"{shots}/{kind}-print.png", 718, 2094)


def leads_to_its_rule(look):
    """Tab reaches every rule of a comparison and shows where it is; Enter leads to the reason, and Tab to every table."""
    active = """(() => {
        const element = document.activeElement;
        const style = getComputedStyle(element);
        const isSeen = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
        return [element.tagName.toLowerCase(), element.getAttribute("href") ?? "", isSeen];
    })()"""
    with look(kind="comparison") as page:
        seen = []
        for _ in range(1000):
            page.press("Tab")
            now = page.value(active)
            if now[0] == "body" and seen:
                break
            seen.append(now)
        equal([one for one in seen if not one[2]], [], "elements that do not show that they have the focus")
        rows = page.value("document.querySelectorAll('tr.change').length")
        equal(sum(one[1].startswith("#rule-") for one in seen), rows, "rules that Tab reaches")
        regions = page.value("document.querySelectorAll('[role=region]').length")
        equal(sum(one[0] == "div" for one in seen), regions, "tables that Tab reaches")
        for part in ["sides", "breaking", "risky", "compatible", "rules"]:
            assert any(one[1] == f"#{part}" for one in seen), f"Tab does not reach the link to {part}"
        page.value("document.querySelector('tr.change a').focus()")
        page.press("Enter")
        rule = page.value("document.querySelector('tr.change a').getAttribute('href')")
        equal(page.value("location.hash"), rule, "the address after Enter")
        box = page.value(f"document.querySelector('{rule}').getBoundingClientRect().top")
        assert -5 <= box <= 900, f"the rule is at {box}"
        nodes = [node for node in page.call("Accessibility.getFullAXTree")["nodes"] if not node.get("ignored")]
        roles = [node["role"]["value"] for node in nodes if "role" in node]
        for role in ["banner", "navigation", "main"]:
            equal(roles.count(role), 1, f"landmarks {role}")


def prints_everything(look):
    """On paper every case is told and no control is; on the screen all is as before."""
    hidden = """Array.from(document.querySelectorAll(".case, .facts, .command pre"))
        .filter(one => !one.checkVisibility({ contentVisibilityAuto: true })).length"""
    with look() as page:
        assert page.value(hidden) > 0
        opened = page.value("document.querySelectorAll('details[open]').length")
        page.media("print")
        equal(page.value(hidden), 0, "parts that are not printed")
        buttons = "document.querySelector('.filters').checkVisibility()"
        equal(page.value(buttons), False, "filters on paper")
        page.media("screen")
        page.call("Page.printToPDF", transferMode="ReturnAsStream")
        equal(page.value("document.querySelectorAll('details[open]').length"), opened, "open parts after printing")


def speaks(look):
    """Who listens to the page finds its landmarks, one first heading, and a name on every control."""
    with look() as page:
        nodes = page.call("Accessibility.getFullAXTree")["nodes"]
        nodes = [node for node in nodes if not node.get("ignored")]
        named = [(node["role"]["value"], node.get("name", {}).get("value", "")) for node in nodes if "role" in node]
        for role in ["banner", "navigation", "main", "contentinfo", "search"]:
            equal(sum(one[0] == role for one in named), 1, f"landmarks {role}")
        levels = [
            entry["value"]["value"]
            for node in nodes if node["role"]["value"] == "heading"
            for entry in node.get("properties", []) if entry["name"] == "level"
        ]
        equal(levels.count(1), 1, "first headings")
        assert len(levels) > 100, f"only {len(levels)} headings"
        controls = ["button", "combobox", "searchbox", "textbox", "link", "region", "DisclosureTriangle"]
        equal([one for one in named if one[0] in controls and not one[1].strip()], [], "controls without a name")
        equal(sum(one[0] == "combobox" for one in named), 3, "choices")
        equal(sum(one[0] == "status" for one in named), 2, "places that are told: of the filters and of the buttons")


def stays_usable_when_large(look):
    """10,000 cases open within 10 s, and a search answers within 2 s."""
    with look(kind="large") as page:
        spent = page.value("performance.timing.loadEventEnd - performance.timing.navigationStart") / 1000
        assert spent < 10, f"it took {spent} s to open"
        rows = page.value(f"{ROWS}.length")
        page.click("[type=search]")
        page.type("uid")
        searched = page.wait(f"{STATUS} !== '{rows} of {rows} shown'", 20)
        assert searched < 2, f"a search took {searched} s"
        print(f"   {rows} rows opened in {spent:.1f} s, searched in {searched:.2f} s")


# Each check with the ways to break a page that it must notice: what is replaced, and by what.
CHECKS = {
    is_quiet: [("</main>", "<script>console.log(1)</script></main>"), ("</main>", "<p style='color: red'>x</p></main>")],
    asks_for_nothing: [("</main>", "<img src='http://em.example/x.png'/></main>")],
    opens_what_a_link_names: [("row.open = true;", "")],
    leads_to_evidence: [('href="evidence/', 'href="evidence/no-'), ('href="evidence/', 'href="../evidence/')],
    works_without_script: [(' aria-label="Requirements" hidden=""', ' aria-label="Requirements"'), ("</main>", "<button>x</button></main>")],
    searches: [("textOf(row).includes(word)", "true"), ("shown.textContent =", "shown.title ="), ('control.value = ""', "0")],
    filters: [(".includes(value);", ".length > 0;"), (".includes(value);", ".length > 99;")],
    copies: [
        ("button.textContent = told.textContent =", "button.textContent ="),
        ("writeText(code.textContent)", "writeText('x')"), ('execCommand("copy")', 'queryCommandState("copy")'),
    ],
    can_be_walked_by_keyboard: [
        ("<summary>", "<summary tabindex='-1'>"),
        ("outline: 3px solid var(--link)", "outline: none"),
        ('form.hidden = false;', 'form.hidden = false; addEventListener("keydown", event => { if (event.key === "Enter") event.preventDefault(); });'),
        ("button.hidden = false;", "button.hidden = false; button.tabIndex = -1;"),
    ],
    shows_hostile_names_as_text: [
        ("&lt;img", "<img"), ("&lt;script&gt;window.broken = 1&lt;/script&gt;", "<script>window.broken = 1</script>"),
        ("\\u{202E}", "\u202e"), ('<a href="https:', '<a href="javascript:'), ("&lt;h1&gt;", "<h1>"),
    ],
    has_contrast: [("--quiet: #57606a", "--quiet: #a0a0a0"), ("--bad: #ffb1a8", "--bad: #a40e26")],
    leads_to_its_rule: [
        ("outline: 3px solid var(--link)", "outline: none"), ('href="#rule-', 'href="#no-rule-'), ("<main>", "<div>"),
        ('href="#breaking"', 'href="#sides"'), ('tabindex="0"', 'role="note"'),
    ],
    fits_every_width: [("max-width: 82rem;", "min-width: 50rem;")],
    prints_everything: [
        ("details::details-content", "details::before"), ("nav, .skip, .filters, button", "nav"),
        ("details.open = false", "details.open = true"),
    ],
    speaks: [("<main>", "<div>"), ('<label for="filter-text">', "<label>"), ("<h3>", "<h1>"), ('role="status"', "")],
    stays_usable_when_large: [("let count = 0;", "let count = 0; const end = Date.now() + 3000; while (end > Date.now());")],
}


class Looks:
    """Opens pages, whole or broken in one way."""

    def __init__(self, browser, pages):
        self._browser, self._pages = browser, pages
        self.mistake = None

    def __call__(self, kind="defects", **options):
        path = getattr(self._pages, kind)()
        if self.mistake:
            with open(path, encoding="utf-8", newline="") as file:
                text = file.read()
            right, wrong = self.mistake
            assert right in text, f"{right!r} is not in the page, so that it cannot be broken there"
            # A page that is changed no longer fits its own policy, which would hide what the change does.
            if "console.log" not in wrong and "style=" not in wrong:
                text = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", text)
            # Beside the page, so that what it names is still where it says.
            path = f"{os.path.dirname(path)}/broken.html"
            with open(path, "w", encoding="utf-8", newline="") as file:
                file.write(text.replace(right, wrong))
        return self._browser.open(path, **options)


def passes(check, look, shots=None):
    """Whether a check passes, and if not, why."""
    try:
        check(look, shots) if check is fits_every_width else check(look)
        return None
    except (AssertionError, RuntimeError) as error:
        return str(error) or "it failed"


def main():
    parser = argparse.ArgumentParser()
    for name in ["--emconform", "--work", "--shots"]:
        parser.add_argument(name, required=True)
    parser.add_argument("checks", nargs="*")
    arguments = parser.parse_args()
    chosen = {check: mistakes for check, mistakes in CHECKS.items()
              if not arguments.checks or check.__name__ in arguments.checks}
    assert chosen, "there is no such check"
    failures = 0
    with Browser() as browser:
        look = Looks(browser, Pages(arguments.emconform, arguments.work))
        for check, mistakes in chosen.items():
            look.mistake = None
            error = passes(check, look, arguments.shots)
            print(f"{'ok  ' if error is None else 'FAIL'} {check.__name__}: {error or check.__doc__}", flush=True)
            failures += error is not None
            for mistake in mistakes:
                look.mistake = mistake
                noticed = passes(check, look)
                word = "FAIL not noticed" if noticed is None else "     noticed"
                print(f"{word}: {mistake[0]!r} → {mistake[1]!r} ({(noticed or '')[:100]})", flush=True)
                failures += noticed is None
    print(f"{len(chosen)} checks, {sum(map(len, chosen.values()))} broken pages, {failures} failures")
    sys.exit(1 if failures else 0)


main()
