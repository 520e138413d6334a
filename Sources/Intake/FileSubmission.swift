// SPDX-License-Identifier: GPL-3.0-or-later
package import DurableFiles
package import Foundation
package import JobModel

/// A run asked for by a program or a person, with a file that is copied, never moved.
package struct FileSubmission: Sendable {
    /// Where the bytes come from.
    package enum Source: Sendable {
        case file(FilePath)
        case data(Data, name: String)
        /// A run without a file, as of a scheduled pipeline started by hand.
        case nothing
    }

    package var source: Source
    package var pipeline: String
    package var trigger: Trigger
    package var priority = 0
    package var tags: [String] = []
    package var usesMemo = true
    package var notBefore: Date?
    package var submissionID: String?
    package var payload: String?
    /// The request over HTTP that brought it.
    package var request: String?
    /// Folders that the file must lie in, links resolved; `nil` allows all.
    package var allowed: [String]?
    /// Folders that the file must not lie in, whatever is allowed, links resolved.
    package var forbidden: [String] = []

    package init(_ source: Source, pipeline: String, trigger: Trigger) {
        self.source = source
        self.pipeline = pipeline
        self.trigger = trigger
    }
}
