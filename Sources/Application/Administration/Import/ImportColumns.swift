/// The columns of the files, and the names they may have.
public enum ImportColumns {
    /// The columns that a file must have, in the names used here.
    public static func required(_ kind: ImportKind) -> [String] {
        switch kind {
        case .units: ["key", "name"]
        case .places: ["key", "kind", "name"]
        case .groups: ["key", "name"]
        case .persons: ["staff number", "first name", "last name"]
        }
    }

    /// The columns that a file may have besides.
    public static func optional(_ kind: ImportKind) -> [String] {
        switch kind {
        case .units: ["parent", "manager"]
        case .places: ["parent", "address"]
        case .groups: []
        case .persons: ["email", "phone", "function", "unit", "place", "groups"]
        }
    }

    /// Other names of the columns, folded.
    static func aliases(_ kind: ImportKind) -> [String: String] {
        switch kind {
        case .units, .places, .groups:
            [
                "cle": "key", "code": "key", "identifiant": "key", "nom": "name", "libelle": "name", "parent": "parent",
                "rattachement": "parent", "responsable": "manager", "type": "kind", "nature": "kind", "adresse": "address",
            ]
        case .persons:
            [
                "matricule": "staff number", "prenom": "first name", "nom": "last name", "nom de famille": "last name",
                "courriel": "email", "mel": "email", "e mail": "email", "mail": "email", "adresse e mail": "email",
                "telephone": "phone", "tel": "phone", "fonction": "function", "poste": "function", "direction": "unit",
                "unite": "unit", "site": "place", "lieu": "place", "bureau": "place", "groupes": "groups", "groupe": "groups",
            ]
        }
    }
}
