// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import Foundation
import JobModel
import Testing
import WorkerPool
import WorkerProtocol

extension WorkerPoolTests {
    @Suite("What a request may take")
    struct RequestBudgetTests {
        private let configuration = WorkerPoolConfiguration(executable: "/nonexistent")
        private let hello = WorkerHello(build: GreffierVersion.current, confinement: [])

        private func bytes(of frame: Frame) -> Data {
            frame.attachments.reduce(frame.preamble + frame.header) { $0 + $1 }
        }

        @Test("a document gets two seconds of processor time, and 20 ms more for each page that is believed")
        func pages() {
            let budget = configuration.budget(.extract(name: "a.pdf", options: .init()), bytes: 1000)
            #expect(budget.processor == .seconds(2))
            #expect(budget.granting(pages: 100).processor == .seconds(4))
            #expect(budget.granting(pages: 101).processorSeconds == 5)
            #expect(budget.granting(pages: 100).wall == budget.wall + .seconds(8))
            #expect(budget.granting(pages: .max) == budget.granting(pages: 2000))
            #expect(budget.granting(pages: -1) == budget)
        }

        @Test("each page that is recognised gets fifteen seconds more, on what the pages got; none where that is off")
        func recognition() {
            var options = ExtractOptions()
            let budget = configuration.budget(.extract(name: "a.pdf", options: options), bytes: 1000)
            #expect(budget.granting(pages: 100).grantingRecognition.processor == .seconds(19))
            #expect(budget.grantingRecognition.wall == budget.wall + .seconds(60))
            #expect(budget.recognisedPages == 100)
            options.recognition.mode = .never
            #expect(configuration.budget(.extract(name: "a.pdf", options: options), bytes: 1000).recognisedPages == 0)
        }

        @Test("a word of recognition where none was asked for is worker.crashed")
        func unaskedRecognition() async throws {
            let word = bytes(of: try Frame(WorkerReply.recognising(page: 1)))
            let script = try Pretender(hello: hello, bytes: word, body: "cat > /dev/null")
            let pool = WorkerProgram.pool(processes: 1, executable: script.path)
            let options = ExtractOptions(recognition: .init(mode: .never))
            let failure = await #expect(throws: GreffierError.self) {
                _ = try await pool.extract(Data("texte".utf8), name: "a.txt", options: options)
            }
            #expect(failure?.code == .workerCrashed)
            await pool.shutdown()
        }

        @Test("a drawing gets more, and nothing for pages")
        func drawing() {
            let options = RenderOptions(language: "fr", date: "2026-01-02T03:04:05.000Z")
            let budget = configuration.budget(.renderPDF(options: options), bytes: 1000)
            #expect(budget.processor == .seconds(10))
            #expect(budget.granting(pages: 100) == budget)
        }

        @Test("a worker counts the pages of a PDF, and the kernel then lets it work that much longer")
        func grant() async throws {
            let pool = WorkerProgram.pool(
                processes: 1,
                processorTime: .seconds(100),
                processorTimePerPage: .seconds(1000)
            )
            let options = RenderOptions(language: "fr", date: "2026-01-02T03:04:05.000Z")
            let pdf = try await pool.renderPDF(profile: Data(#"{"basics":{"name":"Zoé"}}"#.utf8), options: options).data
            let pages = try await pool.extract(pdf, name: "a.pdf").document.pages.count
            let pid = try #require(await pool.statistics().idle.first)
            let limits = try String(contentsOfFile: "/proc/\(pid)/limits", encoding: .utf8)
            let line = try #require(limits.split(separator: "\n").first { $0.hasPrefix("Max cpu time") })
            let seconds = try #require(line.split(separator: " ").compactMap { Int($0) }.first)
            #expect((1100 * pages...1200 * pages).contains(seconds))
            await pool.shutdown()
        }

        @Test("a second word before the reply is worker.crashed")
        func talker() async throws {
            let word = bytes(of: try Frame(WorkerReply.pages(3)))
            let script = try Pretender(hello: hello, bytes: word + word, body: "cat > /dev/null")
            let pool = WorkerProgram.pool(processes: 1, executable: script.path)
            let failure = await #expect(throws: GreffierError.self) {
                _ = try await pool.extract(Data("texte".utf8), name: "a.txt")
            }
            #expect(failure?.code == .workerCrashed)
            await pool.shutdown()
        }

        @Test("a reply larger than any document is refused before its bytes are read")
        func hugeReply() async throws {
            // Only the lengths are sent: who waited for the bytes would wait until the time-out.
            var frame = try Frame(WorkerReply.extracted(characters: 3))
            frame.attachments = [Data(count: (64 << 20) + 1)]
            let script = try Pretender(hello: hello, bytes: frame.preamble + frame.header, body: "cat > /dev/null")
            let pool = WorkerProgram.pool(processes: 1, executable: script.path)
            let failure = await #expect(throws: GreffierError.self) {
                _ = try await pool.extract(Data("texte".utf8), name: "a.txt")
            }
            #expect(failure?.code == .workerCrashed)
            await pool.shutdown()
        }

        @Test("bytes that ended a worker are tried again when somebody has their work done again")
        func doneAgain() async throws {
            let script = try Pretender(hello: hello, body: "while :; do :; done")
            let pool = WorkerProgram.pool(processes: 1, processorTime: .seconds(1), executable: script.path)
            for (number, started) in [(1, 1), (2, 1), (1, 2)] {
                let failure = await #expect(throws: GreffierError.self) {
                    let attempt = WorkerAttempt(at: "run", number: number)
                    _ = try await pool.extract(Data("texte".utf8), name: "a.txt", for: attempt)
                }
                #expect(failure?.code == .documentTimeout)
                #expect(await pool.statistics().started == started)
            }
            await pool.shutdown()
        }

        @Test("a document without end is stopped by its processor time, and the same bytes are not tried again")
        func poison() async throws {
            let script = try Pretender(hello: hello, body: "while :; do :; done")
            let pool = WorkerProgram.pool(processes: 1, processorTime: .seconds(1), executable: script.path)
            for _ in 0..<2 {
                let failure = await #expect(throws: GreffierError.self) {
                    _ = try await pool.extract(Data("texte".utf8), name: "a.txt")
                }
                #expect(failure?.code == .documentTimeout)
            }
            #expect(await pool.statistics().started == 1)
            await pool.shutdown()
        }

        @Test("a refusal that says nothing of the worker leaves it in use; a damaged file ends it")
        func spent() async throws {
            let pool = WorkerProgram.pool(processes: 1)
            let picture = Data([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) + Data(count: 600)
            let locked = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
                .appending(path: "Fixtures/documents/encrypted.pdf")
            let cases: [(Data, String, ErrorCode)] = [
                (Data(), "a.doc", .documentEmpty), (picture, "a.doc", .documentUnsupported),
                (Data(" \n\n ".utf8), "a.txt", .documentNoText),
                (try Data(contentsOf: locked), "a.pdf", .documentEncrypted),
            ]
            for (data, name, code) in cases {
                let failure = await #expect(throws: GreffierError.self) {
                    _ = try await pool.extract(data, name: name)
                }
                #expect(failure?.code == code)
            }
            _ = try await pool.extract(Data("Comptable".utf8), name: "a.txt")
            #expect(await pool.statistics().started == 1)
            await #expect(throws: GreffierError.self) {
                _ = try await pool.extract(Data("%PDF-1.4\n%%EOF\n".utf8), name: "a.pdf")
            }
            _ = try await pool.extract(Data("Comptable".utf8), name: "a.txt")
            #expect(await pool.statistics().started == 2)
            await pool.shutdown()
        }
    }
}
