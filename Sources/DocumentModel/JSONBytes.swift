// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel

/// JSON being written as bytes: the caller names keys in sorted order, and the bytes are canonical.
///
/// Writes what `CanonicalJSON.compact` would, without a tree in between.
struct JSONBytes {
    private(set) var bytes: [UInt8] = []

    /// Opens an object or a list, closes it: punctuation as it is.
    mutating func raw(_ text: StaticString) { bytes.append(text) }

    mutating func append(_ other: JSONBytes) { bytes.append(contentsOf: other.bytes) }

    /// A key and what stands before it: a comma, unless the object has just been opened.
    mutating func key(_ name: StaticString) {
        if bytes.last != UInt8(ascii: "{") { bytes.append(UInt8(ascii: ",")) }
        bytes.append(UInt8(ascii: "\""))
        raw(name)
        raw("\":")
    }

    mutating func field(_ name: StaticString, _ value: String?) {
        guard let value else { return }
        key(name)
        string(value)
    }

    mutating func field(_ name: StaticString, _ value: Int?) {
        guard let value else { return }
        key(name)
        integer(value)
    }

    mutating func field(_ name: StaticString, _ value: Bool?) {
        guard let value else { return }
        key(name)
        raw(value ? "true" : "false")
    }

    mutating func field(_ name: StaticString, _ value: Double?) {
        guard let value else { return }
        key(name)
        number(value)
    }

    mutating func field(_ name: StaticString, _ box: Box?) {
        guard let box else { return }
        key(name)
        raw("[")
        number(box.x0)
        raw(",")
        number(box.y0)
        raw(",")
        number(box.x1)
        raw(",")
        number(box.y1)
        raw("]")
    }

    /// A list under a key.
    mutating func list<Element>(
        _ name: StaticString,
        _ elements: [Element],
        _ write: (inout JSONBytes, Element) -> Void
    ) {
        key(name)
        list(elements, write)
    }

    /// A list under a key, nothing at all where it is empty.
    mutating func listUnlessEmpty<Element>(
        _ name: StaticString,
        _ elements: [Element],
        _ write: (inout JSONBytes, Element) -> Void
    ) {
        if !elements.isEmpty { list(name, elements, write) }
    }

    mutating func list<Element>(_ elements: [Element], _ write: (inout JSONBytes, Element) -> Void) {
        raw("[")
        for (index, element) in elements.enumerated() {
            if index > 0 { raw(",") }
            write(&self, element)
        }
        raw("]")
    }

    mutating func integer(_ value: Int) {
        if value < 0 { bytes.append(UInt8(ascii: "-")) }
        digits(value.magnitude)
    }

    /// At most two decimals; what is no number is written as 0.
    mutating func number(_ value: Double) {
        guard value.isFinite else { return bytes.append(UInt8(ascii: "0")) }
        let scaled = Int((min(max(value, -1e12), 1e12) * 100).rounded())
        if scaled < 0 { bytes.append(UInt8(ascii: "-")) }
        let (whole, rest) = scaled.magnitude.quotientAndRemainder(dividingBy: 100)
        digits(whole)
        guard rest > 0 else { return }
        bytes.append(UInt8(ascii: "."))
        bytes.append(UInt8(ascii: "0") + UInt8(rest / 10))
        if rest % 10 > 0 { bytes.append(UInt8(ascii: "0") + UInt8(rest % 10)) }
    }

    mutating func string(_ text: String) { bytes.append(json: text) }

    private mutating func digits(_ value: UInt) {
        guard value >= 10 else { return bytes.append(UInt8(ascii: "0") + UInt8(value)) }
        let (rest, last) = value.quotientAndRemainder(dividingBy: 10)
        digits(rest)
        bytes.append(UInt8(ascii: "0") + UInt8(last))
    }
}
