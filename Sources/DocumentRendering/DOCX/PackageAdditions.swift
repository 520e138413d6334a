// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials

/// What a filling adds to a package: pictures and the targets of links.
final class PackageAdditions {
    /// A picture with the name of its part.
    private(set) var pictures: [(part: String, picture: PictureFile)] = []
    /// Relationships by the part that they belong to.
    private(set) var relationships: [String: [Relationship]] = [:]

    /// A relationship that did not stand in the template.
    struct Relationship: Equatable {
        enum Kind: String {
            case image, hyperlink
        }

        var id: String
        var kind: Kind
        var target: String
    }

    /// The identifier by which `part` shows `picture`.
    func show(_ picture: PictureFile, in part: String) -> String {
        var name = pictures.first { $0.picture == picture }?.part
        if name == nil {
            name = "word/media/greffier\(pictures.count + 1).\(picture.kind.rawValue)"
            pictures.append((name ?? "", picture))
        }
        return relationship(.image, "/" + (name ?? ""), in: part)
    }

    /// The identifier by which `part` links to `address`.
    func link(to address: String, in part: String) -> String { relationship(.hyperlink, address, in: part) }

    private func relationship(_ kind: Relationship.Kind, _ target: String, in part: String) -> String {
        let known = relationships[part, default: []]
        if let same = known.first(where: { $0.kind == kind && $0.target == target }) { return same.id }
        let added = Relationship(id: "rGreffier\(known.count + 1)", kind: kind, target: target)
        relationships[part, default: []].append(added)
        return added.id
    }
}
