import Application
import Domain
import HTML
import Hummingbird

/// The priority matrix: impact × urgency.
enum PriorityController {
    static func register(in routes: inout RouteTable) {
        routes.get(Paths.Admin.priorities, .administration) { visit in
            .html(PriorityPage.page(visit, try await visit.portal.currentCatalogue().matrix))
        }
        routes.post(Paths.Admin.priorities, .administration, save)
    }

    @Sendable static func save(_ visit: Visit, _ form: FormBody) async throws -> Response {
        // Nine menus whose options we wrote: anything else does not come from our page.
        let matrix = try PriorityMatrix { impact, urgency in
            guard let priority = form.integer(PriorityPage.name(impact, urgency)).flatMap(Priority.init(rawValue:)) else {
                throw WebError.badRequest(.missingField)
            }
            return priority
        }
        try await CatalogueAdministration(visit.portal).save(matrix, by: try visit.me())
        return .seeOther(Paths.Admin.done(Paths.Admin.priorities, .saved))
    }
}

enum PriorityPage {
    static func name(_ impact: Level, _ urgency: Level) -> String { "\(impact.rawValue)-\(urgency.rawValue)" }

    static func page(_ visit: Visit, _ matrix: PriorityMatrix) -> HTML {
        let words = visit.words.admin
        let levels: [Level] = [.high, .medium, .low]
        return AdminLayout.page(
            visit, title: words.place(.priorities), place: .priorities, isRoot: true, done: AdminDone(visit)
        ) {
            p(.class("lead")) { words.prioritiesLead }
            p { words.prioritiesEffect }
            AdminForm.form(visit, action: Paths.Admin.priorities, submit: visit.words.save, cancel: Paths.admin) {
                AdminTable.table(
                    words.matrix, id: "t-matrix",
                    columns: [AdminTable.head(words.impact)]
                        + levels.map { urgency in AdminTable.head(words.urgencyOf(urgency)) },
                    rows: levels.map { impact in
                        tr {
                            th(.scope("row")) { words.impactOf(impact) }
                            for urgency in levels { cell(visit, impact, urgency, matrix) }
                        }
                    })
            }
        }
    }

    private static func cell(_ visit: Visit, _ impact: Level, _ urgency: Level, _ matrix: PriorityMatrix) -> HTML {
        let words = visit.words.admin
        let current = matrix.priority(impact: impact, urgency: urgency)
        return td(.named("data-label", words.urgencyOf(urgency))) {
            select(
                .class("input"), .id("f-\(name(impact, urgency))"), .name(name(impact, urgency)),
                .aria("aria-label", words.weight(impact, urgency))
            ) {
                for priority in Priority.allCases {
                    option(.value(String(priority.rawValue)), .selected(priority == current)) { visit.words.priority(priority) }
                }
            }
        }
    }
}
