// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import DurableFiles
import Foundation
import Glibc
import JobModel
import Lexicons
import Matching
import PipelineModel
import ProfileModel
import Retrieval
import Stages
import Synchronization
import TestLexicons

/// A library in a folder, and the stage that recommends from it, run as the daemon runs it.
final class Nightly {
    private let library: Library
    private let stage: RecommendStage
    private let cache: URL
    private let last = LastRun()
    private let counts = LastCounts()

    init(folder: URL) throws {
        library = try Library(path: folder.appending(path: "library.sqlite").path)
        cache = folder.appending(path: "cache")
        stage = RecommendStage(
            library: library,
            lexicons: FixedLexicons(set: .init(lexicons: try ShippedLexicons.shared.get(), digest: "bench")),
            language: .french,
            timeZone: .gmt,
            cache: cache.path,
            note: { [counts] in counts.set($0) }
        ) { [last] _, _ in await last.run.map { PublishedMatches(run: $0, sha256: "") { nil } } }
    }

    /// Drops what was kept between runs.
    func forget() { try? FileManager.default.removeItem(at: cache) }

    /// Puts made-up entries into the collections; returns how many candidates.
    func fill(_ market: Market, candidates: Range<Int>, offers: Range<Int>, changed: Bool = false) async throws -> Int {
        for number in offers {
            let offer = market.offer(number)
            try await put(offer, evidence(offer), "offer-\(number).pdf", offer.title ?? "", in: "offers")
        }
        for number in candidates {
            let profile = market.profile(number, round: changed ? 1 : 0)
            try await put(profile, evidence(profile), "cv-\(number).pdf", profile.basics?.name ?? "", in: "candidates")
        }
        return candidates.count
    }

    private func put(
        _ value: some Codable & Sendable,
        _ evidence: Evidence,
        _ source: String,
        _ title: String,
        in collection: String
    ) async throws {
        let data = try CanonicalJSON.compact(CollectionDocument(value: value, evidence: evidence))
        _ = try await library.upsert(
            NewLibraryEntry(
                inputSHA256: SHA256.hex(Data(source.utf8)),
                source: source,
                run: ULID(),
                language: "fr",
                artifactSHA256: SHA256.hex(data),
                data: data,
                title: title,
                // The index is measured elsewhere.
                lines: []
            ),
            in: collection
        )
    }

    /// A proof for every text, so that entries are as large as real ones.
    private func evidence(_ value: some Encodable) throws -> Evidence {
        var evidence: Evidence = [:]
        func walk(_ value: Any, _ pointer: String) {
            switch value {
            case let object as [String: Any]: for (key, member) in object { walk(member, "\(pointer)/\(key)") }
            case let list as [Any]: for (index, item) in list.enumerated() { walk(item, "\(pointer)/\(index)") }
            case let text as String:
                evidence[pointer] = .init(
                    page: 1,
                    line: evidence.count + 1,
                    bbox: [56.7, 100, 480.2, 112],
                    quote: text,
                    confidence: 0.95,
                    source: .rules
                )
            default: break
            }
        }
        walk(try JSONSerialization.jsonObject(with: JSONEncoder().encode(value)), "")
        return evidence
    }

    /// Runs the stage once and prints a line of the table.
    func run(_ name: String) async throws -> [(String, Data)] {
        let input = StageInput(
            run: ULID(),
            pipeline: "recommendations",
            stage: StageSpec(name: "matches", kind: "recommend"),
            file: nil,
            artifacts: [],
            submittedAt: Date(timeIntervalSince1970: 1_795_000_000),
            read: { _ in throw GreffierError(.stageInput) }
        )
        Self.resetPeak()
        let processor = Self.processor()
        let start = ContinuousClock.now
        let output = try await stage.run(input)
        let wall = ContinuousClock.now - start
        let used = Self.processor() - processor
        await last.set(input.run)
        let bytes = output.artifacts.reduce(0) { $0 + $1.data.count }
        let counts = counts.value
        let seconds = Double(wall.components.seconds) + Double(wall.components.attoseconds) / 1e18
        print(
            "| \(name) | \(counts.scored) | \(counts.read) | \(Self.text(seconds)) | \(Self.text(used)) "
                + "| \(Self.peak()) | \(bytes / 1_000_000) |"
        )
        return output.artifacts.map { ($0.name, $0.data) }
    }

    private static func text(_ seconds: Double) -> String { String(format: "%.2f", seconds) }

    private static func processor() -> Double {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
        return seconds(usage.ru_utime) + seconds(usage.ru_stime)
    }

    /// Makes the kernel count the peak of resident memory anew.
    private static func resetPeak() {
        try? "5".write(toFile: "/proc/self/clear_refs", atomically: false, encoding: .utf8)
    }

    private static func peak() -> Int {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") } ?? ""
        return (line.split(separator: " ").dropFirst().first.flatMap { Int($0.filter(\.isNumber)) } ?? 0) / 1000
    }
}

/// The run before.
private actor LastRun {
    private(set) var run: ULID?
    func set(_ run: ULID) { self.run = run }
}

/// What the last run had to do.
private final class LastCounts: Sendable {
    private let held = Mutex(RecommendationCounts())
    var value: RecommendationCounts { held.withLock { $0 } }
    func set(_ counts: RecommendationCounts) { held.withLock { $0 = counts } }
}

private struct FixedLexicons: LexiconSource {
    let set: LexiconSet
    func current() async -> LexiconSet { set }
}
