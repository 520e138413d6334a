// SPDX-License-Identifier: GPL-3.0-or-later
package import Foundation

/// A file built to harm its reader, and what has to become of it.
package struct HostileFile: Sendable, CustomStringConvertible {
    /// What it tries.
    package let attack: String
    package let name: String
    /// The code of the error; `nil` where its text is read all the same.
    package let code: String?
    private let make: @Sendable () -> Data

    init(_ attack: String, _ name: String, _ code: String?, _ make: @escaping @Sendable () -> Data) {
        self.attack = attack
        self.name = name
        self.code = code
        self.make = make
    }

    /// The bytes, made anew each time: some take long and much room.
    package var data: Data { make() }

    package var description: String { attack }

    /// Every attack.
    package static let all = archives + pages + structures + markups
}
