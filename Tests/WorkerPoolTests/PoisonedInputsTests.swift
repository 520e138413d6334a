// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import JobModel
import Testing
import WorkerPool

@Suite("Inputs that ended a worker")
struct PoisonedInputsTests {
    private let now = ContinuousClock.now
    private let error = GreffierError(.documentTooLarge)

    private func key(_ text: String) -> PoisonedInputs.Key { .init([Data(text.utf8)]) }

    @Test("get their error again, others do not")
    func memory() {
        var inputs = PoisonedInputs()
        #expect(inputs.isEmpty)
        inputs.add(key("a"), error: error, now: now)
        #expect(inputs.error(of: key("a"), now: now)?.code == .documentTooLarge)
        #expect(inputs.error(of: key("b"), now: now) == nil)
    }

    @Test("are forgotten after their time")
    func lifetime() {
        var inputs = PoisonedInputs(lifetime: .seconds(60))
        inputs.add(key("a"), error: error, now: now)
        #expect(inputs.error(of: key("a"), now: now + .seconds(59)) != nil)
        #expect(inputs.error(of: key("a"), now: now + .seconds(60)) == nil)
        #expect(inputs.isEmpty)
    }

    @Test("the oldest makes room")
    func capacity() {
        var inputs = PoisonedInputs(capacity: 2)
        for name in ["a", "b", "a", "c"] { inputs.add(key(name), error: error, now: now) }
        #expect(inputs.error(of: key("a"), now: now) != nil)
        #expect(inputs.error(of: key("b"), now: now) == nil)
        #expect(inputs.error(of: key("c"), now: now) != nil)
    }

    @Test("the same bytes cut elsewhere are another request")
    func cuts() {
        let whole = PoisonedInputs.Key([Data("ab".utf8), Data("c".utf8)])
        #expect(whole == .init([Data("ab".utf8), Data("c".utf8)]))
        #expect(whole != .init([Data("a".utf8), Data("bc".utf8)]))
    }
}
