import Testing
import TextSearch

@Suite struct AnalyzerTests {
    let analyzer = Analyzer()

    func terms(_ text: String, _ language: Language = .french) -> [String] {
        analyzer.terms(of: text, language: language)
    }

    func words(_ text: String, _ language: Language = .french) -> [String] {
        analyzer.words(of: text, language: language)
    }

    @Test(arguments: [
        ("télétravail", "TELETRAVAIL"), ("télétravail", "te\u{301}le\u{301}travail"),
        ("sécurité", "securite"), ("sécurités", "SECURITE"), ("entrée", "entrees"), ("première", "PREMIERE"),
        ("ordinateurs", "ordinateur"), ("l’imprimante", "imprimantes"), ("réinitialiser", "reinitialisé"),
        ("cœur", "coeur"), ("Œuvre", "oeuvres"), ("Straße", "strasse"), ("Nguyễn", "nguyen"), ("Škoda", "skoda"),
        ("reçu", "recu"), ("Noël", "noel"), ("fiches", "ﬁche"), ("ＰＣ", "pc"), ("cou\u{AD}leur", "couleurs"),
    ])
    func forgivesSpelling(_ a: String, _ b: String) {
        #expect(terms(a) == terms(b))
        #expect(terms(a).count == 1)
    }

    /// By construction: a French term depends on letters, never on their accents.
    @Test func accentsNeverMatter() {
        let words = [
            "qualité", "validée", "congés", "différentes", "matériel", "élève", "bâtiment", "dégât", "à-côté", "août",
            "employé", "générer", "gèrent", "lycée", "idées", "dernière", "carrières", "activités", "priorité", "clé",
        ]
        for word in words {
            let bare = analyzer.words(of: word, language: .french).joined(separator: " ")
            #expect(terms(word).last == terms(bare).last, "\(word)")
        }
    }

    /// The endings that the stemmer knows by their accents are known without them too.
    @Test(arguments: [
        ("imprimee", "imprimer"), ("valides", "validées"), ("financiere", "financier"),
        ("dernieres", "dernier"), ("productivite", "productif"), ("activités", "activite"), ("validee", "valider"),
    ])
    func knowsEndingsWithoutAccents(_ a: String, _ b: String) {
        #expect(terms(a) == terms(b))
    }

    @Test(arguments: [
        ("l’écran", ["ecran"]), ("L'ECRAN", ["ecran"]), ("d`accès", ["acces"]), ("qu’ordinateur", ["ordinateur"]),
        ("jusqu’à jeudi", ["jeudi"]), ("lorsqu'arrive", ["arrive"]), ("puisqu’écrit", ["ecrit"]),
        ("j’imprime n’imprime s'imprime t'imprime m'imprime c'imprime", Array(repeating: "imprime", count: 6)),
        ("aujourd’hui", []), ("prud’hommes", ["prudhommes"]), ("O’Brien", ["obrien"]), ("d’aujourd’hui", []),
        ("‘imprimante’", ["imprimante"]), ("l’", []), ("’’’", []), ("l’’écran", ["ecran"]), ("l’ écran", ["ecran"]),
        ("McDonald’s", ["mcdonald"]),
    ])
    func elides(_ text: String, _ expected: [String]) {
        #expect(words(text) == expected)
    }

    @Test(arguments: [
        ("PF-08811", ["pf08811", "pf", "08811"]), ("I-24893", ["i24893", "i", "24893"]), ("24893", ["24893"]),
        ("PF08811", ["pf08811"]), ("Wi-Fi", ["wifi", "wi", "fi"]), ("porte‑clés", ["portecles", "porte", "cles"]),
        ("est-ce", []), ("rendez-vous", ["rendez"]), ("fin.Début", ["fin", "debut"]),
        ("192.168.1.10", ["192168110", "192", "168", "1", "10"]), ("a--b", ["b"]), ("-x-", ["x"]),
        ("salle B 12", ["salle", "b", "12"]), ("m² ³", ["m2", "3"]), ("v1.", ["v1"]),
    ])
    func keepsCodesWhole(_ text: String, _ expected: [String]) {
        #expect(words(text) == expected)
    }

    @Test func dropsStopWords() {
        #expect(terms("le la les de des du et où ou est-ce que je ne suis pas").isEmpty)
        #expect(terms("the of and it’s isn’t don't", .english).isEmpty)
        // A sound is not a pronoun, and without is not nothing.
        #expect(terms("pas de son sans fil") == ["son", "san", "fil"])
    }

    @Test func reducesEnglish() {
        #expect(terms("The user’s printers are printing", .english) == ["user", "printer", "print"])
        #expect(terms("résumé", .english) == terms("resume", .english))
    }

    @Test func keepsOtherScripts() {
        #expect(words("ПРИВЕТ Ωmega 日本") == ["привет", "ωmega", "日本"])
        #expect(terms("привет") == ["привет"])
    }

    @Test func isBounded() {
        #expect(terms("").isEmpty)
        let endless = words(String(repeating: "a", count: 1_000_000))
        #expect(endless == [String(repeating: "a", count: 64)])
        #expect(words(String(repeating: "é", count: 200) + "日") == [String(repeating: "e", count: 64)])
        // Three bytes a letter: 21 fit, and the narrower letter behind does not slip in.
        #expect(words(String(repeating: "日", count: 22) + "a") == [String(repeating: "日", count: 21)])
        #expect(words(String(repeating: "a1-", count: 100)).first?.utf8.count == 64)
        #expect(Analyzer(maximumBytes: 10).words(of: "imprimante réseau", language: .french) == ["imprimante"])
        #expect(Analyzer(maximumBytes: 2).words(of: "xé", language: .french) == ["x"])
        #expect(Analyzer(maximumBytes: -1).words(of: "x", language: .french).isEmpty)
        #expect(terms(String(repeating: "mot ", count: 100_000)).count == 65_536 / 4)
    }

    @Test func threadsShareIt() async {
        let text = "L’imprimante du bureau ne répond plus depuis la réinitialisation des accès"
        let expected = terms(text)
        await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<8 {
                group.addTask { (0..<200).allSatisfy { _ in Analyzer().terms(of: text, language: .french) == expected } }
            }
            for await isEqual in group { #expect(isEqual) }
        }
    }
}
