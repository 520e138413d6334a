// SPDX-License-Identifier: GPL-3.0-or-later
import Pages
import WorkerProtocol

/// A profile as one HTML page that loads nothing: for a screen of any width, for paper and for screen readers.
struct HTMLSheet {
    let text: String

    /// `logo` is the company's, shown beside the name; of `look` the colour and the fonts count.
    init(_ sheet: ProfileSheet, logo: PictureFile? = nil, look: RenderLook = .init()) {
        let page = Page(
            title: sheet.title,
            language: sheet.language,
            style: Self.style(look),
            policy: "; img-src data:; base-uri 'none'; form-action 'none'"
        )
        let markup = SheetMarkup(sheet: sheet)
        let picture = logo.map { "<img class=\"logo\" src=\"\(SheetMarkup.address($0))\" alt=\"\"/>\n" } ?? ""
        let empty = SectionLabels.of(sheet.language).empty
        let sections = sheet.isEmpty ? "<p>\(empty)</p>\n" : sheet.sections.map(markup.section).joined()
        text = page.html("<main>\n\(picture)\(markup.header)\(sections)</main>\n", apostrophes: false)
    }

    private static func style(_ look: RenderLook) -> String {
        let palette = Palette(look)
        let families = look.fonts.compactMap(family).map { $0 + ", " }.joined()
        return """
            :root { color-scheme: light; --ink: #1f2933; --muted: #55616d; --accent: \(palette.accent.css);
              --tint: \(palette.tint.css); --line: #d5dde1; --families: \(families)Lato, Carlito, "Segoe UI" }

            """ + style
    }

    /// A family as CSS names it; `nil` for what could end the name.
    private static func family(_ name: String) -> String? {
        let isPlain = name.allSatisfy { $0.isLetter || "0123456789 -_.".contains($0) }
        return isPlain ? "\"\(name)\"" : nil
    }

    private static let style = """
        * { box-sizing: border-box }
        html { -webkit-text-size-adjust: 100%; text-size-adjust: 100% }
        body { margin: 0; background: #eef2f4; color: var(--ink);
          font: 1rem/1.5 var(--families), system-ui, sans-serif; overflow-wrap: anywhere }
        main { position: relative; max-width: 54rem; margin: 2rem auto; padding: 3rem 3.5rem; background: #fff;
          border-radius: .4rem; box-shadow: 0 .1rem 1.2rem rgba(31, 41, 51, .12) }
        h1 { margin: 0; font-size: 2.3rem; line-height: 1.15; letter-spacing: -.01em }
        h2 { margin: 2.2rem 0 .9rem; padding-bottom: .3rem; border-bottom: 1px solid var(--line); color: var(--accent);
          font-size: 1.2rem; line-height: 1.3 }
        h3 { margin: 0; font-size: 1.02rem; line-height: 1.4 }
        p { margin: .25rem 0 }
        a { color: var(--accent); text-decoration-thickness: .06em; text-underline-offset: .15em }
        a:focus-visible { outline: .15rem solid var(--accent); outline-offset: .15rem }
        header { padding-bottom: 1.2rem; border-bottom: .2rem solid var(--accent) }
        header::after { content: ""; display: block; clear: both }
        .photo { float: right; width: 7rem; height: 7rem; margin: 0 0 .5rem 1.5rem; border-radius: .3rem;
          object-fit: cover }
        .logo { display: block; max-width: 12rem; max-height: 4rem; margin-bottom: 1.5rem }
        .label { margin: .3rem 0 0; color: var(--accent); font-size: 1.2rem; font-weight: 600 }
        .contacts { display: flex; flex-wrap: wrap; gap: .15rem 1.6rem; margin: .8rem 0 0; padding: 0;
          list-style: none; color: var(--muted); font-size: .95rem }
        article { display: grid; grid-template-columns: 10.5rem minmax(0, 1fr); column-gap: 1.6rem; margin: 0 0 1.2rem }
        article > * { grid-column: 2 }
        article > .when { grid-column: 1; grid-row: 1 / span 9; margin: .12rem 0 0; color: var(--muted);
          font-size: .92rem }
        .where { margin: .05rem 0 0; color: var(--muted) }
        .where .body { color: var(--accent); font-weight: 600 }
        .said { margin-top: .35rem }
        .said ul { margin: .3rem 0 0; padding-left: 1.15rem }
        .said li { margin: .12rem 0 }
        .said li::marker { color: var(--accent) }
        .keywords { color: var(--muted); font-size: .92rem }
        dl { display: grid; grid-template-columns: 10.5rem minmax(0, 1fr); gap: .3rem 1.6rem; margin: 0 }
        dt { font-weight: 600 }
        dd { margin: 0 }
        .lines { margin: 0; padding: 0; list-style: none }
        .lines li { margin: 0 0 .3rem }
        .words { display: flex; flex-wrap: wrap; gap: .4rem; margin: 0; padding: 0; list-style: none }
        .words li { padding: .1rem .65rem; border-radius: 1rem; background: var(--tint); font-size: .95rem }
        @media (max-width: 42rem) {
          body { background: #fff }
          main { margin: 0; padding: 1.5rem 1.1rem 2.5rem; border-radius: 0; box-shadow: none }
          h1 { font-size: 1.8rem }
          h2 { margin-top: 1.8rem }
          .photo { width: 5rem; height: 5rem; margin-left: 1rem }
          .contacts { flex-direction: column }
          .contacts a { display: inline-block; padding: .25rem 0 }
          article, dl { display: block }
          article > .when { margin: .1rem 0 0 }
          dd { margin-bottom: .6rem }
        }
        @page { margin: 17mm 18mm }
        @media print {
          html { font-size: 10.5pt }
          body { background: none }
          main { max-width: none; margin: 0; padding: 0; border-radius: 0; box-shadow: none }
          h2 { margin-top: 1.5rem }
          h2, h3, .where, .when { break-after: avoid }
          article > *, dd { orphans: 3; widows: 3 }
          li, dd { break-inside: avoid }
          dt { break-after: avoid }
          /* Pages break between the rows of a grid, whatever these ask for. */
          article { position: relative; display: block; margin-bottom: .8rem; padding-left: 12.1rem }
          article > .when { position: absolute; top: 0; left: 0; width: 10.5rem }
          a { color: inherit; text-decoration: none }
          .words li { padding: 0; background: none }
          .words li:not(:last-child)::after { content: " ·"; color: var(--accent) }
        }
        """
}
