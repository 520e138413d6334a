// SPDX-License-Identifier: GPL-3.0-or-later

/// One way to lay out a profile.
protocol ProfileDesign {
    /// Sizes that differ from those of the classic design.
    static func adapt(_ theme: inout Theme)

    init(content: ProfileContent, builder: FlowBuilder, logo: PictureFile?)

    /// Stacks the whole document.
    func compose()

    /// Paints what stands behind the text of every page, once it is known where the text stands.
    func decorate(_ layout: inout PageLayout, ends: [Paginator.Place])

    /// Where the lines at the foot of pages stand.
    var footer: ColumnFrame { get }
}

extension ProfileDesign {
    static func adapt(_ theme: inout Theme) {}

    func decorate(_ layout: inout PageLayout, ends: [Paginator.Place]) {}
}
