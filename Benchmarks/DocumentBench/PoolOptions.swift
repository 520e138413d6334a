// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Foundation
import Logging
import WorkerPool

/// Which worker is asked.
struct PoolOptions: ParsableArguments {
    @Option(help: "The worker program; the one beside this program unless stated.") var worker: String?

    /// A pool with the settings of a daemon.
    func pool(processes: Int) -> WorkerPool {
        let own = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        let beside = URL(fileURLWithPath: own).deletingLastPathComponent().appending(path: "greffier-worker").path
        return WorkerPool(
            configuration: WorkerPoolConfiguration(executable: worker ?? beside, processes: processes),
            logger: Logger(label: "document-bench") { _ in SwiftLogNoOpLogHandler() }
        )
    }
}
