// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Foundation
import JobModel

/// Measures recommendations over made-up collections; prints a table.
///
/// `scripts/bench-recommend` calls this.
@main
struct RecommendBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "recommend-bench",
        abstract: "Measure the nightly recommendations, from the collections to the files."
    )

    @Option(help: "Candidates in the collection.") var candidates = 10_000
    @Option(help: "Offers in the collection.") var offers = 200
    @Option(help: "CVs that come between two runs.") var added = 50
    @Option(help: "A folder with profiles to vary (*.json); made-up ones without.") var profiles: String?
    @Option(help: "A folder to write the files of the last run to.") var output: String?

    func run() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "recommend-bench-\(ULID().text)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let market = try Market(profiles: profiles.map { URL(filePath: $0) })
        let nightly = try Nightly(folder: folder)
        var people = try await nightly.fill(market, candidates: 0..<candidates, offers: 0..<offers)
        print("| run | pairs scored | CVs read | wall, s | processor, s | peak memory, MB | files, MB |")
        print("|---|---:|---:|---:|---:|---:|---:|")
        var last = try await nightly.run("full, \(candidates) × \(offers)")
        last = try await nightly.run("nothing changed")
        people = try await nightly.fill(market, candidates: candidates..<(candidates + added), offers: 0..<0)
        last = try await nightly.run("\(people) new CVs")
        _ = try await nightly.fill(market, candidates: 0..<0, offers: offers..<(offers + 1))
        last = try await nightly.run("1 new offer")
        _ = try await nightly.fill(market, candidates: 0..<10 * added, offers: 0..<0, changed: true)
        last = try await nightly.run("\(10 * added) CVs changed")
        nightly.forget()
        last = try await nightly.run("full again, without what was kept")
        if let output {
            for (name, data) in last { try data.write(to: URL(filePath: output).appending(path: name)) }
        }
    }
}
