import XML

extension Resource {
    /// The resources of a list, each viewed when it is reached: a list of ten thousand is not held twice.
    public struct Items: RandomAccessCollection, Hashable, Sendable {
        private let elements: [XMLElement]
        private let objects: [JSONNode]

        /// The items that elements are.
        init(_ elements: [XMLElement]) { (self.elements, objects) = (elements, []) }

        /// The items among values, which are the objects.
        init(_ values: [JSONNode]) { (elements, objects) = ([], values.filter(\.isObject)) }

        /// The items of several lists, one list after the other.
        init(joining lists: [Items]) {
            if lists.count == 1 {
                self = lists[0]
                return
            }
            elements = lists.flatMap(\.elements)
            objects = lists.flatMap(\.objects)
        }

        /// The items but for elements of a name.
        func excluding(elementsNamed name: String) -> Items {
            elements.contains { $0.name.local == name } ? Items(elements.filter { $0.name.local != name }) : self
        }

        /// The place of the first item.
        public var startIndex: Int { 0 }

        /// The place behind the last item.
        public var endIndex: Int { elements.count + objects.count }

        /// The view on an item.
        public subscript(index: Int) -> Resource {
            index < elements.count ? Resource(elements[index]) : Resource(object: objects[index - elements.count])
        }
    }
}
