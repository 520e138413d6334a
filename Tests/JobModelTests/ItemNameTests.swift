// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel
import Testing

@Suite("Names of what is made for each item")
struct ItemNameTests {
    @Test(
        "the number stands before the dot, as wide as the count",
        arguments: [
            ("letter.docx", 7, 12, "letter-07.docx"), ("letter.docx", 12, 12, "letter-12.docx"),
            ("a.b.json", 3, 1000, "a.b-0003.json"), ("noext", 1, 1, "noext-1"), (".hidden", 1, 9, ".hidden-1"),
        ]
    )
    func numbered(plain: String, number: Int, count: Int, name: String) {
        #expect(ItemName.numbered(plain, number: number, of: count) == name)
        #expect(ItemName.isNumbered(name, from: plain))
    }

    @Test("other names are not taken for numbered ones")
    func others() {
        for name in [
            "letter.docx", "letter-.docx", "letter-7a.docx", "letter-7.pdf", "letters-7.docx", "letter-٣.docx",
        ] {
            #expect(!ItemName.isNumbered(name, from: "letter.docx"))
        }
    }

    @Test("a list is read from its text, and a pointer with bad escapes is none")
    func lists() {
        #expect(ForEach("a.b.c.json#/x/0")?.artifact == "b.c.json")
        #expect(ForEach("a.b.json#")?.pointer.isEmpty == true)
        for text in [
            "a.b.json", "b#/x", ".b.json#", "a.#", "a.b.json#x", "a.b.json#/~", "a.b.json#/~2", "a.b.json#/~~0",
        ] {
            #expect(ForEach(text) == nil, "\(text)")
        }
        #expect(ForEach("a.b.json#/~01/~1~0") != nil)
    }

    @Test("files that a stage makes under names of its own are found by their pattern")
    func patterns() {
        let pattern = "shortlist-*.html"
        #expect(ItemName.matches("shortlist-a.html", pattern: pattern))
        #expect(!ItemName.matches("shortlist-.html", pattern: pattern))
        #expect(!ItemName.matches("index.html", pattern: pattern))
        #expect(ItemName.matches("index.html", pattern: "index.html"))
    }
}
