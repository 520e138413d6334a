// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import Foundation
import HostileFiles
import JobModel
import Testing
import WorkerPool
import WorkerProtocol

extension WorkerPoolTests {
    @Suite("Hostile files")
    struct HostileFileTests {
        private static let good = Data("Camille Exemple\nComptable\n".utf8)

        /// A pool with the limits of a daemon; time is given to builds without optimisation.
        private func pool() -> WorkerPool { WorkerProgram.pool(processes: 1, processorTime: .seconds(20)) }

        private func outcome(of file: HostileFile, in pool: WorkerPool) async -> String? {
            do {
                let document = try await pool.extract(file.data, name: file.name).document
                return document.characterCount > 0 ? nil : "a document without text"
            } catch {
                return (error as? GreffierError).map { "\($0.code.name)" } ?? "\(error)"
            }
        }

        @Test(
            "each ends in its one verdict, without a crash, and the next document is read",
            arguments: HostileFile.all
        )
        func verdict(file: HostileFile) async throws {
            let pool = pool()
            #expect(await outcome(of: file, in: pool) == file.code)
            #expect(await pool.statistics().crashed == 0)
            let next = try await pool.extract(Self.good, name: "good.txt")
            #expect(next.document.plainText == "Camille Exemple\nComptable")
            await pool.shutdown()
        }

        @Test("among hostile files every good one is read, and none is lost")
        func mixed() async throws {
            let pool = pool()
            let small = HostileFile.all.filter { $0.name.hasSuffix(".pdf") && $0.code == nil }
            try #require(small.count >= 10)
            let read = try await withThrowingTaskGroup(of: Int.self) { group in
                for file in small {
                    group.addTask {
                        _ = await outcome(of: file, in: pool)
                        return 0
                    }
                    group.addTask { try await pool.extract(Self.good, name: "good.txt").document.pages.count }
                }
                return try await group.reduce(0, +)
            }
            #expect(read == small.count)
            let statistics = await pool.statistics()
            #expect(statistics.answered == 2 * small.count && statistics.crashed == 0 && statistics.waiting == 0)
            await pool.shutdown()
        }
    }
}
