internal import Conformance

/// Reads the steps of a probe session.
struct StepsReader {
    /// The requirement that the steps are of.
    let fields: Fields

    private var findings: Findings { fields.findings }

    /// The steps in order, or nothing when one of them cannot be read.
    func assertion() -> Assertion? {
        checkSession()
        // A sequence of steps has no dimensions, and makes its own requests.
        for key in fields.present(["forms", "media", "when", "request"]) {
            findings.report("steps have no '\(key)'", at: fields.keySpan(key))
        }
        let nodes = findings.items(of: fields.optional("steps"), called: "'steps'")
        var hasLoggedOn = false
        let steps = nodes.enumerated().compactMap { index, node -> SessionStep? in
            guard let step = step(node) else {
                // Whether it opened a session is not known, so what follows gets the benefit of the doubt.
                hasLoggedOn = true
                return nil
            }
            check(step, isFirst: index == 0, hasLoggedOn: hasLoggedOn, at: node.span)
            if case .logOn(let logOn) = step, logOn.expectation.status == 201 { hasLoggedOn = true }
            return step
        }
        return nodes.isEmpty || steps.count < nodes.count ? nil : .steps(steps)
    }

    private func checkSession() {
        guard fields.has("session") else {
            findings.report("missing key 'session'; 'steps' need it", at: fields.keySpan("steps"))
            return
        }
        let name = findings.text(of: fields.optional("session"), called: "'session'")
        _ = findings.resolve(name, among: Vocabulary.stepSession.words, noun: Vocabulary.stepSession.noun)
    }

    private func check(_ step: SessionStep, isFirst: Bool, hasLoggedOn: Bool, at span: Span) {
        if case .logOn = step { return }
        if isFirst {
            findings.report("the first step must be a logon", at: span)
        } else if !hasLoggedOn {
            findings.report("the step needs a session; no logon before it expects 201", at: span)
        }
    }

    private func step(_ node: SourceNode) -> SessionStep? {
        guard let kinds = Fields(node, as: .step, called: "a step", findings: findings) else { return nil }
        let present = kinds.present(ContractObject.step.keys)
        guard present.count == 1, let kind = present.first else {
            findings.report("a step is one of logon, get and logout", at: kinds.span)
            return nil
        }
        guard let value = kinds.optional(kind), let object = ContractObject(rawValue: kind),
            let step = Fields(value, as: object, called: "'\(kind)'", findings: findings)
        else { return nil }
        let credentials = kind == "logon" ? credentials(step) : .configured
        guard let expectation = expectation(step), let credentials else { return nil }
        switch kind {
        case "logon": return .logOn(SessionStep.LogOn(credentials: credentials, expectation: expectation))
        case "get":
            guard let carrier = carrier(step) else { return nil }
            return .read(SessionStep.Read(carrier: carrier, expectation: expectation))
        default: return .logOut(expecting: expectation)
        }
    }

    private func credentials(_ step: Fields) -> SessionStep.LogOn.CredentialsUse? {
        guard step.has("credentials") else { return .configured }
        return findings.word(step.optional("credentials"), of: .credentialsUse, called: "'credentials'")
    }

    private func carrier(_ step: Fields) -> SessionStep.Read.Carrier? {
        guard step.has("by") else { return .header }
        return findings.word(step.optional("by"), of: .carrier, called: "'by'")
    }

    private func expectation(_ step: Fields) -> StepExpectation? {
        let claim: StepExpectation.SessionClaim? = findings.word(
            step.optional("tells"),
            of: .sessionClaim,
            called: "'tells'"
        )
        let status = findings.statusCode(of: step.required("status"))
        var rules = findings.texts(of: step.optional("fields"), spelt: .fieldName, called: "'fields'").map {
            FieldRule(name: $0.text, value: .present)
        }
        if let scheme = findings.text(of: step.optional("challenge"), spelt: .fieldName, called: "'challenge'") {
            rules.append(FieldRule(name: "WWW-Authenticate", value: .challenge(scheme: scheme.text)))
        }
        let isEmpty = findings.flag(of: step.optional("empty"), called: "'empty'") ?? false
        let root = findings.text(of: step.optional("root"), spelt: .word, called: "'root'")?.text
        return status.map { StepExpectation(status: $0, fields: rules, isEmpty: isEmpty, root: root, session: claim) }
    }
}
