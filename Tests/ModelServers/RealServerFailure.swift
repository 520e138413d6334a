// SPDX-License-Identifier: GPL-3.0-or-later

/// A real server could not be started, or answered what cannot be read.
package struct RealServerFailure: Error, CustomStringConvertible {
    package var description: String

    package init(description: String) { self.description = description }
}
