import Application
import Domain

extension Words {
    var accountTitle: String { say("Mon compte", "My account") }
    var whoYouAre: String { say("Votre identité", "Who you are") }
    var identityHint: String {
        say(
            "Ces informations viennent de l’annuaire. Si elles sont fausses, signalez-le au centre d’assistance.",
            "These come from the directory. If they are wrong, tell the service desk.")
    }
    var nameLabel: String { say("Nom", "Name") }
    var staffNumberLabel: String { say("Matricule", "Staff number") }
    var languageLabel: String { say("Langue", "Language") }
    func languageName(_ language: Domain.Language) -> String { language == .french ? "Français" : "English" }
    var themeLabel: String { say("Apparence", "Appearance") }
    func theme(_ theme: Preferences.Theme) -> String {
        switch theme {
        case .system: say("Comme mon appareil", "Same as my device")
        case .light: say("Clair", "Light")
        case .dark: say("Sombre", "Dark")
        }
    }
    var readingLabel: String { say("Lecture", "Reading") }
    func reading(_ reading: Preferences.Reading) -> String {
        switch reading {
        case .standard: say("Standard", "Standard")
        case .easy: say("Lecture aisée", "Easy reading")
        }
    }
    var easyReadingHint: String {
        say("Caractères plus distincts, lignes plus espacées.", "More distinct letters, more space between lines.")
    }
    var shortcutsLabel: String { say("Raccourcis clavier du poste technicien", "Keyboard shortcuts of the workbench") }
    var shortcutsHint: String {
        say(
            "Une touche seule déclenche une action\u{202F}; la touche ? en donne la liste. Décochez si vous dictez ou utilisez un lecteur d’écran.",
            "A single key triggers an action; ? lists them. Untick if you dictate or use a screen reader.")
    }
    var changePassword: String { say("Changer de mot de passe", "Change password") }
    var currentPassword: String { say("Mot de passe actuel", "Current password") }
    var newPassword: String { say("Nouveau mot de passe", "New password") }
    var passwordAgain: String { say("Nouveau mot de passe, une seconde fois", "New password, once more") }
    var passwordRules: String {
        say(
            "Au choix\(nnbsp): 12 caractères avec majuscule, minuscule, chiffre et caractère spécial\(nnbsp); 14 avec majuscule, minuscule et chiffre\(nnbsp); ou une phrase de 7 mots et 28 caractères. Ni votre nom ni votre matricule.",
            "Either 12 characters with a capital letter, a lower-case letter, a digit and a symbol; or 14 with a capital letter, a lower-case letter and a digit; or a phrase of 7 words and 28 characters. Neither your name nor your staff number."
        )
    }
    var choosePassword: String { say("Choisissez votre mot de passe", "Choose your password") }
    var choosePasswordLead: String {
        say(
            "Votre mot de passe vous a été remis par l’administration. Pour continuer, remplacez-le par un mot de passe que personne d’autre ne connaît.",
            "Your password was handed to you by the administration. To go on, replace it with one that nobody else knows.")
    }
    var givenPassword: String { say("Mot de passe reçu", "Password you were given") }
    var choosePasswordAction: String { say("Enregistrer et continuer", "Save and continue") }
    var passwordEndsSessions: String {
        say("Vos autres sessions seront fermées.", "Your other sessions will be closed.")
    }
    var passwordNotChanged: String { say("Le mot de passe n’a pas été changé", "The password was not changed") }
    /// - Parameter time: when it may be tried again, of one that is delayed.
    func refusal(_ refusal: AccountService.PasswordRefusal, retry time: String) -> String {
        switch refusal {
        case .wrongCurrent:
            say(
                "Ce n’est pas votre mot de passe actuel. Vérifiez-le, puis réessayez.",
                "This is not your current password. Check it, then try again.")
        case .different: say("Les deux nouveaux mots de passe diffèrent.", "The two new passwords differ.")
        case .unchanged:
            say("Choisissez un autre mot de passe que l’actuel.", "Choose another password than the current one.")
        case .delayed: delayed(until: time)
        case .weak(let weakness): weak(weakness)
        }
    }
    private func weak(_ weakness: PasswordRules.Weakness) -> String {
        switch weakness {
        case .tooShort(let minimum):
            say(
                "Allongez le nouveau mot de passe\(nnbsp): \(minimum) caractères au moins.",
                "Lengthen the new password: at least \(minimum) characters.")
        case .tooLong(let maximum):
            say(
                "Raccourcissez le nouveau mot de passe\(nnbsp): \(maximum) caractères au plus.",
                "Shorten the new password: at most \(maximum) characters.")
        case .tooSimple:
            say(
                "Variez le nouveau mot de passe\(nnbsp): ajoutez majuscule, minuscule, chiffre ou caractère spécial, ou faites-en une phrase de 7 mots.",
                "Vary the new password: add a capital letter, a lower-case letter, a digit or a symbol, or make it a phrase of 7 words."
            )
        case .containsIdentity:
            say(
                "Retirez du mot de passe votre nom, votre matricule ou votre adresse.",
                "Take your name, staff number or address out of the password.")
        case .tooCommon:
            say("Choisissez un mot de passe moins courant.", "Choose a less common password.")
        }
    }
    var otherSessions: String { say("Autres sessions", "Other sessions") }
    var otherSessionsHint: String {
        say(
            "Si une session est restée ouverte ailleurs, par exemple sur un poste partagé, fermez-la d’ici.",
            "If a session is still open elsewhere, on a shared workstation for example, close it from here.")
    }
    var closeOtherSessions: String { say("Fermer mes autres sessions", "Close my other sessions") }
    func closedSessions(_ count: Int) -> String {
        switch count {
        case 0: say("Aucune autre session n’était ouverte.", "No other session was open.")
        case 1: say("Une autre session a été fermée.", "One other session was closed.")
        default: say("\(count) autres sessions ont été fermées.", "\(count) other sessions were closed.")
        }
    }
    var preferencesSaved: (title: String, text: String) {
        (
            say("Préférences enregistrées", "Preferences saved"),
            say("Elles valent dès maintenant, partout où vous vous connectez.", "They apply from now on, wherever you sign in.")
        )
    }
    var passwordChanged: (title: String, text: String) {
        (
            say("Mot de passe changé", "Password changed"),
            say("Vos autres sessions sont fermées.", "Your other sessions are closed.")
        )
    }
    var sessionsClosed: String { say("Autres sessions fermées", "Other sessions closed") }
}
