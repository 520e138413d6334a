// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel

/// Finds the route of a request.
struct WebRouter: Sendable {
    private let routes: [WebRoute]

    init(_ routes: [WebRoute]) { self.routes = routes }

    enum Match: Sendable {
        case route(WebRoute, parameters: [String: String])
        /// There are other methods here.
        case otherMethods([WebMethod])
        case none
    }

    /// The first route that fits; of two the one without braces stands first in the table.
    func match(_ method: WebMethod?, _ segments: [String]) -> Match {
        var others: [WebMethod] = []
        for route in routes {
            guard let parameters = route.parameters(of: segments) else { continue }
            if route.method == method { return .route(route, parameters: parameters) }
            others.append(route.method)
        }
        return others.isEmpty ? .none : .otherMethods(others)
    }
}
