// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import Foundation
import JobModel
import Testing
import WorkerPool
import WorkerProtocol

extension WorkerPoolTests {
    /// Scripts that pretend to be LibreOffice, started and confined as it is; and LibreOffice itself where it is installed.
    @Suite("Old Word files by LibreOffice")
    struct OfficeTests {
        private static let fixtures = URL(fileURLWithPath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Fixtures/documents")
        private static let program = OfficeConverter.locate("auto")

        /// A folder with `soffice`, a script that finds its folder in `$out`, and with a folder for conversions.
        private final class Bench {
            let folder: URL
            var scratch: String { folder.appending(path: "scratch").path }

            init(_ script: String, in parent: URL = FileManager.default.temporaryDirectory) throws {
                folder = parent.appending(path: "office-test-\(UUID().uuidString)")
                try FileManager.default.createDirectory(
                    at: folder.appending(path: "bin"),
                    withIntermediateDirectories: true
                )
                let program = folder.appending(path: "bin/soffice")
                let text = "#!/bin/bash\nout=\"$HOME/out/document.docx\"; bin=\"$(dirname \"$0\")\"\n\(script)\n"
                try Data(text.utf8).write(to: program)
                try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program.path)
                let docx = try Data(contentsOf: OfficeTests.fixtures.appending(path: "textbox.docx"))
                try docx.write(to: folder.appending(path: "bin/made.docx"))
            }

            deinit { try? FileManager.default.removeItem(at: folder) }

            func converter(deadline: Duration = .seconds(60)) -> OfficeConverter {
                var configuration = OfficeConverter.Configuration(
                    program: folder.appending(path: "bin/soffice").path,
                    worker: WorkerProgram.path,
                    scratch: scratch
                )
                configuration.deadline = deadline
                return OfficeConverter(configuration)
            }

            /// What is left of conversions.
            var leftovers: [String] { (try? FileManager.default.contentsOfDirectory(atPath: scratch)) ?? [] }
        }

        private var old: Data {
            get throws { try Data(contentsOf: Self.fixtures.appending(path: "old-word.doc")) }
        }

        private func failure(_ bench: Bench, deadline: Duration = .seconds(60)) async throws -> GreffierError? {
            let pool = WorkerProgram.pool(processes: 1)
            let reading = DocumentReading(workers: pool, office: bench.converter(deadline: deadline))
            let error = await #expect(throws: GreffierError.self) {
                _ = try await reading.extract(try old, name: "cv.doc")
            }
            await pool.shutdown()
            return error
        }

        @Test("what LibreOffice makes is read, and nothing stays behind")
        func success() async throws {
            let bench = try Bench("cp \"$bin/made.docx\" \"$out\"; exit 3")
            let pool = WorkerProgram.pool(processes: 1)
            let reading = DocumentReading(workers: pool, office: bench.converter())
            let result = try await reading.extract(try old, name: "cv.doc", options: ExtractOptions(accept: ["doc"]))
            #expect(result.characters > 0 && result.document.warnings == [Document.Warning(.converted)])
            #expect(String(decoding: result.json, as: UTF8.self).contains("\"document.converted\""))
            #expect(bench.leftovers.isEmpty)
            await pool.shutdown()
        }

        @Test("one that hangs is killed with all that it started")
        func hang() async throws {
            let mark = "sleep 98\(Int.random(in: 1_000_000...9_999_999))"
            let bench = try Bench("\(mark) & wait")
            let error = try await failure(bench, deadline: .seconds(2))
            #expect(error?.code == .documentTimeout)
            #expect(bench.leftovers.isEmpty)
            let processes = try FileManager.default.contentsOfDirectory(atPath: "/proc").filter { Int($0) != nil }
            let commands = processes.compactMap { try? String(contentsOfFile: "/proc/\($0)/cmdline", encoding: .utf8) }
            #expect(!commands.contains { $0.replacing("\0", with: " ").contains(mark) && $0.hasPrefix("sleep") })
        }

        @Test(
            "the exit code is not believed: without a file, with an empty one or with garbage there is a stated error"
        )
        func garbage() async throws {
            let scripts = [
                "exit 0", ": > \"$out\"", "echo 'PK not a document' > \"$out\"", "ln -s /etc/passwd \"$out\"",
                "mkdir \"$out\"",
            ]
            for script in scripts {
                let bench = try Bench(script)
                #expect(try await failure(bench)?.code == .documentCorrupt, "\(script)")
                #expect(bench.leftovers.isEmpty)
            }
            #expect(try await failure(try Bench("exit 127"))?.code == .workerUnavailable)
        }

