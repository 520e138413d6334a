// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import JobModel
import ProfileModel
import Profiles
import Testing

/// Files that people drop among CVs.
@Suite("Documents that are no CV of one person")
struct OtherDocumentTests {
    private func read(_ text: String) throws -> ProfileReading {
        try CVReading.read(lines: text)
    }

    @Test("An offer with the sections of a CV and a contact is no CV, in French and in English")
    func offers() throws {
        let french = """
            Offre d’emploi : comptable (H/F)
            Cabinet Armor Conseil – Rennes

            Notre entreprise
            Fondé en 1998, le cabinet accompagne 400 clients.

            Vos missions
            - Tenir la comptabilité de vos clients

            PROFIL
            Formation : BTS Comptabilité
            COMPÉTENCES
            Sage, Excel
            LANGUES
            Anglais : B1

            CONTACT
            Marie Exemple, rh@armor.example, 02 99 00 22 33
            """
        let english = """
            Senior Data Engineer
            Castlegate Insurance Group, Cardiff

            About us
            We insure 2 million customers. Our team grows.

            EDUCATION
            Degree in computer science, 2019 or later
            EXPERIENCE
            5 years in data engineering
            SKILLS
            Python, SQL, Airflow
            LANGUAGES
            English, French B2

            Apply before 30 June 2025 and send your CV to jobs@castlegate.example
            """
        for offer in [french, english] {
            let reading = try read(offer)
            #expect(!reading.isCV)
            #expect(reading.profile.basics?.name == nil)
            #expect(reading.profile.greffier?.review == ["not_a_cv"])
            #expect(ProfileQuality(reading.profile, reading.evidence).value <= 0.3)
        }
    }

    @Test("A form that nobody filled in and a bill with a training are no CVs")
    func formAndBill() throws {
        let form = """
            ÉTAT CIVIL
            Nom : ......................
            Téléphone : ................
            FORMATION
            Diplôme : ............  Année : ......
            EXPÉRIENCE PROFESSIONNELLE
            Employeur : ...........  du ....... au .......
            LANGUES
            Anglais : ......
            COMPÉTENCES
            ..........
            """
        let bill = """
            Harbour Training Ltd
            billing@harbour.example
            INVOICE 2024-118
            Bill to: Mr John Sample

            EDUCATION
            First aid, January 2024    450.00
            SKILLS
            Fork lift, 2 days    300.00
            LANGUAGES
            French for beginners    £1,224.00
            """
        for text in [form, bill] {
            let reading = try read(text)
            #expect(!reading.isCV)
            #expect(reading.profile.work == nil && reading.profile.education == nil)
            #expect(reading.warnings.map(\.code) == ["profile.not_a_cv"])
        }
    }

    @Test("A CV with a letter's words, the amounts of a budget and a position open to all stays a CV")
    func lookalikes() throws {
        let reading = try read(
            """
            Claire Duval
            Responsable de magasin (H/F)
            06 39 98 10 01 – claire.duval@courriel.example

            PROFIL
            Je mets mes compétences à votre service, dans votre équipe ; avec vous, je progresserai.

            EXPÉRIENCE
            2019 – 2023 Vendeuse, Le Panier Breton, Vannes
            - Budget tenu : 1 200,00 €
            - Recette record : 4 500,00 €
            - Panier moyen : 32,50 €
            2015 – 2019 Caissière, Épicerie du Port, Brest

            FORMATION
            2014 Bac pro Commerce, Lycée Fermat, Rennes
            """
        )
        #expect(reading.isCV)
        #expect(reading.profile.basics?.name == "Claire Duval")
    }

