// SPDX-License-Identifier: GPL-3.0-or-later

/// The job that ends every run: it places the results, or the reason of the failure, where people find them.
package enum DeliveryJob {
    /// Its kind and its stage name; no pipeline may use either.
    package static let kind = "publish"
}
