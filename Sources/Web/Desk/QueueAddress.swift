import Application
import Domain
import Storage

/// The address of a page of a queue: one address, one state.
enum QueueAddress {
    /// What an address asks for; unknown values of filters count as absent.
    static func read(_ visit: Visit, catalogue: Catalogue) throws -> QueueQuery {
        QueueQuery(
            view: try view(visit, catalogue), kind: visit.query("kind").flatMap(TicketKind.init(rawValue:)),
            priority: visit.query("priority").flatMap { text in Int(text) }.flatMap(Priority.init(rawValue:)),
            category: visit.query("category").flatMap { key in catalogue.category(key: key)?.id },
            order: visit.query("sort").flatMap(TicketFilter.Order.init(rawValue:)),
            text: String((visit.query("f") ?? "").trimmed.prefix(200)),
            after: visit.query("after").flatMap(ListPosition.init(text:)),
            ticket: try visit.query("ticket").map { text in
                guard let reference = TicketReference(text: text) else { throw WebError.notFound }
                return reference
            })
    }

    private static func view(_ visit: Visit, _ catalogue: Catalogue) throws -> DeskView {
        let name = visit.query("view") ?? "mine"
        switch name {
        case "mine": return .mine
        case "to-take": return .toTake
        case "waiting": return .waiting
        case "due-today": return .dueToday
        case "watched": return .watched
        case "team", "resolved":
            guard let team = visit.query("team").flatMap({ key in catalogue.team(key: key) }) else { throw WebError.notFound }
            return name == "team" ? .team(team.id) : .resolved(team.id)
        default: throw WebError.notFound
        }
    }

    /// - Parameter path: of the queue, or of its export.
    static func path(_ query: QueueQuery, _ catalogue: Catalogue, path: String = Paths.deskQueue) -> String {
        "\(path)?" + fields(query, catalogue).map { name, value in "\(name)=\(percentEncoded(value))" }.joined(separator: "&")
    }

    /// The address as fields, for forms that change a part of it.
    static func fields(_ query: QueueQuery, _ catalogue: Catalogue) -> [(name: String, value: String)] {
        var fields: [(name: String, value: String)] = []
        func add(_ name: String, _ value: String?) {
            if let value, !value.isEmpty { fields.append((name, value)) }
        }
        switch query.view {
        case .mine: add("view", "mine")
        case .toTake: add("view", "to-take")
        case .waiting: add("view", "waiting")
        case .dueToday: add("view", "due-today")
        case .watched: add("view", "watched")
        case .team(let team):
            add("view", "team")
            add("team", catalogue.team(team)?.key)
        case .resolved(let team):
            add("view", "resolved")
            add("team", catalogue.team(team)?.key)
        }
        add("f", query.text)
        add("kind", query.kind?.rawValue)
        add("priority", query.priority.map { priority in String(priority.rawValue) })
        add("category", query.category.flatMap { category in catalogue.category(category)?.key })
        add("sort", query.order?.rawValue)
        add("after", query.after?.text)
        add("ticket", query.ticket?.description)
        return fields
    }
}

extension String {
    /// Without the spaces around it.
    var trimmed: String {
        var view = Substring(self).unicodeScalars
        while let first = view.first, first.properties.isWhitespace { view.removeFirst() }
        while let last = view.last, last.properties.isWhitespace { view.removeLast() }
        return String(view)
    }
}

extension QueueQuery {
    /// The same with some of it changed.
    func with(_ change: (inout QueueQuery) -> Void) -> QueueQuery {
        var query = self
        change(&query)
        return query
    }
}
