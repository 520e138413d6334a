// SPDX-License-Identifier: GPL-3.0-or-later
private import DurableFiles
private import FoundationEssentials
private import JobModel
import Matching

/// Keeps what a run of recommendations leaves for the next, in one file for each stage of a pipeline.
///
/// The file begins with the hash of what follows: one that is damaged, or that cannot be read, counts as missing, and
/// all pairs are scored again. Blocks: for threads of their own.
struct RecommendationCache: Sendable {
    private let path: FilePath
    private let folder: FilePath

    init(directory: String, pipeline: String, stage: String) {
        folder = FilePath(directory)
        path = folder / FileNames.published("\(pipeline)-\(stage).memory")
    }

    /// What the run before left; `nil` where there is nothing sound.
    func load() -> RecommendationMemory? {
        guard let data = try? Files.read(path), data.count > Self.digits else { return nil }
        let body = data.dropFirst(Self.digits)
        guard Data(SHA256.hex(Data(body)).utf8) == data.prefix(Self.digits) else { return nil }
        return RecommendationMemory([UInt8](body))
    }

    /// Keeps it in the place of what was there.
    ///
    /// What cannot be kept costs the next run time and nothing else, so that nothing is thrown.
    func save(_ memory: RecommendationMemory) {
        let body = Data(memory.encoded)
        try? Files.makeDirectories(folder, mode: 0o700)
        try? Files.writeAtomically(Data(SHA256.hex(body).utf8) + body, to: path, mode: 0o600)
    }

    /// Of a hash in hexadecimal.
    private static let digits = 64
}
