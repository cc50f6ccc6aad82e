import Domain

/// What is said of a text that holds other characters than its question allows, or has another shape.
extension Words {
    func strange(_ character: String, allowed: [AllowedCharacters]) -> String {
        let names = AllowedCharacters.allCases.filter { set in allowed.contains(set) }.map(name)
        let last = names.last ?? ""
        let list = names.count < 2 ? last : names.dropLast().joined(separator: ", ") + say(" et ", " and ") + last
        let found =
            character.allSatisfy(\.isWhitespace)
            ? say("Retirez les espaces", "Take the spaces out")
            : say("Retirez «\(nnbsp)\(character)\(nnbsp)»", "Take “\(character)” out")
        return say("\(found)\(nnbsp): la réponse ne comprend que \(list)", "\(found): the answer holds \(list) only")
    }

    private func name(_ set: AllowedCharacters) -> String {
        switch set {
        case .letters: say("des lettres", "letters")
        case .plainLetters: say("des lettres sans accent", "letters without accents")
        case .digits: say("des chiffres", "digits")
        case .spaces: say("des espaces", "spaces")
        case .hyphens: say("des traits d’union", "hyphens")
        case .apostrophes: say("des apostrophes", "apostrophes")
        case .points: say("des points", "full stops")
        case .commas: say("des virgules", "commas")
        case .slashes: say("des barres obliques", "slashes")
        case .underscores: say("des tirets bas", "underscores")
        }
    }
}
