// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import JobModel
import ProfileModel
import Profiles
import Testing

/// The person's name in CVs of languages that the rules do not know.
@Suite("Names in foreign CVs")
struct ForeignNameTests {
    private func reading(title: String, name: String, email: String) throws -> ProfileReading {
        let text = """
            \(title)

            \(name)
            Softwareentwickler
            E-Mail: \(email)

            Berufserfahrung
            03/2018 – heute   Softwareentwickler, Beispiel GmbH, Berlin
              - Entwicklung von Webanwendungen mit Java und Spring
              - Betreuung der Datenbanken und der Server für die Kunden
            09/2014 – 02/2018   Junior-Entwickler, Muster AG, Hamburg
              - Wartung der Bestandssysteme, nicht nur für das Werk

            Ausbildung
            2010 – 2014   Bachelor Informatik, Technische Universität Berlin

            Sprachen
            Deutsch (Muttersprache), Englisch (fließend)
            """
        return try CVReading.read(file: text, name: "cv.txt")
    }

    @Test(
        "the name below the word for CV is read where the address repeats it, also with letters spelled out",
        arguments: [
            ("Jürgen Müller", "juergen.mueller@beispiel.example"), ("Søren Bjørnå", "soeren.bjoernaa@beispiel.example"),
            ("Klara Weiß", "klara.weiss@beispiel.example"), ("Jürgen Müller", "j.muller.jurgen@beispiel.example"),
        ]
    )
    func spelledOut(name: String, email: String) throws {
        let read = try reading(title: "Lebenslauf", name: name, email: email)
        #expect(read.profile.basics?.name == name)
        #expect(read.profile.greffier?.review?.contains("language") == true)
        #expect(read.profile.greffier?.review?.contains("no_name") == false)
    }

    @Test("a name that is not sure enough to be given is told as missing")
    func unsure() throws {
        let read = try reading(title: "Lebenslauf", name: "Jürgen Müller", email: "kontakt@beispiel.example")
        #expect(read.profile.basics?.name == nil)
        #expect(read.profile.greffier?.review?.contains("no_name") == true)
        #expect(read.warnings.map(\.code).contains("profile.no_name"))
    }
}
