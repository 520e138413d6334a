// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// Cuts a stream of bytes, itself cut anywhere, into lines; characters cut between two pieces come out whole.
struct LineSplitter {
    private var rest: [UInt8] = []

    /// The lines that `data` completes, without their `\n` or `\r\n`.
    mutating func lines(adding data: Data) -> [String] {
        var lines: [String] = []
        for byte in data {
            if byte == 0x0A {
                lines.append(take())
            } else {
                rest.append(byte)
            }
        }
        return lines
    }

    /// What follows the last line end, when there is something.
    mutating func remainder() -> String? { rest.isEmpty ? nil : take() }

    private mutating func take() -> String {
        if rest.last == 0x0D { rest.removeLast() }
        defer { rest.removeAll(keepingCapacity: true) }
        return String(decoding: rest, as: UTF8.self)
    }
}
