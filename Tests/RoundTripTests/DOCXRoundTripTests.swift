// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentRendering
import Foundation
import RoundTrips
import Testing
import WorkerProtocol

/// Profiles through the templates that come with Greffier, and back through its own reader.
@Suite("DOCX round trip")
struct DOCXRoundTripTests {
    @Test(
        "what a shipped template shows of a sample is read again",
        .enabled(if: SampleProfiles.folder != nil, "GREFFIER_SAMPLES names no folder"),
        arguments: [("dossier", "fr"), ("dossier-en", "en")]
    )
    func samples(template: String, language: String) throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let bytes = try Data(contentsOf: root.appending(path: "pipelines/templates/\(template).docx"))
        let options = RenderOptions(language: language, date: "2026-11-20T09:15:02.123Z")
        var trip = RoundTrip()
        for sample in try SampleProfiles.all() {
            let document = try DOCXTemplate.render(template: bytes, profile: sample.json, options: options)
            try trip.add(sample.profile, document: document, name: "dossier.docx", label: sample.name)
        }
        #expect(trip.leaves > 0)
        #expect(trip.share >= 0.99, "\(trip.misses.joined(separator: "\n"))")
    }
}
