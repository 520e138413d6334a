// SPDX-License-Identifier: GPL-3.0-or-later
import ProfileModel

extension ProfileComposer {
    /// The name, the title under it, how to reach the person, and a rule in the accent colour.
    func addHeader() {
        let basics = profile.basics ?? .init()
        var title = FlowBuilder.Placement(x: theme.left, width: theme.contentWidth, role: .title)
        title.keepsWithNext = true
        let name = Self.title(of: profile, language: language)
        builder.append(
            side: builder.lines([.init(text: name, style: theme.name)], title),
            main: [],
            spaceBefore: 0,
            pitch: 31
        )
        var label = FlowBuilder.Placement(x: theme.left, width: theme.contentWidth)
        label.keepsWithNext = true
        let text = CleanText.line(basics.label ?? "")
        builder.append(
            side: builder.lines([.init(text: text, style: theme.label)], label),
            main: [],
            spaceBefore: 1,
            pitch: 18
        )
        addContact(contactItems(basics))
        builder.changeLastRow { row in
            let rule = Rectangle(x: theme.left, y: row.height + 9, width: 46, height: 2.2)
            row.rules.append(.init(box: rule, color: Theme.accent))
            row.descent += 12
        }
    }

    private typealias ContactItem = (text: String, link: String?)

    private func contactItems(_ basics: Profile.Basics) -> [ContactItem] {
        var items: [ContactItem] = []
        func add(_ text: String?, shown: (String) -> String = { $0 }, _ link: (String) -> String?) {
            let clean = CleanText.line(text ?? "")
            if !clean.isEmpty { items.append((shown(clean), link(clean))) }
        }
        add(basics.email, PDFLink.mail)
        add(basics.phone, PDFLink.phone)
        if let location = basics.location { add(place(location)) { _ in nil } }
        add(basics.url, shown: PDFLink.shown, PDFLink.web)
        for network in basics.profiles ?? [] {
            let url = CleanText.line(network.url ?? "")
            let user = CleanText.line(network.username ?? "")
            let account = texts([network.network, user]).joined(separator: " ")
            let namesAccount = !user.isEmpty && url.lowercased().contains(user.lowercased())
            let shown = account.isEmpty || namesAccount ? PDFLink.shown(url) : account
            if !shown.isEmpty { items.append((shown, PDFLink.web(url))) }
        }
        return items
    }

    /// `12 rue des Lilas, 76600 Le Havre, Normandie`.
    func place(_ location: Profile.Location) -> String {
        let town = texts([location.postalCode, location.city]).joined(separator: " ")
        return texts([location.address, town, location.region]).joined(separator: ", ")
    }

    /// Fills lines with the items one after another, a dot between; an item longer than a line is broken.
    private func addContact(_ items: [ContactItem]) {
        var row: [FlowRow.Cell] = []
        var x = theme.left
        let gap = 8.0
        var isFirst = true
        func flush() {
            guard !row.isEmpty else { return }
            builder.append(side: [.init(cells: row)], main: [], spaceBefore: isFirst ? 3 : 0)
            isFirst = false
            row = []
            x = theme.left
        }
        for item in items {
            guard let shaped = builder.shaper.shape(item.text, theme.contact, width: theme.contentWidth) else {
                continue
            }
            let text = builder.keep(shaped)
            let paragraph = builder.nextParagraph()
            let width = shaped.lines.map(\.width).max() ?? 0
            if !row.isEmpty {
                if x + gap * 2 + 3 + width > theme.left + theme.contentWidth {
                    flush()
                } else if let dot = builder.shaper.shape("·", theme.bullet, width: 10), let line = dot.lines.first {
                    let source = LineSource(text: builder.keep(dot), line: 0)
                    row.append(.init(source: source, line: line, x: x + gap, role: .bullet, paragraph: paragraph))
                    x += gap * 2 + line.width
                }
            }
            for (number, line) in shaped.lines.enumerated() {
                if number > 0 { flush() }
                let source = LineSource(text: text, line: number)
                row.append(
                    .init(source: source, line: line, x: x, role: .paragraph, paragraph: paragraph, link: item.link)
                )
            }
            x += width
        }
        flush()
    }
}
