/// The style sheet that every page carries.
enum ReportStyle {
    /// The sheet; it holds neither `<` nor `&`, because XML would read them as markup.
    static let text = [colours, page, parts, rows, controls, media].joined(separator: "\n")

    /// Colours by what they are for, light and dark; each text on its ground has a contrast of 4.5 or more.
    private static let colours = """
        :root {
            color-scheme: light dark;
            --ground: #fff; --panel: #f6f8fa; --line: #d0d7de; --text: #1b1f24; --quiet: #57606a; --link: #0550ae;
            --bad: #a40e26; --bad-ground: #ffebe9; --doubtful: #7a4a00; --doubtful-ground: #fff1c2;
            --good: #116329; --good-ground: #dafbe1; --told: #0550ae; --told-ground: #ddf4ff;
            --waived: #6639ba; --waived-ground: #f5ecff; --none: #424a53; --none-ground: #e7ebef;
            --mark: #1b1f24; --mark-ground: #ffd43b;
        }
        @media (prefers-color-scheme: dark) {
            :root {
                --ground: #0d1117; --panel: #161b22; --line: #3d444d; --text: #e6edf3; --quiet: #9da7b3; --link: #79c0ff;
                --bad: #ffb1a8; --bad-ground: #4a0f12; --doubtful: #f2cc60; --doubtful-ground: #3a2a00;
                --good: #7ee787; --good-ground: #0b3316; --told: #a5d6ff; --told-ground: #0c2d5b;
                --waived: #d8b9ff; --waived-ground: #2f1b59; --none: #c9d1d9; --none-ground: #262c34;
                --mark: #1b1f24; --mark-ground: #e3b341;
            }
        }
        """

    /// The parts whose tables hold sentences, which a narrow window shows one under another.
    private static let wordy = ":is(#promises, #waivers, #breaking, #risky, #compatible, #rules)"

    private static let page = """
        * { box-sizing: border-box; }
        body {
            margin: 0 auto; padding: 0 1rem 3rem; max-width: 82rem; background: var(--ground); color: var(--text);
            font: 1rem/1.5 system-ui, "Segoe UI", "Liberation Sans", sans-serif; overflow-wrap: anywhere;
        }
        h1, h2, h3, p, ul, ol, dl, pre { margin: 0; }
        h2 { font-size: 1.25rem; margin-bottom: .5rem; }
        a { color: var(--link); }
        code, pre { font: .875rem/1.45 ui-monospace, "DejaVu Sans Mono", monospace; unicode-bidi: isolate; }
        [hidden] { display: none !important; }
        .unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
        :focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 3px; }
        .quiet { color: var(--quiet); font-size: .875rem; }
        .skip { position: absolute; left: -100rem; }
        .skip:focus { left: 1rem; top: .25rem; padding: .25rem .5rem; background: var(--ground); }
        .banner { margin: 1rem 0; padding: 1rem 1.25rem; border-left: .5rem solid; border-radius: .375rem; }
        .banner.good { background: var(--good-ground); border-color: var(--good); }
        .banner.bad { background: var(--bad-ground); border-color: var(--bad); }
        .banner h1 { font-size: 1.75rem; line-height: 1.2; }
        .banner.good h1 { color: var(--good); }
        .banner.bad h1 { color: var(--bad); }
        .banner .quiet { color: inherit; }
        .banner .reason { font-size: 1.125rem; }
        .marks { list-style: none; margin-top: .5rem; padding: 0; }
        .marks li {
            margin-top: .25rem; padding: .25rem .625rem; border-radius: .25rem; font-weight: 600;
            background: var(--mark-ground); color: var(--mark);
        }
        nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1rem; padding: 0; list-style: none; }
        """

    private static let parts = """
        section { margin-top: 1.5rem; }
        .cards { display: grid; gap: 0 1.5rem; grid-template-columns: repeat(auto-fit, minmax(min(20rem, 100%), 1fr)); }
        .figure { font-size: 2rem; line-height: 1.2; font-variant-numeric: tabular-nums; }
        .scrolls { overflow-x: auto; margin-bottom: 1rem; }
        table { border-collapse: collapse; width: 100%; font-size: .9375rem; }
        caption { text-align: left; color: var(--quiet); font-size: .875rem; padding-bottom: .25rem; }
        th, td {
            padding: .25rem .5rem; border-bottom: 1px solid var(--line); text-align: right; vertical-align: top;
            font-variant-numeric: tabular-nums; overflow-wrap: normal; unicode-bidi: isolate;
        }
        th { font-weight: 600; }
        th:first-child, td.prose, \(wordy) :is(th, td) { text-align: left; }
        .cards td { white-space: nowrap; }
        td.prose { overflow-wrap: anywhere; min-width: 9rem; }
        tr:target { background: var(--told-ground); }
        tr.zero td { color: var(--quiet); }
        tr.total { font-weight: 600; }
        .facts { display: grid; grid-template-columns: minmax(5.5rem, max-content) minmax(0, 1fr); gap: .125rem .75rem; }
        p + .facts { margin-top: .25rem; }
        .facts dt { color: var(--quiet); }
        .facts dd { margin: 0; unicode-bidi: isolate; }
        .keepers { padding: 0; list-style: none; }
        """

