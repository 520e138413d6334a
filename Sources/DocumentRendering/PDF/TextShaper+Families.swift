// SPDX-License-Identifier: GPL-3.0-or-later
import CPangoCairo

extension TextShaper {
    /// Those of `wanted` that are not installed; another family stands in for them.
    func missing(_ wanted: [String]) -> [String] {
        guard !wanted.isEmpty, let map = pango_context_get_font_map(context) else { return [] }
        var list: UnsafeMutablePointer<UnsafeMutablePointer<PangoFontFamily>?>?
        var count: Int32 = 0
        pango_font_map_list_families(map, &list, &count)
        defer { g_free(list) }
        var installed: Set<String> = []
        for index in 0..<Int(count) {
            guard let family = list?[index], let name = pango_font_family_get_name(family) else { continue }
            installed.insert(String(cString: name).lowercased())
        }
        return wanted.filter { !installed.contains($0.lowercased()) }
    }
}
