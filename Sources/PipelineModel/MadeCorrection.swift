// SPDX-License-Identifier: GPL-3.0-or-later
package import FoundationEssentials
package import JobModel

/// A correction before it is kept.
package struct MadeCorrection: Sendable {
    /// Which of the results is corrected.
    package var index: Int
    /// Further results to which the same is handed.
    package var others: [Int] = []
    /// What the stage that made the result is handed from now on.
    package var data: Data
    package var warnings: [RunWarning] = []

    package init(of index: Int, data: Data) {
        self.index = index
        self.data = data
    }
}
