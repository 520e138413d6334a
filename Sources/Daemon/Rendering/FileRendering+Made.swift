// SPDX-License-Identifier: GPL-3.0-or-later
package import Foundation
package import JobModel

extension FileRendering {
    /// What was made.
    package struct Made: Sendable {
        package var files: [File] = []
        /// What stands in the place of the name.
        package var code: String?
        package var warnings: [ErrorDetail] = []

        package struct File: Sendable {
            package var name: String
            package var data: Data
        }
    }

    /// Why nothing was made, with the file that it is about.
    package struct Failure: Error, Sendable {
        package var path: String
        package var words: ErrorDetail
        /// Whether the command names what is not there, rather than a file that cannot be used.
        package var isUsage: Bool
    }
}
