// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import JobModel
import Testing
import WorkerPool
import WorkerProtocol

extension WorkerPoolTests {
    /// Scripts that pretend to be LibreOffice, started and confined as it is; and LibreOffice itself where it is installed.
    @Suite("PDFs by LibreOffice")
    struct OfficePrinterTests {
        private static let program = OfficeConverter.locate("auto")

        /// A folder with `soffice`, a script that finds the file to make in `$out`, and with a folder for conversions.
        private final class Bench {
            let folder = FileManager.default.temporaryDirectory.appending(path: "printer-test-\(UUID().uuidString)")
            private let program: String?
            var scratch: String { folder.appending(path: "scratch").path }

            init(_ script: String? = nil) throws {
                let bin = folder.appending(path: "bin")
                try FileManager.default.createDirectory(at: bin, withIntermediateDirectories: true)
                guard let script else {
                    program = OfficePrinterTests.program
                    return
                }
                let path = bin.appending(path: "soffice").path
                program = path
                try Data("#!/bin/bash\nout=\"$HOME/out/document.pdf\"\n\(script)\n".utf8).write(to: URL(filePath: path))
                try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
            }

            deinit { try? FileManager.default.removeItem(at: folder) }

            func printer(deadline: Duration = .seconds(60), recycleAfter: Int = 25) -> OfficePrinter {
                var configuration = OfficeConverter.Configuration(
                    program: program ?? "",
                    worker: WorkerProgram.path,
                    scratch: scratch
                )
                configuration.deadline = deadline
                return OfficePrinter(configuration, places: 1, recycleAfter: recycleAfter)
            }

            var leftovers: [String] { (try? FileManager.default.contentsOfDirectory(atPath: scratch)) ?? [] }
        }

        private var docx: Data {
            get throws {
                let fixtures = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
                return try Data(contentsOf: fixtures.appending(path: "Fixtures/documents/textbox.docx"))
            }
        }

        @Test("the file counts and not the exit code; a LibreOffice stays until it has made enough documents")
        func recycling() async throws {
            let bench = try Bench("echo >> \"$HOME/made\"; echo \"%PDF-$(wc -l < \"$HOME/made\")\" > \"$out\"; exit 3")
            let printer = bench.printer(recycleAfter: 2)
            var made: [String] = []
            for _ in 0..<5 { made.append(String(decoding: try await printer.pdf(from: try docx), as: UTF8.self)) }
            #expect(made == ["%PDF-1\n", "%PDF-2\n", "%PDF-1\n", "%PDF-2\n", "%PDF-1\n"])
            #expect(bench.leftovers.count == 1)
            await printer.shutdown()
            #expect(bench.leftovers.isEmpty)
        }

        @Test("what is no PDF is a stated error after a second try by a new LibreOffice")
        func garbage() async throws {
            let scripts = [
                "exit 0", ": > \"$out\"", "echo hello > \"$out\"", "ln -s /etc/passwd \"$out\"", "mkdir \"$out\"",
            ]
            for script in scripts {
                let bench = try Bench(script)
                let error = await #expect(throws: GreffierError.self) { try await bench.printer().pdf(from: try docx) }
                #expect(error?.code == .officeFailed, "\(script)")
                #expect(bench.leftovers.isEmpty)
            }
            let error = await #expect(throws: GreffierError.self) {
                try await Bench("exit 127").printer().pdf(from: try docx)
            }
            #expect(error?.code == .workerUnavailable)
        }

        @Test("one that hangs is killed at its deadline")
        func hang() async throws {
            let bench = try Bench("sleep 1000")
            let error = await #expect(throws: GreffierError.self) {
                try await bench.printer(deadline: .milliseconds(300)).pdf(from: try docx)
            }
            #expect(error?.code == .officeFailed)
            #expect(bench.leftovers.isEmpty)
        }

        @Test(
            "LibreOffice makes PDFs that open, one after the other and side by side, and is gone at the end",
            .enabled(if: program != nil, "LibreOffice is not installed"),
            .timeLimit(.minutes(10))
        )
        func real() async throws {
            let bench = try Bench()
            let printer = bench.printer(deadline: .seconds(120))
            let pool = WorkerProgram.pool(processes: 1)
            let docx = try docx
            var made = [try await printer.pdf(from: docx)]
            made += try await withThrowingTaskGroup(of: Data.self) { group in
                for _ in 0..<3 { group.addTask { try await printer.pdf(from: docx) } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(bench.leftovers.count == 1)
            for pdf in made {
                let page = try await pool.pictures(of: pdf, name: "document.pdf", pages: [1], dotsPerInch: 20).first
                #expect(page?.isEmpty == false)
            }
            await printer.shutdown()
            await pool.shutdown()
            #expect(bench.leftovers.isEmpty)
            let processes = try FileManager.default.contentsOfDirectory(atPath: "/proc").filter { Int($0) != nil }
            let commands = processes.compactMap { try? String(contentsOfFile: "/proc/\($0)/cmdline", encoding: .utf8) }
            #expect(!commands.contains { $0.contains(bench.scratch) })
        }
    }
}
