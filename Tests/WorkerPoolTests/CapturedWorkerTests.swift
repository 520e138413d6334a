// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import Foundation
import JobModel
import Testing
import WorkerPool

extension WorkerPoolTests {
    /// A worker that obeys the document it reads, confined as any other: what it tries is refused or ended.
    @Suite("Workers that a document has taken over")
    struct CapturedWorkerTests {
        private static func pool(requestTimeout: Duration = .seconds(180)) -> WorkerPool {
            let captured = (WorkerProgram.path as NSString).deletingLastPathComponent + "/captured-worker"
            return WorkerProgram.pool(
                processes: 1,
                memoryBytes: 256 << 20,
                requestTimeout: requestTimeout,
                processorTime: .seconds(1),
                executable: captured
            )
        }

        private static func read(_ text: String, by pool: WorkerPool) async throws -> String {
            try await pool.extract(Data(text.utf8), name: "cv.txt").document.plainText
        }

        @Test(
            "a refused attack leaves the worker as it was, which reads the text and the next",
            arguments: ["fork", "limits"]
        )
        func refused(attack: String) async throws {
            let pool = Self.pool()
            #expect(try await Self.read("ATTACK \(attack)\nCamille", by: pool).contains("Camille"))
            #expect(try await Self.read("Comptable", by: pool) == "Comptable")
            #expect(await pool.statistics().started == 1)
            await pool.shutdown()
        }

        @Test(
            "a worker that breaks off costs its document an error, and the next document is read",
            arguments: [
                ("spin", ErrorCode.documentTimeout), ("memory", .documentTooLarge), ("flood", .workerCrashed),
                ("leave", .workerCrashed), ("crash", .workerCrashed),
            ]
        )
        func ended(attack: String, code: ErrorCode) async throws {
            let pool = Self.pool()
            let failure = await #expect(throws: GreffierError.self) {
                _ = try await Self.read("ATTACK \(attack)\nCamille", by: pool)
            }
            #expect(failure?.code == code, "\(String(describing: failure))")
            #expect(try await Self.read("Comptable", by: pool) == "Comptable")
            await pool.shutdown()
        }

        @Test(
            "one that stops, is deaf to its clock or fills itself with threads is killed by the clock of its parent",
            arguments: ["stop", "spin-deaf", "threads"]
        )
        func killed(attack: String) async throws {
            let impatient = Self.pool(requestTimeout: .seconds(3))
            let failure = await #expect(throws: GreffierError.self) {
                _ = try await Self.read("ATTACK \(attack)\nCamille", by: impatient)
            }
            #expect(failure?.code == .documentTimeout, "\(String(describing: failure))")
            #expect(await impatient.statistics().busy.isEmpty)
            await impatient.shutdown()
            let pool = Self.pool()
            #expect(try await Self.read("Comptable", by: pool) == "Comptable")
            await pool.shutdown()
        }
    }
}
