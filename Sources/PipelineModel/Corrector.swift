// SPDX-License-Identifier: GPL-3.0-or-later
package import FoundationEssentials
package import JobModel

/// Makes a correction of a file that a person dropped and of the result that it was made from.
package protocol Corrector: Sendable {
    /// The name of the artifact that is corrected, as in `profile.json`.
    var artifact: String { get }

    /// Whether the file is a result that can be taken at all.
    ///
    /// Throws `correction.empty`, `correction.not_json` and `correction.invalid`.
    func check(_ dropped: DroppedCorrection) throws

    /// The correction of one of `results`, which are of different files, newest first.
    ///
    /// Throws what `check` throws, and `correction.ambiguous` where nothing tells which.
    func correction(_ dropped: DroppedCorrection, of results: [PublishedResult]) throws -> MadeCorrection
}

/// A file that corrects results, as a person dropped it.
package struct DroppedCorrection: Sendable {
    package var data: Data
    /// The word of a mark, as in `closed`; `nil` for a result with changes.
    package var mark: String?
    /// The run of the file itself: later runs have later ids.
    package var run: ULID

    package init(_ data: Data, mark: String? = nil, run: ULID) {
        self.data = data
        self.mark = mark
        self.run = run
    }
}
