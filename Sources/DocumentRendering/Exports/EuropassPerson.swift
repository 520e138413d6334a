// SPDX-License-Identifier: GPL-3.0-or-later
import ProfileModel
import XMLStreams

/// `Identification`: who the person is and how to reach them.
struct EuropassPerson {
    private let basics: Profile.Basics

    init(_ basics: Profile.Basics?) { self.basics = basics ?? .init() }

    /// `nil` where nothing is known.
    var element: XMLTreeElement? {
        let parts = [name, contact].compactMap { $0 }
        return parts.isEmpty ? nil : .init("Identification", parts)
    }

    private var name: XMLTreeElement? {
        guard let whole = basics.name, !CleanText.line(whole).isEmpty else { return nil }
        let name = NameParts(CleanText.line(whole))
        let parts = [XMLTreeElement.filled("FirstName", name.given), .filled("Surname", name.family)]
        return .init("PersonName", parts.compactMap { $0 })
    }

    private var contact: XMLTreeElement? {
        let email = XMLTreeElement.filled("Contact", Self.email(basics.email)).map { XMLTreeElement("Email", [$0]) }
        let phone = XMLTreeElement.filled("Contact", basics.phone).map {
            XMLTreeElement("TelephoneList", [.init("Telephone", [$0])])
        }
        let sites = Self.websites([basics.url] + (basics.profiles ?? []).map(\.url))
        let parts = [address, email, phone, sites].compactMap { $0 }
        return parts.isEmpty ? nil : .init("ContactInfo", parts)
    }

    private var address: XMLTreeElement? {
        let location = basics.location ?? .init()
        let country = location.countryCode.map { code in
            // The Union writes EL for Greece and UK for the United Kingdom.
            XMLTreeElement("Country", [.init("Code", text: code == "GR" ? "EL" : code == "GB" ? "UK" : code)])
        }
        let parts = [
            XMLTreeElement.filled("AddressLine", location.address), .filled("PostalCode", location.postalCode),
            .filled("Municipality", location.city), country,
        ].compactMap { $0 }
        return parts.isEmpty ? nil : .init("Address", [.init("Contact", parts)])
    }

    /// What the schema takes for a mail address.
    private static func email(_ address: String?) -> String? {
        address.map(CleanText.line).flatMap { $0.wholeMatch(of: /[^@]+@[^.]+\..+/) == nil ? nil : $0 }
    }

    /// The address on the web of a company or a school, of which the schema has room for one.
    static func website(_ address: String?) -> XMLTreeElement? { websites([address])?.elements.first }

    /// Addresses on the web, those of other schemes left out.
    static func websites(_ addresses: [String?]) -> XMLTreeElement? {
        let sites = addresses.compactMap { $0.map(CleanText.line).flatMap(PDFLink.web) }
        guard !sites.isEmpty else { return nil }
        return .init("WebsiteList", sites.map { .init("Website", [.init("Contact", text: $0)]) })
    }
}
