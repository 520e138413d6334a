// SPDX-License-Identifier: GPL-3.0-or-later

extension Schema {
    /// What following a run back to the request that asked for it needs.
    static let requests = "ALTER TABLE runs ADD COLUMN request TEXT;"
}