    private static let rows = """
        .row { border: 1px solid var(--line); border-radius: .375rem; margin-top: .5rem; }
        summary { cursor: pointer; }
        .row > summary {
            display: grid; grid-template-columns: max-content minmax(0, 1fr) max-content; gap: .125rem .625rem;
            align-items: baseline; padding: .5rem .75rem; border-radius: .375rem; list-style: none;
        }
        .row > summary::-webkit-details-marker { display: none; }
        .row > summary:hover { background: var(--panel); }
        .row > summary h3 { font-size: 1rem; }
        .row > summary h3::before { content: "▸ "; color: var(--quiet); }
        .row[open] > summary h3::before { content: "▾ "; }
        .gist { grid-column: 1 / -1; font-size: .9375rem; unicode-bidi: isolate; }
        .row > dl { padding: .25rem .75rem .5rem; }
        .cases { padding: 0 .75rem .5rem; list-style: none; }
        .case { padding: .375rem 0; border-top: 1px solid var(--line); unicode-bidi: isolate; }
        .finding[open] > summary .came { display: none; }
        .came { color: var(--quiet); font-size: .875rem; unicode-bidi: isolate; }
        .finding { margin: .25rem 0 .25rem .25rem; padding-left: .75rem; border-left: 3px solid var(--line); }
        .badge {
            display: inline-block; padding: 0 .5rem; border-radius: .75rem; font-size: .8125rem; font-weight: 600;
            white-space: nowrap; background: var(--none-ground); color: var(--none);
        }
        .badge.violation, .badge.error, .badge.expired { background: var(--bad-ground); color: var(--bad); }
        .badge.warning, .badge.blocked, .badge.stale { background: var(--doubtful-ground); color: var(--doubtful); }
        .badge.pass, .badge.active { background: var(--good-ground); color: var(--good); }
        .badge.note { background: var(--told-ground); color: var(--told); }
        .badge.waived { background: var(--waived-ground); color: var(--waived); }
        mark { background: var(--mark-ground); color: var(--mark); border-radius: 2px; }
        pre { padding: .5rem .625rem; background: var(--panel); border-radius: .25rem; white-space: pre-wrap; }
        """

    private static let controls = """
        .filters {
            display: grid; gap: .5rem .75rem; grid-template-columns: repeat(auto-fit, minmax(min(11rem, 100%), 1fr));
            align-items: end; padding: .75rem; margin: .5rem 0; background: var(--panel); border-radius: .375rem;
        }
        .filters label { display: block; font-size: .875rem; color: var(--quiet); }
        .filters .buttons, .filters .shown { grid-column: 1 / -1; }
        .buttons { display: flex; flex-wrap: wrap; gap: .5rem; }
        input, select, button {
            font: inherit; color: var(--text); background: var(--ground); min-height: 2.25rem;
            border: 1px solid var(--quiet); border-radius: .25rem; padding: .125rem .625rem;
        }
        input, select { width: 100%; }
        button { cursor: pointer; }
        button:hover { background: var(--panel); }
        .command { display: grid; grid-template-columns: minmax(0, 1fr) max-content; gap: .5rem; align-items: start; }
        .logon { margin: .5rem 0; }
        .logon p { margin: .25rem 0; }
        footer { margin-top: 2rem; color: var(--quiet); font-size: .875rem; }
        """

    private static let media = """
        @media (min-width: 44rem) and (max-width: 70rem) {
            .cards { grid-template-columns: 1fr 1fr; grid-template-rows: auto 1fr; }
            #counts { grid-row: 1 / 3; }
        }
        @media (max-width: 40rem) {
            th, td { padding: .25rem; }
            table { font-size: .875rem; }
            .cards tbody th { overflow-wrap: anywhere; }
            \(wordy) thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
            \(wordy) :is(table, caption, tbody, tr, th, td) { display: block; border: 0; padding: 0; }
            \(wordy) tr { padding: .375rem 0; border-bottom: 1px solid var(--line); }
            .row > summary { grid-template-columns: max-content minmax(0, 1fr); }
            .row > summary h3 { grid-column: 1 / -1; grid-row: 2; }
            .row > summary .quiet { text-align: right; }
            .row .facts { grid-template-columns: minmax(0, 1fr); }
            .row .facts dd { margin-bottom: .25rem; }
            .command { grid-template-columns: minmax(0, 1fr); }
            .command button { justify-self: start; }
        }
        @media print {
            nav, .skip, .filters, button { display: none !important; }
            details::details-content { content-visibility: visible; block-size: auto; }
            .row { break-inside: auto; }
            .row > summary { break-after: avoid; }
            .scrolls { overflow: visible; }
            a { color: inherit; }
        }
        """
}
