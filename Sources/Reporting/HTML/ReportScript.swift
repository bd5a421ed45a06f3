/// The scripts that make a page handier; each leaves a page alone that lacks what it looks for.
///
/// They hold neither `<` nor `&`, because XML would read them as markup.
enum ReportScript {
    /// All of them, in the order in which they run.
    static let all = [filtering, copying, tables, opening]

    /// Search and filters for whatever has the class `row`.
    ///
    /// A control with `data-filter="level"` is held against each row's `data-level`, and one with `data-filter="text"`
    /// against the row's text. How many rows are shown is said where `role` is `status`.
    static let filtering = """
        "use strict";
        (() => {
            const form = document.querySelector(".filters");
            if (!form) return;
            const rows = Array.from(document.querySelectorAll(".row"));
            const controls = Array.from(form.querySelectorAll("[data-filter]"));
            const shown = form.querySelector("[role=status]");
            const texts = new Map();
            const textOf = row => {
                if (!texts.has(row)) texts.set(row, row.textContent.toLowerCase());
                return texts.get(row);
            };
            const fits = (row, name, value) => name === "text"
                ? value.split(" ").every(word => textOf(row).includes(word))
                : row.dataset[name].toLowerCase().split(" ").includes(value);
            const apply = () => {
                const wishes = controls.map(control => [control.dataset.filter, control.value.trim().toLowerCase()])
                    .filter(wish => wish[1] !== "");
                let count = 0;
                for (const row of rows) {
                    row.hidden = !wishes.every(wish => fits(row, wish[0], wish[1]));
                    if (!row.hidden) count += 1;
                }
                shown.textContent = `${count} of ${rows.length} shown`;
            };
            const turn = isOpen => rows.filter(row => !(isOpen ? row.hidden : false))
                .forEach(row => { row.open = isOpen; });
            const actions = {
                reset: () => { for (const control of controls) control.value = ""; apply(); },
                open: () => turn(true),
                close: () => turn(false),
            };
            let waiting = 0;
            form.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(apply, 80); });
            form.addEventListener("click", event => {
                const button = event.target.closest("button");
                if (button) actions[button.name]();
            });
            form.hidden = false;
            apply();
        })();
        """

    /// Buttons that copy the lines before them; where the clipboard is closed to a page, the lines are selected first.
    static let copying = """
        "use strict";
        (() => {
            const select = code => {
                const range = document.createRange();
                range.selectNodeContents(code);
                getSelection().removeAllRanges();
                getSelection().addRange(range);
                return document.execCommand("copy");
            };
            const copy = async code => {
                try {
                    await navigator.clipboard.writeText(code.textContent);
                    return true;
                } catch {
                    return select(code);
                }
            };
            for (const button of document.querySelectorAll("[data-copy]")) {
                button.hidden = false;
            }
            const told = document.createElement("p");
            told.setAttribute("role", "status");
            told.className = "unseen";
            document.body.append(told);
            document.addEventListener("click", async event => {
                const button = event.target.closest("[data-copy]");
                if (!button) return;
                const isDone = await copy(button.parentElement.querySelector("code"));
                button.textContent = told.textContent = isDone ? "Copied" : "Selected";
                setTimeout(() => { button.textContent = "Copy"; told.textContent = ""; }, 2000);
            });
        })();
        """

    /// Tables are tables for a screen reader also where a narrow page shows them as blocks.
    static let tables = """
        "use strict";
        (() => {
            const roles = {
                "table": "table", "thead, tbody": "rowgroup", "tr": "row", "thead th": "columnheader",
                "tbody th": "rowheader", "td": "cell"
            };
            for (const [elements, role] of Object.entries(roles)) {
                for (const element of document.querySelectorAll(elements)) { element.setAttribute("role", role); }
            }
        })();
        """

    /// A row that a link leads to is shown and open, and on paper everything is.
    static let opening = """
        "use strict";
        (() => {
            const arrive = () => {
                const row = document.getElementById(decodeURIComponent(location.hash.slice(1)));
                if (!row) return;
                row.hidden = false;
                if (row.tagName === "DETAILS") row.open = true;
                row.scrollIntoView();
            };
            let closed = [];
            addEventListener("hashchange", arrive);
            addEventListener("beforeprint", () => {
                closed = Array.from(document.querySelectorAll("details:not([open])"));
                for (const details of closed) details.open = true;
            });
            addEventListener("afterprint", () => {
                for (const details of closed) details.open = false;
            });
            arrive();
        })();
        """
}
