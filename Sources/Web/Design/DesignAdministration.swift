import Application
import Domain
import HTML
import Storage

/// What the administration is made of; its rail is around the page.
enum DesignAdministration {
    static func parts(_ visit: Visit, _ samples: DesignSamples) -> [DesignPart] {
        [fields(visit), tables(visit, samples), imports(visit), forms(visit, samples), notices(visit)]
    }

    private static func fields(_ visit: Visit) -> DesignPart {
        let words = visit.words
        func all(_ error: String?) -> HTML {
            AdminForm.form(visit, action: Paths.design, submit: words.save, cancel: Paths.design) {
                AdminField("name", words.nameLabel, hint: words.personHint, error: error).text(visit, value: "")
                AdminField("about", words.say("Objet", "Purpose"), error: error, isOptional: true).area(visit, value: "", rows: 2)
                AdminField("hue", words.say("Teinte", "Hue"), error: error).menu(
                    visit, options: Section.Hue.allCases.map { hue in (hue.rawValue, words.capitalized(hue.rawValue)) },
                    selected: "info")
                AdminField("level", words.say("Niveau", "Level"), error: error).radios(
                    visit, options: [("1", "1", nil), ("2", "2", words.say("Spécialistes", "Specialists"))],
                    selected: error == nil ? "1" : nil)
                AdminField("csv", words.attachments, error: error).file(visit, accept: ".csv")
                AdminField("open", words.yes).tick(visit, isOn: true)
            }
        }
        return DesignPart(
            "fields", words.say("Champs", "Fields"),
            [(words.designDefault, all(nil)), (words.designErrorState, all(words.admin.missing))])
    }

    private static func tables(_ visit: Visit, _ samples: DesignSamples) -> DesignPart {
        let words = visit.words
        let people = [DesignSamples.nadia, DesignSamples.theo, DesignSamples.paul]
        let function = words.say("Fonction", "Function")
        return DesignPart(
            "tables", words.say("Tableaux", "Tables"),
            [
                (
                    words.say("Liens, nombres, boutons", "Links, numbers, buttons"),
                    AdminTable.table(
                        words.admin.place(.persons), id: "t-people",
                        columns: [
                            AdminTable.head(words.nameLabel), AdminTable.head(function),
                            AdminTable.head(words.phoneLabel, isNumber: true), AdminTable.hiddenHead(words.otherActions),
                        ],
                        rows: people.map { person in
                            tr {
                                AdminTable.link(person.name, Paths.design)
                                AdminTable.cell(person.function ?? "", label: function)
                                AdminTable.cell(person.phone ?? "", label: words.phoneLabel, isNumber: true)
                                td(.class("actions-cell")) {
                                    AdminForm.command(visit, action: Paths.design, label: words.remove, about: person.name)
                                }
                            }
                        })
                )
            ])
    }

    private static func imports(_ visit: Visit) -> DesignPart {
        let words = visit.words
        return DesignPart(
            "imports", words.admin.place(.imports),
            DesignSamples.imports.flatMap { report in
                let name =
                    report.isApplied
                    ? words.say("Faite", "Done")
                    : report.refused.isEmpty ? words.say("Prête", "Ready") : words.say("Avec des refus", "With refusals")
                return [
                    (name, ImportReportPage.verdict(visit, report)),
                    (
                        name + words.say(", lignes", ", lines"),
                        div(.class("report")) {
                            ImportReportPage.counts(visit, report)
                            ImportReportPage.lines(visit, report)
                        }
                    ),
                ]
            })
    }

    private static func forms(_ visit: Visit, _ samples: DesignSamples) -> DesignPart {
        let words = visit.words
        let issues: [FormIssue] = [.init("/pages/0/questions/2", .missing("label")), .init("", .notJSON)]
        return DesignPart(
            "forms", words.admin.place(.forms),
            [
                (
                    words.say("Où en est un formulaire", "Where a form stands"),
                    p(.class("row")) {
                        for status in [FormStore.Status.loaded, .published, .withdrawn] { FormStatusPill.pill(visit, status) }
                    }
                ),
                (words.say("Ce qui est à corriger", "What is to be corrected"), IssueList.report(visit, issues, limit: 10)),
                (words.say("En mots", "In words"), FormOutline.outline(visit, samples.definition, samples.catalogue)),
            ])
    }

    private static func notices(_ visit: Visit) -> DesignPart {
        let words = visit.words
        return DesignPart(
            "notices", words.say("Résultats et remarques", "Results and remarks"),
            [
                (words.say("Fait", "Done"), AdminDone.allCases.first.map { done in AdminLayout.flash(visit, done) }),
                (words.say("Remarque", "Remark"), AdminLayout.note(visit, words.notReceived)),
                (
                    words.say("Alerte", "Warning"),
                    AdminLayout.note(visit, words.notReceived, icon: "triangle-alert", kind: "warning")
                ),
            ])
    }
}
