// SPDX-License-Identifier: GPL-3.0-or-later
import CraftedFiles
import DocumentModel
import Foundation
import ProfileModel
import Profiles
import Testing

@Suite("CVs in tagged PDFs")
struct TaggedCVTests {
    private func profile(_ pdf: CraftedPDF) throws -> Profile {
        try CVReading.read(pdf.data, name: "cv.pdf").profile
    }

    /// Nothing but the tags tells its headings.
    private let lines = [
        ("H1", "Aliénor Castaing"), ("P", "alienor@courriel.example"), ("H2", "Expérience professionnelle"),
        ("H3", "Technicienne de maintenance, Aciérie du Nord"), ("P", "2019 – 2022"), ("P", "Réglage des laminoirs"),
        ("H3", "Opératrice, Papeterie Duval"), ("P", "2016 – 2019"), ("P", "Conduite de ligne"),
        ("H2", "Ma commune, ses écoles et moi"), ("P", "Élue au conseil des parents"), ("H2", "Langues"),
        ("P", "Anglais : B2"),
    ].map { (role: $0.0, text: $0.1.replacing("–", with: "-")) }

    @Test("headings that a sane tree states bound sections and entries")
    func tree() throws {
        let profile = try profile(.tagged(lines))
        #expect(profile.basics?.name == "Aliénor Castaing")
        #expect(profile.work?.map(\.position) == ["Technicienne de maintenance", "Opératrice"])
        #expect(profile.work?.map(\.name) == ["Aciérie du Nord", "Papeterie Duval"])
        #expect(profile.work?.map(\.startDate) == ["2019", "2016"])
        #expect(profile.work?.map(\.highlights) == [["Réglage des laminoirs"], ["Conduite de ligne"]])
        #expect(profile.languages?.map(\.language) == ["Anglais"])
    }

    @Test("a tree that names every line a heading of one level adds nothing and takes nothing")
    func flatTree() throws {
        let flat = lines.map { (role: "H1", text: $0.text) }
        let profile = try profile(.tagged(flat))
        #expect(profile.basics?.name == "Aliénor Castaing")
        #expect(profile.work?.map(\.name) == ["Aciérie du Nord", "Papeterie Duval"])
        #expect(profile.work?.map(\.startDate) == ["2019", "2016"])
        #expect(profile.languages?.map(\.language) == ["Anglais"])
    }
}
