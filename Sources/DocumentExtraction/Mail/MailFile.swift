// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials

/// A file in a message.
struct MailFile {
    let name: String
    /// The type that the message states, in lower case; empty where it states none.
    let type: String
    let source: Source

    /// Where its bytes are.
    enum Source {
        case part(MailPart)
        /// In what a part holds.
        case bytes(ArraySlice<UInt8>)
    }

    /// Its bytes, `nil` where they are in an encoding that is not known here.
    var data: Data? {
        switch source {
        case .part(let part): part.encoding == .unknown ? nil : Data(part.content)
        case .bytes(let bytes): Data(bytes)
        }
    }
}
