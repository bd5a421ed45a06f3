/// How a value becomes another one.
enum ValueChange {
    /// The value after an operation; nothing where the operation finds nothing in it.
    static func value(_ value: String, after operation: Mutation.Operation) -> String? {
        switch operation {
        case .clear: value.isEmpty ? nil : ""
        case .alter: value + "x"
        case .alterGUID: alteredGUID(value)
        case .alterPath: alteredPath(value)
        case .delete, .duplicate, .rename, .recase, .retype, .null, .addText, .trail, .splice, .cut, .reorder, .add,
            .respell:
            nil
        }
    }

    /// A name whose first letter has the other case.
    static func recased(_ name: String) -> String {
        guard let first = name.first else { return name }
        return (first.isUppercase ? first.lowercased() : first.uppercased()) + name.dropFirst()
    }

    /// The first digit of the first guid becomes another one.
    private static func alteredGUID(_ value: String) -> String? {
        let digits = "[0-9a-fA-F]"
        guard let guid = try? Regex("\(digits){8}-\(digits){4}-\(digits){4}-\(digits){4}-\(digits){12}"),
            let range = value.firstMatch(of: guid)?.range
        else { return nil }
        let first = value[range.lowerBound]
        return value.replacingCharacter(at: range.lowerBound, with: first == "0" ? "1" : "0")
    }

    /// The first segment below `/api` becomes another one.
    private static func alteredPath(_ value: String) -> String? {
        guard let place = value.firstRange(of: "/api/") else { return nil }
        return value.replacing("/api/", with: "/api/other", subrange: place)
    }
}

extension String {
    fileprivate func replacingCharacter(at index: String.Index, with character: Character) -> String {
        String(self[..<index]) + String(character) + String(self[self.index(after: index)...])
    }
}
