// SPDX-License-Identifier: GPL-3.0-or-later
package import ProfileModel

extension DerivedValues {
    /// Has the phone number as printed follow a number that a person stated: the profile has E.164, as for numbers that
    /// were read, and beside it what the person typed.
    ///
    /// Without a number there is no printed form either. `statesWritten` where the person stated that form, too.
    package func followPhone(_ profile: inout Profile, _ evidence: inout Evidence, statesWritten: Bool) {
        let (at, written) = ("/basics/phone", "/basics/x-greffier/phone_written")
        let typed = profile.basics?.phone
        if !statesWritten || typed == nil {
            profile.basics?.greffier?.phoneWritten = nil
            evidence[written] = nil
        }
        if let typed, var proof = evidence[at], proof.source == .person {
            let country = profile.basics?.location?.countryCode
            let language = profile.greffier?.language
            if let number = PhoneReader.e164(typed, country: country, language: language), number != typed {
                var plain = proof
                plain.quote = typed
                proof.derivation = Derivation.e164.rawValue
                evidence[at] = proof
                profile.basics?.phone = number
                if !statesWritten {
                    var own = profile.basics?.greffier ?? Profile.Basics.Greffier()
                    own.phoneWritten = typed
                    profile.basics?.greffier = own
                    evidence[written] = plain
                }
            }
        }
        if profile.basics?.greffier == Profile.Basics.Greffier() { profile.basics?.greffier = nil }
        if profile.basics == Profile.Basics() { profile.basics = nil }
    }
}
