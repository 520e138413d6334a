// SPDX-License-Identifier: GPL-3.0-or-later
private import DurableFiles
import Foundation
import JobModel

/// Stands for names in the log: the same name has the same hash, which tells nothing to who has not the workspace's key.
///
/// The key keeps the names of a list of people from being tried one by one.
struct NameHash: Sendable {
    private let key: Data

    init(key: Data) { self.key = key }

    /// With the key of `state`, which the daemon makes; where it can be neither read nor kept, with one for this process.
    init(keptIn state: String, isDaemon: Bool) {
        let path = FilePath(state + "/log-key")
        if let kept = try? Files.read(path), kept.count >= Self.size {
            key = kept
            return
        }
        var random = SystemRandomNumberGenerator()
        let made = Data((0..<Self.size).map { _ in UInt8.random(in: .min ... .max, using: &random) })
        // Another user's verb would make a key that the service cannot read.
        if isDaemon { try? Files.writeAtomically(made, to: path, mode: 0o600) }
        key = made
    }

    private static let size = 32

    /// `#` and twelve digits.
    func text(_ name: String) -> String {
        "#" + HexDigits.lower(HMAC.sha256(Data(name.utf8), key: key).prefix(6))
    }
}
