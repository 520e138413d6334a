// SPDX-License-Identifier: GPL-3.0-or-later
package import FoundationEssentials
import JobModel

/// Makes PDFs of DOCX documents by LibreOffice, several at a time.
///
/// Each place has a LibreOffice of its own that stays between documents, with its own profile and folder, confined as
/// `OfficeConverter` says. It is replaced after some documents, after any failure, and ends when it has nothing to do.
package final class OfficePrinter: Sendable {
    private let places: [OfficePlace]

    /// `places` documents at a time; a LibreOffice is replaced after `recycleAfter` of them.
    package init(
        _ configuration: OfficeConverter.Configuration,
        places: Int = 2,
        recycleAfter: Int = 25,
        idleTimeout: Duration = .seconds(60)
    ) {
        self.places = (0..<max(1, places)).map { _ in
            OfficePlace(configuration, recycleAfter: max(1, recycleAfter), idleTimeout: idleTimeout)
        }
    }

    /// The PDF that LibreOffice makes of `docx`; a first failure is tried again by a new LibreOffice.
    ///
    /// That the PDF opens is for the caller to see, by a worker. Throws `office.failed` where none is made in time,
    /// `worker.unavailable` where LibreOffice cannot be started, `CancellationError` when the task is cancelled.
    package func pdf(from docx: Data) async throws -> Data {
        guard let place = places.min(by: { $0.load < $1.load }) else { throw GreffierError(.officeFailed) }
        do {
            return try await place.pdf(from: docx)
        } catch let error as GreffierError where error.code == .officeFailed {
            return try await place.pdf(from: docx)
        }
    }

    /// Ends every LibreOffice and removes its folder.
    package func shutdown() async {
        for place in places { await place.close() }
    }
}
