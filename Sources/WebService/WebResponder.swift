// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials
import HTTPTypes
import HummingbirdCore
import JobModel
import NIOCore
import ServiceLifecycle

/// Answers requests: finds the route, asks who it is, has the route do its work, writes the answer.
struct WebResponder: Sendable {
    let router: WebRouter
    let access: WebAccess
    let limits: WebLimits
    let places: WebPlaces
    /// Where `Accept-Language` names none of ours.
    let language: ReportLanguage
    let observe: @Sendable (WebObservation) -> Void

    /// A request that may go on to its route.
    private struct Admitted {
        var route: WebRoute
        var request: WebRequest
    }

    func respond(_ request: Request, _ writer: consuming ResponseWriter, _ channel: any Channel) async throws {
        let start = ContinuousClock.now
        let id = ULID(date: Date()).text
        let language = language(of: request)
        // Browsers name pages first; programs ask for anything, or for JSON.
        let asPage = request.headers[.accept]?.lowercased().hasPrefix("text/html") ?? false
        let reader = WebContentReader(request, limits: limits, places: places)
        var route = "none"
        var response: WebResponse
        do {
            let admitted = try admit(request, id, reader, language)
            route = admitted.route.pattern
            if request.headers[.expect]?.lowercased() == "100-continue" {
                try await writer.writeInformationalHead(HTTPResponse(status: .continue))
            }
            response = try await cancelWhenGracefulShutdown { try await admitted.route.handle(admitted.request) }
        } catch let error as ChannelError {
            throw error
        } catch is CancellationError {
            response = WebFailure.response(GreffierError(.webStopping), language, asPage: asPage)
        } catch {
            response = WebFailure.response(GreffierError.wrapping(error), language, asPage: asPage)
            if response.status == 405 { response.headers.append(("Allow", allowed(request))) }
        }
        let observation = WebObservation(
            id: id,
            method: request.method.rawValue,
            route: route,
            status: response.status,
            seconds: (ContinuousClock.now - start) / .seconds(1)
        )
        observe(observation)
        response.headers.append(("X-Request-Id", observation.id))
        let mustClose = response.status >= 400 && Self.hasContent(request)
        if mustClose { response.headers.append(("Connection", "close")) }
        try await write(response, isHead: request.method == .head, writer)
        if mustClose {
            await reader.drain()
            channel.close(promise: nil)
        }
    }

    // MARK: Letting in

    /// Throws why the request is not let in.
    private func admit(
        _ request: Request,
        _ id: String,
        _ reader: WebContentReader,
        _ language: ReportLanguage
    ) throws -> Admitted {
        try access.checkHost(request.head)
        guard let target = WebTarget(request.head.path ?? "") else {
            throw GreffierError.wrongRequest("the address is not valid", "l’adresse n’est pas valide")
        }
        let method = WebMethod(rawValue: request.method == .head ? "GET" : request.method.rawValue)
        switch router.match(method, target.segments) {
        case .none: throw GreffierError(.webAddress)
        case .otherMethods: throw GreffierError(.webMethod)
        case .route(let route, let parameters):
            try access.check(request.head, route)
            let admitted = WebRequest(
                id: id,
                method: route.method,
                path: target.path,
                parameters: parameters,
                query: target.query,
                language: language,
                fields: request.headers,
                reader: reader
            )
            return Admitted(route: route, request: admitted)
        }
    }

    /// The methods of the address, as `Allow` names them.
    private func allowed(_ request: Request) -> String {
        guard let target = WebTarget(request.head.path ?? ""),
            case .otherMethods(let methods) = router.match(nil, target.segments)
        else { return "" }
        return methods.flatMap { $0 == .get ? ["GET", "HEAD"] : [$0.rawValue] }.joined(separator: ", ")
    }

    /// French or English, whichever `Accept-Language` likes better.
    private func language(of request: Request) -> ReportLanguage {
        WebLanguage.preferred(request.headers[.acceptLanguage] ?? "") ?? language
    }

    private static func hasContent(_ request: Request) -> Bool {
        request.headers[.transferEncoding] != nil || request.headers[.contentLength].map { $0 != "0" } ?? false
    }

    // MARK: Writing

    private func write(_ response: WebResponse, isHead: Bool, _ writer: consuming ResponseWriter) async throws {
        var head = HTTPResponse(
            status: .init(code: response.status),
            headerFields: WebHeaders.fields(response.headers)
        )
        switch response.content {
        case .data(let data):
            head.headerFields[.contentLength] = "\(data.count)"
            if isHead { return try await writer.writeResponse(head) }
            try await writer.write(response: head, body: ResponseBody(byteBuffer: ByteBuffer(bytes: data)))
        case .stream(let body):
            if isHead { return try await writer.writeResponse(head) }
            let pen = WebPen(try await writer.writeHead(head))
            do {
                try await cancelWhenGracefulShutdown { try await body(WebStream(pen: pen)) }
            } catch is CancellationError {
                // The service stops: the answer ends here, and whoever reads asks again later.
            }
            try await pen.writer.finish(nil)
        }
    }
}
