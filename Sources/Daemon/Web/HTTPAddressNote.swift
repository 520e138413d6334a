// SPDX-License-Identifier: GPL-3.0-or-later
import DurableFiles
import Foundation
import WebService

/// Where the HTTP server of the running daemon listens: `state/http-address`.
///
/// Whoever wants to send the token looks here first: another program may sit at the port that the settings name, as when
/// the daemon found it taken.
struct HTTPAddressNote: Sendable {
    let state: String

    private var path: String { state + "/http-address" }

    /// Of the last daemon that listened; only where one runs, it is true.
    func read() -> WebAddress? {
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return nil }
        return WebAddress(text.trimmingCharacters(in: .whitespacesAndNewlines))
    }

    /// Returns at once; a note that cannot be written keeps nobody from asking who knows the address.
    func write(_ address: WebAddress) {
        let path = path
        Task {
            try await onThread {
                try Files.writeAtomically(Data("\(address)\n".utf8), to: FilePath(path), mode: 0o600)
            }
        }
    }

    /// Before a daemon listens.
    func remove() { try? FileManager.default.removeItem(atPath: path) }
}
