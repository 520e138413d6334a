// SPDX-License-Identifier: GPL-3.0-or-later
package import FoundationEssentials
import JobModel
package import WorkerPool
package import WorkerProtocol

extension WorkerPool {
    /// Makes a document of profile.json in a format that needs no template; `logo` is the company's, if any.
    ///
    /// Throws what `renderPDF` and `export` throw.
    package nonisolated func document(
        of profile: Data,
        as format: RenderFormat,
        logo: Data?,
        options: RenderOptions,
        for attempt: WorkerAttempt? = nil
    ) async throws -> DrawnDocument {
        if format == .pdf {
            return try await renderPDF(profile: profile, logo: logo, options: options, for: attempt)
        }
        let shown = format.showsLogo ? logo : nil
        let data = try await export(profile: profile, logo: shown, as: format, options: options, for: attempt)
        return DrawnDocument(data: data)
    }
}
