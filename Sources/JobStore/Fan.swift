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

    /// The number of the item it does, from 1, or `nil`.
    package var number: Int? { if case .item(_, let number, _, _) = self { number } else { nil } }

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
        next.name = ItemName.numbered(artifact.name, number: number, of: count)
        next.stage = stage
        return next
    }
}
