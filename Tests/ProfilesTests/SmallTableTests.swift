// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import ProfileModel
import Profiles
import Testing

/// Tables of one or two rows: a list with two columns, or the layout of a page.
@Suite("Small tables")
struct SmallTableTests {
    private func profile(_ body: String) throws -> Profile {
        let html = """
            <html><body><h1>Camille Exemple</h1><p>Chef de partie</p><p>camille@courriel.example</p>\(body)
            <h2>Loisirs</h2><p>Randonnée</p></body></html>
            """
        return try CVReading.read(file: html, name: "cv.html").profile
    }

    @Test("levels in the second column of a table belong to the languages of the first", arguments: [1, 2, 3])
    func languages(rows: Int) throws {
        let known = [("Anglais", "bon niveau"), ("Italien", "B1"), ("Polonais", "notions")].prefix(rows)
        let table = known.map { "<tr><td>\($0)</td><td>\($1)</td></tr>" }.joined()
        let languages = try profile("<h2>Langues</h2><table>\(table)</table>").languages ?? []
        #expect(languages.map(\.language) == known.map(\.0))
        #expect(languages.map(\.fluency) == known.map(\.1))
    }

    @Test("columns with a title or several lines are the layout of a page, and sections end with them")
    func layout() throws {
        let side = "<h2>Langues</h2><p>Anglais : B2</p>"
        let main = "<p>Dix ans en cuisine.</p><p>Le goût des produits.</p><p>Et des brigades calmes.</p>"
        let read = try profile("<table><tr><td>\(side)</td><td>\(main)</td></tr></table>")
        #expect(read.languages?.map(\.language) == ["Anglais"] && read.languages?.map(\.fluency) == ["B2"])
        #expect(read.interests?.map(\.name) == ["Randonnée"])
    }
}
