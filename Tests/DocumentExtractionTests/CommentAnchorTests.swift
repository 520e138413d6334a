// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import Foundation
import Testing

@Suite("What comments are about")
struct CommentAnchorTests {
    private static let office = "urn:oasis:names:tc:opendocument:xmlns"

    /// Two comments: on a text of 5,000 characters, and on one whose range never ends.
    private func word(_ long: String) throws -> Document {
        let comments = WordFixture.part(
            "comments",
            ["1", "2"].map { "<w:comment w:id='\($0)'>\(WordFixture.paragraph("Sûr ?"))</w:comment>" }.joined()
        )
        let body =
            "<w:p><w:commentRangeStart w:id='1'/><w:commentRangeStart w:id='2'/>" + WordFixture.run(long)
            + "<w:commentRangeEnd w:id='1'/>" + WordFixture.run(" suite") + "</w:p>"
        return try WordFixture.document(
            body,
            parts: ["word/comments.xml": comments],
            related: ["c comments comments.xml"]
        )
    }

    private func openDocument(_ long: String) throws -> Document {
        let notes = ["1", "2"].map {
            "<office:annotation office:name='\($0)'><text:p>Sûr ?</text:p></office:annotation>"
        }.joined()
        let text = """
            <office:document xmlns:office='\(Self.office):office:1.0' xmlns:text='\(Self.office):text:1.0' \
            office:mimetype='application/vnd.oasis.opendocument.text'><office:body><office:text><text:p>\(notes)\(long)\
            <office:annotation-end office:name='1'/> suite</text:p></office:text></office:body></office:document>
            """
        return try Fixture.read(Data(text.utf8), name: "a.fodt")
    }

    private func rich(_ long: String) throws -> Document {
        let starts = #"{\*\atrfstart 1}{\*\atrfstart 2}"#
        let comments = ["1", "2"].map { #"{\*\annotation{\*\atnref "# + $0 + #"}S\'fbr ?}"# }.joined()
        let long = long.replacing("é", with: #"\'e9"#)
        let text = #"{\rtf1\ansi "# + starts + long + #"{\*\atrfend 1}"# + comments + #" suite\par}"#
        return try Fixture.read(Data(text.utf8), name: "a.rtf")
    }

    @Test("of a long text the first 200 characters are told in every format, of a range without an end none")
    func cut() throws {
        let long = String(repeating: "é", count: 5000)
        for (format, document) in [
            ("docx", try word(long)), ("odt", try openDocument(long)), ("rtf", try rich(long)),
        ] {
            #expect(document.comments.map(\.text) == ["Sûr ?", "Sûr ?"], "\(format)")
            #expect(document.comments.map(\.anchor) == [String(long.prefix(200)), nil], "\(format)")
            #expect(document.plainText.count == 5006, "\(format)")
        }
    }
}
