// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials
import DocumentModel
import JobModel
struct RTFReader { static func read(_ data: Data) throws(GreffierError) -> Document { throw GreffierError(.documentUnsupported) } }
