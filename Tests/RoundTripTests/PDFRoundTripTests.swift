// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentRendering
import Foundation
import RoundTrips
import Testing
import WorkerProtocol

/// Profiles through the designs of drawn PDFs, and back through Greffier's own reader.
@Suite("PDF round trip")
struct PDFRoundTripTests {
    @Test(
        "what a design shows of a sample is read again",
        .enabled(if: SampleProfiles.folder != nil, "GREFFIER_SAMPLES names no folder"),
        arguments: ["classic", "sidebar", "dossier"],
        ["fr", "en"]
    )
    func samples(design: String, language: String) throws {
        let date = "2026-11-20T09:15:02.123Z"
        let options = RenderOptions(language: language, date: date, look: .init(design: design))
        var trip = RoundTrip()
        for sample in try SampleProfiles.all() {
            let document = try ProfilePDF.render(profile: sample.json, options: options)
            try trip.add(sample.profile, document: document, name: "profile.pdf", label: sample.name)
        }
        #expect(trip.leaves > 0)
        #expect(trip.share >= 0.99, "\(trip.share)\n\(trip.misses.joined(separator: "\n"))")
    }
}
