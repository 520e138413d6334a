// SPDX-License-Identifier: GPL-3.0-or-later
import ProfileModel
import Testing

@testable import Profiles

/// What a section of unknown words holds, and which lines are its title.
@Suite("Habits of sections")
struct SectionHabitsTests {
    @Test("a fourth title of the look of three others may be long and of any words")
    func longTitles() throws {
        let read = try CVTexts.page(
            "<h2>Formation</h2><p>2012 – 2016 : Licence de biologie, Université Fictive</p>"
                + "<h2>Expérience de recherche, d'enseignement et de terrain</h2>"
                + "<p>2018 – 2023 : Technicienne de laboratoire, Zimbrel Conseil, Gaspé</p>"
                + "<h2>Langues</h2><p>Anglais : B2</p><h2>Loisirs</h2><p>Randonnée</p>"
        )
        #expect(read.work?.map(\.name) == ["Zimbrel Conseil"] && read.education?.count == 1)
    }

    @Test("firms in the look of titles are employers of what stands below")
    func firmsAsHeadings() throws {
        let read = try CVTexts.page(
            "<p><b>EMPLOYMENT HISTORY</b></p><p><b>Zimbrel Homes, Sheffield</b></p>"
                + "<p>Housing Officer, 2015 – 2019</p><ul><li>Arrears</li></ul><p>Trainee, 2013 – 2015</p><ul><li>Calls</li></ul>"
                + "<p><b>Quorvel Council, Rotherham</b></p><p>Income Assistant, 2012 – 2013</p><ul><li>Rents</li></ul>"
                + "<p><b>EDUCATION</b></p><p>BA History, Imaginary University, 2012</p><p><b>LANGUAGES</b></p><p>French: B2</p>"
        )
        #expect(read.work?.map(\.name) == ["Zimbrel Homes", "Zimbrel Homes", "Quorvel Council"])
    }

    @Test("a list of short items under a title of work is skills where another section has the jobs")
    func craft() throws {
        let read = try CVTexts.page(
            "<h2>Mon métier</h2><p>Carrelage grand format</p><p>Faïence et mosaïque</p><p>Chape</p>"
                + "<h2>Où j'ai travaillé</h2><p>2018 – 2022 : Carreleur, Zimbrel Carrelages, Gilly</p>"
        )
        #expect(read.work?.map(\.name) == ["Zimbrel Carrelages"])
        #expect(read.skills?.count == 3)
    }

    @Test("teaching under a title of studies is work beside other studies")
    func teaching() throws {
        let read = try CVTexts.page(
            "<h2>Titres universitaires</h2><p>2003 – 2008 : Diplôme d'ingénieur, Université Fictive</p>"
                + "<h2>Enseignement et recherche</h2><p>2020 – 2022 : Maître-assistant, Université Imaginaire, Parakou</p>"
                + "<p>2018 – 2019 : Chercheur invité, Institut Imaginaire, Ségou</p>"
        )
        #expect(read.work?.map(\.position) == ["Maître-assistant", "Chercheur invité"])
        #expect(read.education?.count == 1)
    }

    @Test("the word for the document above the name is no title")
    func resume() throws {
        let read = try CVTexts.profile(
            "RESUME\n\nKARTHIKEYAN ZIMBREL\n\nTest Engineer\n\nkarthikeyan@exemple.example\n\nEXPERIENCE\n\n"
                + "Clerk, Imaginary Ltd, 2015 - 2019\n"
        )
        #expect(read.basics?.name == "KARTHIKEYAN ZIMBREL" && read.basics?.label == "Test Engineer")
    }
}
