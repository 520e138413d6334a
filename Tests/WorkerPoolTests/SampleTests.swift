// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import JobModel
import Testing
import WorkerPool
import WorkerProtocol

extension WorkerPoolTests {
    /// A run over any folder of documents, good or hostile: set GREFFIER_SAMPLES to it.
    @Suite("Samples")
    struct SampleTests {
        private static let folder = ProcessInfo.processInfo.environment["GREFFIER_SAMPLES"]

        @Test(
            "every file ends in a document or a stated reason",
            .enabled(if: folder != nil, "GREFFIER_SAMPLES is not set")
        )
        func everyFile() async throws {
            let folder = try #require(Self.folder)
            let names = try FileManager.default.subpathsOfDirectory(atPath: folder).sorted()
            let pool = WorkerProgram.pool()
            var outcomes: [String: Int] = [:]
            for name in names {
                var isFolder: ObjCBool = false
                let path = folder + "/" + name
                guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue else {
                    continue
                }
                let start = ContinuousClock.now
                let outcome = await outcome(of: try Data(contentsOf: URL(fileURLWithPath: path)), name: name, in: pool)
                outcomes[outcome, default: 0] += 1
                let duration = ContinuousClock.now - start
                if duration > .seconds(2) || outcome == "worker.crashed" { print(name, outcome, duration) }
                #expect(outcome != "worker.unavailable" && outcome != "stage.defect", "\(name)")
            }
            print(outcomes.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }.joined(separator: ", "))
            print(await pool.statistics())
            await pool.shutdown()
        }

        private func outcome(of data: Data, name: String, in pool: WorkerPool) async -> String {
            do {
                _ = try await pool.extract(data, name: name)
                return "ok"
            } catch {
                return (error as? GreffierError)?.code.name ?? "\(error)"
            }
        }
    }
}
