import ContractLoading
import Testing

/// Mistakes in what is claimed of the query service.
@Suite struct QueryDiagnosticsTests {
    @Test func `an unknown rule of queries is reported with the one that was meant`() {
        #expect(
            Example().claiming("query: filtre", "by: Name", "shown: Name").diagnostics == """
                contracts/resources/thing.yaml:50:12: error: unknown rule of queries 'filtre'; did you mean 'filter'?
                 50 |     query: filtre
                    |            ^~~~~~
                """
        )
    }

    @Test func `a rule of queries that is far from all others is reported with those that are known`() {
        #expect(
            Example().claiming("query: speed").diagnostics == """
                contracts/resources/thing.yaml:50:12: error: unknown rule of queries 'speed'; known: accepts, filter, \
                sort, order, paging-info, pages
                 50 |     query: speed
                    |            ^~~~~
                """
        )
    }

    @Test(arguments: ["accepts", "filter", "sort", "order"]) func `a query about a field names it`(_ rule: String) {
        #expect(
            Example().claiming("query: \(rule)", "shown: Name").diagnostics == """
                contracts/resources/thing.yaml:50:5: error: missing key 'by'; 'query' needs it
                 50 |     query: \(rule)
                    |     ^~~~~
                """
        )
    }

    @Test(arguments: ["sort", "order"]) func `an order is one of values that can be seen`(_ rule: String) {
        #expect(
            Example().claiming("query: \(rule)", "by: Name").diagnostics == """
                contracts/resources/thing.yaml:50:5: error: missing key 'shown'; 'query: \(rule)' needs it
                 50 |     query: \(rule)
                    |     ^~~~~
                """
        )
    }

    @Test(arguments: ["paging-info", "pages"]) func `a query about pages is about no field`(_ rule: String) {
        #expect(
            Example().claiming("query: \(rule)", "by: Name", "shown: Name").diagnostics == """
                contracts/resources/thing.yaml:51:5: error: a query about pages has no 'by'
                 51 |     by: Name
                    |     ^~
                contracts/resources/thing.yaml:52:5: error: a query about pages has no 'shown'
                 52 |     shown: Name
                    |     ^~~~~
                """
        )
    }

    @Test func `a field is a word`() {
        #expect(
            Example().claiming("query: filter", "by: Job-Name", "shown: Job-Name").diagnostics == """
                contracts/resources/thing.yaml:51:9: error: 'by' must be one word of letters and digits, not 'Job-Name'
                 51 |     by: Job-Name
                    |         ^~~~~~~~
                contracts/resources/thing.yaml:52:12: error: 'shown' must be one word of letters and digits, not \
                'Job-Name'
                 52 |     shown: Job-Name
                    |            ^~~~~~~~
                """
        )
    }

    @Test(arguments: ["name", "uid", "Href", "UID.x"]) func `a link shows a name or a UID`(_ part: String) {
        #expect(
            Example().claiming("query: sort", "by: OwnerName", "shown: owner.\(part)").diagnostics == """
                contracts/resources/thing.yaml:52:12: error: 'shown' ends in .Name or .UID where it names a link, not \
                '.\(part)'
                 52 |     shown: owner.\(part)
                    |            ^~~~~~\(String(repeating: "~", count: part.count))
                """
        )
    }

    @Test func `an unknown link that shows a field is reported with the one that was meant`() {
        #expect(
            Example().claiming("query: accepts", "by: OwnerName", "shown: ownr.Name").diagnostics == """
                contracts/resources/thing.yaml:52:12: error: unknown link 'ownr'; did you mean 'owner'?
                 52 |     shown: ownr.Name
                    |            ^~~~~~~~~
                """
        )
    }

    @Test(arguments: ["Name", "UID"]) func `a link that shows a field is used, whatever else is wrong`(_ part: String) {
        let keeper = "  keeper: { rel: [Up], path: [/keepers] }\n  owner:"
        let mistaken = Example().claiming("query: sort", "by: a-b", "shown: keeper.\(part)").replacing(
            "  owner:",
            with: keeper
        )
        #expect(mistaken.diagnostics.contains("thing.yaml:52:9: error: 'by' must be one word"))
        #expect(!mistaken.diagnostics.contains("never used"))
    }
}
