// SPDX-License-Identifier: GPL-3.0-or-later
import HTTPClient
import JobModel

extension HTTPFailure {
    /// The error that the rest of Greffier acts on: a server that cannot be reached is the environment's fault, one that
    /// broke off or was slow may do better next time.
    ///
    /// What libcurl says is its cause, for logs.
    var modelError: GreffierError {
        let at = server ?? "?"
        let (code, detail): (ErrorCode, ErrorDetail) =
            switch reason {
            case .invalidRequest:
                (.modelAddress, .init("\(at) cannot be asked", french: "\(at) ne peut être interrogé"))
            case .unknownHost: (.modelUnreachable, .init("\(at): no such host", french: "\(at) : hôte inconnu"))
            case .unreachable, .forbiddenAddress, .shutDown:
                (.modelUnreachable, .init("\(at): nobody listens there", french: "\(at) : personne n’y écoute"))
            case .connectTimeout where at.hasPrefix("https://"):
                (
                    .modelUnreachable,
                    .init(
                        "\(at): no secure connection in time; write http:// if it speaks no TLS",
                        french: "\(at) : pas de connexion sécurisée à temps ; écrivez http:// s’il ne parle pas TLS"
                    )
                )
            case .connectTimeout:
                (.modelUnreachable, .init("\(at): no connection in time", french: "\(at) : pas de connexion à temps"))
            case .proxy: (.modelProxy, .init("\(at): \(said)", french: "\(at) : \(said)"))
            case .untrusted, .tls: (.modelCertificate, Self.certificate(said, at: at))
            case .plainText:
                (
                    .modelAddress,
                    .init("\(at) speaks no TLS: write http://", french: "\(at) ne parle pas TLS : écrivez http://")
                )
            case .badAnswer: (.modelAddress, Self.notHTTP(at))
            case .headersTimeout, .firstByteTimeout, .idleTimeout, .totalTimeout:
                (.modelBusy, .init("\(at): no answer in time", french: "\(at) : pas de réponse à temps"))
            case .closedEarly:
                (.modelBusy, .init("\(at) broke the connection off", french: "\(at) a rompu la connexion"))
            case .tooLarge:
                (.modelUngrounded, .init("\(at): the answer never ends", french: "\(at) : réponse sans fin"))
            }
        return GreffierError(code, detail, cause: self)
    }

    /// The same for a short question, as which models there are: a server that does not answer it cannot be used for now.
    var modelErrorOfQuestion: GreffierError {
        let at = server ?? "?"
        switch reason {
        case .closedEarly where at.hasPrefix("http://"):
            let detail = ErrorDetail(
                "\(at) hangs up: write https:// if it is a secure server",
                french: "\(at) coupe la connexion : écrivez https:// si c’est un serveur sécurisé"
            )
            return GreffierError(.modelUnreachable, detail, cause: self)
        case .headersTimeout, .firstByteTimeout, .idleTimeout, .totalTimeout, .closedEarly:
            let error = modelError
            let detail = ErrorDetail(error.detail, french: error.detailFR ?? error.detail)
            return GreffierError(.modelUnreachable, detail, cause: self)
        default: return modelError
        }
    }

    /// What is wrong with a certificate, from libcurl's words.
    private static func certificate(_ said: String, at: String) -> ErrorDetail {
        let known: [(word: String, english: String, french: String)] = [
            ("expired", "it has expired", "il a expiré"),
            (
                "self-signed", "it is signed by itself or by an unknown authority",
                "il est auto-signé ou émis par une autorité inconnue"
            ),
            (
                "self signed", "it is signed by itself or by an unknown authority",
                "il est auto-signé ou émis par une autorité inconnue"
            ),
            ("issuer certificate", "an unknown authority issued it", "une autorité inconnue l’a délivré"),
            ("subject name", "it is made out to another name", "il est établi pour un autre nom"),
            ("does not match", "it is made out to another name", "il est établi pour un autre nom"),
        ]
        let reason = known.first { said.lowercased().contains($0.word) }
        return ErrorDetail(
            "\(at): \(reason?.english ?? said)",
            french: "\(at) : \(reason?.french ?? said)"
        )
    }

    private static func notHTTP(_ at: String) -> ErrorDetail {
        at.hasPrefix("https://")
            ? .init("\(at) does not speak HTTP", french: "\(at) ne parle pas HTTP")
            : .init(
                "\(at) does not speak HTTP: write https:// if it is a secure server",
                french: "\(at) ne parle pas HTTP : écrivez https:// si c’est un serveur sécurisé"
            )
    }
}
