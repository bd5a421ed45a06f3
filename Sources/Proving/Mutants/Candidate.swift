import Conformance

/// A mutation that an answer offers, and how it is made.
struct Candidate {
    let mutation: Mutation
    let make: () -> Response

    init(
        _ operation: Mutation.Operation,
        _ place: Mutation.Place,
        _ detail: String = "",
        make: @escaping () -> Response
    ) {
        mutation = Mutation(operation: operation, place: place, detail: detail)
        self.make = make
    }
}

extension Response {
    /// The answer with another body, whose length is told truly.
    func carrying(_ bytes: [UInt8]) -> Response {
        let fields = fields.map { field in
            field.name.lowercased() == "content-length" ? FieldLine(field.name, "\(bytes.count)") : field
        }
        return Response(status: status, reason: reason, fields: fields, body: bytes)
    }

    /// The answer with other header fields.
    func bearing(_ fields: [FieldLine]) -> Response {
        Response(status: status, reason: reason, fields: fields, body: body)
    }

    /// What can be done to the status and the header fields.
    var headCandidates: [Candidate] {
        let statuses = [202, 204, 404, 500].map { other in
            Candidate(.alter, .status, "\(other)") {
                Response(status: other, reason: "", fields: fields, body: body)
            }
        }
        let added = Candidate(.add, .field("X-Extra")) { bearing(fields + [FieldLine("X-Extra", "1")]) }
        return statuses + [added] + fields.indices.flatMap(fieldCandidates) + contentTypeSpellings
    }

    private func fieldCandidates(_ index: Int) -> [Candidate] {
        let field = fields[index]
        let place = Mutation.Place.field(field.name)
        let replaced = { (line: FieldLine?) -> Response in
            var copy = fields
            if let line { copy[index] = line } else { copy.remove(at: index) }
            return bearing(copy)
        }
        return [
            Candidate(.delete, place) { replaced(nil) },
            Candidate(.duplicate, place) { bearing(fields + [field]) },
            Candidate(.rename, place) { replaced(FieldLine("X-\(field.name)", field.value)) },
            Candidate(.recase, place) { replaced(FieldLine(field.name.uppercased(), field.value)) },
            Candidate(.clear, place) { replaced(FieldLine(field.name, "")) },
            Candidate(.alter, place) { replaced(FieldLine(field.name, "1\(field.value)")) },
        ]
    }

    private var contentTypeSpellings: [Candidate] {
        guard let index = fields.firstIndex(where: { $0.name.lowercased() == "content-type" }) else { return [] }
        let type = fields[index].value.prefix { $0 != ";" }
        return ["", ";charset=UTF-8", "; charset=\"utf-8\""].map { parameter in
            Candidate(.respell, .field("Content-Type"), parameter) {
                var copy = fields
                copy[index] = FieldLine(copy[index].name, "\(type)\(parameter)")
                return bearing(copy)
            }
        }
    }

    /// What can be done to the bytes, whatever is in them.
    func bodyCandidates(trailing: String, others: [(name: String, body: [UInt8])]) -> [Candidate] {
        [
            Candidate(.trail, .body) { carrying(body + Array(trailing.utf8)) },
            Candidate(.cut, .body) { carrying(Array(body.dropLast())) },
        ]
            + others.map { other in
                Candidate(.splice, .body, other.name) { carrying(other.body) }
            }
    }
}
