// SPDX-License-Identifier: GPL-3.0-or-later
package import FoundationEssentials
package import JobModel
package import WorkerProtocol

/// Makes an EPUB of a manuscript: one text in Markdown, or a list of chapters.
package enum BookEPUB {
    /// The bytes of the EPUB.
    ///
    /// `texts` is a JSON array of texts in Markdown; `cover` (PNG, JPEG or GIF) stands for the drawn cover. Equal input gives
    /// equal bytes where the same fonts are installed. Throws `document.empty` for texts that say nothing,
    /// `template.invalid` for a cover that cannot be shown, `stage.input` for what are no texts.
    package static func render(texts: Data, cover: Data? = nil, options: BookOptions) throws(GreffierError) -> Data {
        let texts = try decode(texts).filter { $0.contains { !$0.isWhitespace } }
        let language = options.language.isEmpty ? "fr" : options.language
        let chapters = BookChapters(texts, language: language)
        guard !chapters.chapters.isEmpty else {
            throw GreffierError(
                .documentEmpty,
                ErrorDetail("there is no text to make a book of", french: "il n’y a aucun texte dont faire un livre")
            )
        }
        let stated = [options.title, chapters.title, options.usualTitle].map { CleanText.line($0 ?? "") }
        let author = CleanText.line(options.author ?? "")
        var picture: PictureFile?
        if let cover { picture = try PictureFile.cover(cover) }
        let book = EPUBBook(
            title: stated.first { !$0.isEmpty } ?? "Manuscrit",
            author: author.isEmpty ? nil : author,
            language: language,
            chapters: chapters.chapters,
            cover: picture,
            date: options.date
        )
        return try EPUBWriter(book).data()
    }

    private static func decode(_ data: Data) throws(GreffierError) -> [String] {
        do {
            return try CanonicalJSON.decode([String].self, from: data)
        } catch {
            throw GreffierError(.stageInput, detail: "the texts of the book cannot be read")
        }
    }
}
