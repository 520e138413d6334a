// SPDX-License-Identifier: GPL-3.0-or-later
private import DurableFiles
private import FoundationEssentials
private import JobModel
import Matching

/// Keeps what a run of recommendations leaves for the next, in one file for each stage of a pipeline.
///
/// The file ends with the hash of what stands before: one that is damaged, or that cannot be read, counts as missing, and
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
        var bytes = [UInt8](data)
        let said = bytes.suffix(Self.digits)
        bytes.removeLast(Self.digits)
        guard said.elementsEqual(SHA256.hex(bytes).utf8) else { return nil }
        return RecommendationMemory(bytes)
    }

    /// Keeps it in the place of what was there.
    ///
    /// What cannot be kept costs the next run time and nothing else, so that nothing is thrown.
    func save(_ memory: RecommendationMemory) {
        var bytes = memory.encoded
        bytes.append(contentsOf: SHA256.hex(bytes).utf8)
        try? Files.makeDirectories(folder, mode: 0o700)
        try? Files.writeAtomically(bytes, to: path, mode: 0o600)
    }

    /// Of a hash in hexadecimal.
    private static let digits = 64
}
