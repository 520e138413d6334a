// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import JSONSchemas
import JobModel

/// How lines are shown to a model that points at them, and divided where it cannot take them at once.
enum DividedLines {
    /// Parts of fewer lines are not divided again.
    private static let smallestPart = 20

    /// The answer for the lines of `range`; a range that does not fit, or whose answer does not, is divided.
    ///
    /// `ask` gives `nil` when the limit of tokens cut the answer and nothing of it could be kept. Two parts share
    /// `overlap` lines, so that nothing is lost between them. Throws what `ask` throws, and `model.ungrounded`, with
    /// the `subject` that was asked for, when even a small part's answer never ends.
    static func answer(
        _ range: Range<Int>,
        overlap: Int,
        subject: String,
        ask: (Range<Int>) async throws -> JSONValue?
    ) async throws -> JSONValue {
        do {
            if let answer = try await ask(range) { return answer }
        } catch let error as GreffierError where error.code == .modelContext && range.count > smallestPart {
            // Divided below.
        }
        guard range.count > smallestPart else {
            throw GreffierError(.modelUngrounded, detail: "\(subject): the answer never ends")
        }
        let middle = range.lowerBound + range.count / 2
        let first = range.lowerBound..<min(middle + overlap, range.upperBound - 1)
        let answer = try await Self.answer(first, overlap: overlap, subject: subject, ask: ask)
        let second = middle..<range.upperBound
        return answer.joined(with: try await Self.answer(second, overlap: overlap, subject: subject, ask: ask))
    }

    /// The lines of `range` with their numbers from 1, as prompts show them.
    static func numbered(_ lines: [TextLine], _ range: Range<Int>) -> String {
        range.map { "\($0 + 1)| \(shortened(lines[$0].text))" }.joined(separator: "\n")
    }

    /// A line for the prompt: rulers and dot leaders make small models repeat them for ever.
    private static func shortened(_ line: String) -> String {
        var result = ""
        var run = 0
        var previous: Character?
        for character in line.prefix(1000) {
            run = character == previous ? run + 1 : 0
            previous = character
            if run >= 3, !character.isLetter, !character.isNumber { continue }
            result.append(character.isNewline ? " " : character)
        }
        return result
    }
}
