import Domain

extension Words {
    // From A to Z
    var catalogueLead: String {
        say("De A à Z, ou section par section.", "From A to Z, or section by section.")
    }
    var letters: String { say("Démarches par lettre", "Forms by letter") }
    func letter(_ letter: String) -> String {
        letter == "#" ? say("Autres", "Others") : say("Lettre \(letter)", "Letter \(letter)")
    }
    var noForm: String { say("aucune démarche", "no form") }
    var filterBySection: String { say("Filtrer par section", "Filter by section") }
    var allSections: String { say("Toutes les sections", "All sections") }
    func formsShown(_ shown: Int, of all: Int) -> String {
        shown == all
            ? formCount(all)
            : say("\(number(shown)) démarches sur \(number(all))", "\(number(shown)) forms of \(number(all))")
    }
    var emptyCatalogue: (title: String, why: String) {
        (
            say("Aucune démarche", "No form"),
            say("Aucune démarche n’est ouverte ici pour l’instant.", "No form is open here for now.")
        )
    }

    // A section, a service
    var emptySection: (title: String, why: String) {
        (
            say("Aucun service", "No service"),
            say("Aucun service n’est ouvert dans cette section pour l’instant.", "No service is open in this section for now.")
        )
    }
    var servicesOfSection: String { say("Services", "Services") }
    func allFormsOfService(_ count: Int, _ service: String) -> String {
        say("Les \(number(count)) démarches de «\(nnbsp)\(service)\(nnbsp)»", "All \(number(count)) forms of “\(service)”")
    }
    var toAsk: String { say("Demander", "Ask for something") }
    var toReport: String { say("Signaler un problème", "Report a problem") }
    var goodToKnow: String { say("Bon à savoir", "Good to know") }
    var hotlineLabel: String { say("Par téléphone", "By phone") }
    var contactLabel: String { say("Contact", "Contact") }
    var allKindsOfForms: String { say("Demandes et incidents", "Requests and incidents") }
    func kindOfForms(_ kind: TicketKind) -> String {
        switch kind {
        case .request: say("Demandes", "Requests")
        case .incident: say("Incidents", "Incidents")
        }
    }
    var filterByKind: String { say("Filtrer par type", "Filter by kind") }
    var confidentialService: String {
        say(
            "Seule l’équipe qui traite vos demandes les lit.",
            "Only the team that handles your requests reads them.")
    }

    // Search
    var searchTitle: String { say("Recherche", "Search") }
    func resultsFor(_ text: String) -> String { say("Résultats pour «\(nnbsp)\(text)\(nnbsp)»", "Results for “\(text)”") }
    var foundForms: String { say("Démarches", "Forms") }
    func found(_ count: Int, atMost limit: Int) -> String {
        count >= limit ? say("les \(limit) plus proches", "the \(limit) closest") : number(count)
    }
    func nothingFoundFor(_ text: String) -> String {
        say("Rien pour «\(nnbsp)\(text)\(nnbsp)»", "Nothing for “\(text)”")
    }
    var nothingFoundAdvice: String {
        say(
            "Essayez un seul mot, le nom d’une application ou un numéro de demande. Ou partez d’une section\(nnbsp):",
            "Try a single word, the name of an application or the number of a request. Or start from a section:")
    }
    var whatToSearch: String {
        say(
            "Tapez un mot, le nom d’une application ou un numéro de demande, par exemple D-24817. Les fautes de frappe sont pardonnées.",
            "Type a word, the name of an application or the number of a request, D-24817 for example. Typing errors are forgiven."
        )
    }
    var startFromSection: String { say("Ou partez d’une section", "Or start from a section") }
    func suggestions(_ count: Int) -> String {
        count == 0
            ? say("Aucune suggestion", "No suggestion")
            : count == 1 ? say("1 suggestion", "1 suggestion") : say("\(count) suggestions", "\(count) suggestions")
    }
    var oftenSearched: String { say("Souvent cherché\(nnbsp):", "Often searched:") }
}
