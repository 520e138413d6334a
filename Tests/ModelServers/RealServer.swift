// SPDX-License-Identifier: GPL-3.0-or-later
package import Foundation
import LoopbackServer
import Synchronization

/// A real model server in a process of its own, on a free port of the loopback interface.
///
/// It ends with this object, and also when the test process ends in any way: a shell between the two waits on a pipe.
package final class RealServer: Sendable {
    package let url: URL
    /// What it printed.
    package let log: String
    private let shell: Mutex<Process>
    private let lifeline: Pipe

    private static let script = """
        exec 3<&0
        "$@" </dev/null & echo $! >"$0.pid"
        cat <&3 >/dev/null; kill -CONT $!; kill -KILL $!; wait $! 2>/dev/null
        rm -f "$0" "$0.pid"
        """

    /// Starts a program, to whose arguments `--port N` is added; it need not be ready when this returns.
    init(_ program: String, _ arguments: [String]) throws {
        url = try UnusedPort.url()
        log = NSTemporaryDirectory() + "greffier-server-" + UUID().uuidString
        try Data().write(to: URL(filePath: log))
        let process = Process()
        lifeline = Pipe()
        process.executableURL = URL(filePath: "/bin/bash")
        process.arguments = ["-c", Self.script, log, program] + arguments + ["--port", "\(url.port ?? 0)"]
        process.standardInput = lifeline
        process.standardOutput = FileHandle(forWritingAtPath: log)
        process.standardError = process.standardOutput
        try process.run()
        shell = Mutex(process)
    }

    deinit { stop() }

    /// Ends the server now.
    package func stop() {
        try? lifeline.fileHandleForWriting.close()
        shell.withLock { $0.waitUntilExit() }
    }

    /// Sends the server's own process a signal, as in `SIGSTOP`.
    package func signal(_ number: Int32) throws {
        let text = try String(contentsOfFile: log + ".pid", encoding: .utf8)
        guard let id = Int32(text.trimmingCharacters(in: .whitespacesAndNewlines)), kill(id, number) == 0 else {
            throw RealServerFailure(description: "no process \(text)")
        }
    }

    /// Waits until the server lists its models.
    package func waitUntilReady() async throws {
        let end = ContinuousClock.now + .seconds(300)
        while await status("/v1/models") != 200 {
            if ContinuousClock.now > end {
                let said = (try? String(contentsOfFile: log, encoding: .utf8)) ?? ""
                throw RealServerFailure(description: "the server did not start: \(said.suffix(2000))")
            }
            try await Task.sleep(for: .milliseconds(50))
        }
    }

    /// The status of an answer, 0 where none came.
    package func status(_ path: String) async -> Int { (try? await PlainRequest(url, path).send().status) ?? 0 }

    /// The JSON object that the server answers to a body.
    package func post(_ path: String, _ body: [String: Any]) async throws -> [String: Any] {
        let data = try JSONSerialization.data(withJSONObject: body)
        let response = try await PlainRequest(url, path, body: data).send()
        guard let object = try JSONSerialization.jsonObject(with: response.body) as? [String: Any] else {
            throw RealServerFailure(description: String(decoding: response.body.prefix(400), as: UTF8.self))
        }
        return object
    }
}
