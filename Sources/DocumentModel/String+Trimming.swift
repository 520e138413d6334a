// SPDX-License-Identifier: GPL-3.0-or-later

extension String {
    /// Without white space at both ends.
    ///
    /// Runs of ASCII are looked at byte by byte: a document may hold hundreds of megabytes of blanks.
    package var trimmingSpaces: String {
        var view = Substring(self)
        view.dropLeadingSpaces()
        view.dropTrailingSpaces()
        return String(view)
    }

    /// Without white space before the first character.
    package var trimmingLeadingSpaces: String {
        var view = Substring(self)
        view.dropLeadingSpaces()
        return String(view)
    }

    /// Without white space after the last character.
    package var trimmingTrailingSpaces: String {
        var view = Substring(self)
        view.dropTrailingSpaces()
        return String(view)
    }

    /// Whether there is nothing but white space.
    package var isBlank: Bool {
        var view = Substring(self)
        view.dropLeadingSpaces()
        return view.isEmpty
    }
}

extension Substring {
    /// ASCII byte by byte, where no mark of another script can belong to the blank; all else by characters.
    fileprivate mutating func dropLeadingSpaces() {
        while true {
            let count = utf8.withContiguousStorageIfAvailable { bytes in
                bytes.indices.first { !bytes.isBlank($0) || bytes.isOther($0 + 1) } ?? bytes.count
            }
            self = self[utf8.index(startIndex, offsetBy: count ?? 0)...]
            guard first?.isWhitespace == true else { return }
            removeFirst()
        }
    }

    /// The same from the end, where the blank may belong to the sign before it.
    fileprivate mutating func dropTrailingSpaces() {
        while true {
            let count = utf8.withContiguousStorageIfAvailable { bytes in
                bytes.indices.last { !bytes.isBlank($0) || bytes.isOther($0 - 1) }.map { $0 + 1 } ?? 0
            }
            self = self[..<utf8.index(startIndex, offsetBy: count ?? utf8.count)]
            guard last?.isWhitespace == true else { return }
            removeLast()
        }
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// Whether the byte at a place is white space of ASCII.
    fileprivate func isBlank(_ place: Int) -> Bool { self[place] == 0x20 || (0x09...0x0D).contains(self[place]) }

    /// Whether a place holds a byte of a character beyond ASCII.
    fileprivate func isOther(_ place: Int) -> Bool { indices.contains(place) && self[place] >= 0x80 }
}
