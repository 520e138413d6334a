// SPDX-License-Identifier: GPL-3.0-or-later
package import Foundation

/// What stands before the body of a request or of an answer.
package struct MessageHead {
    /// The words of the first line.
    package var first: [String]
    /// By lower-case name.
    package var headers: [String: String] = [:]
    /// Where the body begins.
    package var end: Data.Index

    /// `nil` as long as the head is not whole.
    package init?(_ data: Data) {
        guard let range = data.range(of: Data("\r\n\r\n".utf8)) else { return nil }
        end = range.upperBound
        let lines = String(decoding: data[..<range.lowerBound], as: UTF8.self).components(separatedBy: "\r\n")
        first = lines[0].split(separator: " ").map(String.init)
        for line in lines.dropFirst() {
            guard let colon = line.firstIndex(of: ":") else { continue }
            let value = line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
            headers[line[..<colon].lowercased()] = value
        }
    }
}
