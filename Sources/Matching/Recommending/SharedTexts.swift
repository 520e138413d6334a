// SPDX-License-Identifier: GPL-3.0-or-later

/// Texts that the words of many pairs have in common, each kept once: what offers ask for.
struct SharedTexts: Sendable {
    private(set) var all: [String] = []
    private var places: [String: Int] = [:]

    init(_ texts: [String] = []) {
        all = texts
        for (place, text) in texts.enumerated() { places[text] = place }
    }

    mutating func place(of text: String) -> Int {
        if let place = places[text] { return place }
        places[text] = all.count
        all.append(text)
        return all.count - 1
    }
}
