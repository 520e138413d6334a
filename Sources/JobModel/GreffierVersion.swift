// SPDX-License-Identifier: GPL-3.0-or-later

/// The version of this program, as written to run.json and shown by `--version`.
package enum GreffierVersion {
    package static let current = "0.1.0"
}
