// SPDX-License-Identifier: GPL-3.0-or-later
package import PipelineModel

/// A pipeline file that is not used as it is now.
package struct RefusedPipeline: Sendable, Equatable {
    /// As in `cv.yaml`.
    package var file: String
    package var mistakes: Mistakes
    /// Whether runs go on starting by what the file said before.
    package var isKept: Bool
}
