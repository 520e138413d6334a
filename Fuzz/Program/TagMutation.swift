// SPDX-License-Identifier: GPL-3.0-or-later
import SeededRandom

/// Changes documents with tags so that most stay well-formed, for a parser to let them through.
struct TagMutation {
    /// Elements and attributes of all inputs seen, which others may be given.
    nonisolated(unsafe) private static var names: [String] = []
    nonisolated(unsafe) private static var attributes: [String] = []
    nonisolated(unsafe) private static var known: Set<String> = []

    private static let values = [
        "0", "1", "-1", "2", "100", "255", "256", "65535", "65536", "2147483647", "-2147483648", "2147483648",
        "9223372036854775807", "-9223372036854775808", "99999999999999999999", "1e999", "-1e308", "nan", "inf", "0.1",
        "", "true", "false", "on", "off", "none", "auto", "FFFFFF", "000000", "#fff", "white", "rgb(255,255,255)",
        "100%", "-1%", "0px", "1e9em",
    ]

    private var document: TaggedText
    private var random: SplitMix64
    /// Changes a text by libFuzzer's own means.
    private let mutateText: (String) -> String

    /// The text after one to four changes.
    static func changed(_ text: String, seed: UInt32, mutateText: @escaping (String) -> String) -> String {
        var mutation = TagMutation(
            document: TaggedText(text),
            random: SplitMix64(seed: UInt64(seed)),
            mutateText: mutateText
        )
        mutation.learn()
        for _ in 0...mutation.random.below(4) { mutation.change() }
        return mutation.document.text
    }

    /// `text` with an element of `other` put in somewhere.
    static func crossed(_ text: String, with other: String, seed: UInt32) -> String {
        var random = SplitMix64(seed: UInt64(seed))
        var document = TaggedText(text)
        let donor = TaggedText(other)
        guard !donor.tokens.isEmpty else { return text }
        let element = donor.element(at: random.below(donor.tokens.count))
        document.tokens.insert(contentsOf: donor.tokens[element], at: random.below(document.tokens.count + 1))
        return document.text
    }

    private func learn() {
        for token in document.tokens {
            guard case .start(let name, let attributes) = token, Self.known.count < 4000 else { continue }
            if Self.known.insert(name).inserted { Self.names.append(name) }
            for attribute in attributes where Self.known.insert(attribute).inserted {
                Self.attributes.append(attribute)
            }
        }
    }

    private mutating func change() {
        guard !document.tokens.isEmpty else { return }
        let index = random.below(document.tokens.count)
        let element = document.element(at: index)
        switch random.below(12) {
        case 0: document.tokens.removeSubrange(element)
        case 1: duplicate(element, times: 1)
        case 2: duplicate(element, times: 1 << random.below(9))
        case 3: move(element)
        case 4: rename(element)
        case 5, 6: changeAttribute(at: index)
        case 7: addAttribute(at: index)
        case 8: wrap(element, levels: 1)
        case 9: wrap(element, levels: 1 << random.below(10))
        case 10: insertElement(at: index)
        default: changeText(at: index)
        }
    }

    private mutating func duplicate(_ element: Range<Int>, times: Int) {
        let copy = Array(document.tokens[element])
        guard copy.count * times < 5000 else { return }
        for _ in 0..<times { document.tokens.insert(contentsOf: copy, at: element.upperBound) }
    }

    private mutating func move(_ element: Range<Int>) {
        let copy = Array(document.tokens[element])
        document.tokens.removeSubrange(element)
        document.tokens.insert(contentsOf: copy, at: random.below(document.tokens.count + 1))
    }

    private mutating func rename(_ element: Range<Int>) {
        guard let name = Self.names.randomElement(using: &random) else { return }
        switch document.tokens[element.lowerBound] {
        case .start(_, let attributes):
            document.tokens[element.lowerBound] = .start(name: name, attributes: attributes)
            if element.count > 1 { document.tokens[element.upperBound - 1] = .end(name: name) }
        case .empty(_, let attributes):
            document.tokens[element.lowerBound] = .empty(name: name, attributes: attributes)
        default: return
        }
    }

    private mutating func changeAttribute(at index: Int) {
        editAttributes(at: index) { attributes, random in
            guard !attributes.isEmpty else { return }
            let place = random.below(attributes.count)
            guard let equals = attributes[place].firstIndex(of: "=") else { return }
            let value = Self.values.randomElement(using: &random) ?? ""
            if random.below(8) == 0 {
                attributes.remove(at: place)
            } else {
                attributes[place] = attributes[place][...equals] + "\"\(value)\""
            }
        }
    }

    private mutating func addAttribute(at index: Int) {
        guard let attribute = Self.attributes.randomElement(using: &random) else { return }
        editAttributes(at: index) { attributes, _ in
            let name = attribute.prefix { $0 != "=" }
            if !attributes.contains(where: { $0.hasPrefix(name + "=") }) { attributes.append(attribute) }
        }
    }

    private mutating func editAttributes(at index: Int, _ edit: (inout [String], inout SplitMix64) -> Void) {
        switch document.tokens[index] {
        case .start(let name, var attributes):
            edit(&attributes, &random)
            document.tokens[index] = .start(name: name, attributes: attributes)
        case .empty(let name, var attributes):
            edit(&attributes, &random)
            document.tokens[index] = .empty(name: name, attributes: attributes)
        default: return
        }
    }

    private mutating func wrap(_ element: Range<Int>, levels: Int) {
        guard let name = Self.names.randomElement(using: &random) else { return }
        let ends = [TaggedText.Token](repeating: .end(name: name), count: levels)
        let starts = [TaggedText.Token](repeating: .start(name: name, attributes: []), count: levels)
        document.tokens.insert(contentsOf: ends, at: element.upperBound)
        document.tokens.insert(contentsOf: starts, at: element.lowerBound)
    }

    private mutating func insertElement(at index: Int) {
        guard let name = Self.names.randomElement(using: &random) else { return }
        var attributes: [String] = []
        if random.below(2) == 0, let attribute = Self.attributes.randomElement(using: &random) {
            attributes.append(attribute)
        }
        document.tokens.insert(
            contentsOf: [.start(name: name, attributes: attributes), .other("x"), .end(name: name)],
            at: index
        )
    }

    private mutating func changeText(at index: Int) {
        let later = document.tokens[index...].firstIndex { if case .other = $0 { true } else { false } }
        guard let later, case .other(let text) = document.tokens[later] else { return }
        guard !text.hasPrefix("<?part") else { return }
        let changed = mutateText(text)
        document.tokens[later] = .other(
            changed.replacing("<", with: "&lt;").replacing("]]>", with: "")
        )
    }
}
