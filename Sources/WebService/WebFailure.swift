// SPDX-License-Identifier: GPL-3.0-or-later
import JSONValues
import JobModel
import Pages

/// How an error is told to who asked.
enum WebFailure {
    /// The status that fits the error.
    static func status(of error: GreffierError) -> Int {
        switch error.code {
        case .webToken: 401
        case .webOrigin: 403
        case .webAddress, .webArtifact, .runUnknown, .intakeUnknownPipeline: 404
        case .webMethod: 405
        case .webSlow: 408
        case .webLink: 410
        case .webTooLarge: 413
        case .webMediaType: 415
        case .webHost: 421
        case .webRequest: 400
        case .webBusy, .webStopping: 503
        case .webLate: 504
        default:
            switch error.errorClass {
            case .permanent: 422
            case .transient, .environment: 503
            case .defect: 500
            }
        }
    }

    /// `{"error": {"code", "message", "remedy"}}` in the language of who asked; a page with the same for a browser.
    static func response(_ error: GreffierError, _ language: ReportLanguage, asPage: Bool) -> WebResponse {
        let status = status(of: error)
        var response =
            asPage
            ? page(status, error, language)
            : WebResponse(status, ["error": .object(error.json(in: language))])
        response.headers.append(("Content-Language", language.rawValue))
        if status == 401 { response.headers.append(("WWW-Authenticate", "Bearer")) }
        if status == 503 {
            response.headers.append(("Retry-After", "\(Int(error.retryAfter ?? 2))"))
        }
        return response
    }

    private static func page(
        _ status: Int,
        _ error: GreffierError,
        _ language: ReportLanguage
    ) -> WebResponse {
        let style =
            ":root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;max-width:40rem;margin:15vh auto 0;"
            + "padding:0 1rem}h1{font-size:1.4rem;line-height:1.3}"
        let (message, remedy) = (error.message(in: language), error.hint(in: language))
        let text = "<main><h1>\(Escaping.escape(message))</h1>\n<p>\(Escaping.escape(remedy))</p></main>\n"
        let page = Page(title: "Greffier – \(status)", language: language, style: style).html(text)
        return WebResponse(page: page, status: status)
    }
}
