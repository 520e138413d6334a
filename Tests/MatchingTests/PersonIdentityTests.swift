// SPDX-License-Identifier: GPL-3.0-or-later
import Matching
import ProfileModel
import Testing

@Suite("Whose two profiles are")
struct PersonIdentityTests {
    private func identity(
        _ name: String? = nil,
        email: String? = nil,
        phone: String? = nil,
        work: [(employer: String, start: String, end: String?)] = []
    ) -> PersonIdentity {
        var profile = Profile()
        var basics = Profile.Basics()
        basics.name = name
        basics.email = email
        basics.phone = phone
        profile.basics = basics
        profile.work = work.map { entry in
            var position = Profile.Work()
            position.name = entry.employer
            position.startDate = entry.start
            position.endDate = entry.end
            return position
        }
        return PersonIdentity(profile, asOf: "2026-11-22")
    }

    @Test("the same e-mail or phone is the same person, in whatever way it is written")
    func contact() {
        let name = "Jean-Pierre LE GOFF"
        let one = identity(name, email: "J.LeGoff@example.fr", phone: "+33612345678")
        #expect(one.match(identity("Jean Pierre Le Goff", email: "j.legoff@EXAMPLE.fr")) == .email)
        #expect(one.match(identity("M. J.-P. Le Goff", phone: "06 12 34 56 78")) == .phone)
        #expect(one.match(identity(nil, phone: "0033 6 12 34 56 78")) == .phone)
        #expect(one.match(identity("Marie Durand", phone: "0699887766")) == nil)
    }

    @Test("a name that changed by marriage goes with the e-mail, and is asked about with the phone of a household")
    func marriedName() {
        let before = identity("Claire Moreau", email: "claire@example.fr", phone: "0612345678")
        #expect(before.match(identity("Claire Lefèvre", email: "claire@example.fr")) == .email)
        #expect(before.match(identity("Claire Lefèvre", phone: "0612345678")) == .phoneOfOther)
    }

    @Test("the e-mail or phone of somebody with another name is doubtful")
    func shared() {
        let one = identity("Claire Moreau", email: "agence@example.fr", phone: "0612345678")
        #expect(one.match(identity("Paul Petit", email: "agence@example.fr")) == .emailOfOther)
        #expect(one.match(identity("Paul Petit", phone: "0612345678")) == .phoneOfOther)
        #expect(PersonMatch.phoneOfOther.isDoubtful)
    }

    @Test("the same name is one person from four fifths of the shorter work history on, else doubtful")
    func history() {
        let old = identity("Léa Martin", work: [("Acme SAS", "2018-01", "2020-12"), ("Beta", "2021-01", nil)])
        let new = identity(
            "MARTIN Lea",
            work: [("Gamma", "2026-01", nil), ("Beta", "2021-01", "2025-12"), ("Acme", "2018-01", "2020-12")]
        )
        #expect(old.match(new) == .nameAndWork)
        #expect(new.match(old) == .nameAndWork)
        let part = identity("Léa Martin", work: [("Acme", "2018-01", "2020-12"), ("Delta", "2021-01", "2025-12")])
        #expect(old.match(part) == .name)
        #expect(old.match(identity("Léa Martin")) == .name)
        #expect(old.match(identity("Léa Martins", work: [("Acme SAS", "2018-01", "2020-12")])) == nil)
    }

    @Test("what is no full name, address or number is no key")
    func keys() {
        #expect(identity("Léa", email: "lea", phone: "15").keys.isEmpty)
        #expect(identity().keys.isEmpty)
        #expect(identity("Dr Léa Martin").keys == ["name:lea martin"])
        #expect(identity().match(identity()) == nil)
    }
}
