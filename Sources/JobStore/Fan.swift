// SPDX-License-Identifier: GPL-3.0-or-later
package import JobModel

/// What a job has to do with a list that a stage is done for each item of.
package enum Fan: Codable, Sendable, Hashable {
    /// It is done for each item of this list, which has not been read yet.
    case unread(ForEach)
    /// Its items are jobs of their own, which it waits for; then it gathers what they made.
    case read(ForEach, count: Int)
    /// It does item `number`, from 1, of `count` of this stage, handed over as this artifact.
    case item(of: String, number: Int, count: Int, Artifact)

    /// The stage whose item it does, or `nil`.
    package var origin: String? { if case .item(let stage, _, _, _) = self { stage } else { nil } }

    /// The artifact that is its item, or `nil`.
    package var item: Artifact? { if case .item(_, _, _, let artifact) = self { artifact } else { nil } }

    /// The list, where it stands for all of it.
    package var list: ForEach? {
        switch self {
        case .unread(let list), .read(let list, _): list
        case .item: nil
        }
    }

    /// `artifact` under the name that tells it from those of the other items: `letter.docx` as `letter-07.docx`.
    package func numbered(_ artifact: Artifact) -> Artifact {
        guard case .item(let stage, let number, let count, _) = self else { return artifact }
        var next = artifact
        let width = String(count).count - String(number).count
        let suffix = "-" + String(repeating: "0", count: max(0, width)) + String(number)
        let (stem, dot) = Self.parts(artifact.name)
        next.name = stem + suffix + dot
        next.stage = stage
        return next
    }

    /// Whether `name` is what `numbered` makes of `plain`.
    package static func isNumbered(_ name: String, from plain: String) -> Bool {
        let (stem, dot) = parts(plain)
        guard name.hasPrefix(stem + "-"), name.hasSuffix(dot) else { return false }
        let digits = name.dropFirst(stem.count + 1).dropLast(dot.count)
        return !digits.isEmpty && digits.utf8.allSatisfy { (48...57).contains($0) }
    }

    private static func parts(_ name: String) -> (stem: String, dot: String) {
        guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return (name, "") }
        return (String(name[..<dot]), String(name[dot...]))
    }
}
