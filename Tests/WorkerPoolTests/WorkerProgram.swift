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
        recycleAfter: Int = 50,
        requestTimeout: Duration = .seconds(60),
        idleTimeout: Duration = .seconds(60),
        executable: String? = nil
    ) -> WorkerPool {
        let configuration = WorkerPoolConfiguration(
            executable: executable ?? path,
            processes: processes,
            recycleAfter: recycleAfter,
            requestTimeout: requestTimeout,
            idleTimeout: idleTimeout
        )
        return WorkerPool(configuration: configuration, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    }

    /// A shell script that greets as `hello` where given, then runs `body`.
    static func script(hello: WorkerHello? = nil, body: String) throws -> String {
        let folder = FileManager.default.temporaryDirectory.appending(path: "greffier-\(ULID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        var text = "#!/bin/sh\n"
        if let hello {
            let frame = try Frame(hello)
            let greeting = folder.appending(path: "hello")
            try (frame.preamble + frame.header).write(to: greeting)
            text += "cat '\(greeting.path)'\n"
        }
        let script = folder.appending(path: "worker")
        try Data((text + body + "\n").utf8).write(to: script)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: script.path)
        return script.path
    }
}
