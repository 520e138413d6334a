// SPDX-License-Identifier: GPL-3.0-or-later

/// What stands in the tinted column.
extension SidebarDesign {
    private var small: TextStyle { theme.body.sized(9.2) }
    private var quiet: TextStyle { theme.side.sized(8.8) }

    /// The logo and the photo, where there are some.
    func addPictures() {
        for (file, text, height) in [(logo, content.labels.logo, 60.0), (content.photo, content.labels.photo, 130.0)] {
            guard let file, let picture = DrawnPicture.of(file, on: theme.colors.tint) else { continue }
            side.picture(picture, described: text, height: height)
            builder.changeLastRow {
                $0.spaceBefore = 20
                $0.keepsWithNext = false
            }
        }
    }

    func addContact() {
        guard !content.contacts.isEmpty else { return }
        addHeading(content.labels.contact)
        for (index, item) in content.contacts.enumerated() {
            side.fitted(item.text, small, link: item.link, spaceBefore: index == 0 ? 0 : 2)
        }
    }

    func addSide(_ section: ContentSection) {
        addHeading(section.title)
        switch section.body {
        case .paragraphs(let texts):
            let names = content.singleSkills
            if section.kind == .skills, names.count <= 14 {
                // One to a line, where they are not many.
                for (index, name) in names.enumerated() {
                    side.paragraphs([name], small, spaceBefore: index == 0 ? 0 : 1)
                }
            } else {
                side.paragraphs(texts, small)
            }
        case .pairs(let pairs):
            for (index, pair) in pairs.enumerated() { add(pair, of: section.kind, isFirst: index == 0) }
        case .entries: break
        }
    }

    private func addHeading(_ title: String) {
        let style = theme.heading.sized(11.5).colored(theme.colors.accentOnTint)
        side.heading(title, style, spaceBefore: 20)
        let color = theme.colors.accent.mixed(with: theme.colors.tint, share: 0.6)
        side.rule(width: side.frame.width, height: 0.7, color: color, gap: 3, below: 6)
    }

    private func add(_ pair: ContentSection.Pair, of kind: ContentSection.Kind, isFirst: Bool) {
        switch kind {
        case .languages:
            let runs = side.named(
                [pair.name].filter { !$0.isEmpty },
                [pair.text].filter { !$0.isEmpty },
                small.weighted(.semibold),
                quiet
            )
            let lines = builder.lines(runs, side.mainPlacement(.paragraph))
            builder.append(side: lines, main: [], spaceBefore: isFirst ? 0 : 2)
        case .certificates:
            let below = [pair.giver, pair.name].filter { !$0.isEmpty }.joined(separator: " · ")
            stack(pair.text, below, link: pair.link, first: small, second: quiet, isFirst)
        default: stack(pair.name, pair.text, link: pair.link, first: small.weighted(.semibold), second: small, isFirst)
        }
    }

    /// One text below the other, the first standing with the second.
    private func stack(
        _ above: String,
        _ below: String,
        link: String?,
        first: TextStyle,
        second: TextStyle,
        _ isFirst: Bool
    ) {
        var placement = side.mainPlacement(.paragraph, link: link, keeps: !below.isEmpty)
        var lines = builder.lines([.init(text: above, style: first)], placement)
        placement.keepsWithNext = false
        placement.link = nil
        lines += builder.lines([.init(text: below, style: second)], placement)
        builder.append(side: lines, main: [], spaceBefore: isFirst ? 0 : 5, pitch: 12.6)
    }
}
