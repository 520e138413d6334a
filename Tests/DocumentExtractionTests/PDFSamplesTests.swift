// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import Foundation
import Testing

/// PDFs of a folder of your own, named by GREFFIER_SAMPLES: CVs and offers that hide nothing.
@Suite(
    "PDF samples",
    .enabled(
        if: ProcessInfo.processInfo.environment["GREFFIER_SAMPLES"] != nil,
        "GREFFIER_SAMPLES names no folder of samples"
    )
)
struct PDFSamplesTests {
    @Test("no text of documents that hide nothing is set apart")
    func falseFlags() throws {
        let folder = URL(fileURLWithPath: ProcessInfo.processInfo.environment["GREFFIER_SAMPLES"] ?? "")
        let files =
            FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?
            .compactMap { $0 as? URL }.filter { $0.pathExtension == "pdf" } ?? []
        try #require(!files.isEmpty)
        for file in files {
            let hidden = try Fixture.read(try Data(contentsOf: file), name: file.lastPathComponent).hidden
            #expect(hidden.isEmpty, "\(file.lastPathComponent): \(hidden.map { "\($0.reason): \($0.text)" })")
        }
    }
}
