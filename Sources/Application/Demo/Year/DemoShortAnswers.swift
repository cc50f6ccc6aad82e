import Domain

/// Short answers by what their question asks for, as its label says.
enum DemoShortAnswers {
    private enum Sort {
        case iban, socialSecurity, plate, inventory, error, address, commune, person, account, company, application, place
        case hours, version, file, reference, subject, mailbox, socket, siret, name
    }

    /// The first rule that a label answers to; the order decides.
    private static let rules: [(words: [String], sort: Sort)] = [
        (["iban"], .iban), (["siret"], .siret), (["sécurité sociale"], .socialSecurity), (["immatriculation", "plaque"], .plate),
        (["inventaire", "étiquette"], .inventory),
        (["message", "alerte", "avertissement", "bandeau", "mention", "texte affiché", "erreur"], .error),
        (["boîte", "adresse électronique", "adresse de messagerie"], .mailbox), (["commune"], .commune), (["adresse"], .address),
        (["prénom", "titulaire", "stagiaire", "interlocut", "contact"], .person),
        (["imputation", "budgétaire", "compte d"], .account),
        (["raison sociale", "fournisseur", "entreprise", "prestataire", "partenaire", "éditeur"], .company),
        (["numéro", "référence", "code", "matricule", "n°"], .reference),
        (["logiciel", "application", "outil"], .application), (["horaires", "heures", "créneau"], .hours),
        (["version"], .version), (["fichier", "dossier", "document", "modèle"], .file), (["prise"], .socket),
        (["copieur", "imprimante", "appareil"], .inventory),
        (["nom de", "nom du", "nom souhaité", "intitulé"], .name),
        (["salle", "local", "lieu", "emplacement", "espace"], .place),
    ]

    private static let communes = [
        "Aigues-Vives", "Saint-Amé-les-Aigues", "Courcelles-le-Pont", "Montferrand-l’Eau", "Varennes-sous-Bois",
        "Les Ormes-Blancs",
    ]
    private static let mailboxes = [
        "accueil", "commissions", "courrier", "marches", "permanence", "relances", "secretariat", "travaux",
    ]
    private static let companies = [
        "Ateliers Delcourt", "Société Hydro-Nord", "Cabinet Marivaux", "Imprimerie des Quais", "Transports Lemaire",
        "Éditions Ronceray",
    ]
    private static let streets = [
        "rue des Mariniers", "quai de la Lys", "avenue des Tilleuls", "place du Marché-Vert", "chemin des Écluses",
    ]

    static func text(
        _ question: Question, _ filling: DemoAnswers.Filling, _ crowd: DemoCrowd, _ voice: inout DemoVoice
    ) -> String {
        let label = question.label.fr.lowercased()
        let sort = rules.first { rule in rule.words.contains { word in label.contains(word) } }?.sort ?? .subject
        var text = self.text(sort, filling, crowd, &voice)
        let minimum = question.validation?.minLength ?? 0
        while text.unicodeScalars.count < minimum { text += ", \(voice.words(ofSlot: "doc"))" }
        return cut(text, to: question.maximumLength, atLeast: minimum)
    }

    private static func text(
        _ sort: Sort, _ filling: DemoAnswers.Filling, _ crowd: DemoCrowd, _ voice: inout DemoVoice
    ) -> String {
        switch sort {
        case .iban:
            return
                "FR76 3000 4\(digits(3, &voice.random)) \(digits(4, &voice.random)) \(digits(4, &voice.random)) \(digits(4, &voice.random)) \(digits(3, &voice.random))"
        case .siret: return digits(14, &voice.random)
        case .socialSecurity:
            return
                "\(1 + voice.random.below(2)) \(60 + voice.random.below(39)) 0\(1 + voice.random.below(9)) 99 \(digits(3, &voice.random)) \(digits(3, &voice.random)) \(digits(2, &voice.random))"
        case .plate: return "\(letters(2, &voice.random))-\(digits(3, &voice.random))-\(letters(2, &voice.random))"
        case .inventory: return voice.sticky("inventory")
        case .error:
            return filling.application.map { application in voice.random.pick(application.errors) } ?? voice.sticky("code")
        case .address: return "\(1 + voice.random.below(90)), \(voice.random.pick(streets)), 00990 Aigues-Vives"
        case .mailbox: return "\(voice.random.pick(mailboxes))@aigues-vives.example"
        case .commune: return voice.random.pick(communes)
        case .person: return crowd.colleague(of: filling.requester, &voice.random).name
        case .account: return "6\(digits(4, &voice.random))-\(digits(3, &voice.random))"
        case .company: return voice.random.pick(companies)
        case .application:
            return filling.application?.name
                ?? voice.random.pick(["tableur", "traitement de texte", "lecteur PDF", "messagerie"])
        case .place: return voice.sticky(filling.service.key == "fichiers" ? "folder" : "place")
        case .socket: return "\(filling.beneficiary.room ?? "A101")-\(1 + voice.random.below(8))"
        case .hours: return "de \(7 + voice.random.below(3)) h 30 à \(16 + voice.random.below(3)) h"
        case .version: return "\(1 + voice.random.below(9)).\(voice.random.below(20))"
        case .file: return voice.sticky("folder")
        case .name: return filling.requester.unitName
        case .reference: return filling.object.isEmpty ? voice.sticky("code") : filling.object
        case .subject: return filling.object.isEmpty ? voice.subject() : filling.object
        }
    }

    /// At a word's end, no longer than a limit; in a word if it would be too short.
    static func cut(_ text: String, to limit: Int, atLeast minimum: Int = 0) -> String {
        let scalars = text.unicodeScalars
        guard scalars.count > limit else { return text }
        let head = scalars.prefix(limit)
        let end = head.lastIndex { scalar in scalar == " " || scalar == "\n" } ?? head.endIndex
        let whole = head[..<end]
        return String(String.UnicodeScalarView(whole.count < minimum ? head : whole))
    }

    private static func digits(_ count: Int, _ random: inout SeededGenerator) -> String {
        (0..<count).reduce(into: "") { text, _ in text += String(random.below(10)) }
    }

    private static func letters(_ count: Int, _ random: inout SeededGenerator) -> String {
        let alphabet = Array("ABCDEFGHJKLMNPQRSTVWXYZ")
        return String((0..<count).map { _ in alphabet[random.below(alphabet.count)] })
    }
}
