import Synchronization
import Testing

@testable import Execution

/// Who is let in, and when.
@Suite struct AsyncSemaphoreTests {
    /// Those who are in.
    private final class Crowd: Sendable {
        private let state = Mutex((now: 0, most: 0, all: 0))
        var most: Int { state.withLock(\.most) }
        var all: Int { state.withLock(\.all) }

        func come() { state.withLock { $0 = ($0.now + 1, max($0.most, $0.now + 1), $0.all + 1) } }
        func go() { state.withLock { $0.now -= 1 } }
    }

    @Test func `as many are let in at once as there are places`() {
        let places = AsyncSemaphore(2)
        #expect(places.enterAtOnce())
        #expect(places.enterAtOnce())
        #expect(!places.enterAtOnce())
        places.leave()
        #expect(places.enterAtOnce())
        #expect(!places.enterAtOnce())
    }

    @Test(arguments: [1, 3, 100]) func `no more are in at a time, and everybody gets in`(_ count: Int) async {
        let places = AsyncSemaphore(count)
        let crowd = Crowd()
        await withTaskGroup { group in
            for _ in 0..<100 {
                group.addTask {
                    await places.enter()
                    crowd.come()
                    await Task.yield()
                    crowd.go()
                    places.leave()
                }
            }
        }
        #expect(crowd.all == 100)
        #expect(1...count ~= crowd.most)
        #expect(places.enterAtOnce())
    }

    @Test func `a place that is given back is for whoever waits`() async {
        let places = AsyncSemaphore(1)
        #expect(places.enterAtOnce())
        let next = Task { await places.enter() }
        places.leave()
        await next.value
        #expect(!places.enterAtOnce())
    }
}
