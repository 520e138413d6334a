// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel
import Testing

@Suite("Numbers with their words") struct CountsTests {
    @Test("French says the singular of none and of one, English of one alone")
    func plurals() {
        func text(_ count: Int, _ language: ReportLanguage) -> String {
            language.counted(count, ("fichier refusé", "fichiers refusés"), ("file refused", "files refused"))
        }
        #expect([0, 1, 2].map { text($0, .french) } == ["0 fichier refusé", "1 fichier refusé", "2 fichiers refusés"])
        #expect([0, 1, 2].map { text($0, .english) } == ["0 files refused", "1 file refused", "2 files refused"])
        #expect(ReportLanguage.english.counted(1, ("échoué", "échoués"), "failed") == "1 failed")
    }
}
