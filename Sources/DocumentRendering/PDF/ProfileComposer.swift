// SPDX-License-Identifier: GPL-3.0-or-later
import ProfileModel

/// Turns a profile into rows: what is shown, in which order, under which heading.
///
/// Dates and names of groups stand in a side column, what they belong to in the main column.
struct ProfileComposer {
    let profile: Profile
    let language: RenderLanguage
    let labels: SectionLabels
    let builder: FlowBuilder
    let theme: Theme

    init(profile: Profile, language: RenderLanguage, builder: FlowBuilder) {
        self.profile = profile
        self.language = language
        self.builder = builder
        labels = .of(language)
        theme = builder.theme
    }

    /// Stacks the whole document.
    func compose() {
        addHeader()
        let rowsOfHeader = builder.rows.count
        addSummary()
        addSkills()
        addWork()
        addProjects()
        addEducation()
        addCertificates()
        addLanguages()
        addPublications()
        addAwards()
        addVolunteer()
        addInterests()
        addReferences()
        addLicences()
        if builder.rows.count == rowsOfHeader, profile.basics == nil { addEmptyNote() }
    }

    /// The name as the document's title.
    static func title(of profile: Profile, language: RenderLanguage) -> String {
        let name = CleanText.line(profile.basics?.name ?? "")
        return name.isEmpty ? SectionLabels.of(language).untitled : name
    }

    // MARK: Building blocks

    /// One entry: a text beside, a title, a line under it, running text and points.
    struct Entry {
        var side = ""
        var title = ""
        var subtitle: [TextShaper.Run] = []
        /// What the employer or project is, said in grey before what was done there.
        var about: [String] = []
        var notes: [String] = []
        var bullets: [String] = []
        var link: String?
    }

    func addSection(_ title: String) {
        var placement = FlowBuilder.Placement(x: theme.left, width: theme.contentWidth, role: .heading)
        placement.keepsWithNext = true
        let lines = builder.lines([.init(text: title, style: theme.heading)], placement)
        builder.append(side: lines, main: [], spaceBefore: 18, pitch: 16, outline: (title, 0))
        builder.changeLastRow { row in
            let rule = Rectangle(x: theme.left, y: row.height + 3, width: theme.contentWidth, height: 0.7)
            row.rules.append(.init(box: rule, color: Theme.hairline))
            row.descent += 10
        }
    }

    func add(_ entry: Entry, isFirst: Bool, outline: String? = nil) {
        let side = builder.lines(
            [.init(text: entry.side, style: theme.side)],
            .init(x: theme.left, width: theme.sideWidth)
        )
        let hasBody = !entry.about.isEmpty || !entry.notes.isEmpty || !entry.bullets.isEmpty
        var main = builder.lines(
            [.init(text: entry.title, style: theme.entryTitle)],
            mainPlacement(.entry, link: entry.link, keeps: hasBody || !entry.subtitle.isEmpty)
        )
        main += builder.lines(entry.subtitle, mainPlacement(.paragraph, keeps: hasBody))
        main += running(entry.about, theme.note, keeps: !entry.notes.isEmpty || !entry.bullets.isEmpty)
        main += running(entry.notes, theme.body)
        for (index, bullet) in entry.bullets.enumerated() {
            var placement = mainPlacement(.item, space: index == 0 ? 2.5 : 1)
            placement.bullet = theme.bullet
            main += builder.lines([.init(text: bullet, style: theme.body)], placement)
        }
        builder.append(side: side, main: main, spaceBefore: isFirst ? 0 : 10, outline: outline.map { ($0, 1) })
    }

    /// Paragraphs in the main column; with `keeps` the last of them stands with what follows.
    private func running(_ texts: [String], _ style: TextStyle, keeps: Bool = false) -> [FlowBuilder.ColumnLine] {
        texts.enumerated().flatMap { index, text in
            let isLast = index == texts.count - 1
            var placement = mainPlacement(.paragraph, space: index == 0 ? 2 : 1, keeps: keeps && isLast)
            placement.followsDirection = true
            return builder.lines([.init(text: text, style: style)], placement)
        }
    }

    /// A name in the side column with a text in the main column.
    func addPair(_ name: String, _ text: String, isFirst: Bool, isStrong: Bool = true, link: String? = nil) {
        let side = builder.lines(
            [.init(text: name, style: isStrong ? theme.sideStrong : theme.side)],
            .init(x: theme.left, width: theme.sideWidth)
        )
        let main = builder.lines([.init(text: text, style: theme.body)], mainPlacement(.paragraph, link: link))
        builder.append(side: side, main: main, spaceBefore: isFirst ? 0 : 3.5)
    }

    func mainPlacement(
        _ role: TextRole,
        link: String? = nil,
        space: Double = 0,
        keeps: Bool = false
    ) -> FlowBuilder.Placement {
        var placement = FlowBuilder.Placement(x: theme.mainX, width: theme.mainWidth, role: role)
        placement.link = link
        placement.spaceBefore = space
        placement.keepsWithNext = keeps
        return placement
    }

    /// The clean texts of what is there and not blank.
    func texts(_ values: [String?]) -> [String] { values.map { CleanText.line($0 ?? "") }.filter { !$0.isEmpty } }

    private func addEmptyNote() {
        let placement = FlowBuilder.Placement(x: theme.left, width: theme.contentWidth)
        let lines = builder.lines([.init(text: labels.empty, style: theme.note)], placement)
        builder.append(side: lines, main: [], spaceBefore: 20)
    }
}
