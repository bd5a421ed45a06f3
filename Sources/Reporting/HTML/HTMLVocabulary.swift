/// The elements that a page is made of; none of them runs, loads or embeds anything.
///
/// What does, such as `script` and `style`, is written by `HTMLPage` alone, and `a` by `HTMLWriter.link` alone.
enum HTMLElement: String {
    case article, aside, bdi, body, button, caption, code, dd, del, details, div, dl, dt, em, figure, footer
    case h1, h2, h3, h4, header, html, head, ins, kbd, label, li, main, mark, nav, ol, option, p, pre, search, section
    case select, small, span, strong, summary, table, tbody, td, tfoot, th, thead, time, title, tr, ul

    /// Whether a line may break after the element without a reader seeing it.
    var endsLine: Bool {
        switch self {
        case .bdi, .button, .code, .del, .em, .ins, .kbd, .label, .mark, .option, .small, .span, .strong, .time: false
        default: true
        }
    }
}

/// The elements that have no content, and so no end tag.
enum HTMLVoidElement: String {
    case br, hr, input, meta
}

/// The attributes that elements may carry; none of them runs or loads anything.
///
/// There is no `href`, no `src`, no `style` and no `on…`: text of a server's cannot get into one.
enum HTMLAttribute: String {
    case autocomplete, charset, colspan, content, datetime, disabled, dir, hidden, id, lang, name, open, placeholder
    case role, rowspan, scope, selected, spellcheck, tabindex, title, type, value
    case `class`
    case `for`
    case ariaControls = "aria-controls"
    case ariaDescribedBy = "aria-describedby"
    case ariaHidden = "aria-hidden"
    case ariaLabel = "aria-label"
    case ariaLabelledBy = "aria-labelledby"
    case ariaLive = "aria-live"
    case dataCopy = "data-copy"
    case dataFilter = "data-filter"
    case dataLevel = "data-level"
    case dataOutcome = "data-outcome"
    case dataResource = "data-resource"
    case httpEquiv = "http-equiv"
}
