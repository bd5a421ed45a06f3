import Conformance

/// One `<testsuite>`; its counts are always those of its testcases.
struct JUnitSuite: Hashable {
    /// The resource's name, or that of a part of the run.
    let name: String
    /// The testcases; never empty, because Jenkins ignores suites without any.
    var cases: [JUnitCase]

    /// The time its testcases took.
    var time: Milliseconds { Milliseconds(sum: cases.lazy.map(\.time)) }

    /// The testcases that have a result element; each has one at most.
    func count(_ element: JUnitCase.Element) -> Int { cases.count { $0.problem?.element == element } }
}

extension [JUnitSuite] {
    /// The suites of a run: one a resource, in plan order, and what is to be said of the run as a whole.
    ///
    /// They hold a failure or an error whenever the exit status is not 0, so that no reader shows green where the
    /// process did not.
    init(_ run: Run, under policy: ExitStatus.Policy, folder: String) {
        self = run.resources.compactMap { resource in
            let cases = run.results(of: resource).compactMap { result in
                JUnitCase(result, in: run.setting, under: policy, folder: folder)
            }
            return cases.isEmpty ? nil : JUnitSuite(name: resource.visible, cases: cases)
        }
        for (suite, testcase) in RunProblem.problems(of: run, under: policy, isEmpty: isEmpty) {
            add(testcase, to: suite)
        }
        makeNamesUnique()
    }

    private mutating func add(_ testcase: JUnitCase, to suite: String) {
        if let index = firstIndex(where: { $0.name == suite }) {
            self[index].cases.append(testcase)
        } else {
            append(JUnitSuite(name: suite, cases: [testcase]))
        }
    }

    private mutating func makeNamesUnique() {
        var names = JUnitNames()
        for suite in indices {
            for place in self[suite].cases.indices {
                self[suite].cases[place].name = names.unique(self[suite].cases[place].name)
            }
        }
    }
}

/// The names given in a file so far; GitLab keeps only the first of two testcases with one name.
struct JUnitNames {
    /// The most characters of a name; some readers cut titles at 255.
    static let limit = 200

    private var taken: Set<String> = []

    /// The name itself where it can be had, and otherwise one that is as stable.
    mutating func unique(_ name: String) -> String {
        let short = Self.fitting(name)
        if taken.insert(short).inserted { return short }
        var number = 2
        while true {
            let other = Self.fitting("\(name) (\(number))")
            if taken.insert(other).inserted { return other }
            number += 1
        }
    }

    /// A name that is too long ends in a digest of the whole, so that two with one beginning stay two.
    private static func fitting(_ name: String) -> String {
        guard name.unicodeScalars.count > limit else { return name }
        let digest = name.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
        let digits = String(digest, radix: 16)
        return String(String.UnicodeScalarView(name.unicodeScalars.prefix(limit - digits.count - 1))) + "~" + digits
    }
}
