import Domain
import Testing

/// CNIL, recommendation 2022-100, first case (80 bits): 12 characters of four kinds, 14 of three, 7 words.
@Suite struct PasswordRulesTests {
    @Test(arguments: [
        "Tr0ub4dor&3x",  // 12, four kinds
        "xK9$mQ2!vL7z", "aB3 dE6fG9hJ",  // a space is a mark
        "Xk9mQ2vL7zRt4w",  // 14, no mark
        "Élan7VoûtÉ9ça!",
        "sept mots suffisent pour faire une phrase", "le-cheval.mange/trop,de;foin,vert!demain",
        "Tr0ub4dor&3x" + String(repeating: "é", count: 244),
    ])
    func `a password of one of the three examples is accepted`(password: String) {
        #expect(PasswordRules.weakness(of: password, identity: []) == nil)
    }

    @Test(arguments: [
        "xK9mQ2vL7zRt",  // 12 without a mark
        "Xk9mQ2vL7zRtw",  // 13 without a mark
        "xk9$mq2!vl7z4r8t",  // no capital
        "XkzmQwvL-zRt!owq",  // no digit
        "correcthorsebatterystaple",  // long, four words without spaces
        "correct horse battery staple",  // 28 characters, four words
        "cheval correct agrafe batterie lune",  // five
        "le mot de passe du service",  // six
        "a b c d e f g h i j k l m",  // letters are not words
        "verte rose rose rose rose rosE Rose",  // two words
        "un de la le du au en",  // seven words of two letters
        "8273645019283746501928",  // digits alone
    ])
    func `a password below 80 bits by these examples is too simple`(password: String) {
        #expect(PasswordRules.weakness(of: password, identity: []) == .tooSimple)
    }

    @Test func `length is between 12 and 256 Unicode scalars`() {
        #expect(PasswordRules.weakness(of: "", identity: []) == .tooShort(minimum: 12))
        #expect(PasswordRules.weakness(of: "xK9$mQ2!vL7", identity: []) == .tooShort(minimum: 12))
        let long = String(repeating: "xK9$mQ2!", count: 32)
        #expect(PasswordRules.weakness(of: long, identity: []) == nil)
        #expect(PasswordRules.weakness(of: long + "x", identity: []) == .tooLong(maximum: 256))
        // One Character of 300 scalars is not one character of a password.
        #expect(
            PasswordRules.weakness(of: "e" + String(repeating: "\u{301}", count: 300), identity: []) == .tooLong(maximum: 256))
    }

    @Test(arguments: ["Durand2026!xy", "xy!2026DURAND", "a-camille.durand@metropole.fr-B7"])
    func `a password may not hold the name, number or address of its owner`(password: String) {
        let identity = ["Camille", "Durand", "camille.durand@metropole.fr", "012345"]
        #expect(PasswordRules.weakness(of: password, identity: identity) == .containsIdentity)
    }

    @Test func `a name of three letters or less is not looked for`() {
        #expect(PasswordRules.weakness(of: "xK9$mQ2!vLéa", identity: ["Léa", "Lea", "", "Li"]) == nil)
        #expect(PasswordRules.weakness(of: "xK9$mQ2!vLéon", identity: ["Léon"]) == .containsIdentity)
    }

    @Test(arguments: [
        "Motdepasse1!", "Azerty123456!", "Bonjour12345!", "Password2026!", "123456Aa!123", "GUICHET-2026a", "Soleil2026!!!",
        "aA1!aA1!aA1!", "aaaaaaaaaaaaaaaaaaaaaaaa",
    ])
    func `a password that is tried first, or of few different characters, is too common`(password: String) {
        #expect(PasswordRules.weakness(of: password, identity: []) == .tooCommon)
    }

    @Test func `a common beginning with a real password after it is accepted`() {
        #expect(PasswordRules.weakness(of: "Soleil-7wQ!xK29z", identity: []) == nil)
    }
}
