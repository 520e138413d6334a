// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import DocumentRendering
import Foundation

/// Draws one long document: the profile's positions over and over until it has so many pages.
///
/// One length a process, for the peak of memory is that of the process.
struct PagesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "pages", abstract: "Draw a long PDF.")
    @Argument(help: "profile.json.") var profile: String
    @Option(help: "About how many pages.") var pages = 100
    @Option(help: "How often.") var rounds = 3

    struct Line: Encodable {
        var pages: Int
        var bytes: Int
        var milliseconds: [Double]
        /// KiB of the process: with the fonts alone, and at its peak.
        var memoryBefore: Int
        var memoryPeak: Int
    }

    func run() throws {
        let source = try Work.file(profile)
        // Loads the fonts.
        _ = try ProfilePDF.render(profile: source, options: Work.options)
        let before = Work.peakMemory()
        let long = try Self.longer(source, pages: pages)
        let count = try ProfilePDF.layout(profile: long, options: Work.options).pages.count
        var made = Data()
        let times = try Work.times(rounds: rounds, warm: 0) {
            made = try ProfilePDF.render(profile: long, options: Work.options)
        }
        try Work.print(
            Line(
                pages: count,
                bytes: made.count,
                milliseconds: times,
                memoryBefore: before,
                memoryPeak: Work.peakMemory()
            )
        )
    }

    /// `profile` with its positions repeated, as many as fill so many pages.
    private static func longer(_ profile: Data, pages: Int) throws -> Data {
        guard var value = try JSONSerialization.jsonObject(with: profile) as? [String: Any],
            let work = value["work"] as? [Any], !work.isEmpty
        else { throw ValidationError("a profile without positions") }
        let repeats = 20
        value["work"] = (0..<repeats).flatMap { _ in work }
        let sample = try ProfilePDF.layout(
            profile: try JSONSerialization.data(withJSONObject: value),
            options: Work.options
        )
        let perPage = Double(repeats * work.count) / Double(sample.pages.count)
        let count = max(1, Int(perPage * Double(pages)))
        value["work"] = (0..<count).map { work[$0 % work.count] }
        return try JSONSerialization.data(withJSONObject: value)
    }
}
