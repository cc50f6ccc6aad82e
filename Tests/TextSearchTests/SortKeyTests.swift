import Testing
import TextSearch

@Suite("What names are sorted by")
struct SortKeyTests {
    @Test("folds case, accents and ligatures, and keeps every word")
    func folds() {
        let expected = [
            ("Élan", "elan"), ("e\u{301}lan", "elan"), ("Œuvres", "oeuvres"), ("Le Goff", "le goff"),
            ("L’Hôte-Dupré", "l hote dupre"), ("  Île  de   Ré ", "ile de re"), ("Équipe 2", "equipe 2"), ("", ""), ("—", ""),
        ]
        for (name, key) in expected { #expect(SortKey.of(name) == key) }
    }

    @Test("puts É among the E")
    func order() {
        let names = ["Zoé", "Éclairage", "eau", "Ecole", "Îlot", "Immeuble", "Hôtel"]
        #expect(
            names.sorted { left, right in SortKey.of(left) < SortKey.of(right) }
                == ["eau", "Éclairage", "Ecole", "Hôtel", "Îlot", "Immeuble", "Zoé"])
    }
}
