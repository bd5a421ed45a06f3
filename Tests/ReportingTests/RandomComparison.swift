import Comparing
import Foundation

extension SplitMix {
    /// A comparison with a random text in every place that takes one of a server's or a user's, as its own JSON says it.
    mutating func comparison(changes count: Int) throws -> Comparison {
        var object: [String: Any] = [
            "before": side(), "after": side(), "obstacle": hostileText(),
            "extent": ["requests": 1, "onlyBefore": 2, "onlyAfter": 3, "representations": 4, "requirements": 5],
        ]
        object["changes"] = (0..<count).map { change(ChangeRule.allCases[$0 % ChangeRule.allCases.count]) }
        object["verdictChanges"] = (0..<count).map { verdict(ChangeRule.allCases[$0 % ChangeRule.allCases.count]) }
        return try JSONDecoder().decode(Comparison.self, from: JSONSerialization.data(withJSONObject: object))
    }

    private mutating func side() -> [String: Any] {
        [
            "name": hostileText(), "isMock": false, "versions": ["v1_7"], "startedAt": hostileText(),
            "exchanges": 3, "populations": [["resource": hostileText(), "found": 24, "picked": 20]],
        ]
    }

    private mutating func change(_ rule: ChangeRule) -> [String: Any] {
        [
            "changeClass": rule.changeClass.rawValue, "rule": rule.rawValue, "holders": [hostileText(), hostileText()],
            "part": hostileText(), "before": hostileText(), "after": hostileText(),
            "subjectsBefore": ["some": 20, "all": 20], "subjectsAfter": ["some": 0, "all": 20],
            "places": [hostileText(), hostileText()],
        ]
    }

    private mutating func verdict(_ rule: ChangeRule) -> [String: Any] {
        [
            "changeClass": rule.changeClass.rawValue, "rule": rule.rawValue, "requirement": hostileText(),
            "level": "must", "purpose": hostileText(), "before": "pass", "after": "violation",
            "cases": [hostileText(), hostileText()],
        ]
    }
}
