/// The style sheet that every page carries.
enum ReportStyle {
    /// The sheet; it holds neither `<` nor `&`, because XML would read them as markup.
    static let text = """
        :root { color-scheme: light dark; }
        """
}
