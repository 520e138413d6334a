// SPDX-License-Identifier: GPL-3.0-or-later
import ProfileModel
import Testing

@Suite("Names parted into given and family name")
struct NamePartsTests {
    @Test(
        "capitals, commas and particles tell the family name, else the last word is it",
        arguments: [
            ("Soazig Le Goff", "Soazig", "Le Goff"), ("NOWAK Małgorzata", "Małgorzata", "NOWAK"),
            ("Jean-Pierre DE LA TOUR", "Jean-Pierre", "DE LA TOUR"), ("Nowak, Małgorzata", "Małgorzata", "Nowak"),
            ("Fatima Zahra Benali", "Fatima Zahra", "Benali"), ("Mai Huong Lê", "Mai Huong", "Lê"),
            ("J. R. Martin", "J. R.", "Martin"), ("Van Morrison", "Van", "Morrison"),
            ("MARIE CURIE", "MARIE", "CURIE"), ("Anna van der Berg", "Anna", "van der Berg"),
        ]
    )
    func parts(whole: String, given: String, family: String) {
        let name = NameParts(whole)
        #expect(name.given == given && name.family == family)
    }

    @Test("one word is a family name, and nothing is nothing")
    func short() {
        #expect(NameParts("Molière") == NameParts(" Molière "))
        #expect(NameParts("Molière").family == "Molière" && NameParts("Molière").given == nil)
        #expect(NameParts("  ").family == nil)
    }
}
