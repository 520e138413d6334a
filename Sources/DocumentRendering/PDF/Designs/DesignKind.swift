// SPDX-License-Identifier: GPL-3.0-or-later

/// The designs that come with Greffier.
enum DesignKind: String {
    case classic, sidebar, dossier

    var type: any ProfileDesign.Type {
        switch self {
        case .classic: ClassicDesign.self
        case .sidebar: SidebarDesign.self
        case .dossier: DossierDesign.self
        }
    }
}
