// SPDX-License-Identifier: GPL-3.0-or-later
import ProfileModel
import Testing

@testable import Profiles

/// Where the header of an entry ends, and what its pieces are.
@Suite("Habits of entries")
struct EntryHabitsTests {
    // MARK: What was used

    @Test(
        "what was used, named below the points of an entry, is no part of the last one",
        arguments: [
            "Environnement technique : Java 8, Oracle", "Outils : Jira", "Tools: Jira, Git",
            "Technical environment: COBOL",
        ]
    )
    func environment(_ used: String) throws {
        let points = ["Réécriture de la facturation", "Encadrement de deux apprentis"]
        let text = try CVTexts.profile(
            "Zoé Exemple\nzoe@exemple.example\n\nEXPÉRIENCE\n\nDéveloppeuse, Zimbrel SA, 2018 - 2020\n- \(points[0])\n"
                + "- \(points[1])\n\(used)\n"
        )
        #expect(text.work?.first?.highlights == points + [used])
        let page = try CVTexts.page(
            "<h2>Expérience</h2><h3>Développeuse, Zimbrel SA, 2018 - 2020</h3><ul><li>\(points[0])</li>"
                + "<li>\(points[1])</li></ul><p>\(used)</p>"
        )
        #expect(page.work?.first?.highlights == points + [used])
    }

    @Test("a point that goes on below with a colon stays one")
    func colonInPoint() throws {
        let read = try CVTexts.profile(
            "Zoé Exemple\nzoe@exemple.example\n\nEXPÉRIENCE\n\nDéveloppeuse, Zimbrel SA, 2018 - 2020\n"
                + "- Réécriture de la facturation en deux langages que la maison\n  ne connaissait pas : Ada et Rust\n"
        )
        #expect(read.work?.first?.highlights?.count == 1)
    }

    // MARK: Forms

    @Test("the labels of a form tell what stands beside them")
    func formOfLabels() throws {
        func row(_ label: String, _ values: String...) -> String {
            "<tr><td>\(label)</td><td>\(values.map { "<p>\($0)</p>" }.joined())</td></tr>"
        }
        let read = try CVTexts.page(
            "<h2>Expérience professionnelle</h2><table>"
                + row("Dates", "01/04/2018 – 31/03/2020") + row("Fonction ou poste occupé", "Gestionnaire de contrats")
                + row("Principales activités et responsabilités", "Établissement des offres", "Courrier en allemand")
                + row("Nom et adresse de l'employeur", "Zimbrel Prévoyance", "Rue du Seyon 30, 2000 Neuchâtel")
                + row("Type ou secteur d'activité", "Caisse de pension") + "</table>"
                + "<h2>Éducation et formation</h2><table>"
                + row("Dates", "2007 – 2010") + row("Intitulé du certificat ou diplôme délivré", "CFC d'employée")
                + row("Nom et type de l'établissement", "Zimbrel, La Chaux-de-Fonds") + "</table>"
        )
        #expect(read.work?.map(\.name) == ["Zimbrel Prévoyance"])
        #expect(read.work?.map(\.position) == ["Gestionnaire de contrats"])
        #expect(read.work?.first?.summary?.hasPrefix("Établissement des offres") == true)
        #expect(read.education?.map(\.institution) == ["Zimbrel"])
        #expect(read.education?.map(\.studyType) == ["CFC"])
    }

