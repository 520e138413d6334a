// SPDX-License-Identifier: GPL-3.0-or-later

/// Numbers for words, the same for the same bytes: what is known of a word is kept under its number.
///
/// Unlike a dictionary by `String` it neither makes a string of a word that it knows nor composes its letters.
struct WordTable {
    /// Words kept.
    private(set) var count = 0
    /// The number above one, by hash; 0 for none.
    private var slots: [UInt32]
    private var words: [(hash: UInt64, start: Int, length: Int)] = []
    private var bytes: [UInt8] = []

    init() { slots = [UInt32](repeating: 0, count: 1024) }

    /// The number of a word, counted from 0 in the order in which they came, and whether it came just now.
    mutating func number(of word: UnsafeBufferPointer<UInt8>) -> (number: Int, isNew: Bool) {
        var hash = StableHash.seed
        for byte in word { hash = StableHash.step(hash, byte) }
        hash = StableHash.mixed(hash)
        if let known = find(word, hash) { return (known, false) }
        if 2 * (count + 1) > slots.count { grow() }
        words.append((hash, bytes.count, word.count))
        bytes.append(contentsOf: word)
        count += 1
        put(UInt32(count), hash)
        return (count - 1, true)
    }

    mutating func removeAll() { self = WordTable() }

    private func find(_ word: UnsafeBufferPointer<UInt8>, _ hash: UInt64) -> Int? {
        let mask = slots.count - 1
        var place = Int(truncatingIfNeeded: hash) & mask
        while slots[place] != 0 {
            let number = Int(slots[place]) - 1
            let known = words[number]
            if known.hash == hash, known.length == word.count, isEqual(word, at: known.start) { return number }
            place = (place + 1) & mask
        }
        return nil
    }

    private func isEqual(_ word: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
        for index in word.indices where bytes[start + index] != word[index] { return false }
        return true
    }

    private mutating func put(_ mark: UInt32, _ hash: UInt64) {
        let mask = slots.count - 1
        var place = Int(truncatingIfNeeded: hash) & mask
        while slots[place] != 0 { place = (place + 1) & mask }
        slots[place] = mark
    }

    private mutating func grow() {
        slots = [UInt32](repeating: 0, count: 2 * slots.count)
        for (number, word) in words.enumerated() { put(UInt32(number + 1), word.hash) }
    }
}
