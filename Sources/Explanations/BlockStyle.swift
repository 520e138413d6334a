// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel

/// How blocks of a kind look and what the legend calls them.
struct BlockStyle {
    let name: String
    let color: String

    init(_ kind: Block.Kind) {
        switch kind {
        case .paragraph: (name, color) = ("paragraph", "#1f77b4")
        case .heading: (name, color) = ("heading", "#d62728")
        case .listItem: (name, color) = ("list item", "#2ca02c")
        case .table: (name, color) = ("table", "#9467bd")
        case .header: (name, color) = ("header", "#7f7f7f")
        case .footer: (name, color) = ("footer", "#7f7f7f")
        case .footnote: (name, color) = ("footnote", "#8c564b")
        case .textBox: (name, color) = ("text box", "#c2459c")
        }
    }

    static let hiddenColor = "#cc0000"
}
