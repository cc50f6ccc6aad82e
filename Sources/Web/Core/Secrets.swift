import Application
import Crypto

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The secret that every form carries back, so that no other site can send one in a person's name.
enum Secrets {
    static func matches(_ sent: String, expected: String) -> Bool { isEqual(Array(sent.utf8), Array(expected.utf8)) }

    /// Base 64 for addresses and cookies (RFC 4648, §5).
    static func text(_ bytes: [UInt8]) -> String {
        String(
            Data(bytes).base64EncodedString().compactMap { character -> Character? in
                switch character {
                case "+": "-"
                case "/": "_"
                case "=": nil
                default: character
                }
            })
    }

    static func bytes(_ text: String) -> [UInt8]? {
        guard text.utf8.count <= 128 else { return nil }
        var plain = String(
            text.map { character -> Character in
                switch character {
                case "-": "+"
                case "_": "/"
                default: character
                }
            })
        while plain.utf8.count % 4 != 0 { plain += "=" }
        return Data(base64Encoded: plain).map { data in Array(data) }
    }
}

extension Visit {
    /// The secret of this visitor's forms: the session's, or before sign-in the one of a cookie of its own.
    var csrfToken: String {
        if let signedIn { return Secrets.text(signedIn.csrf) }
        return SessionCookie.visitorSecret(in: request, isSecure: isSecure) ?? ""
    }
}
