/// As much of JSON Schema 2020-12 as our schema uses; a keyword that it does not know is an error, not ignored.
struct JSONSchemaValidator {
    let root: JSONValue

    /// What is wrong with a value; empty when the schema accepts it.
    func problems(in value: JSONValue) -> [String] { problems(in: value, by: root, at: "$") }

    private func problems(in value: JSONValue, by schema: JSONValue, at path: String) -> [String] {
        guard let keywords = schema.members else { return ["\(path): the schema is no object"] }
        return keywords.sorted { $0.key < $1.key }.flatMap { keyword, argument in
            problems(in: value, by: keyword, argument, schema, at: path)
        }
    }

    private func problems(
        in value: JSONValue,
        by keyword: String,
        _ argument: JSONValue,
        _ schema: JSONValue,
        at path: String
    ) -> [String] {
        switch keyword {
        case "$schema", "$id", "$defs", "title", "description": []
        case "$ref": reference(argument).map { problems(in: value, by: $0, at: path) } ?? ["\(path): no \(argument)"]
        case "type": Self.isValue(value, of: argument) ? [] : ["\(path): not of type \(argument)"]
        case "const": value == argument ? [] : ["\(path): not \(argument)"]
        case "enum": argument.items?.contains(value) == true ? [] : ["\(path): none of \(argument)"]
        case "minimum": value.number.map { $0 >= argument.number ?? .nan } ?? true ? [] : ["\(path): too small"]
        case "maximum": value.number.map { $0 <= argument.number ?? .nan } ?? true ? [] : ["\(path): too great"]
        case "minLength":
            value.text.map { Double($0.count) >= argument.number ?? .nan } ?? true ? [] : ["\(path): too short"]
        case "required":
            (argument.items ?? []).compactMap(\.text).filter { value.members?[$0] == nil }.map { "\(path): no \($0)" }
        case "properties": properties(of: value, by: argument, at: path)
        case "additionalProperties": additional(in: value, argument, schema, at: path)
        case "items":
            (value.items ?? []).enumerated().flatMap {
                problems(in: $0.element, by: argument, at: "\(path)[\($0.offset)]")
            }
        case "oneOf": oneOf(argument.items ?? [], accepts: value, at: path)
        default: ["\(path): the schema's keyword \(keyword) is unknown"]
        }
    }

    private func properties(of value: JSONValue, by schemas: JSONValue, at path: String) -> [String] {
        (schemas.members ?? [:]).sorted { $0.key < $1.key }.flatMap { name, schema in
            value[name].map { problems(in: $0, by: schema, at: "\(path).\(name)") } ?? []
        }
    }

    private func additional(
        in value: JSONValue,
        _ argument: JSONValue,
        _ schema: JSONValue,
        at path: String
    ) -> [String] {
        guard argument == .bool(false) else { return ["\(path): additionalProperties is not false"] }
        let known = Set((schema["properties"]?.members ?? [:]).keys)
        return Set((value.members ?? [:]).keys).subtracting(known).sorted().map { "\(path): \($0) is not known" }
    }

    private func oneOf(_ schemas: [JSONValue], accepts value: JSONValue, at path: String) -> [String] {
        let accepting = schemas.count { problems(in: value, by: $0, at: path).isEmpty }
        return accepting == 1 ? [] : ["\(path): \(accepting) of the alternatives accept it"]
    }

    private func reference(_ argument: JSONValue) -> JSONValue? {
        argument.text.flatMap { $0.split(separator: "/").last }.flatMap { root["$defs"]?[String($0)] }
    }

    private static func isValue(_ value: JSONValue, of type: JSONValue) -> Bool {
        switch (type.text, value) {
        case ("object", .object), ("array", .array), ("string", .string), ("number", .number), ("boolean", .bool): true
        case ("integer", .number(let number)): number == number.rounded()
        default: false
        }
    }
}
