// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel

extension GreffierError {
    /// Whether a failure says something of the server that had the prompt: one that does not fit, or a request that it does
    /// not take, says nothing.
    var isOfServer: Bool { code != .modelContext && code != .modelCapability }
}
