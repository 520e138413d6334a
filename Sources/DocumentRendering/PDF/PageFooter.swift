// SPDX-License-Identifier: GPL-3.0-or-later

/// The line at the foot of each page: the name at the left, the page's number at the right.
struct PageFooter {
    let title: String
    let labels: SectionLabels
    let builder: FlowBuilder
    let frame: ColumnFrame

    /// Adds the line to every page of `layout`.
    func add(to layout: inout PageLayout) {
        let theme = builder.theme
        let baseline = theme.pageHeight - 34
        let numberWidth = 90.0
        let nameWidth = frame.width - numberWidth - 10
        guard let name = builder.shaper.shape(title, theme.footer, width: nameWidth, isOneLine: true) else { return }
        let nameIndex = builder.keep(name)
        let count = layout.pages.count
        for index in layout.pages.indices {
            let text = "\(labels.page) \(index + 1) / \(count)"
            guard let number = builder.shaper.shape(text, theme.footer, width: numberWidth, isOneLine: true) else {
                continue
            }
            let x = frame.maxX - (number.lines.first?.width ?? 0)
            add(name, nameIndex, x: frame.x, baseline: baseline, to: &layout.pages[index])
            add(number, builder.keep(number), x: x, baseline: baseline, to: &layout.pages[index])
        }
    }

    private func add(_ text: ShapedText, _ index: Int, x: Double, baseline: Double, to page: inout PageLayout.Page) {
        guard let line = text.lines.first else { return }
        var ink = line.ink
        ink.x += x
        ink.y += baseline
        let box = Rectangle(x: x, y: baseline - line.ascent, width: line.width, height: line.height)
        page.texts.append(
            .init(
                text: line.text,
                box: box,
                ink: ink,
                baseline: baseline,
                role: .footer,
                paragraph: builder.nextParagraph(),
                link: nil,
                source: .init(text: index, line: 0)
            )
        )
    }
}
