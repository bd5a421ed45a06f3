/// A request as it is understood, and the view that its answer is made with.
struct Situation: Sendable {
    let request: MockRequest
    let target: RequestTarget
    let route: Route
    let mediaType: MediaType
    let view: ResourceView

    /// Understands a request.
    init(_ request: MockRequest, inventory: Inventory, origin: String, behaviour: Behaviour) {
        self.request = request
        target = RequestTarget(request.target)
        route = target.segments.map(Route.init) ?? .outside
        mediaType = MediaType(accept: request.fields)
        view = ResourceView(inventory: inventory, origin: origin, mediaType: mediaType, behaviour: behaviour)
    }

    /// The form that is asked for.
    var form: Form { target.form }
}
