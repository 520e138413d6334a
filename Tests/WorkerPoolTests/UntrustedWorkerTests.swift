// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import JobModel
import Testing
import WorkerPool
import WorkerProtocol

extension WorkerPoolTests {
    @Suite("Programs that are no worker")
    struct UntrustedWorkerTests {
        private func failure(executable: String) async -> GreffierError? {
            let pool = WorkerProgram.pool(processes: 1, executable: executable)
            var failure: GreffierError?
            do {
                _ = try await pool.extract(Data("texte".utf8), name: "a.txt")
            } catch {
                failure = error as? GreffierError
            }
            await pool.shutdown()
            return failure
        }

        private func failure(of pretender: Pretender) async -> GreffierError? {
            let failure = await failure(executable: pretender.path)
            return withExtendedLifetime(pretender) { failure }
        }

        @Test("a missing program is worker.unavailable")
        func missing() async {
            let failure = await failure(executable: "/nonexistent/greffier-worker")
            #expect(failure?.code == .workerUnavailable)
            #expect(failure?.detail == "No such file or directory")
        }

        @Test("a program that ends at once is worker.unavailable")
        func endsAtOnce() async throws {
            let failure = await failure(of: try Pretender(body: "exit 3"))
            #expect(failure?.code == .workerUnavailable)
            #expect(failure?.detail == "it ended before its greeting: exit code 3")
        }

        @Test("a program that says something else is worker.unavailable")
        func strangeGreeting() async throws {
            let script = try Pretender(body: "echo 'bonjour, je ne suis pas un lecteur'; sleep 60")
            let failure = await failure(of: script)
            #expect(failure?.code == .workerUnavailable)
        }

        @Test("a cancelled task does not wait for a process that never greets, and the process is gone")
        func neverGreets() async throws {
            let note = FileManager.default.temporaryDirectory.appending(path: "greffier-\(ULID())").path
            defer { try? FileManager.default.removeItem(atPath: note) }
            let script = try Pretender(body: "echo $$ > '\(note).part'; mv '\(note).part' '\(note)'; exec sleep 600")
            let pool = WorkerProgram.pool(executable: script.path)
            let request = Task { try await pool.extract(Data("texte".utf8), name: "a.txt") }
            while !FileManager.default.fileExists(atPath: note) { try await Task.sleep(for: .milliseconds(2)) }
            let pid = try #require(pid_t(String(contentsOfFile: note, encoding: .utf8).dropLast()))
            request.cancel()
            await #expect(throws: CancellationError.self) { _ = try await request.value }
            #expect(kill(pid, 0) == -1 && errno == ESRCH)
            await pool.shutdown()
            withExtendedLifetime(script) {}
        }

        @Test("a worker of another build is worker.unavailable and both builds are named")
        func otherBuild() async throws {
            let hello = WorkerHello(build: "0.0.1", confinement: [])
            let failure = await failure(of: try Pretender(hello: hello, body: "sleep 60"))
            #expect(failure?.code == .workerUnavailable)
            #expect(failure?.detail.contains("0.0.1") == true)
        }

        @Test(
            "garbage instead of a reply is worker.crashed",
            arguments: ["head -c 500 /dev/zero", "printf 'GRF1\\377\\377\\377\\377'"]
        )
        func garbage(body: String) async throws {
            let hello = WorkerHello(build: GreffierVersion.current, confinement: [])
            let script = try Pretender(hello: hello, body: body + "; sleep 1")
            #expect(await failure(of: script)?.code == .workerCrashed)
        }

        @Test("a well-formed reply without a document is worker.crashed")
        func falseDocument() async throws {
            let frame = try Frame(
                WorkerReply.extracted(characters: 3),
                attachments: [Data("{}".utf8)]
            )
            let bytes = frame.preamble + frame.header + Data("{}".utf8)
            let hello = WorkerHello(build: GreffierVersion.current, confinement: [])
            let script = try Pretender(hello: hello, bytes: bytes, body: "cat > /dev/null")
            #expect(await failure(of: script)?.code == .workerCrashed)
        }
    }
}
