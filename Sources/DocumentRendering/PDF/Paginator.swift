// SPDX-License-Identifier: GPL-3.0-or-later

/// Puts rows on pages, top down, in one pass.
struct Paginator {
    private let theme: Theme
    private var layout: PageLayout
    private var page = PageLayout.Page()
    private var y: Double

    /// Places `rows`: what must stay together is moved to the next page together, unless it is larger than a page.
    static func place(_ rows: [FlowRow], theme: Theme) -> PageLayout {
        var paginator = Paginator(theme: theme)
        var chain: [FlowRow] = []
        for row in rows {
            chain.append(row)
            if !row.keepsWithNext {
                paginator.place(chain)
                chain = []
            }
        }
        paginator.place(chain)
        paginator.layout.pages.append(paginator.page)
        return paginator.layout
    }

    private init(theme: Theme) {
        self.theme = theme
        layout = PageLayout(width: theme.pageWidth, height: theme.pageHeight)
        y = theme.top
    }

    private var isAtTop: Bool { y == theme.top }
    private var limit: Double { theme.pageHeight - theme.bottom }

    private mutating func place(_ chain: [FlowRow]) {
        let height = chain.reduce(0) { $0 + $1.spaceBefore + $1.height }
        if !isAtTop, y + height > limit { breakPage() }
        for row in chain { place(row) }
    }

    private mutating func place(_ row: FlowRow) {
        if !isAtTop, y + row.spaceBefore + row.height > limit { breakPage() }
        if !isAtTop { y += row.spaceBefore }
        let baseline = y + row.ascent
        for cell in row.cells { page.texts.append(placed(cell, baseline: baseline)) }
        for var rule in row.rules {
            rule.box.y += y
            page.rules.append(rule)
        }
        if let outline = row.outline {
            let number = layout.pages.count + 1
            layout.outline.append(.init(title: outline.title, level: outline.level, page: number, y: y))
        }
        y += row.height
    }

    private func placed(_ cell: FlowRow.Cell, baseline: Double) -> PageLayout.PlacedText {
        let line = cell.line
        let x = cell.x + line.x
        var ink = line.ink
        ink.x += x
        ink.y += baseline
        let box = Rectangle(x: x, y: baseline - line.ascent, width: line.width, height: line.height)
        return .init(
            text: line.text,
            box: box,
            ink: ink,
            baseline: baseline,
            role: cell.role,
            paragraph: cell.paragraph,
            link: cell.link,
            source: cell.source
        )
    }

    private mutating func breakPage() {
        layout.pages.append(page)
        page = .init()
        y = theme.top
    }
}
