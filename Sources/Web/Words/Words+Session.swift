import Domain

extension Words {
    var signIn: String { say("Connexion", "Sign in") }
    var signInLead: String {
        say("Un seul guichet pour vos demandes et vos incidents.", "One place for your requests and incidents.")
    }
    var login: String { say("Adresse e-mail ou matricule", "E-mail address or staff number") }
    var password: String { say("Mot de passe", "Password") }
    var sharedWorkstation: String { say("Poste partagé", "Shared workstation") }
    func sharedWorkstationHint(_ length: Span) -> String {
        let minutes = number(Int(length.milliseconds / 60_000))
        return say(
            "La session se ferme après \(minutes)\(nbsp)minutes sans activité.",
            "The session closes after \(minutes)\(nbsp)minutes without activity.")
    }
    var signInAction: String { say("Se connecter", "Sign in") }
    var demoAccounts: String { say("Comptes de démonstration", "Demonstration accounts") }
    var demoNotice: String {
        say(
            "Métropole, personnes et demandes sont fictives. Les mots de passe s’affichent dans le terminal au démarrage.",
            "The authority, its people and their requests are made up. The passwords are shown in the terminal at the start.")
    }
    func demoRole(_ role: Role?, teams: [String]) -> String {
        switch role {
        case .administrator: say("Administration", "Administration")
        case .owner: say("Responsable de service", "Service owner")
        case .technician: say("Poste technicien\u{202F}: ", "Workbench: ") + teams.joined(separator: ", ")
        case nil: say("Agente ou agent", "Employee")
        }
    }
    var oneThingToCorrect: String { say("La connexion n’a pas abouti", "Sign-in failed") }
    var wrongPassword: String {
        say(
            "L’identifiant ou le mot de passe ne convient pas. Vérifiez-les, puis réessayez.",
            "The identifier or the password is wrong. Check them, then try again.")
    }
    func delayed(until time: String) -> String {
        say(
            "Trop d’essais infructueux. Par sécurité, réessayez à partir de \(time).",
            "Too many failed attempts. For your safety, try again from \(time).")
    }
    var signInBusy: String {
        say(
            "Trop de personnes se connectent en même temps. Réessayez dans quelques secondes.",
            "Too many people are signing in at once. Try again in a few seconds.")
    }
    var demoRefused: String {
        say(
            "Les comptes de démonstration ne s’ouvrent que depuis cette machine.",
            "Demonstration accounts open from this machine only.")
    }
    var signedOut: String { say("Votre session est fermée", "You are signed out") }
}
