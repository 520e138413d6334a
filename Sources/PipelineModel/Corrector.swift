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
    func check(_ dropped: Data) throws

    /// The correction of one of `results`, which are of different files, newest first.
    ///
    /// Throws what `check` throws, and `correction.ambiguous` where nothing tells which.
    func correction(_ dropped: Data, of results: [PublishedResult]) throws -> MadeCorrection
}

/// A result that a person may have corrected.
package struct PublishedResult: Sendable {
    package var run: ULID
    /// The bytes of the artifact.
    package var data: Data

    package init(run: ULID, data: Data) {
        self.run = run
        self.data = data
    }
}

/// A correction before it is kept.
package struct MadeCorrection: Sendable {
    /// Which of the results is corrected.
    package var index: Int
    /// What the stage that made the result is handed from now on.
    package var data: Data
    package var warnings: [RunWarning] = []

    package init(of index: Int, data: Data) {
        self.index = index
        self.data = data
    }
}
