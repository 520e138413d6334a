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

    @Test("are forgotten when somebody has the work that got the error done again, and by no other attempt")
    func doneAgain() {
        var inputs = PoisonedInputs()
        func attempt(_ work: String, _ number: Int) -> WorkerAttempt { .init(at: work, number: number) }
        inputs.add(key("a"), error: error, for: attempt("run 1", 1), now: now)
        #expect(inputs.error(of: key("a"), for: attempt("run 1", 2), now: now) != nil)
        // Other work with the same bytes is told the error, and may be done again after that.
        #expect(inputs.error(of: key("a"), for: attempt("run 2", 1), now: now) != nil)
        #expect(inputs.error(of: key("a"), for: attempt("run 2", 1), now: now) == nil)
        #expect(inputs.isEmpty)
        inputs.add(key("a"), error: error, for: attempt("run 2", 1), now: now)
        #expect(inputs.error(of: key("a"), for: attempt("run 1", 1), now: now) != nil)
        #expect(inputs.error(of: key("a"), for: attempt("run 2", 1), now: now) == nil)
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
