// SPDX-License-Identifier: GPL-3.0-or-later
private import DurableFiles

/// Runs file calls that block on a thread of their own, with errors as people understand them.
func onThread<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
    try await FileQueues(label: "daemon.files", width: 1).run { try FileError.reporting(body) }
}
