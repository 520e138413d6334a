// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import JobModel
import Testing
import WorkerPool
import WorkerProtocol

// Part of the serialized suite: a script that is being written while another test forks cannot be run ("text file busy").
extension WorkerPoolTests {
    @Suite("Programs that are no worker")
    struct UntrustedWorkerTests {
        private func failure(executable: String) async -> GreffierError? {
            let pool = WorkerProgram.pool(processes: 1, executable: executable)
            defer { Task { await pool.shutdown() } }
            do {
                _ = try await pool.extract(Data("texte".utf8), name: "a.txt")
                return nil
            } catch {
                return error as? GreffierError
            }
        }

        @Test("a missing program is worker.unavailable")
        func missing() async {
            let failure = await failure(executable: "/nonexistent/greffier-worker")
            #expect(failure?.code == .workerUnavailable)
            #expect(failure?.detail == "No such file or directory")
        }

        @Test("a program that ends at once is worker.unavailable")
        func endsAtOnce() async throws {
            let failure = await failure(executable: try WorkerProgram.script(body: "exit 3"))
            #expect(failure?.code == .workerUnavailable)
            #expect(failure?.detail == "it ended before its greeting: exit code 3")
        }

        @Test("a program that says something else is worker.unavailable")
        func strangeGreeting() async throws {
            let script = try WorkerProgram.script(body: "echo 'bonjour, je ne suis pas un lecteur'; sleep 60")
            let failure = await failure(executable: script)
            #expect(failure?.code == .workerUnavailable)
        }

        @Test("a worker of another build is worker.unavailable and both builds are named")
        func otherBuild() async throws {
            let hello = WorkerHello(build: "0.0.1", confinement: [])
            let failure = await failure(executable: try WorkerProgram.script(hello: hello, body: "sleep 60"))
            #expect(failure?.code == .workerUnavailable)
            #expect(failure?.detail.contains("0.0.1") == true)
        }

        @Test(
            "garbage instead of a reply is worker.crashed",
            arguments: ["head -c 500 /dev/zero", "printf 'GRF1\\377\\377\\377\\377'"]
        )
        func garbage(body: String) async throws {
            let hello = WorkerHello(build: GreffierVersion.current, confinement: [])
            let script = try WorkerProgram.script(hello: hello, body: body + "; sleep 1")
            #expect(await failure(executable: script)?.code == .workerCrashed)
        }

        @Test("a well-formed reply without a document is worker.crashed")
        func falseDocument() async throws {
            let frame = try Frame(
                WorkerReply.extracted(mediaType: "text/plain", characters: 3),
                attachments: [Data("{}".utf8)]
            )
            let file = FileManager.default.temporaryDirectory.appending(path: "greffier-reply-\(ULID())")
            try (frame.preamble + frame.header + Data("{}".utf8)).write(to: file)
            let hello = WorkerHello(build: GreffierVersion.current, confinement: [])
            let script = try WorkerProgram.script(hello: hello, body: "cat '\(file.path)'; cat > /dev/null")
            #expect(await failure(executable: script)?.code == .workerCrashed)
        }
    }
}