    @Test("each entry of a form begins where its first label comes again")
    func formOfSeveralEntries() throws {
        #expect(
            try CVTexts.work(
                "Dates",
                "Depuis septembre 2014",
                "Fonction ou poste occupé",
                "Technicienne de laboratoire",
                "Principales activités et responsabilités",
                "- Analyses quotidiennes",
                "Nom et adresse de l'employeur",
                "Brasserie Zimbrel SA, Florenville (Belgique)",
                "Dates",
                "Mars 2009 - août 2014",
                "Fonction ou poste occupé",
                "Laborantine",
                "Principales activités et responsabilités",
                "- Dosages",
                "Nom et adresse de l'employeur",
                "Laboratoires Quorvel, Mersch"
            ) == [
                "Technicienne de laboratoire @ Brasserie Zimbrel SA, 2014-09 > now",
                "Laborantine @ Laboratoires Quorvel, 2009-03 > 2014-08",
            ]
        )
    }

    @Test("the mother tongue and the other languages stand below their labels")
    func motherTongue() throws {
        let read = try CVTexts.page(
            "<h2>Aptitudes personnelles</h2><p>Langue(s) maternelle(s)</p><p>Portugais</p><p>Autre(s) langue(s)</p>"
                + "<table><tr><td></td><td>Comprendre</td><td>Parler</td></tr>"
                + "<tr><td>Français</td><td>C2</td><td>C2</td></tr><tr><td>Allemand</td><td>B1</td><td>B1</td></tr></table>"
                + "<p>(*) Cadre européen commun de référence</p>"
        )
        #expect(read.languages?.map(\.language) == ["Portugais", "Français", "Allemand"])
        #expect(read.languages?.map(\.fluency) == ["Langue(s) maternelle(s)", "C2", "B1"])
        #expect(read.basics?.label == nil)
    }

    @Test("languages in a form of labels are read, and no label is taken for a title")
    func labelsOfPersonalDetails() throws {
        let read = try CVTexts.page(
            "<h2>Personal Details</h2><table><tr><td>Address</td><td>: 12 Imaginary Road, Pune 411038</td></tr>"
                + "<tr><td>Marital Status</td><td>: Married</td></tr>"
                + "<tr><td>Languages Known</td><td>: Telugu, Hindi, English</td></tr>"
                + "<tr><td>Hobbies</td><td>: Cricket, music</td></tr></table>"
        )
        #expect(read.languages?.map(\.language) == ["Telugu", "Hindi", "English"])
        #expect(read.interests?.map(\.name) == ["Cricket", "music"])
        #expect(read.basics?.location?.city == "Pune")
    }

    @Test("a language that no list knows is one beside its level")
    func unknownLanguage() throws {
        let read = try CVTexts.page(
            "<h2>Langues</h2><table><tr><td>Français</td><td>très bien</td></tr>"
                + "<tr><td>Zimbrelais</td><td>bien</td></tr></table>"
        )
        #expect(read.languages?.map(\.language) == ["Français", "Zimbrelais"])
        #expect(read.languages?.map(\.fluency) == ["très bien", "bien"])
    }

    @Test("the first row of a table names its columns, in one line or two")
    func headerRows() throws {
        let read = try CVTexts.page(
            "<h2>Academic Details</h2><table><tr><td>Qualification</td><td>Institution</td><td>Year of<br>passing</td></tr>"
                + "<tr><td>B.Tech</td><td>Godavari Imaginary College</td><td>2017</td></tr>"
                + "<tr><td>SSLC</td><td>Imaginary High School</td><td>2013</td></tr></table>"
        )
        #expect(read.education?.map(\.institution) == ["Godavari Imaginary College", "Imaginary High School"])
        #expect(read.education?.map(\.endDate) == ["2017", "2013"])
    }

    @Test("how a language is spoken stands before its name, behind it, or for all")
    func levelsOfLanguages() throws {
        func levels(_ text: String) throws -> [String?] {
            try CVTexts.page("<h2>Languages</h2><p>\(text)</p>").languages?.map(\.fluency) ?? []
        }
        #expect(try levels("Fluent Twi and intermediate French.") == ["Fluent", "intermediate"])
        #expect(try levels("English and Urdu (both fluent)") == ["fluent", "fluent"])
        #expect(try levels("Langue(s) maternelle(s) : français") == ["Langue(s) maternelle(s)"])
    }

    // MARK: Headers

    @Test("text without bullets below a complete line is no part of the header")
    func headersOfOneLength() throws {
        #expect(
            try CVTexts.work(
                "2016 - 2020\tMachine Tool Fitter, Zimbrel Theatre, London",
                "Hire and rota casual makers in each venue",
                "Keep the store catalogued and hired out",
                "Assess risks for the dye room",
                "2014 - 2016\tCostume Maker, Quorvel Ballet, Northampton",
                "Pointe shoe orders and stock",
                "2012 - 2014\tCostume Maker, Jarnesk Opera, Leeds"
            ) == [
                "Machine Tool Fitter @ Zimbrel Theatre, 2016 > 2020", "Costume Maker @ Quorvel Ballet, 2014 > 2016",
                "Costume Maker @ Jarnesk Opera, 2012 > 2014",
            ]
        )
    }

    @Test("plain lines above a date are text of the entry before, where entries begin with their dates")
    func textAboveDates() throws {
        #expect(
            try CVTexts.work(
                "March, 2019 to Date",
                "Employer:\tZimbrel Savings, Kumasi",
                "Position:\tCredit Officer",
                "Duties:\tManage a portfolio with 240 traders",
                "Appraise loan applications and visit premises",
                "Risk kept below 4% for two years",
                "October, 2016 to February, 2019",
                "Employer:\tQuorvel Rural Bank, Ejisu",
                "Position:\tMobile Banker",
                "Duties:\tDaily collection and opening of accounts",
                "September, 2015 to August, 2016",
                "Employer:\tJarnesk Service, Mampong",
                "Position:\tTeacher"
            ) == [
                "Credit Officer @ Zimbrel Savings, 2019-03 > now",
                "Mobile Banker @ Quorvel Rural Bank, 2016-10 > 2019-02",
                "Teacher @ Jarnesk Service, 2015-09 > 2016-08",
            ]
        )
    }

    @Test("a bracket behind the date leaves it at the edge of its line")
    func bracketBehindDate() throws {
        #expect(
            try CVTexts.work("Zimbrel Shoes, Huddersfield", "Sales Assistant, 2009 - 2012 (part-time)") == [
                "Sales Assistant @ Zimbrel Shoes, 2009 > 2012"
            ]
        )
    }

    @Test("sentences tell of jobs as well")
    func sentences() throws {
        #expect(
            try CVTexts.work(
                "Working as Senior Test Engineer in Zimbrel Softlabs Pvt. Ltd., Pune from June 2021 - Till date.",
                "- Regression suite",
                "Worked as Test Engineer in Quorvel Infosolutions, Pune from July 2018 - May",
                "2021.",
                "- Manual testing"
            ) == [
                "Senior Test Engineer @ Zimbrel Softlabs Pvt. Ltd., 2021-06 > now",
                "Test Engineer @ Quorvel Infosolutions, 2018-07 > 2021-05",
            ]
        )
    }

    @Test("the end of a period may begin the next line")
    func wrappedPeriods() throws {
        #expect(
            try CVTexts.work(
                "Test Engineer, Quorvel Infosolutions, from July 2018 - May",
                "2021.",
                "- Manual testing"
            ) == ["Test Engineer @ Quorvel Infosolutions, 2018-07 > 2021-05"]
        )
        #expect(
            try CVTexts.work(
                "Janv. 2022 – Responsable qualité, Zimbrel Conserveries, Agadir",
                "présent\t• Plan de contrôle",
                "Juil. 2019 – déc. Ingénieure qualité, Quorvel Laiterie, Meknès",
                "2021\t• Formation du personnel"
            ) == [
                "Responsable qualité @ Zimbrel Conserveries, 2022-01 > now",
                "Ingénieure qualité @ Quorvel Laiterie, 2019-07 > 2021-12",
            ]
        )
    }

    @Test("a sentence with a year is no header, and a word alone below firms is a position")
    func sentencesAndPositions() throws {
        #expect(
            try CVTexts.work(
                "Zimbrel Marsh LLP, Bristol – Paralegal",
                "January 2022 to date",
                "In 2023 I helped to move our precedents to the new system and wrote the guide.",
                "Quorvel Marsh LLP, Bristol – Secretary",
                "October 2019 to December 2021",
                "Audio typing and filing."
            ) == ["Paralegal @ Zimbrel Marsh LLP, 2022-01 > now", "Secretary @ Quorvel Marsh LLP, 2019-10 > 2021-12"]
        )
        #expect(
            try CVTexts.work(
                "Structures Zimbrel inc., Granby",
                "Soudeur\t2019 - 2021",
                "- Montage",
                "Remorques Quorvel, Granby",
                "Soudeur de nuit\t2015 - 2019",
                "- Coupe",
                "Zimbrelier\t2014 - 2015",
                "- Manutention"
            ).last == "Zimbrelier @ Remorques Quorvel, 2014 > 2015"
        )
    }

    // MARK: Pieces

    @Test("what a title says of a department is not the firm")
    func departments() throws {
        #expect(
            try CVTexts.work(
                "Lead Educator, Preschool Room\t2019 – 2022",
                "Zimbrel Early Learning, Dartmouth, NS",
                "- Plans",
                "Educator\t2016 – 2019",
                "Quorvel Early Learning, Truro, NS",
                "- Toddlers",
                "Assistant\t2014 – 2016",
                "Jarnesk Day Care, Truro, NS",
                "- Meals"
            ).first == "Lead Educator, Preschool Room @ Zimbrel Early Learning, 2019 > 2022"
        )
    }

    @Test("words within the names of firms are no titles, and words that no list knows may be")
    func wordsOfTitles() throws {
        #expect(
            try CVTexts.work(
                "Research Assistant\t2018 – 2021",
                "Zimbrel University, Bangor",
                "- Surveys",
                "Fisheries Observer\t2016 – 2017",
                "Quorvel Co-operative, Lerwick"
            ).last == "Fisheries Observer @ Quorvel Co-operative, 2016 > 2017"
        )
        #expect(
            try CVTexts.work("Class 2 Driver / Zimbrelman, Quorvel Timber, Kirk Sandall (2008 – 2014)") == [
                "Class 2 Driver / Zimbrelman @ Quorvel Timber, 2008 > 2014"
            ]
        )
        #expect(
            try CVTexts.work(
                "Collège Fictif, Niort – 2011 - 2015",
                "Professeure d'histoire",
                "- Cours",
                "Archives Zimbrel, Poitiers – 2009",
                "Vacataire",
                "- Indexation"
            ).last == "Vacataire @ Archives Zimbrel, 2009 > 2009"
        )
    }

    @Test("diplomas of schools that have no field are followed by the school")
    func diplomasWithoutField() throws {
        #expect(
            try CVTexts.studies(
                "Diploma, Childhood Education, Zimbrel College\t2014",
                "High School Diploma, Quorvel Centre\t2012"
            ).last == "High School Diploma | – | Quorvel Centre"
        )
        #expect(try CVTexts.studies("DES\t2015", "École secondaire Fictive, Louiseville").first?.hasPrefix("–") == true)
        #expect(
            try CVTexts.studies(
                "BSc Surveying, Zimbrel Institute of Technology\t2010",
                "Leaving Certificate, Quorvel Convent",
                "2006"
            ).last == "Leaving Certificate | – | Quorvel Convent"
        )
    }

    @Test("an acronym and a grade stay with the name of a certificate")
    func namesOfCertificates() throws {
        let read = try CVTexts.profile(
            "Zoé Exemple\nzoe@exemple.example\n\nCERTIFICATIONS\nSST – Sauveteur secouriste du travail (2023)\n"
                + "Zimbrel Certified Engineer – Professional, 2024\nPremiers secours – Croix-Rouge, 2022\n"
        )
        #expect(
            read.certificates?.map(\.name) == [
                "SST – Sauveteur secouriste du travail", "Zimbrel Certified Engineer – Professional",
                "Premiers secours",
            ]
        )
    }

    @Test("certificates stand in two columns, and several of them on a line")
    func severalCertificates() throws {
        let read = try CVTexts.profile(
            "Zoé Exemple\nzoe@exemple.example\n\nCERTIFICATIONS\n• White card (2012)\t✓ Zimbrel licence (2021)\n"
                + "Certified Zimbrel Administrator (2022), Quorvel Certified Engineer – Professional (2024)\n"
        )
        #expect(
            read.certificates?.map(\.name) == [
                "White card", "Zimbrel licence", "Certified Zimbrel Administrator",
                "Quorvel Certified Engineer – Professional",
            ]
        )
        #expect(read.certificates?.map(\.date) == ["2012", "2021", "2022", "2024"])
    }

    @Test("neither a flag between dates nor what a stray bracket parts is a certificate")
    func strayInCertificates() throws {
        let read = try CVTexts.profile(
            "Zoé Exemple\nzoe@exemple.example\n\nCERTIFICATIONS\nPremiers secours, 2020\n2018🇫🇷 2019 – Zimbrel Harbour\n"
                + "Zimbrel & Sons (2015 - 2021))Quorvel depuis mai 2020 Engineer\n"
        )
        #expect(read.certificates?.map(\.name).prefix(2) == ["Premiers secours", "Zimbrel Harbour"])
        #expect(read.certificates?.contains { $0.name?.hasPrefix("Zimbrel & Sons)") == true } == false)
    }

    @Test("signs alone are no value")
    func signs() throws {
        var draft = Draft()
        draft[.description] = Found(")", line: 0)
        #expect(draft[.description] == nil)
        draft[.description] = Found("C", line: 0)
        #expect(draft[.description]?.value == "C")
    }
}
