// SPDX-License-Identifier: GPL-3.0-or-later

/// How a CV as data stands to the pages that it is attached to.
enum ExactStanding: Equatable {
    case agrees
    /// The pages name the person otherwise, but have the same address or number.
    case otherName
    /// So many of the values that name its entries stand on no page.
    case unseen(Int, of: Int)
    /// The pages name someone else.
    case ofOther
}
