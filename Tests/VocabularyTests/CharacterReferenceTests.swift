import Testing

@testable import Conformance

/// References are read as a browser reads them.
@Suite struct CharacterReferenceTests {
    /// The character that a text begins with, and what follows it.
    private static func read(_ text: String, isCut: Bool = false) -> String? {
        let bytes = Array(text.utf8)
        switch CharacterReference(at: 0, in: bytes, isCut: isCut) {
        case .whole(let scalar, let length): return "\(scalar) \(String(decoding: bytes[length...], as: UTF8.self))"
        case .none: return nil
        case .cut: return "cut"
        }
    }

    @Test(arguments: [
        ("&nbsp;", "\u{A0} "), ("&yuml;a", "\u{FF} a"), ("&yumla", "\u{FF} a"),
        ("&Auml;", "\u{C4} "), ("&QUOT;", "\" "), ("&apos;", "' "), ("&diams;", "\u{2666} "), ("&notin;", "\u{2209} "),
        ("&notit;", "\u{AC} it;"), ("&sup1", "\u{B9} "), ("&#65", "A "), ("&#065;b", "A b"), ("&#x41g", "A g"),
        ("&#X41;", "A "), ("&lbrace;", "{ "),
    ])
    func `a reference is the character that HTML says`(_ text: String, _ expected: String) {
        #expect(Self.read(text) == expected)
    }

    @Test(arguments: [
        "&", "&;", "&#", "&#;", "&#x", "&#xg;", "&xnothing;", "&aposs", "&euro", "&AUML;", "&#xD800;", "&#1114112;",
        "&#99999999999;", "& lt;",
    ])
    func `what is none stays`(_ text: String) {
        #expect(Self.read(text) == nil)
    }

    @Test(arguments: ["&", "&a", "&#", "&#x4", "&lt"]) func `one that goes on to a cut may be another one`(
        _ text: String
    ) {
        #expect(Self.read(text, isCut: true) == "cut")
        #expect(Self.read(text + " ", isCut: true) != "cut")
    }
}
