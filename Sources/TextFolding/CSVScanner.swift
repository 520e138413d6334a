// SPDX-License-Identifier: GPL-3.0-or-later

/// Goes through the records of a CSV file (RFC 4180), lines ended by LF, CR LF or CR.
///
/// Quotation marks inside of a value that does not begin with one are taken as they are. A value that is not closed
/// within `longest` bytes or `most` lines makes its line a bad one, and reading goes on with the next line: one stray
/// quotation mark does not swallow the file.
package struct CSVScanner {
    /// A value: where it stands, without its quotation marks.
    package struct Field: Sendable {
        package var range: Range<Int>
        /// Whether it holds doubled quotation marks.
        package var isEscaped = false
    }

    private let longest: Int
    private let most: Int
    private let bytes: UnsafeBufferPointer<UInt8>
    private let separator: UInt8
    private var index = 0
    /// The number of the line at `index`, from 1.
    private var nextLine = 1

    /// The values of the record.
    package private(set) var fields: [Field] = []
    /// The line that the record begins on, from 1.
    package private(set) var line = 0
    /// Whether its quotation marks do not fit.
    package private(set) var isBroken = false

    package init(
        _ bytes: UnsafeBufferPointer<UInt8>,
        separator: UInt8,
        longest: Int = 16_384,
        most: Int = 20
    ) {
        self.bytes = bytes
        self.separator = separator
        self.longest = longest
        self.most = most
    }

    /// Goes to the next record that is not an empty line; false at the end.
    package mutating func next() -> Bool {
        while index < bytes.count {
            let begin = index
            line = nextLine
            fields.removeAll(keepingCapacity: true)
            isBroken = false
            readRecord()
            if isBroken {
                // The line alone is lost.
                index = begin
                nextLine = line
                skipLine()
                return true
            }
            if fields.contains(where: { !$0.range.isEmpty }) { return true }
        }
        return false
    }

    private mutating func readRecord() {
        while true {
            if index < bytes.count, bytes[index] == 0x22 { readQuoted() } else { readPlain() }
            if isBroken { return }
            guard index < bytes.count else { return }
            if bytes[index] == separator {
                index += 1
            } else {
                endLine()
                return
            }
        }
    }

    private mutating func readPlain() {
        let begin = index
        while index < bytes.count, bytes[index] != separator, bytes[index] != 0x0A, bytes[index] != 0x0D { index += 1 }
        fields.append(Field(range: begin..<index))
    }

    private mutating func readQuoted() {
        let begin = index + 1
        index = begin
        var isEscaped = false
        while index < bytes.count {
            if bytes[index] == 0x22 {
                if index + 1 < bytes.count, bytes[index + 1] == 0x22 {
                    isEscaped = true
                    index += 2
                    continue
                }
                fields.append(Field(range: begin..<index, isEscaped: isEscaped))
                index += 1
                isBroken =
                    index < bytes.count && bytes[index] != separator && bytes[index] != 0x0A && bytes[index] != 0x0D
                return
            }
            if bytes[index] == 0x0A { nextLine += 1 }
            index += 1
            if index - begin > longest || nextLine - line > most { break }
        }
        isBroken = true
    }

    private mutating func skipLine() {
        while index < bytes.count, bytes[index] != 0x0A, bytes[index] != 0x0D { index += 1 }
        if index < bytes.count { endLine() }
    }

    /// Steps over the end of a line.
    private mutating func endLine() {
        let isPair = bytes[index] == 0x0D && index + 1 < bytes.count && bytes[index + 1] == 0x0A
        index += isPair ? 2 : 1
        nextLine += 1
    }

    /// The value as text, without blanks at its ends.
    package func text(_ field: Field) -> String {
        let range = trimmed(field)
        let slice = UnsafeBufferPointer(rebasing: bytes[range])
        let text = String(decoding: slice, as: UTF8.self)
        return field.isEscaped ? text.replacing("\"\"", with: "\"") : text
    }

    /// Where the value stands without blanks at its ends: spaces, tabs, line ends and no-break spaces.
    package func trimmed(_ field: Field) -> Range<Int> {
        var (low, high) = (field.range.lowerBound, field.range.upperBound)
        while low < high {
            if isBlank(bytes[low]) {
                low += 1
            } else if low + 1 < high, bytes[low] == 0xC2, bytes[low + 1] == 0xA0 {
                low += 2
            } else {
                break
            }
        }
        while low < high {
            if isBlank(bytes[high - 1]) {
                high -= 1
            } else if low + 1 < high, bytes[high - 2] == 0xC2, bytes[high - 1] == 0xA0 {
                high -= 2
            } else {
                break
            }
        }
        return low..<high
    }

    private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

    /// The character between columns: the one of `;`, `,`, tab and `|` that the first line has most of outside of
    /// quotation marks; `;` where it has none.
    package static func separator(of bytes: UnsafeBufferPointer<UInt8>) -> UInt8 {
        let candidates: [UInt8] = [0x3B, 0x2C, 0x09, 0x7C]
        var counts = [Int](repeating: 0, count: candidates.count)
        var isQuoted = false
        for byte in bytes {
            if byte == 0x22 { isQuoted.toggle() }
            if !isQuoted, byte == 0x0A || byte == 0x0D {
                if counts.contains(where: { $0 > 0 }) { break }
                continue
            }
            if !isQuoted, let place = candidates.firstIndex(of: byte) { counts[place] += 1 }
        }
        let best = counts.indices.max { (counts[$0], -$0) < (counts[$1], -$1) } ?? 0
        return candidates[best]
    }
}
