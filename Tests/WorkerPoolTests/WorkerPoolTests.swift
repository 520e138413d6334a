// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import Foundation
import JobModel
import Testing
import WorkerPool
import WorkerProtocol

@Suite("Worker pool", .serialized)
struct WorkerPoolTests {
    private let letter = Data("EXPÉRIENCE\n\nComptable chez Durand & fils, 2019 à 2024\n".utf8)

    /// The error that `body` throws, or `nil`.
    private func error(of body: () async throws -> Void) async -> (any Error)? {
        do {
            try await body()
            return nil
        } catch {
            return error
        }
    }

    /// Waits until the statistics satisfy `condition`.
    private func wait(
        for pool: WorkerPool,
        until condition: (WorkerPoolStatistics) -> Bool
    ) async -> WorkerPoolStatistics {
        while true {
            let statistics = await pool.statistics()
            if condition(statistics) { return statistics }
            // To spin would take a thread that other tests need.
            try? await Task.sleep(for: .milliseconds(1))
        }
    }

    @Test("a text comes back as a document")
    func roundTrip() async throws {
        let pool = WorkerProgram.pool()
        let reply = try await pool.extract(letter, name: "lettre.txt")
        #expect(try CanonicalJSON.decode(Document.self, from: reply.json) == reply.document)
        #expect(reply.document.mediaType == "text/plain")
        #expect(reply.characters == reply.document.characterCount)
        #expect(reply.document.plainText.contains("Comptable chez Durand & fils"))
        await pool.shutdown()
    }

    @Test("no process runs before there is work, and none after the shutdown")
    func lifetime() async throws {
        let pool = WorkerProgram.pool()
        #expect(await pool.statistics() == WorkerPoolStatistics())
        _ = try await pool.extract(letter, name: "a.txt")
        let pid = try #require(await pool.statistics().idle.first)
        await pool.shutdown()
        #expect(kill(pid, 0) == -1 && errno == ESRCH)
        let late = await error { _ = try await pool.extract(letter, name: "a.txt") } as? GreffierError
        #expect(late?.code == .workerUnavailable)
    }

    @Test("a process answers many documents and is replaced after its share")
    func recycling() async throws {
        let pool = WorkerProgram.pool(processes: 1, recycleAfter: 3)
        for _ in 0..<7 { _ = try await pool.extract(letter, name: "a.txt") }
        let statistics = await pool.statistics()
        #expect(statistics.started == 3)
        #expect(statistics.answered == 7)
        await pool.shutdown()
    }

    @Test("a stated failure is thrown with its code and does not count as a crash")
    func statedFailure() async throws {
        let pool = WorkerProgram.pool(processes: 1)
        let empty = await error { _ = try await pool.extract(Data(), name: "a.pdf") } as? GreffierError
        #expect(empty?.code == .documentEmpty)
        _ = try await pool.extract(letter, name: "a.txt")
        let statistics = await pool.statistics()
        #expect(statistics.started == 1)
        #expect(statistics.crashed == 0)
        await pool.shutdown()
    }

    @Test("a process that is killed while it works fails that document alone")
    func crash() async throws {
        let pool = WorkerProgram.pool(processes: 1)
        _ = try await pool.extract(letter, name: "a.txt")
        let pid = try #require(await pool.statistics().idle.first)
        kill(pid, SIGSTOP)
        async let failing = error { _ = try await pool.extract(letter, name: "b.txt") }
        _ = await wait(for: pool) { $0.busy == [pid] }
        kill(pid, SIGKILL)
        let failure = await failing as? GreffierError
        #expect(failure?.code == .workerCrashed)
        #expect(failure?.detail == "signal 9")
        _ = try await pool.extract(letter, name: "c.txt")
        #expect(await pool.statistics().crashed == 1)
        await pool.shutdown()
    }

    @Test("a process that died while idle is replaced unnoticed")
    func idleDeath() async throws {
        let pool = WorkerProgram.pool(processes: 1)
        _ = try await pool.extract(letter, name: "a.txt")
        let pid = try #require(await pool.statistics().idle.first)
        kill(pid, SIGKILL)
        var status: siginfo_t = .init()
        waitid(P_PID, id_t(pid), &status, WEXITED | WNOWAIT)
        _ = try await pool.extract(letter, name: "b.txt")
        #expect(await pool.statistics().crashed == 0)
        await pool.shutdown()
    }

    @Test("a request that takes too long ends as document.timeout and the process is gone")
    func timeout() async throws {
        let pool = WorkerProgram.pool(processes: 1, requestTimeout: .seconds(10))
        _ = try await pool.extract(letter, name: "a.txt")
        let pid = try #require(await pool.statistics().idle.first)
        kill(pid, SIGSTOP)
        let failure = await error { _ = try await pool.extract(letter, name: "b.txt") } as? GreffierError
        #expect(failure?.code == .documentTimeout)
        #expect(kill(pid, 0) == -1)
        _ = try await pool.extract(letter, name: "c.txt")
        await pool.shutdown()
    }

