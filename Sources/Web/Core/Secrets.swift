import Application
import Crypto

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The secret that every form carries back, so that no other site can send one in a person's name.
enum Secrets {
    /// True when `sent` is the secret under some mask.
    static func matches(_ sent: String, secret: [UInt8]) -> Bool {
        guard !secret.isEmpty, let bytes = bytes(sent), bytes.count == secret.count * 2 else { return false }
        let mask = bytes.prefix(secret.count)
        return isEqual(zip(mask, bytes.dropFirst(secret.count)).map { pair in pair.0 ^ pair.1 }, secret)
    }

    /// The secret under a mask that is new each time: it never looks the same twice in a compressed page.
    static func masked(_ secret: [UInt8]) -> String {
        let mask = randomBytes(secret.count)
        return text(mask + zip(mask, secret).map { pair in pair.0 ^ pair.1 })
    }

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
    var formSecret: [UInt8] {
        if let signedIn { return signedIn.csrf }
        return SessionCookie.visitorSecret(in: request, isSecure: isSecure).flatMap { text in Secrets.bytes(text) } ?? []
    }

    /// What a form carries: under one mask for all the forms of a page.
    var csrfToken: String { sessionToken ?? Secrets.masked(formSecret) }
}
