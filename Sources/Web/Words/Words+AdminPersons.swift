import Application
import Domain

extension AdminWords {
    var nobodyInactive: String { say("Aucune personne désactivée", "Nobody is deactivated") }
    var nobodyInactiveWhy: String {
        say(
            "Personne ne correspond parmi celles qui ont été désactivées.", "Nobody matches among those who were deactivated.")
    }
    var newPerson: String { say("Nouvelle personne", "New person") }
    var editPerson: String { say("Modifier la fiche", "Edit the record") }
    var personSearch: String { say("Nom, matricule ou adresse e-mail", "Name, staff number or e-mail address") }
    var everyone: String { say("Toutes les personnes", "Everybody") }
    var onlyInactive: String { say("Seulement les personnes désactivées", "Inactive people only") }
    var noPerson: String { say("Aucune personne ne correspond", "Nobody matches") }
    var noPersonHint: String {
        say("Vérifiez la recherche, ou importez l’annuaire.", "Check the search, or import the directory.")
    }
    var staffNumber: String { say("Matricule", "Staff number") }
    var email: String { say("Adresse e-mail", "E-mail address") }
    var phone: String { say("Téléphone", "Phone") }
    var function: String { say("Fonction", "Job title") }
    var unit: String { say("Direction", "Unit") }
    var workplace: String { say("Lieu de travail", "Workplace") }
    var identity: String { say("Identité", "Identity") }
    var post: String { say("Poste", "Post") }
    var groups: String { say("Groupes", "Groups") }
    var noGroup: String { say("Aucun groupe.", "No group.") }
    var noRight: String {
        say(
            "Aucun droit particulier\(nnbsp): cette personne dépose et suit ses demandes.",
            "No particular right: this person makes and follows their own requests.")
    }
    var noUnit: String { say("Aucune direction", "No unit") }
    var noPlace: String { say("Aucun lieu", "No place") }
    var signsIn: String { say("Connexion", "Sign-in") }
    var withPassword: String { say("Par mot de passe", "With a password") }
    var withoutPassword: String { say("Sans mot de passe\(nnbsp): ne peut pas se connecter", "No password: cannot sign in") }
    var resetPassword: String { say("Nouveau mot de passe", "New password") }
    var deactivate: String { say("Désactiver", "Deactivate") }
    var reactivate: String { say("Réactiver", "Reactivate") }
    var notDone: String { say("Rien n’a été changé", "Nothing was changed") }

    func personField(_ field: PersonAdministration.Field) -> String {
        switch field {
        case .staffNumber: staffNumber
        case .firstName: say("Prénom", "First name")
        case .lastName: say("Nom", "Last name")
        case .email: email
        case .phone: phone
        case .function: function
        case .unit: unit
        case .place: workplace
        case .groups: groups
        }
    }

    func personHint(_ field: PersonAdministration.Field) -> String? {
        switch field {
        case .email: say("Sert aussi à se connecter.", "Also used to sign in.")
        case .place:
            say(
                "Un site ou un bâtiment\(nnbsp); l’import donne aussi le bureau.",
                "A site or building; the import also gives the room.")
        default: nil
        }
    }

    func problem(_ problem: PersonAdministration.Problem) -> String {
        switch problem {
        case .missing: missing
        case .tooLong(let limit): tooLong(limit)
        case .badEmail: say("cette adresse n’a pas la forme nom@exemple.fr", "this address does not look like name@example.org")
        case .taken: say("une autre personne l’a déjà", "somebody else has it already")
        case .unknown: unknownChoice
        case .lastAdministrator:
            say(
                "sans ce groupe, plus personne n’administrerait le portail",
                "without this group nobody would administer the portal")
        }
    }

    func refusal(_ refusal: PersonAdministration.Refusal) -> String {
        switch refusal {
        case .yourself: say("Vous ne pouvez pas vous désactiver vous-même.", "You cannot deactivate yourself.")
        case .lastAdministrator:
            say(
                "C’est la dernière personne qui administre le portail\(nnbsp): donnez d’abord ce droit à quelqu’un d’autre.",
                "This is the last person who administers the portal: give this right to somebody else first.")
        case .already:
            say("C’est déjà fait, peut-être depuis une autre page.", "This is done already, perhaps from another page.")
        case .inactive:
            say(
                "Cette personne est désactivée\(nnbsp): réactivez-la avant de lui donner un mot de passe.",
                "This person is inactive: reactivate before giving a password.")
        }
    }

    struct Confirmation {
        let title: String
        let consequences: [String]
        let action: String
    }

    /// - Parameter openTickets: how many tickets the person has in hand.
    func question(_ part: Paths.Admin.PersonPart, _ name: String, openTickets: Int) -> Confirmation {
        switch part {
        case .password:
            Confirmation(
                title: say("Donner un nouveau mot de passe à \(name)\(nnbsp)?", "Give \(name) a new password?"),
                consequences: [
                    say(
                        "Un mot de passe est tiré au sort et affiché une seule fois, sur la page suivante. \(name) devra le changer à sa première connexion.",
                        "A password is drawn at random and shown once, on the next page. \(name) will have to change it at the first sign-in."
                    ),
                    say(
                        "L’ancien mot de passe ne sert plus et ses sessions ouvertes se ferment.",
                        "The old password no longer works and open sessions end."),
                ],
                action: say("Donner un nouveau mot de passe", "Give a new password"))
        case .reactivation:
            Confirmation(
                title: say("Réactiver \(name)\(nnbsp)?", "Reactivate \(name)?"), consequences: [],
                action: say("Réactiver", "Reactivate"))
        case .deactivation, .identity:
            Confirmation(
                title: say("Désactiver \(name)\(nnbsp)?", "Deactivate \(name)?"),
                consequences: [
                    say(
                        "\(name) ne pourra plus se connecter et ses sessions ouvertes se ferment aussitôt.",
                        "\(name) will no longer be able to sign in, and open sessions end at once."),
                    say(
                        "Rien n’est effacé\(nnbsp): ses demandes, ses messages et ses tickets restent. La fiche pourra être réactivée.",
                        "Nothing is deleted: requests, messages and tickets stay. You can reactivate later."),
                ] + (openTickets == 0 ? [] : [handedBack(openTickets)]),
                action: say("Désactiver", "Deactivate"))
        }
    }

    private func handedBack(_ count: Int) -> String {
        count == 1
            ? say(
                "Le ticket en cours de traitement revient à son équipe, à prendre.",
                "The ticket in hand goes back to its team, to be taken.")
            : say(
                "Les \(count) tickets en cours de traitement reviennent à leur équipe, à prendre.",
                "The \(count) tickets in hand go back to their teams, to be taken.")
    }

    var newPasswordTitle: String { say("Nouveau mot de passe", "New password") }
    func newPasswordOf(_ name: String) -> String { say("Le nouveau mot de passe de \(name)", "\(name)’s new password") }
    var newPasswordOnce: String {
        say(
            "Notez-le et remettez-le en main propre ou par téléphone\(nnbsp): il ne sera plus affiché. Il est à changer à la première connexion.",
            "Write it down and hand it over in person or by phone: it will not be shown again. It must be changed at the first sign-in."
        )
    }
    func backToPerson(_ name: String) -> String { say("Revenir à la fiche de \(name)", "Back to \(name)’s record") }
}
