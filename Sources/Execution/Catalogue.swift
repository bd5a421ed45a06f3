import Conformance
import Evaluation
import Representation

/// The subjects of a collection, read from its list or, where that is too large for one answer, from query pages.
///
/// Of each item only what names it is kept, so that memory does not grow with what stands in it.
final class Catalogue {
    /// A subject, and by what it is sampled.
    struct Entry {
        let subject: Subject
        var stratum = ""
        /// How many bytes its names take.
        let bytes: Int
    }

    /// An item whose `UID` is longer is known by its target: what names a subject stands in every report.
    private static let mostLabelBytes = 200

    let collection: Target
    private let resource: ResourceContract
    private let limits: RunLimits
    /// Whether it matters by what subjects are sampled.
    private let isSampled: Bool
    private let look: @Sendable (ReadRequest) async -> Observation
    private(set) var entries: [Entry] = []
    /// How many items there are, those included that cannot be asked for.
    private(set) var count = 0
    /// How many bytes the names of the entries take.
    private var bytes = 0
    /// The `Href` of the first item that cannot be asked for.
    private(set) var strayHref: String?

    init(
        resource: ResourceContract,
        collection: Target,
        limits: RunLimits,
        isSampled: Bool,
        look: @escaping @Sendable (ReadRequest) async -> Observation
    ) {
        self.resource = resource
        self.collection = collection
        self.limits = limits
        self.isSampled = isSampled
        self.look = look
    }

    /// Reads every item's address; what stands in the way otherwise.
    func read() async -> Inconclusive? {
        let listing = await look(ReadRequest(target: collection, accept: .xml, session: .main))
        if listing.isTooLarge, let query = Target.query(for: resource.kind) {
            return await readPages(from: query.adding("format=Entities")) { add($0.map(listed)) }
        }
        guard listing.isSuccess, let items = listing.listedItems(listed) else {
            return Inconclusive("\(collection) cannot be read", listing)
        }
        add(items)
        return excess
    }

    /// Reads the strata from the list of entities; what cannot be read leaves one stratum for all.
    func readStrata(_ entities: Target) async {
        guard !resource.strata.isEmpty, entries.allSatisfy(\.stratum.isEmpty) else { return }
        let places = Dictionary(zip(entries.map(\.subject.label), entries.indices)) { first, _ in first }
        let facts = { (item: Resource) in (label: Self.label(of: item), stratum: self.stratum(of: item)) }
        let note = { (items: [(label: String?, stratum: String)]) in
            for item in items {
                guard let place = item.label.flatMap({ places[$0] }) else { continue }
                self.bytes += item.stratum.utf8.count - self.entries[place].stratum.utf8.count
                guard self.bytes <= self.limits.heldBytes else { return }
                self.entries[place].stratum = item.stratum
            }
        }
        let listing = await look(ReadRequest(target: entities, accept: .xml, session: .main))
        if listing.isTooLarge, let query = Target.query(for: resource.kind) {
            _ = await readPages(from: query.adding("format=Entities")) { note($0.map(facts)) }
        } else if listing.isSuccess {
            note(listing.listedItems(facts) ?? [])
        }
    }

    /// Reads page after page.
    private func readPages(from target: Target, _ take: (Resource.Items) -> Void) async -> Inconclusive? {
        var next: Target? = target
        var read: Set<Target> = []
        while let target = next {
            guard read.count < limits.pages else {
                return Inconclusive(.blocked, "the query has more than \(limits.pages) pages (--limit pages)")
            }
            // A link that leads back would be followed until the time is up.
            guard read.insert(target).inserted else {
                return Inconclusive(.blocked, "the page \(target) comes again behind a link to the next one")
            }
            let page = await look(ReadRequest(target: target, accept: .xml, session: .main))
            guard page.isSuccess, let body = page.resource else {
                return Inconclusive("\(target) cannot be read", page)
            }
            take(body.listedItems)
            if let excess { return excess }
            next = body.pageHref(["Next"]).flatMap { Href($0).target }
        }
        return nil
    }

    /// That there are more items than are taken.
    private var excess: Inconclusive? {
        if count > limits.subjects {
            return Inconclusive(.blocked, "\(collection) lists more than \(limits.subjects) (--limit subjects)")
        }
        guard bytes > limits.heldBytes else { return nil }
        let much = "addresses of more than \(limits.heldBytes) bytes (--limit held-bytes)"
        return Inconclusive(.blocked, "\(collection) lists items with \(much)")
    }

    /// By what an item is known, where it says so within reason.
    private static func label(of item: Resource) -> String? {
        item.text(of: "UID").flatMap { $0.utf8.count > mostLabelBytes ? nil : $0 }
    }

    /// What is kept of an item.
    private enum Listed {
        case entry(Entry)
        /// An item that cannot be asked for.
        case stray(href: String?)
    }

    private func listed(_ item: Resource) -> Listed {
        let href = item.text(of: "Href")
        guard let target = href.flatMap({ Href($0).target })?.withoutQuery else { return .stray(href: href) }
        let subject = Subject(
            resource: resource.name,
            label: Self.label(of: item) ?? target.description,
            ways: resource.ways(to: target),
            collection: collection
        )
        let stratum = isSampled ? stratum(of: item) : ""
        // Each form has an address of its own.
        let bytes = 2 * target.path.utf8.count + subject.label.utf8.count + stratum.utf8.count
        return .entry(Entry(subject: subject, stratum: stratum, bytes: bytes))
    }

    private func add(_ items: [Listed]) {
        for item in items {
            count += 1
            guard count <= limits.subjects else { continue }
            switch item {
            case .entry(let entry):
                bytes += entry.bytes
                guard bytes <= limits.heldBytes else { continue }
                entries.append(entry)
            case .stray(let href): strayHref = strayHref ?? href
            }
        }
    }

    /// The values of the facts by which subjects are sampled; empty where the item shows none of them.
    private func stratum(of item: Resource) -> String {
        let values = resource.strata.compactMap { fact in resource.facts[fact].flatMap { item.text(of: $0) } }
        return String(decoding: values.joined(separator: "/").utf8.prefix(Self.mostLabelBytes), as: UTF8.self)
    }
}

extension Observation {
    /// Whether the answer was over the limit of bytes.
    fileprivate var isTooLarge: Bool {
        guard case .failure(let error) = result else { return false }
        return error.kind == .contentTooLarge
    }
}
