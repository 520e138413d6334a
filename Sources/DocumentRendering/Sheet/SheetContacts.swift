// SPDX-License-Identifier: GPL-3.0-or-later
import ProfileModel

/// How to reach a person, as a sheet shows it.
struct SheetContacts {
    let language: RenderLanguage

    func contacts(_ basics: Profile.Basics) -> [ProfileSheet.Contact] {
        var items: [ProfileSheet.Contact] = []
        func add(
            _ kind: ProfileSheet.Contact.Kind,
            _ text: String?,
            shown: (String) -> String = { $0 },
            _ link: (String) -> String? = { _ in nil }
        ) {
            let clean = CleanText.line(text ?? "")
            if !clean.isEmpty { items.append(.init(kind: kind, text: shown(clean), link: link(clean))) }
        }
        add(.mail, basics.email, PDFLink.mail)
        add(.phone, basics.phone, shown: { PhoneText.text($0, language: language) }, PDFLink.phone)
        add(.place, basics.location.map(place))
        add(.web, basics.url, shown: PDFLink.shown, PDFLink.web)
        for network in basics.profiles ?? [] { items += contact(network) }
        return items
    }

    /// `12 rue des Lilas, 76600 Le Havre, Normandie`.
    private func place(_ location: Profile.Location) -> String {
        func joined(_ parts: [String?], by separator: String) -> String {
            parts.map { CleanText.line($0 ?? "") }.filter { !$0.isEmpty }.joined(separator: separator)
        }
        let town = joined([location.postalCode, location.city], by: " ")
        return joined([location.address, town, location.region], by: ", ")
    }

    /// The address where it names the account, else network and account.
    private func contact(_ network: Profile.NetworkProfile) -> [ProfileSheet.Contact] {
        let url = CleanText.line(network.url ?? "")
        let user = CleanText.line(network.username ?? "")
        let account = [CleanText.line(network.network ?? ""), user].filter { !$0.isEmpty }.joined(separator: " ")
        let namesAccount = !user.isEmpty && url.lowercased().contains(user.lowercased())
        let shown = account.isEmpty || namesAccount ? PDFLink.shown(url) : account
        return shown.isEmpty ? [] : [.init(kind: .network, text: shown, link: PDFLink.web(url))]
    }
}