    @Test("a cancelled task kills the process at work and frees its place")
    func cancellation() async throws {
        let pool = WorkerProgram.pool(processes: 1)
        _ = try await pool.extract(letter, name: "a.txt")
        let pid = try #require(await pool.statistics().idle.first)
        kill(pid, SIGSTOP)
        let task = Task { try await pool.extract(letter, name: "b.txt").characters }
        _ = await wait(for: pool) { $0.busy == [pid] }
        let waiter = Task { try await pool.extract(letter, name: "c.txt").characters }
        _ = await wait(for: pool) { $0.busy == [pid] && $0.waiting == 1 }
        let quitter = Task { try await pool.extract(letter, name: "d.txt").characters }
        _ = await wait(for: pool) { $0.waiting == 2 }
        quitter.cancel()
        _ = await wait(for: pool) { $0.waiting == 1 }
        task.cancel()
        #expect(await error { _ = try await task.value } is CancellationError)
        #expect(await error { _ = try await quitter.value } is CancellationError)
        #expect(try await waiter.value > 0)
        #expect(kill(pid, 0) == -1)
        await pool.shutdown()
    }

    @Test("documents are read side by side, one process each")
    func concurrency() async throws {
        let pool = WorkerProgram.pool(processes: 2)
        try await withThrowingTaskGroup(of: Int.self) { group in
            for index in 0..<20 {
                let data = Data("Ligne numéro \(index)\n".utf8)
                group.addTask { try await pool.extract(data, name: "\(index).txt").characters }
            }
            for try await characters in group { #expect(characters >= 12) }
        }
        let statistics = await pool.statistics()
        #expect(statistics.answered == 20)
        #expect((1...2).contains(statistics.started))
        await pool.shutdown()
    }

    @Test("profiles are drawn as PDF and filled into DOCX templates")
    func rendering() async throws {
        let pool = WorkerProgram.pool()
        let profile = Data(#"{"basics":{"name":"Jean Petit"}}"#.utf8)
        let options = RenderOptions(language: "fr", date: "2026-01-02T03:04:05.000Z")
        let pdf = try await pool.renderPDF(profile: profile, options: options).data
        #expect(pdf.starts(with: Data("%PDF-".utf8)))
        let read = try await pool.extract(pdf, name: "profil.pdf")
        #expect(read.document.plainText.contains("Jean Petit"))
        let fixture = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Fixtures/documents/styles.docx")
        let docx = try await pool.renderDOCX(template: Data(contentsOf: fixture), profile: profile, options: options)
        #expect(try await pool.extract(docx, name: "profil.docx").characters > 1000)
        let failure = await error {
            _ = try await pool.renderDOCX(template: letter, profile: profile, options: options)
        }
        #expect(failure is GreffierError)
        await pool.shutdown()
    }

    @Test("profiles are written in every format that needs no template, and manuscripts as books")
    func exports() async throws {
        let pool = WorkerProgram.pool()
        let profile = Data(#"{"basics":{"name":"Jean Petit"}}"#.utf8)
        let options = RenderOptions(language: "fr", date: "2026-01-02T03:04:05.000Z")
        for format in RenderFormat.allCases where format != .docx && format != .pdf {
            let data = try await pool.export(profile: profile, as: format, options: options)
            let text = String(decoding: data, as: UTF8.self)
            #expect(format == .epub ? data.starts(with: Data("PK".utf8)) : text.contains("Petit"), "\(format)")
        }
        let book = BookOptions(title: nil, usualTitle: "Nuit", author: nil, language: "fr", date: options.date)
        let epub = try await pool.renderBook(texts: ["# Un", "# Deux"], options: book)
        #expect(epub.starts(with: Data("PK".utf8)))
        let failure = await error { _ = try await pool.renderBook(texts: [""], options: book) }
        #expect((failure as? GreffierError)?.code == .documentEmpty)
        // Neither is the end of a worker that has nothing to be ashamed of.
        #expect(await pool.statistics().started == 1)
        await pool.shutdown()
    }

    @Test("a process inherits its three standard descriptors and no other")
    func inheritance() async throws {
        let leak = dup(STDIN_FILENO)
        defer { close(leak) }
        let target = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/\(leak)")
        let pool = WorkerProgram.pool(processes: 1)
        _ = try await pool.extract(letter, name: "a.txt")
        let pid = try #require(await pool.statistics().idle.first)
        let folder = "/proc/\(pid)/fd"
        let targets = try FileManager.default.contentsOfDirectory(atPath: folder).compactMap {
            try? FileManager.default.destinationOfSymbolicLink(atPath: folder + "/" + $0)
        }
        #expect(target == "/dev/null" || !targets.contains(target))
        #expect(targets.count <= 5)
        await pool.shutdown()
    }

    @Test("idle processes are stopped")
    func idleStop() async throws {
        let pool = WorkerProgram.pool(idleTimeout: .milliseconds(50))
        _ = try await pool.extract(letter, name: "a.txt")
        let statistics = await wait(for: pool) { $0.idle.isEmpty }
        #expect(statistics.busy.isEmpty)
        await pool.shutdown()
    }

    @Test("the pool leaves no descriptor open")
    func descriptors() async {
        // In a process of its own: here other tests open files all the time.
        await #expect(processExitsWith: .success) {
            func open() throws -> Int { try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count }
            let letter = Data("Comptable".utf8)
            let warm = WorkerProgram.pool()
            _ = try await warm.extract(letter, name: "a.txt")
            await warm.shutdown()
            let pool = WorkerProgram.pool(processes: 1, recycleAfter: 1)
            _ = try await pool.extract(letter, name: "a.txt")
            let before = try open()
            for _ in 0..<20 { _ = try await pool.extract(letter, name: "a.txt") }
            // The last process's thread closes its two ends just after the reply.
            #expect(try open() <= before + 4)
            await pool.shutdown()
        }
    }
}
