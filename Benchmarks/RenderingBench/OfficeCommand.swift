// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Foundation
import WorkerPool

/// Has LibreOffice make PDFs of one DOCX, one after the other, as a stage with `pdf: libreoffice` does.
struct OfficeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "office", abstract: "Make PDFs by LibreOffice.")
    @Argument(help: "The document (.docx).") var document: String
    @Option(help: "How many.") var count = 20
    @Option(help: "The worker program; the one beside this program unless stated.") var worker: String?

    struct Line: Encodable {
        /// By the clock, the first with the start of LibreOffice.
        var milliseconds: [Double]
        var bytes: Int
    }

    func run() async throws {
        guard let program = OfficeConverter.locate("auto") else { throw ValidationError("there is no soffice") }
        let folder = FileManager.default.temporaryDirectory.appending(path: "rendering-bench-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let printer = OfficePrinter(
            .init(program: program, worker: worker ?? Work.worker, scratch: folder.path),
            places: 1,
            recycleAfter: count
        )
        let docx = try Work.file(document)
        var line = Line(milliseconds: [], bytes: 0)
        for _ in 0..<count {
            let start = ContinuousClock.now
            line.bytes = try await printer.pdf(from: docx).count
            let time = (ContinuousClock.now - start).components
            line.milliseconds.append(Double(time.seconds) * 1e3 + Double(time.attoseconds) / 1e15)
        }
        await printer.shutdown()
        try Work.print(line)
    }
}
