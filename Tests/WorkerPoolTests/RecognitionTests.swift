// SPDX-License-Identifier: GPL-3.0-or-later
import CraftedFiles
import DocumentModel
import Foundation
import JobModel
import Logging
import Testing
import WorkerPool
import WorkerProtocol

extension WorkerPoolTests {
    @Suite("Recognition in workers")
    struct RecognitionTests {
        private func scan(_ name: String) throws -> Data {
            let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            return try Data(contentsOf: folder.appending(path: "Fixtures/scans/" + name))
        }

        @Test("a confined worker reads scans, within its memory, and then other documents")
        func confined() async throws {
            let pool = WorkerProgram.pool(processes: 1, requiresSandbox: true)
            let document = try await pool.extract(try scan("pages.tif"), name: "pages.tif").document
            #expect(document.plainText.contains("Ingénieure qualité"))
            #expect(document.pages.count == 2)
            #expect(try await pool.extract(Data("texte".utf8), name: "a.txt").characters == 5)
            #expect(await pool.statistics().started == 1)
            await pool.shutdown()
        }

        @Test("each page that is recognised re-arms the processor time")
        func grant() async throws {
            var configuration = WorkerPoolConfiguration(executable: WorkerProgram.path, processes: 1)
            configuration.recognitionProcessorTime = .seconds(1000)
            configuration.startTimeout = .seconds(120)
            configuration.requestTimeout = .seconds(180)
            configuration.recognitionTimeout = .seconds(180)
            let pool = WorkerPool(configuration: configuration, logger: .init(label: "test"))
            _ = try await pool.extract(try scan("pages.tif"), name: "pages.tif")
            let pid = try #require(await pool.statistics().idle.first)
            let limits = try String(contentsOfFile: "/proc/\(pid)/limits", encoding: .utf8)
            let line = try #require(limits.split(separator: "\n").first { $0.hasPrefix("Max cpu time") })
            let seconds = try #require(line.split(separator: " ").compactMap { Int($0) }.first)
            // For the second page alone: what the first one left is not added.
            #expect((1001..<1500).contains(seconds))
            await pool.shutdown()
        }

        @Test("a worker says which languages are there, and without the library that nothing is")
        func report() async throws {
            let pool = WorkerProgram.pool(processes: 1)
            let report = try #require(try await pool.recognition(of: ["fra", "eng", "qqq", "../fra"]))
            #expect(report.languages == ["fra", "eng", "osd"])
            #expect(report.version.hasPrefix("5."))
            await pool.shutdown()
            let without = WorkerProgram.pool(processes: 1, recognitionLibrary: "none")
            #expect(try await without.recognition(of: ["fra"]) == nil)
            await without.shutdown()
        }

        @Test("without the library, or a language, a worker reads what it can and says what it left")
        func partly() async throws {
            let pdf = CraftedPDF.halfScanned(jpeg: try scan("turned.jpg"), columns: 260, rows: 1000)
            let without = WorkerProgram.pool(processes: 1, recognitionLibrary: "libnothing.so.1")
            let document = try await without.extract(pdf, name: "half.pdf").document
            #expect(document.plainText.contains("Visible words here"))
            #expect(document.warnings.map(\.code) == ["document.ocr_unavailable"])
            #expect(document.counts?.imagesNeedingRecognition == 1)
            await without.shutdown()
            let pool = WorkerProgram.pool(processes: 1)
            let options = ExtractOptions(recognition: .init(languages: ["qqq", "fra"]))
            let read = try await pool.extract(try scan("lines.png"), name: "lines.png", options: options).document
            #expect(read.plainText.contains("Ingénieure qualité"))
            #expect(read.warnings.map(\.code) == ["document.ocr_used", "document.ocr_language"])
            await pool.shutdown()
        }

        @Test("without the library a scan is refused for that reason, and a library that is none is as good as none")
        func without() async throws {
            for library in ["none", "libnothing.so.1", "libc.so.6"] {
                let pool = WorkerProgram.pool(processes: 1, recognitionLibrary: library)
                let data = try scan("lines.png")
                let failure = await #expect(throws: GreffierError.self) {
                    _ = try await pool.extract(data, name: "lines.png")
                }
                #expect(failure?.code == .documentNoText)
                #expect(failure?.detail.contains("not installed") == true)
                await pool.shutdown()
            }
        }
    }
}
