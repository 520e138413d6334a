// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import JobModel
import Logging
import WorkerPool
import WorkerProtocol

/// The built greffier-worker, and programs that only pretend.
enum WorkerProgram {
    /// The worker beside the test bundle.
    static var path: String {
        let test =
            (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0]
        return URL(fileURLWithPath: test).deletingLastPathComponent().appending(path: "greffier-worker").path
    }

    /// A pool of real workers.
    static func pool(
        processes: Int = 2,
        memoryBytes: Int = 512 << 20,
        requiresSandbox: Bool = false,
        recycleAfter: Int = 50,
        recycleAbove: Int = 200 << 20,
        requestTimeout: Duration = .seconds(180),
        processorTime: Duration = .seconds(60),
        processorTimePerPage: Duration = .milliseconds(20),
        idleTimeout: Duration = .seconds(180),
        recognitionLibrary: String? = nil,
        executable: String? = nil
    ) -> WorkerPool {
        var configuration = WorkerPoolConfiguration(
            executable: executable ?? path,
            processes: processes,
            memoryBytes: memoryBytes,
            requiresSandbox: requiresSandbox,
            recycleAfter: recycleAfter,
            recycleAbove: recycleAbove,
            startTimeout: .seconds(120),
            requestTimeout: requestTimeout,
            processorTime: processorTime,
            processorTimePerPage: processorTimePerPage,
            idleTimeout: idleTimeout
        )
        configuration.recognitionLibrary = recognitionLibrary
        return WorkerPool(configuration: configuration, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    }
}