    @Test(
        "A CV in another language gives contact data and says so",
        arguments: [
            "Anna Schmidt\nanna@mail.example\n+49 151 00000000\n\nBerufserfahrung\n2019 – heute Entwicklerin bei der Beispiel GmbH\nBetreuung der Kunden mit dem Team\n\nAusbildung\n2012 – 2016 Universität",
            "Lucía Ejemplo\nlucia@correo.example\n+34 600 000 000\n\nExperiencia laboral\n2019 – actualidad Vendedora en la tienda de la calle Mayor\nAtención a los clientes y gestión de la caja\n\nFormación\n2012 – 2015 Grado en Comercio\n\nIdiomas\nEspañol",
            "Giulia Esempio\ngiulia@posta.example\n+39 320 0000000\n\nEsperienza professionale\n2019 – presente Commessa presso il Negozio Esempio\nGestione della cassa e degli ordini per i clienti\n\nIstruzione\n2010 – 2015 Diploma\n\nLingue\nItaliano",
            "Sanne Voorbeeld\nsanne@post.example\n+31 6 00000000\n\nWerkervaring\n2019 – heden Verkoopster bij een winkel\nAdvies voor de klanten van het huis\n\nOpleiding\n2010 – 2014 Diploma\n\nTalen\nNederlands",
            "Joana Exemplo\njoana@correio.example\n+351 910 000 000\n\nExperiência profissional\n2019 – presente Vendedora em uma loja\nAtendimento com os clientes do centro\n\nFormação\n2010 – 2014 Licenciatura\n\nIdiomas\nPortuguês",
            "Анна Примерова\nanna@mail.example\n+7 900 000 00 00\n\nОпыт работы\n2019 – 2021 Продавец, магазин\n\nОбразование\n2010 – 2014 Колледж",
        ]
    )
    func otherLanguages(text: String) throws {
        let reading = try read(text)
        #expect(reading.profile.basics?.email != nil)
        #expect(reading.profile.basics?.phone != nil)
        #expect(reading.warnings.map(\.code).contains("profile.language"))
        #expect(reading.profile.greffier?.review?.contains("language") == true)
        #expect(reading.profile.greffier?.review?.contains("not_a_cv") == false)
    }

    private static let first = """
        Claire Duval
        4 impasse du Port, 35400 Saint-Malo
        06 39 98 10 01
        claire.duval@courriel.example

        EXPÉRIENCE
        2019 – 2023 Vendeuse, Le Panier Breton, Vannes
        FORMATION
        2018 Bac pro Commerce, Lycée Fermat, Rennes
        """

    @Test("Of several people in one file the first alone is read, and a person is asked to look")
    func several() throws {
        let reading = try read(
            Self.first + """


                Marc Petit
                8 rue du Moulin, 29200 Brest
                06 39 98 10 02
                marc.petit@courriel.example

                EXPÉRIENCE
                2020 – 2024 Cuisinier, Le Relais du Port, Brest
                FORMATION
                2019 CAP Cuisine, CFA de Quimper
                """
        )
        #expect(reading.profile.greffier?.review?.contains("several_people") == true)
        #expect(reading.profile.basics?.name == "Claire Duval")
        #expect(reading.profile.work?.compactMap(\.name) == ["Le Panier Breton"])
        #expect(!String(describing: reading.profile).contains("Petit"))
    }

    @Test("People with no e-mail are told apart by their phones when both have work and studies")
    func severalPhones() throws {
        let one = Self.first.replacing("\nclaire.duval@courriel.example", with: "")
        let reading = try read(
            one + "\n\n" + one.replacing("Claire Duval", with: "Marc Petit").replacing("10 01", with: "10 02")
        )
        #expect(reading.profile.greffier?.review?.contains("several_people") == true)
        #expect(reading.profile.basics?.phone == "+33639981001")
    }

    @Test("Referees with addresses, and the same CV in two languages, are no further people")
    func onePerson() throws {
        let references = """

            RÉFÉRENCES
            Marc Petit
            directeur, 06 39 98 10 02
            marc.petit@panier.example
            Awa Traoré
            awa.traore@panier.example
            """
        let translation = """


            Claire Duval
            +33 6 39 98 10 01
            claire.duval@courriel.example

            EXPERIENCE
            2019 – 2023 Shop assistant, Le Panier Breton, Vannes
            EDUCATION
            2018 Bac pro Commerce, Lycée Fermat, Rennes
            """
        for rest in [references, translation] {
            let reading = try read(Self.first + rest)
            #expect(reading.isCV)
            #expect(reading.profile.greffier?.review?.contains("several_people") != true)
        }
    }
}
