// SPDX-License-Identifier: GPL-3.0-or-later
package import FoundationEssentials

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
