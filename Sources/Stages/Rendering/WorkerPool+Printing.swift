// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials
import JobModel
import WorkerPool

extension WorkerPool {
    /// The PDF that LibreOffice makes of a DOCX, dated `date`; success is one that opens and has a page.
    ///
    /// Throws `office.missing` where there is no LibreOffice, and what `OfficePrinter` throws.
    nonisolated func printed(_ docx: Data, on date: Date, by office: OfficePrinter?) async throws -> Data {
        guard let office else { throw GreffierError(.officeMissing) }
        let data = try await office.pdf(from: docx)
        let page = try? await pictures(of: data, name: "document.pdf", pages: [1], dotsPerInch: 20).first
        guard let page, !page.isEmpty else {
            throw GreffierError(
                .officeFailed,
                .init("its PDF does not open", french: "le PDF produit ne s’ouvre pas")
            )
        }
        return try await settled(data, date: Timestamp.text(date))
    }
}
