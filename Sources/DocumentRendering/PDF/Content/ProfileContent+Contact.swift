// SPDX-License-Identifier: GPL-3.0-or-later
import ProfileModel

extension ProfileContent {
    /// A way to reach the person.
    struct Contact {
        var kind: Kind
        var text: String
        var link: String?

        enum Kind {
            case mail, phone, place, web
        }
    }

    var contacts: [Contact] {
        let basics = profile.basics ?? .init()
        var items: [Contact] = []
        func add(
            _ kind: Contact.Kind,
            _ text: String?,
            shown: (String) -> String = { $0 },
            _ link: (String) -> String?
        ) {
            let clean = CleanText.line(text ?? "")
            if !clean.isEmpty { items.append(.init(kind: kind, text: shown(clean), link: link(clean))) }
        }
        add(.mail, basics.email, PDFLink.mail)
        add(.phone, basics.phone, shown: { PhoneText.grouped($0, language: language) }, PDFLink.phone)
        if let location = basics.location { add(.place, place(location)) { _ in nil } }
        add(.web, basics.url, shown: PDFLink.shown, PDFLink.web)
        for network in basics.profiles ?? [] {
            let url = CleanText.line(network.url ?? "")
            let user = CleanText.line(network.username ?? "")
            let account = texts([network.network, user]).joined(separator: " ")
            let namesAccount = !user.isEmpty && url.lowercased().contains(user.lowercased())
            let shown = account.isEmpty || namesAccount ? PDFLink.shown(url) : account
            if !shown.isEmpty { items.append(.init(kind: .web, text: shown, link: PDFLink.web(url))) }
        }
        return items
    }

    /// `12 rue des Lilas, 76600 Le Havre, Normandie`.
    func place(_ location: Profile.Location) -> String {
        let town = texts([location.postalCode, location.city]).joined(separator: " ")
        return texts([location.address, town, location.region]).joined(separator: ", ")
    }
}
