// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel
import Testing

@Suite("Broadcasts", .timeLimit(.minutes(10)))
struct BroadcastTests {
    private func all(_ stream: AsyncStream<Int>) async -> [Int] { await stream.reduce(into: []) { $0.append($1) } }

    @Test("all who listen get every event from then on, in order, and the end")
    func everybody() async {
        let hub = Broadcast<Int>()
        let early = hub.subscribe()
        hub.send(1)
        let late = hub.subscribe()
        for number in 2...100 { hub.send(number) }
        hub.finish()
        hub.send(101)
        #expect(await all(early) == Array(1...100))
        #expect(await all(late) == Array(2...100))
        #expect(await all(hub.subscribe()).isEmpty)
    }

    @Test("a listener that lags misses what its policy says")
    func lagging() async {
        let hub = Broadcast<Int>(buffering: .bufferingNewest(2))
        let stream = hub.subscribe()
        for number in 1...5 { hub.send(number) }
        hub.finish()
        #expect(await all(stream) == [4, 5])
    }

    @Test("the streams end with the one who sends")
    func lifetime() async {
        var hub: Broadcast<Int>? = Broadcast()
        let stream = hub?.subscribe()
        hub?.send(1)
        hub = nil
        var received: [Int] = []
        if let stream { received = await all(stream) }
        #expect(received == [1])
    }
}
