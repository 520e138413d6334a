// SPDX-License-Identifier: GPL-3.0-or-later
import CLibFuzzer
import Foundation
import SeededRandom

// What libFuzzer calls to change inputs, found by these names.

/// Changes the input in place; returns how long it is now.
@_cdecl("LLVMFuzzerCustomMutator")
func mutate(_ bytes: UnsafeMutablePointer<UInt8>, _ count: Int, _ capacity: Int, _ seed: UInt32) -> Int {
    var random = SplitMix64(seed: UInt64(seed))
    let input = Array(UnsafeBufferPointer(start: bytes, count: count))
    if random.below(50) == 0 {
        return store(repeated(input, &random, capacity: capacity), in: bytes, capacity: capacity)
    }
    if FuzzProgram.target == .rules, random.below(8) > 0 {
        let text = LinesMutation.changed(String(decoding: input, as: UTF8.self), seed: seed)
        return store(Array(text.utf8), in: bytes, capacity: capacity)
    }
    guard FuzzProgram.target.hasTags, count > 0, random.below(8) > 0 else {
        return LLVMFuzzerMutate(bytes, count, capacity)
    }
    let text = TagMutation.changed(String(decoding: input, as: UTF8.self), seed: seed) { text in
        var buffer = Array(text.utf8) + [UInt8](repeating: 0, count: 64)
        let changed = LLVMFuzzerMutate(&buffer, text.utf8.count, buffer.count)
        return String(decoding: buffer[..<changed], as: UTF8.self)
    }
    return store(Array(text.utf8), in: bytes, capacity: capacity)
}

/// Makes one input of two; returns how long it is.
@_cdecl("LLVMFuzzerCustomCrossOver")
func cross(
    _ first: UnsafePointer<UInt8>,
    _ firstCount: Int,
    _ second: UnsafePointer<UInt8>,
    _ secondCount: Int,
    _ output: UnsafeMutablePointer<UInt8>,
    _ capacity: Int,
    _ seed: UInt32
) -> Int {
    let one = Array(UnsafeBufferPointer(start: first, count: firstCount))
    let other = Array(UnsafeBufferPointer(start: second, count: secondCount))
    if FuzzProgram.target.hasTags || FuzzProgram.target == .rules {
        let (one, other) = (String(decoding: one, as: UTF8.self), String(decoding: other, as: UTF8.self))
        let text =
            FuzzProgram.target.hasTags
            ? TagMutation.crossed(one, with: other, seed: seed) : LinesMutation.crossed(one, with: other, seed: seed)
        return store(Array(text.utf8), in: output, capacity: capacity)
    }
    var random = SplitMix64(seed: UInt64(seed))
    let cut = random.below(one.count + 1)
    let start = random.below(other.count + 1)
    let piece = other[start..<min(other.count, start + 1 + random.below(other.count))]
    let tail = random.below(2) == 0 ? one[cut...] : []
    return store(one[..<cut] + piece + tail, in: output, capacity: capacity)
}

/// A stretch of the input many times over: what costs more than its length shows by this.
private func repeated(_ input: [UInt8], _ random: inout SplitMix64, capacity: Int) -> [UInt8] {
    guard !input.isEmpty else { return input }
    let start = random.below(input.count)
    let length = min(input.count - start, 1 << random.below(8))
    let times = min(1 << random.below(14), max(0, capacity - input.count) / length)
    let piece = input[start..<start + length]
    return input[..<start] + (0..<times).flatMap { _ in piece } + input[start...]
}

private func store(_ content: some Collection<UInt8>, in bytes: UnsafeMutablePointer<UInt8>, capacity: Int) -> Int {
    let kept = content.prefix(capacity)
    _ = UnsafeMutableBufferPointer(start: bytes, count: kept.count).update(fromContentsOf: kept)
    return kept.count
}
