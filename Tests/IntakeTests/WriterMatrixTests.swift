// SPDX-License-Identifier: GPL-3.0-or-later
import DurableFiles
import Foundation
import Glibc
import Intake
import JobModel
import SeededRandom
import Testing

/// Many writers at once, each with its own format, chunks, pauses and habits, all drawn from one seed.
@Suite(.timeLimit(.minutes(10)))
struct WriterMatrixTests {
    /// How a program brings a file in.
    private enum Habit: CaseIterable {
        case holdsOpen, temporaryName, movesIn, reopens, startsAnew, emptyFirst, breaksOff

        /// Whether it works for formats that do not show their end: the file is never closed half-written.
        var needsNoMark: Bool { self == .holdsOpen || self == .temporaryName || self == .movesIn }
    }

    /// One writer, drawn beforehand so that the schedule of tasks changes nothing.
    private struct Plan: Sendable {
        let sample: SampleFile
        let habit: Habit
        let chunks: Int
        let pauses: [Int]

        init(_ number: Int, _ random: inout SplitMix64) {
            let format = SampleFile.Format.allCases.randomElement(using: &random) ?? .pdf
            let habits = Habit.allCases.filter { format.hasEnd || $0.needsNoMark }
            let size = Int.random(in: 200...9000, using: &random)
            let folder = ["", "paris/", "paris/rh/"].randomElement(using: &random) ?? ""
            let name = "\(folder)\(number).\(format.rawValue)"
            sample = SampleFile(format, size: size, seed: random.next(), name: name)
            habit = habits.randomElement(using: &random) ?? .holdsOpen
            chunks = Int.random(in: 1...6, using: &random)
            pauses = (0..<8).map { _ in Int.random(in: 0...120, using: &random) }
        }

        func pause(_ index: Int) async throws {
            try await Task.sleep(for: .milliseconds(pauses[index % pauses.count]))
        }
    }

    private static func perform(_ plan: Plan, in inbox: FilePath, staging: FilePath) async throws {
        let path = inbox / plan.sample.name
        let bytes = plan.sample.bytes
        switch plan.habit {
        case .holdsOpen:
            try await Writer.write(bytes, to: path, chunks: plan.chunks, pause: .milliseconds(plan.pauses[0]))
        case .temporaryName:
            let temporary = FilePath(path.text + ".part")
            try await append(bytes, to: temporary, plan)
            try Files.rename(temporary, to: path)
        case .movesIn:
            let temporary = staging / path.name
            try await append(bytes, to: temporary, plan)
            try Files.rename(temporary, to: path)
        case .reopens, .breaksOff: try await append(bytes, to: path, plan)
        case .startsAnew:
            try Writer.append(bytes.prefix(bytes.count / 3), to: path)
            try await plan.pause(1)
            #expect(truncate(path.text, 0) == 0)
            try await append(bytes, to: path, plan)
        case .emptyFirst:
            try Writer.append([], to: path)
            try await plan.pause(2)
            try await append(bytes, to: path, plan)
        }
    }

    /// Opens and closes for every chunk.
    private static func append(_ bytes: [UInt8], to path: FilePath, _ plan: Plan) async throws {
        for (index, chunk) in bytes.chunks(plan.chunks).enumerated() {
            try Writer.append(chunk, to: path)
            if plan.habit == .breaksOff { try await plan.pause(index) }
            try await plan.pause(index)
        }
    }

    @Test(
        "of a hundred writers no file is taken in half, twice or not at all",
        arguments: IntakeFixture.Way.allCases,
        [20_261_121, 7] as [UInt64]
    )
    func matrix(way: IntakeFixture.Way, seed: UInt64) async throws {
        let fixture = try IntakeFixture()
        try Files.makeDirectories(fixture.inbox / "paris/rh", mode: 0o755)
        try Files.makeDirectories(fixture.path / "staging", mode: 0o755)
        var random = SplitMix64(seed: seed)
        let plans = (0..<100).map { Plan($0, &random) }
        let intake = fixture.intake(by: way, settle: .milliseconds(40))
        try await fixture.running(intake) {
            try await withThrowingTaskGroup(of: Void.self) { group in
                for plan in plans {
                    group.addTask {
                        try await Self.perform(plan, in: fixture.inbox, staging: fixture.path / "staging")
                    }
                }
                try await group.waitForAll()
            }
            await fixture.registry.waitForRuns(plans.count)
        }
        try await fixture.drain(fixture.intake())
        let taken = Dictionary(grouping: fixture.registry.runs) { $0.input?.name ?? "" }
        for plan in plans {
            let runs = taken[FilePath(plan.sample.name).name.text] ?? []
            let sums = runs.compactMap(\.input?.sha256)
            #expect(sums == [SHA256.hex(Data(plan.sample.bytes))], "seed \(seed), \(plan.habit) \(plan.sample.name)")
        }
        #expect(fixture.registry.runs.count == plans.count)
    }
}
