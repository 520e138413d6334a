// SPDX-License-Identifier: GPL-3.0-or-later
import JSONValues
import JobModel

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

    /// `{"error": {"code", "message", "remedy"}}` in the language of who asked.
    static func response(_ error: GreffierError, _ language: ReportLanguage) -> WebResponse {
        let status = status(of: error)
        var response = WebResponse(
            status,
            [
                "error": [
                    "code": .string(error.code.name),
                    "message": .string(language.text(error.messageFR, error.message)),
                    "remedy": .string(language.text(error.code.hintFR, error.code.hint)),
                ]
            ]
        )
        response.headers.append(("Content-Language", language.rawValue))
        if status == 401 { response.headers.append(("WWW-Authenticate", "Bearer")) }
        if status == 503 {
            response.headers.append(("Retry-After", "\(Int(error.retryAfter ?? 2))"))
        }
        return response
    }
}
