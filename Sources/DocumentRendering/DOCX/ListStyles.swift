// SPDX-License-Identifier: GPL-3.0-or-later
import Archives
import FoundationEssentials
import JobModel
import XMLStreams

/// The paragraph styles that make list items, their own or inherited.
///
/// They are read when they are first asked for, which few templates need: a part of styles is often a hundred times as
/// long as the text.
final class ListStyles {
    private let package: WordPackage
    private lazy var identifiers: Set<String> = (try? read()) ?? []

    init(of package: WordPackage) { self.package = package }

    /// Whether the style of this identifier makes list items; none does where the styles are damaged.
    func contains(_ identifier: String) -> Bool { identifiers.contains(identifier) }

    /// Throws `template.invalid` where the styles are damaged.
    func read() throws(GreffierError) -> Set<String> {
        guard let part = package.stylesPart, package.archive.contains(part) else { return [] }
        var listed: Set<String> = []
        var bases: [String: String] = [:]
        do throws(GreffierError) {
            let reader = try XMLReader(data: try package.archive.data(part))
            var style = ""
            while let event = try reader.next() {
                guard case .start(let element) = event else { continue }
                switch element.name {
                case "style": style = element["styleId"] ?? ""
                case "basedOn": bases[style] = element["val"]
                case "numPr": listed.insert(style)
                // Table designs and the list of hidden styles are most of a styles part.
                case "latentStyles", "rPr", "tblPr", "tblStylePr": try reader.skipElement()
                default: break
                }
            }
        } catch {
            throw WordPackage.damaged(part, error)
        }
        for id in bases.keys {
            var current = id
            // A chain longer than the number of styles is a circle.
            for _ in 0..<bases.count {
                if listed.contains(current) { listed.insert(id) }
                guard let base = bases[current] else { break }
                current = base
            }
        }
        return listed
    }
}
