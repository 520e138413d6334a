// SPDX-License-Identifier: GPL-3.0-or-later
import Archives
import JobModel
import XMLStreams

/// Finds tags where none is filled: they would stand in every document as they are.
struct UnfilledTags {
    let package: WordPackage
    let mistakes: TemplateMistakes

    /// Reports the tags of graphics and charts, and tells of comments, which stay in every document.
    func report() throws(GreffierError) {
        for name in package.archive.names where Self.isGraphic(name) {
            guard let tree = try package.treeWithBraces(name) else { continue }
            var number = 0
            report(tree.root, name, &number)
        }
        if let comments = package.commentsPart { try tellComments(comments) }
    }

    /// The texts of SmartArt (ECMA-376 part 1, 21.4.2) and charts (21.2.2).
    ///
    /// SmartArt keeps a drawing of them besides.
    private static func isGraphic(_ name: String) -> Bool {
        (name.hasPrefix("word/diagrams/data") || name.hasPrefix("word/charts/chart")) && name.hasSuffix(".xml")
    }

    private func report(_ element: XMLTreeElement, _ part: String, _ number: inout Int) {
        guard element.name == "a:p" else {
            for child in element.elements { report(child, part, &number) }
            return
        }
        number += 1
        let text = element.text
        guard text.contains("{{") else { return }
        let isChart = part.hasPrefix("word/charts/")
        mistakes.add(
            "a tag in a \(isChart ? "chart" : "SmartArt graphic") is not filled; use a text box or a table instead",
            french:
                "une balise dans un \(isChart ? "graphique" : "SmartArt") n’est pas remplie ; "
                + "utilisez une zone de texte ou un tableau",
            at: .init(part: part, paragraph: text, number: number)
        )
    }

    private func tellComments(_ part: String) throws(GreffierError) {
        let comments = try package.tree(part, try package.data(part)).root.elements
        guard let first = comments.first else { return }
        let count = comments.count
        mistakes.hint(
            "the template has \(count) comment\(count > 1 ? "s" : ""): they stay in every document, and no tag in them is "
                + "filled; delete them before it is used",
            french:
                "le modèle a \(count) commentaire\(count > 1 ? "s" : "") : ils restent dans chaque document, et leurs "
                + "balises ne sont pas remplies ; supprimez-les avant de l’utiliser",
            at: .init(part: part, paragraph: comments.first { $0.text.contains("{{") }?.text ?? first.text)
        )
    }
}
