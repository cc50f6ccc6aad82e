import Application
import Domain
import HTML
import Hummingbird

/// The first page of the administration: what needs attention, the first steps, everything.
enum OverviewController {
    static func register(in routes: inout RouteTable) { routes.get(Paths.admin, .forms, show) }

    @Sendable static func show(_ visit: Visit) async throws -> Response {
        let me = try visit.me()
        // Who owns a service comes for its forms.
        guard me.policy.canAdminister else { return .seeOther(Paths.Admin.forms) }
        return .html(OverviewPage.page(visit, try await AdministrationOverview(visit.portal).overview(by: me)))
    }
}

enum OverviewPage {
    static func page(_ visit: Visit, _ overview: AdministrationOverview.Overview) -> HTML {
        let words = visit.words.admin
        return AdminLayout.page(visit, title: words.place(.overview), place: .overview, isRoot: true) {
            if !overview.isReady { steps(visit, overview) }
            attention(visit, overview)
            section(.aria("aria-labelledby", "t-figures"), .class("stack")) {
                h2(.id("t-figures")) { words.figures }
                dl(.class("kpis")) {
                    figure(visit, words.persons, overview.persons)
                    figure(visit, words.technicians, overview.technicians)
                    figure(visit, words.publishedForms, overview.publishedForms)
                }
            }
            section(.aria("aria-labelledby", "t-all"), .class("stack")) {
                h2(.id("t-all")) { words.everything }
                ul(.class("link-list")) {
                    for place in AdminLayout.groups.flatMap({ group in group }) where place != .overview {
                        li {
                            a(.href(place.path)) { words.place(place) }
                            small { words.purpose(place) }
                        }
                    }
                }
            }
        }
    }

    private static func figure(_ visit: Visit, _ name: String, _ count: Int) -> HTML {
        div {
            dt { capitalized(name) }
            dd(.class("value")) { visit.words.number(count) }
        }
    }

    private static func capitalized(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

    /// What leads a new administrator from an empty base to a portal that serves.
    private static func steps(_ visit: Visit, _ overview: AdministrationOverview.Overview) -> HTML {
        let words = visit.words.admin
        let steps = overview.steps
        return section(.aria("aria-labelledby", "t-steps"), .class("stack")) {
            h2(.id("t-steps")) { words.firstSteps }
            p(.class("hint")) { words.stepsDone(steps.count { entry in entry.isDone }, of: steps.count) }
            ol(.class("states"), .role("list")) {
                for entry in steps {
                    li {
                        span {
                            span(.class(entry.isDone ? "status status--resolved" : "status status--new")) {
                                Icon.icon(entry.isDone ? "state-resolved" : "state-new", visit)
                                entry.isDone ? words.stepDone : words.stepToDo
                            }
                        }
                        div {
                            a(.href(path(entry.step))) { words.step(entry.step).title }
                            p(.class("hint")) { words.step(entry.step).detail }
                        }
                    }
                }
            }
        }
    }

    private static func path(_ step: AdministrationOverview.Step) -> String {
        switch step {
        case .directory: Paths.Admin.imports
        case .teams: Paths.Admin.teams
        case .categories: Paths.Admin.categories
        case .services: Paths.Admin.services
        case .forms: Paths.Admin.formLoading
        case .rights: Paths.Admin.newRight
        }
    }

    private static func attention(_ visit: Visit, _ overview: AdministrationOverview.Overview) -> HTML {
        let words = visit.words.admin
        var items: [(place: AdminLayout.Place, text: String, path: String)] = []
        if overview.failedJobs > 0 { items.append((.jobs, words.failedJobs(overview.failedJobs), Paths.Admin.jobs)) }
        if overview.unpublishedForms > 0 {
            items.append((.forms, words.unpublishedForms(overview.unpublishedForms), "\(Paths.Admin.forms)?waiting=1"))
        }
        for service in overview.servicesWithoutNotice {
            items.append((.services, words.noNotice(visit.words.text(service.name)), Paths.Admin.service(service.id.description)))
        }
        for team in overview.teamsWithoutTechnician {
            items.append((.rights, words.noTechnician(team.name), "\(Paths.Admin.newRight)?role=technician&team=\(team.id)"))
        }
        for section in overview.sectionsWithoutService {
            items.append((.services, words.noService(visit.words.text(section.name)), Paths.Admin.newService))
        }
        return section(.aria("aria-labelledby", "t-attention"), .class("stack")) {
            h2(.id("t-attention")) { words.needsAttention }
            if items.isEmpty {
                p(.class("muted")) { words.nothingNeedsAttention }
            } else {
                ul(.class("report-lines"), .role("list")) {
                    for item in items.prefix(30) {
                        li(.class("is-warning")) {
                            Icon.icon("triangle-alert", visit)
                            span(.class("where")) { words.place(item.place) }
                            div { a(.href(item.path)) { item.text } }
                        }
                    }
                }
            }
        }
    }
}
