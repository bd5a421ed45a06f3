import MockServer
import TestSupport

extension Attack {
    /// What the content of an answer is in JSON.
    static let json: [Attack] = [
        .json("100,000 nested arrays", "(--limit json-depth)", status: 3) { _ in String(repeating: "[", count: 100_000)
        },
        .json("100,000 nested objects", "(--limit json-depth)", status: 3) { _ in
            String(repeating: "{\"a\":", count: 100_000)
        },
        .json("millions of values", "(--limit json-nodes)", status: 3) { _ in
            "[" + String(repeating: "1,", count: 4_000_000) + "1]"
        },
        .json("a number of a million digits", "(--limit json-number)", status: 3) {
            inserting("\"Size\":" + String(repeating: "9", count: 1_000_000), into: $0)
        },
        .json("a number beyond every number", "'Size' besides", status: 0) { inserting("\"Size\":1e999999", into: $0) },
        .json("NaN", "expected a value, found 'N'") { inserting("\"Size\":NaN", into: $0) },
        .json("Infinity", "found 'I'") { inserting("\"Size\":-Infinity", into: $0) },
        .json("doubled names", "occurs more than once in the object") {
            inserting("\"UID\":\"1\",\"UID\":\"2\"", into: $0)
        },
        .json("half a character", "'Note' besides", status: 0) { inserting("\"Note\":\"\\ud800\"", into: $0) },
        .json("a NUL in a name", "besides", status: 0) { inserting("\"No\\u0000te\":\"a\\u0000b\"", into: $0) },
        .json("a control character in a text", "a control character must be escaped in a string") {
            inserting("\"Note\":\"a\u{1B}[2Jpwned\"", into: $0)
        },
        .json("a text of 8 MiB", "'Note' besides", status: 0) {
            inserting("\"Note\":\"" + String(repeating: "x", count: 8 << 20) + "\"", into: $0)
        },
        .json("a member called by 1 MiB", "'xxxxxxxx", status: 0) {
            inserting("\"" + String(repeating: "x", count: 1 << 20) + "\":1", into: $0)
        },
        .json("garbage behind the text", "expected the end after the JSON value, found ']'") { $0 + "]]]" },
        .json("a text that breaks off", "the string has no end") { String($0.dropLast($0.count / 2)) },
        .json("a comment", "expected a value, found '/'") { "/* pwned */" + $0 },
        .json("single quotes", "expected a member's name in double quotes") { $0.replacing("\"", with: "'") },
        .json("a number in place of an object", "it is no object") { _ in "42" },
        .json("null in place of everything", "it is no object") { _ in "null" },
        .json("nulls in place of the values", "UID  in the other form too") { text in
            text.replacing("\"urn:", with: "null, \"X\":\"urn:")
        },
    ]

    /// The object with something in front of its members.
    private static func inserting(_ member: String, into text: String) -> String {
        "{\(member)," + text.drop { $0 != "{" }.dropFirst()
    }
}
