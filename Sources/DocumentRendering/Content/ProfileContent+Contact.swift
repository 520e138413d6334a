// SPDX-License-Identifier: GPL-3.0-or-later
import ProfileModel

extension ProfileContent {
    /// One way to reach the person, or a place where they live.
    struct Contact: Sendable, Equatable {
        var kind: Kind
        var text: String
        var link: String?

        enum Kind: String, Sendable {
            case mail, phone, place, web, network
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
            if !shown.isEmpty { items.append(.init(kind: .network, text: shown, link: PDFLink.web(url))) }
        }
        return items
    }

    /// `12 rue des Lilas, 76600 Le Havre, Normandie`.
    private func place(_ location: Profile.Location) -> String {
        let town = texts([location.postalCode, location.city]).joined(separator: " ")
        return texts([location.address, town, location.region]).joined(separator: ", ")
    }
}
