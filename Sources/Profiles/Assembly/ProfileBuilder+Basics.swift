// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import ProfileModel

extension ProfileBuilder {
    mutating func basics(
        name: Found?,
        label: Found?,
        contact: ContactReader.Result,
        phone: Found?,
        place: PlaceReader.Place,
        summary: Found?
    ) -> Profile.Basics? {
        var basics = Profile.Basics()
        basics.name = take(name, "/basics/name")
        basics.label = take(label, "/basics/label")
        basics.email = take(contact.email, "/basics/email")
        basics.phone = take(phone, "/basics/phone")
        if let phone, phone.source == .rules, phone.derivation == .e164, phone.quote != phone.value {
            let written = Found(Text.squeeze(phone.quote), line: phone.line, confidence: phone.confidence)
            basics.greffier = Profile.Basics.Greffier()
            basics.greffier?.phoneWritten = take(written, "/basics/x-greffier/phone_written")
        }
        basics.url = take(contact.url, "/basics/url")
        basics.summary = take(summary, "/basics/summary")
        basics.location = location(place)
        basics.profiles = networks(contact)
        return basics == Profile.Basics() ? nil : basics
    }

    private mutating func location(_ place: PlaceReader.Place) -> Profile.Location? {
        var location = Profile.Location()
        location.address = take(place.address, "/basics/location/address")
        location.postalCode = take(place.postalCode, "/basics/location/postalCode")
        location.city = take(place.city, "/basics/location/city")
        location.countryCode = take(place.country, "/basics/location/countryCode")
        location.region = take(place.region, "/basics/location/region")
        return location == Profile.Location() ? nil : location
    }

    private mutating func networks(_ contact: ContactReader.Result) -> [Profile.NetworkProfile]? {
        var profiles: [Profile.NetworkProfile] = []
        for (index, network) in contact.networks.enumerated() {
            let at = "/basics/profiles/\(index)"
            var profile = Profile.NetworkProfile()
            profile.network = take(network.network, at + "/network")
            profile.username = take(network.username, at + "/username")
            profile.url = take(network.url, at + "/url")
            profiles.append(profile)
        }
        return profiles.isEmpty ? nil : profiles
    }
}
