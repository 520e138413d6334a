// SPDX-License-Identifier: GPL-3.0-or-later

/// The names that a reader of one kind of XML knows, each with its number.
package struct XMLVocabulary: Sendable {
    /// Number 0 is every name that is not listed.
    let numbers: [String: UInt16]
    /// Words of namespace URIs with their numbers, from 1.
    let namespaces: [String]
    /// By number: whether text directly inside such an element is counted.
    let isCounted: [Bool]

    /// Numbers `names` by their place, of which the first stands for all names that are not listed; `namespaces` are
    /// words by which their URIs are told apart; text in `counted` elements is added up by the cursor.
    package init(names: [String], namespaces: [String] = [], counted: Set<String> = []) {
        var numbers: [String: UInt16] = [:]
        for (number, name) in names.enumerated().dropFirst() { numbers[name] = UInt16(number) }
        self.numbers = numbers
        self.namespaces = namespaces
        isCounted = names.map { counted.contains($0) }
    }
}
