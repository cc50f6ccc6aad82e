import Application
import Domain
import HTML

/// The form that makes a service, or changes one.
enum ServiceFormPage {
    typealias Field = CatalogueAdministration.Field

    struct Model {
        var draft: CatalogueAdministration.ServiceDraft
        var problems: [Field: CatalogueAdministration.Refusal.Problem]
        var catalogue: Catalogue
    }

    private static func privacyTexts(_ notice: PrivacyNotice) -> [(field: Field, english: Field, text: LocalizedText)] {
        [
            (.purpose, .purposeEnglish, notice.purpose), (.legalBasis, .legalBasisEnglish, notice.legalBasis),
            (.recipients, .recipientsEnglish, notice.recipients), (.retention, .retentionEnglish, notice.retention),
            (.contact, .contactEnglish, notice.contact),
        ]
    }

    static func page(_ visit: Visit, _ model: Model) -> HTML {
        let words = visit.words.admin
        let draft = model.draft
        let order: [Field] = [
            .key, .name, .nameEnglish, .summary, .summaryEnglish, .section, .icon, .team, .purpose, .purposeEnglish, .legalBasis,
            .legalBasisEnglish, .recipients, .recipientsEnglish, .retention, .retentionEnglish, .contact, .contactEnglish,
        ]
        return AdminLayout.page(
            visit, title: draft.id == nil ? words.newService : words.editService(visit.words.text(draft.name)), place: .services,
            hasError: !model.problems.isEmpty
        ) {
            AdminField.summary(order.map { field in self.field(field, model, words) }, visit)
            AdminForm.form(
                visit, action: draft.id.map { id in Paths.Admin.service(id.description) } ?? Paths.Admin.services,
                submit: visit.words.save, cancel: Paths.Admin.services
            ) {
                identity(visit, model)
                handling(visit, model)
                privacy(visit, model)
            }
        }
    }

    private static func identity(_ visit: Visit, _ model: Model) -> HTML {
        let words = visit.words.admin
        let draft = model.draft
        return fieldset {
            legend { words.identityOfService }
            if draft.id == nil {
                field(.key, model, words).text(visit, value: draft.key, isShort: true)
            } else {
                p(.class("hint")) { "\(words.key)\(words.colon)\(draft.key)" }
            }
            field(.name, model, words).text(visit, value: draft.name.fr)
            english(.nameEnglish, model, words).text(visit, value: draft.name.en ?? "")
            field(.summary, model, words).area(visit, value: draft.summary.fr, rows: 2)
            english(.summaryEnglish, model, words).area(visit, value: draft.summary.en ?? "", rows: 2)
            field(.section, model, words).menu(
                visit,
                options: [("", visit.words.choose)]
                    + model.catalogue.sections.map { section in
                        (section.id.description, visit.words.text(section.name))
                    }, selected: draft.section?.description ?? "")
            field(.icon, model, words).menu(
                visit, options: ServiceIcons.all.map { icon in (icon.name, words.say(icon.fr, icon.en)) }, selected: draft.icon)
        }
    }

    private static func handling(_ visit: Visit, _ model: Model) -> HTML {
        let words = visit.words.admin
        let draft = model.draft
        let teams = model.catalogue.teams.filter { team in team.isActive || team.id == draft.team }
        return fieldset {
            legend { words.handling }
            field(.team, model, words).menu(
                visit, options: [("", visit.words.choose)] + teams.map { team in (team.id.description, team.name) },
                selected: draft.team?.description ?? "")
            AdminField("confidential", words.confidential, hint: words.confidentialHint).tick(visit, isOn: draft.isConfidential)
            AdminField("secondPerson", words.secondPerson, hint: words.secondPersonHint).tick(
                visit, isOn: draft.needsSecondPerson)
        }
    }

    private static func privacy(_ visit: Visit, _ model: Model) -> HTML {
        let words = visit.words.admin
        return fieldset {
            legend { words.privacy }
            p(.class("hint")) { words.privacyHint }
            for entry in privacyTexts(model.draft.privacy) {
                field(entry.field, model, words).area(visit, value: entry.text.fr, rows: 2)
                english(entry.english, model, words).area(visit, value: entry.text.en ?? "", rows: 2)
            }
        }
    }

    private static func field(_ field: Field, _ model: Model, _ words: AdminWords) -> AdminField {
        AdminField(
            field.rawValue, words.fieldName(field), hint: words.fieldHint(field), error: error(field, model, words),
            isOptional: field == .summary)
    }

    private static func english(_ field: Field, _ model: Model, _ words: AdminWords) -> AdminField {
        AdminField(
            field.rawValue, words.fieldName(field), error: error(field, model, words), isOptional: true, language: "en")
    }

    private static func error(_ field: Field, _ model: Model, _ words: AdminWords) -> String? {
        model.problems[field].map { problem in words.problem(problem) }
    }
}

/// The icons that a service may have; all are in the sprite.
enum ServiceIcons {
    static let all: [(name: String, fr: String, en: String)] = [
        ("package", "Colis", "Package"), ("monitor", "Écran", "Screen"), ("laptop", "Ordinateur portable", "Laptop"),
        ("app-window", "Application", "Application"), ("smartphone", "Téléphone mobile", "Mobile phone"),
        ("phone", "Téléphone", "Phone"), ("mail", "Courrier", "Mail"), ("printer", "Imprimante", "Printer"),
        ("network", "Réseau", "Network"), ("server", "Serveur", "Server"), ("shield", "Bouclier", "Shield"),
        ("key-round", "Clé", "Key"), ("users", "Personnes", "People"), ("id-card", "Carte d’agent", "Staff card"),
        ("euro", "Euro", "Euro"), ("receipt", "Reçu", "Receipt"), ("calendar-days", "Calendrier", "Calendar"),
        ("heart-pulse", "Santé", "Health"), ("graduation-cap", "Formation", "Training"), ("briefcase", "Mallette", "Briefcase"),
        ("car", "Voiture", "Car"), ("bike", "Vélo", "Bicycle"), ("truck", "Camion", "Truck"),
        ("building-2", "Bâtiment", "Building"),
        ("door-open", "Porte", "Door"), ("armchair", "Mobilier", "Furniture"), ("wrench", "Clé à molette", "Wrench"),
        ("lightbulb", "Ampoule", "Light bulb"), ("thermometer", "Thermomètre", "Thermometer"), ("utensils", "Repas", "Meals"),
        ("megaphone", "Communication", "Communication"), ("archive", "Archives", "Archives"), ("scale", "Droit", "Law"),
        ("shopping-cart", "Achats", "Purchasing"), ("presentation", "Réunion", "Meeting"), ("globe", "Web", "Web"),
        ("database", "Données", "Data"), ("accessibility", "Accessibilité", "Accessibility"),
    ]
}
