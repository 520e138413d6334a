// SPDX-License-Identifier: GPL-3.0-or-later

/// What is certain of a JSON text that was cut: the members and list entries that are whole.
///
/// Of a list in a list nothing half is kept: `{"jobs":[{"a":1},{"b":` gives `{"jobs":[{"a":1}]}`. A number at the very end
/// may have gone on and does not count.
package struct JSONBeginning: Sendable, Equatable {
    /// The whole parts, with everything that was open closed.
    package let value: JSONValue
    /// How many objects and lists were open at the end: the value itself, its last member, that one's last member.
    package let openDepth: Int

    init(value: JSONValue, openDepth: Int) {
        self.value = value
        self.openDepth = openDepth
    }

    /// Reads a text from its first brace or bracket on; `nil` when nothing in it is whole, or when it is no JSON.
    package init?(of text: String) {
        guard let start = text.utf8.firstIndex(where: { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "[") }) else {
            return nil
        }
        let bytes = Array(text.utf8[start...])
        var scanner = JSONCutScanner()
        for (offset, byte) in bytes.enumerated() {
            scanner.take(byte, at: offset)
            if scanner.isComplete { break }
        }
        guard let cut = scanner.cut else { return nil }
        let closing = cut.open.reversed().map { $0 == UInt8(ascii: "{") ? "}" : "]" }.joined()
        let whole = String(decoding: bytes[..<cut.offset], as: UTF8.self) + closing
        guard let value = try? JSONValue(parsing: whole) else { return nil }
        self.init(value: value, openDepth: cut.open.count)
    }

    /// Whether the list that was open at the end is the place where something is missing.
    private var endsInList: Bool { openDepth > 0 && openValue.array != nil }

    private var openValue: JSONValue {
        (1..<max(openDepth, 1)).reduce(value) { value, _ in value.object?.last ?? value }
    }

    /// The places (RFC 6901) that were open at the end, the outermost first.
    package var openPlaces: [String] {
        var places: [String] = []
        var place = ""
        var current = value
        for _ in 0..<openDepth {
            places.append(place)
            guard let object = current.object, let key = object.keys.last, let next = object.last else { break }
            place = JSONPointer.appending(key, to: place)
            current = next
        }
        return places
    }

    /// The same without the entries at the end of the open list that stand earlier in it already: what a writer who goes
    /// round in circles adds.
    package var withoutRepetition: JSONBeginning {
        guard endsInList else { return self }
        return JSONBeginning(value: Self.trimmed(value, openDepth), openDepth: openDepth)
    }

    private static func trimmed(_ value: JSONValue, _ depth: Int) -> JSONValue {
        switch value {
        case .array(var items):
            while let last = items.last, items.dropLast().contains(last) { items.removeLast() }
            return .array(items)
        case .object(var object):
            guard depth > 1, let key = object.keys.last, let last = object.last else { return value }
            object[key] = trimmed(last, depth - 1)
            return .object(object)
        default: return value
        }
    }
}

extension JSONObject {
    /// The value written last.
    fileprivate var last: JSONValue? { keys.last.flatMap { self[$0] } }
}
