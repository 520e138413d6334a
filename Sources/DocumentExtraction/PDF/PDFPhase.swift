// SPDX-License-Identifier: GPL-3.0-or-later
package import DocumentModel
package import FoundationEssentials
package import JobModel
package import WorkerProtocol

/// What a PDF's processor time goes into, for benchmarks.
package enum PDFPhase: String, CaseIterable, Sendable {
    /// Opening the file and interpreting its pages.
    case poppler
    /// Telling text that a reader sees from hidden text, by drawing pages where need be.
    case visibility
    /// Words, lines, blocks and their order.
    case order
}

extension DocumentExtractor {
    /// Reads a PDF and tells `entering` when a phase begins: for each page, so that clocks can be read there.
    ///
    /// Leaves out what `extract` does for all formats before and after. Throws what reading a PDF throws.
    package static func readPDF(
        _ data: Data,
        limits: ExtractLimits,
        entering: (PDFPhase) -> Void
    ) throws(GreffierError) -> Document {
        try PDFReader.read(
            data,
            options: ExtractOptions(limits: limits, recognition: .init(mode: .never)),
            entering: entering
        )
    }
}
