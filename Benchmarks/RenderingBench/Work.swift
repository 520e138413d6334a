// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Glibc
import WorkerProtocol

/// What all verbs have in common.
enum Work {
    static let options = RenderOptions(language: "fr", date: "2026-01-02T03:04:05.000Z")

    static func file(_ path: String) throws -> Data { try Data(contentsOf: URL(fileURLWithPath: path)) }

    /// The worker program beside this program.
    static var worker: String {
        let own = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        return URL(fileURLWithPath: own).deletingLastPathComponent().appending(path: "greffier-worker").path
    }

    /// Milliseconds of processor time of each of `rounds` calls of `body`, after some that do not count.
    static func times(rounds: Int, warm: Int = 3, _ body: () throws -> Void) rethrows -> [Double] {
        for _ in 0..<warm { try body() }
        return try (0..<rounds).map { _ in
            let start = processorTime()
            try body()
            return processorTime() - start
        }
    }

    /// Milliseconds that this thread has used, user and system.
    static func processorTime() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) * 1e3 + Double(time.tv_nsec) / 1e6
    }

    /// The most memory that this process has had, in kibibytes.
    static func peakMemory() -> Int {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        return usage.ru_maxrss
    }

    /// Prints one object a line, keys sorted.
    static func print(_ values: some Encodable) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        FileHandle.standardOutput.write(try encoder.encode(values) + Data("\n".utf8))
    }

    /// Times of one document made over and over.
    struct Times: Encodable {
        var bytes: Int
        var milliseconds: [Double]
    }
}
