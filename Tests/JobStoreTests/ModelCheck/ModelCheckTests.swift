// SPDX-License-Identifier: GPL-3.0-or-later
import JobStore
import StoreModel
import Testing

@Suite("Model check: 2 workers, 2 jobs, 3 attempts")
struct ModelCheckTests {
    /// A shape with what is known of it: a change of the rules changes the numbers, and has to be meant.
    struct Known: Sendable, CustomTestStringConvertible {
        var shape: CheckShape
        var states: Int
        var transitions: Int

        var testDescription: String { shape.name }
    }

    @Test(
        "every promise holds in every state that can be reached",
        arguments: [
            Known(shape: .sideBySide, states: 13_777, transitions: 103_936),
            Known(shape: .oneAfterTheOther, states: 3508, transitions: 13_789),
            Known(shape: .withDelivery, states: 14_333, transitions: 44_054),
            Known(shape: .doneAgain, states: 2586, transitions: 13_825),
        ]
    )
    func holds(_ known: Known) async throws {
        var checker = ModelChecker(known.shape)
        let report = try await checker.run()
        print("model check, \(known.testDescription): \(report)")
        #expect(report.failure == nil)
        #expect(report.confused == 0, "states were taken for one another")
        #expect(report.states > 0 && report.ended > 0)
        #expect(report.states == known.states && report.transitions == known.transitions)
    }

    /// A mistake, and a promise that it breaks.
    struct Twin: Sendable, CustomTestStringConvertible {
        var flaw: ModelRules.Flaw
        var promise: Promise
        var shape = CheckShape.sideBySide

        var testDescription: String { "\(flaw): \(promise)" }
    }

    private static let twins = [
        Twin(flaw: .endWithoutLease, promise: .oneLiveLease),
        Twin(flaw: .endWithoutLease, promise: .lateIsRefused),
        Twin(flaw: .endUnchecked, promise: .finalIsFinal),
        Twin(flaw: .endUnchecked, promise: .effectsOnce),
        Twin(flaw: .endUnchecked, promise: .runAgrees),
        Twin(flaw: .claimKeepsNumber, promise: .numbersGrow),
        Twin(flaw: .cancelForgetsRunning, promise: .claimsAreLogged),
        Twin(flaw: .snoozeForgetsCancel, promise: .cancelledStaysCancelled),
        Twin(flaw: .snoozeBurnsAttempt, promise: .attemptsAreHonest),
        Twin(flaw: .deathIsNotCounted, promise: .deathsAreCounted),
        Twin(flaw: .failureForgetsLimit, promise: .attemptsAreBounded),
        Twin(flaw: .dueIsMissed, promise: .runsCanEnd),
        Twin(flaw: .deathTakesAll, promise: .livingKeepTheirs),
        Twin(flaw: .deathIsNotLogged, promise: .claimsAreLogged),
        Twin(flaw: .snoozeKeepsOwner, promise: .rowIsWhole),
        Twin(flaw: .skipReleases, promise: .dependentsWait, shape: .oneAfterTheOther),
    ]

    /// Each promise is watched alone, so that none is kept only because it never looks.
    @Test("a twin with a known mistake breaks the promise that forbids it", arguments: twins)
    func breaks(_ twin: Twin) async throws {
        var checker = ModelChecker(twin.shape)
        let report = try await checker.run(flaw: twin.flaw, watching: [twin.promise])
        print("broken twin \(twin.flaw): \(report)")
        #expect(report.failure?.promise == twin.promise)
    }

    @Test("completion by id without the lease number is found out, with a way there that people can read")
    func withoutLease() async throws {
        var checker = ModelChecker(.sideBySide)
        let report = try await checker.run(flaw: .endWithoutLease, watching: [.lateIsRefused])
        #expect(
            report.failure?.description == """
                broken: a late word is refused and changes nothing
                  1. worker a claims job 0 → job 0 running, first lease, held by worker a; job 1 ready
                  2. giving back of job 0 under the latest lease → job 0 ready, first lease; job 1 ready
                  3. worker a claims job 0 → job 0 running, a later lease, held by worker a; job 1 ready
                  4. success of job 0 under an earlier lease → job 0 succeeded, a later lease, attempts 1; job 1 ready
                """
        )
    }

    @Test("every promise is broken by a twin, and every twin is found out")
    func coverage() {
        #expect(Set(Self.twins.map(\.promise)) == Set(Promise.allCases))
        #expect(Set(Self.twins.map(\.flaw)) == Set(ModelRules.Flaw.allCases))
    }
}
