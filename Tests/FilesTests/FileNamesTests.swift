// SPDX-License-Identifier: GPL-3.0-or-later
import DurableFiles
import Testing

struct FileNamesTests {
    @Test(
        "a stem is safe on every file system",
        arguments: [
            ("jean.pdf", "jean"), ("CV Jean Dupont.v2.docx", "CV Jean Dupont.v2"),
            ("a/b\\c:d*e?f\"g<h>i|j.txt", "a_b_c_d_e_f_g_h_i_j"),
            ("ligne\nretour\t.pdf", "ligne_retour_"), ("noext", "noext"), (".pdf", "_pdf"), ("..", "document"),
            ("...", "document"), ("", "document"), ("e\u{301}te\u{301}.odt", "été"), ("fin. .pdf", "fin"),
            ("\u{202E}fdp.exe.pdf", "_fdp.exe"), ("👩‍💻.pdf", "👩‍💻"),
        ]
    )
    func stems(name: String, stem: String) {
        #expect(FileNames.stem(name) == stem)
    }

    @Test("a long stem is cut at a character, never inside one")
    func longStem() {
        #expect(FileNames.stem(String(repeating: "é", count: 100) + ".pdf") == String(repeating: "é", count: 40))
        let family = "👨‍👩‍👧‍👦"
        let stem = FileNames.stem(String(repeating: family, count: 10))
        #expect(stem == String(repeating: family, count: 80 / family.utf8.count))
    }

    @Test("a published name is the original one wherever a directory can hold it")
    func published() {
        #expect(FileNames.published("l'été \"final\"\n.pdf") == "l'été \"final\"\n.pdf")
        #expect(FileNames.published("..") == "document")
        #expect(FileNames.published("a/b.pdf") == "a_b.pdf")
        let long = String(repeating: "é", count: 200) + ".pdf"
        let cut = FileNames.published(long)
        #expect(cut.utf8.count <= 255)
        #expect(cut.hasSuffix("é.pdf"))
        let whole = String(repeating: "x", count: 251) + ".pdf"
        #expect(FileNames.published(whole) == whole)
    }

    @Test("numbers go before the extension")
    func numbered() {
        #expect(FileNames.numbered("profile.json", 2) == "profile-2.json")
        #expect(FileNames.numbered("README", 3) == "README-3")
        #expect(FileNames.fileExtension("CV.PDF") == "pdf")
    }
}
