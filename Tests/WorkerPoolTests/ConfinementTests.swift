// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import Foundation
import JobModel
import Testing
import WorkerPool
import WorkerProtocol

extension WorkerPoolTests {
    /// What a worker may do is tried by the worker itself; where the kernel lacks a layer, these tests fail and say which.
    @Suite("Confined workers")
    struct ConfinementTests {
        @Test("a worker finds none of the ways out that it knows, and reads no file of the user")
        func escapes() async throws {
            let pool = WorkerProgram.pool(processes: 1)
            let folder = FileManager.default.temporaryDirectory.path
            #expect(try await pool.escapes(reading: [folder, #filePath, "/etc/hostname"]).isEmpty)
            let hello = try #require(await pool.greeting())
            #expect(hello.missingLayers.isEmpty && hello.confinement.contains(WorkerHello.noCapabilities))
            #expect((hello.landlockVersion ?? 0) >= 1)
            await pool.shutdown()
        }

        @Test("each layer alone holds what is its part", arguments: ["landlock", "seccomp"])
        func apart(lacking: String) async throws {
            let machine = try OddMachine("--lacking", lacking)
            let pool = WorkerProgram.pool(processes: 1, executable: machine.worker)
            let found = Set(try await pool.escapes().map { $0.prefix { $0 != "/" } })
            #expect(await pool.greeting()?.missingLayers == [lacking])
            if lacking == "landlock" {
                // Reading is Landlock's part alone; all else has a lock of its own.
                #expect(found == ["reads_files"])
            } else {
                #expect(found.isDisjoint(with: ["reads_files"]), "\(found)")
            }
            let required = WorkerProgram.pool(processes: 1, requiresSandbox: true, executable: machine.worker)
            let failure = await #expect(throws: GreffierError.self) {
                _ = try await required.extract(Data("Comptable".utf8), name: "a.txt")
            }
            #expect(failure?.code == .workerUnavailable)
            await pool.shutdown()
            await required.shutdown()
        }

        @Test("under the system calls that the service leaves, a worker is confined as fully and reads as well")
        func underUnit() async throws {
            let machine = try OddMachine("--unit")
            let pool = WorkerProgram.pool(processes: 1, requiresSandbox: true, executable: machine.worker)
            #expect(try await pool.escapes().isEmpty)
            #expect(await pool.greeting()?.missingLayers.isEmpty == true)
            let profile = Data(#"{"basics":{"name":"Zoé Lefèvre"}}"#.utf8)
            let options = RenderOptions(language: "fr", date: "2026-01-02T03:04:05.000Z")
            let pdf = try await pool.renderPDF(profile: profile, options: options).data
            #expect(try await pool.extract(pdf, name: "a.pdf").document.plainText.contains("Zoé Lefèvre"))
            await pool.shutdown()
        }

        @Test("a worker holds no capability, whoever started it")
        func capabilities() async throws {
            let pool = WorkerProgram.pool(processes: 1)
            _ = try await pool.extract(Data("Comptable".utf8), name: "a.txt")
            let pid = try #require(await pool.statistics().idle.first)
            let status = try String(contentsOfFile: "/proc/\(pid)/status", encoding: .utf8)
            #expect(status.contains("CapEff:\t0000000000000000"))
            #expect(status.contains("CapPrm:\t0000000000000000"))
            await pool.shutdown()
        }

        @Test("the kernel confirms the filter on a worker's only thread")
        func filter() async throws {
            let pool = WorkerProgram.pool(processes: 1)
            _ = try await pool.extract(Data("Comptable".utf8), name: "a.txt")
            let pid = try #require(await pool.statistics().idle.first)
            let status = try String(contentsOfFile: "/proc/\(pid)/status", encoding: .utf8)
            #expect(status.contains("NoNewPrivs:\t1"))
            #expect(status.contains("Seccomp:\t2"))
            await pool.shutdown()
        }

        @Test("where the sandbox is required, a worker without it does no work, one with it does")
        func required() async throws {
            let layers = ["no_new_privs", "rlimits", WorkerHello.landlock]
            let hello = WorkerHello(build: GreffierVersion.current, confinement: layers)
            let script = try Pretender(hello: hello, body: "cat > /dev/null")
            let lax = WorkerProgram.pool(processes: 1, requiresSandbox: true, executable: script.path)
            let failure = await #expect(throws: GreffierError.self) {
                _ = try await lax.extract(Data("texte".utf8), name: "a.txt")
            }
            #expect(failure?.code == .workerUnavailable)
            #expect(failure?.detail == "this system does not confine it: seccomp missing")
            let strict = WorkerProgram.pool(processes: 1, requiresSandbox: true)
            #expect(try await strict.extract(Data("texte".utf8), name: "a.txt").characters > 0)
            await lax.shutdown()
            await strict.shutdown()
        }

        @Test("a confined worker still draws a PDF with the system's fonts and reads it and Word files")
        func work() async throws {
            let pool = WorkerProgram.pool(processes: 1)
            let profile = Data(#"{"basics":{"name":"Zoé Lefèvre"}}"#.utf8)
            let options = RenderOptions(language: "fr", date: "2026-01-02T03:04:05.000Z")
            let pdf = try await pool.renderPDF(profile: profile, options: options).data
            #expect(try await pool.extract(pdf, name: "a.pdf").document.plainText.contains("Zoé Lefèvre"))
            let fixture = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
                .deletingLastPathComponent().appending(path: "Fixtures/documents/styles.docx")
            #expect(try await pool.extract(Data(contentsOf: fixture), name: "a.docx").characters > 1000)
            #expect(await pool.statistics().started == 1)
            await pool.shutdown()
        }

        @Test("a file that takes more memory than allowed is too large, and no crash")
        func exhaustion() async throws {
            let pool = WorkerProgram.pool(processes: 1, memoryBytes: 192 << 20)
            let data = Data(repeating: UInt8(ascii: "a"), count: 160 << 20)
            let failure = await #expect(throws: GreffierError.self) {
                _ = try await pool.extract(data, name: "a.txt")
            }
            #expect(failure?.code == .documentTooLarge)
            #expect(await pool.statistics().crashed == 0)
            await pool.shutdown()
        }

        @Test("a crash with memory to spare stays a crash")
        func crash() async throws {
            let pool = WorkerProgram.pool(processes: 1)
            _ = try await pool.extract(Data("Comptable".utf8), name: "a.txt")
            let pid = try #require(await pool.statistics().idle.first)
            kill(pid, SIGSTOP)
            async let failing = pool.extract(Data("Comptable".utf8), name: "a.txt")
            while await pool.statistics().busy != [pid] { try await Task.sleep(for: .milliseconds(1)) }
            kill(pid, SIGSEGV)
            kill(pid, SIGCONT)
            do {
                _ = try await failing
                Issue.record("the process was struck and yet answered")
            } catch let error as GreffierError {
                #expect(error.code == .workerCrashed)
                #expect(error.detail == "signal 11")
            }
            await pool.shutdown()
        }

        @Test("a process that keeps more memory than wanted is replaced after its reply")
        func fatProcess() async throws {
            let pool = WorkerProgram.pool(processes: 1, recycleAbove: 1 << 20)
            for _ in 0..<3 { _ = try await pool.extract(Data("Comptable".utf8), name: "a.txt") }
            #expect(await pool.statistics().started == 3)
            await pool.shutdown()
        }
    }
}
