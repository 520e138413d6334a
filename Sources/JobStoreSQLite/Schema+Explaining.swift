// SPDX-License-Identifier: GPL-3.0-or-later

extension Schema {
    /// What telling people in French what they are to mend needs.
    static let explaining = """
        ALTER TABLE jobs ADD COLUMN error_detail_fr TEXT;
        ALTER TABLE runs ADD COLUMN error_detail_fr TEXT;
        """
}