        @Test("it can write nowhere but into its own folder, read no file of others and reach no machine")
        func confinement() async throws {
            let bench = try Bench(
                """
                echo x 2>/dev/null > "$HOME/../escaped" && exit 1
                echo x 2>/dev/null > /tmp/greffier-escaped && exit 1
                cat /etc/hostname >/dev/null 2>&1 && exit 1
                ls "$HOME/.." >/dev/null 2>&1 && exit 1
                (exec 3<>/dev/tcp/127.0.0.1/9) 2>"$HOME/net"
                grep -qi "permission denied" "$HOME/net" || exit 1
                cp "$bin/made.docx" "$out"
                """
            )
            let pool = WorkerProgram.pool(processes: 1)
            let reading = DocumentReading(workers: pool, office: bench.converter())
            #expect(try await reading.extract(try old, name: "cv.doc").characters > 0)
            await pool.shutdown()
        }

        @Test(
            "where the kernel lets it have a /tmp of its own, it reaches nobody else's files there",
            .enabled(if: hasOwnMounts, "this process may have no mounts of its own")
        )
        func ownTemporaryFolder() async throws {
            let others = URL(filePath: "/tmp/greffier-others-\(UUID().uuidString)")
            try Data("theirs".utf8).write(to: others)
            defer { try? FileManager.default.removeItem(at: others) }
            let bench = try Bench(
                """
                rm -f \(others.path)
                test "$HOME" = /tmp && test "$(ls /tmp | sort | tr '\\n' ' ')" = "in out profile " || exit 1
                cp "$bin/made.docx" "$out"
                """,
                in: URL(filePath: "/var/tmp")
            )
            let pool = WorkerProgram.pool(processes: 1)
            let reading = DocumentReading(workers: pool, office: bench.converter())
            #expect(try await reading.extract(try old, name: "cv.doc").characters > 0)
            #expect(try Data(contentsOf: others) == Data("theirs".utf8))
            #expect(bench.leftovers.isEmpty)
            await pool.shutdown()
        }

        /// As root or by a namespace for users.
        private static let hasOwnMounts: Bool = {
            let process = Process()
            process.executableURL = URL(filePath: "/usr/bin/unshare")
            process.arguments = geteuid() == 0 ? ["-m", "true"] : ["-Urm", "true"]
            guard (try? process.run()) != nil else { return false }
            process.waitUntilExit()
            return process.terminationStatus == 0
        }()

        @Test("a conversion ends with the task that asked for it")
        func cancelled() async throws {
            let bench = try Bench("sleep 100")
            let converter = bench.converter()
            let data = try old
            let task = Task { try await converter.docx(from: data) }
            while bench.leftovers.isEmpty { try await Task.sleep(for: .milliseconds(5)) }
            task.cancel()
            await #expect(throws: CancellationError.self) { try await task.value }
            #expect(bench.leftovers.isEmpty)
        }

        @Test("without LibreOffice an old Word file is refused with what to do")
        func absent() async throws {
            let pool = WorkerProgram.pool(processes: 1)
            let reading = DocumentReading(workers: pool, office: nil)
            let error = await #expect(throws: GreffierError.self) {
                _ = try await reading.extract(try old, name: "cv.docx")
            }
            #expect(error?.code == .documentOldWord)
            #expect(error?.code.hintFR.contains("LibreOffice") == true)
            await pool.shutdown()
            #expect(OfficeConverter.locate("never") == nil && OfficeConverter.locate("/nowhere/soffice") == nil)
        }

        @Test("LibreOffice reads an old Word file", .enabled(if: program != nil, "LibreOffice is not installed"))
        func real() async throws {
            let bench = try Bench("")
            let configuration = OfficeConverter.Configuration(
                program: try #require(Self.program),
                worker: WorkerProgram.path,
                scratch: bench.scratch
            )
            let pool = WorkerProgram.pool(processes: 1)
            let reading = DocumentReading(workers: pool, office: OfficeConverter(configuration))
            let result = try await reading.extract(try old, name: "cv.doc")
            #expect(result.document.plainText == "Camille Exemple\nComptable à Nantes depuis 2019")
            #expect(bench.leftovers.isEmpty)
            await pool.shutdown()
        }
    }
}
