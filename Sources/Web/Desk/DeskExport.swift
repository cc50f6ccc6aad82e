import Application
import Domain
import HTTPTypes
import Hummingbird
import NIOCore
import Storage

/// A view as a spreadsheet reads it.
enum DeskExportController {
    static func register(in routes: inout RouteTable) { routes.get(Paths.deskExport, .workbench, export) }

    @Sendable static func export(_ visit: Visit) async throws -> Response {
        let catalogue = try await visit.portal.currentCatalogue()
        let query = try QueueAddress.read(visit, catalogue: catalogue)
        let (rows, current) = try await DeskService(visit.portal).export(query, of: try visit.me())
        let text = QueueExport.text(rows, current, visit)
        let date = visit.portal.calendar.date(visit.now)
        return Response(
            status: .ok,
            headers: [
                .contentType: "text/csv; charset=utf-8", .cacheControl: "no-store",
                .contentDisposition: "attachment; filename=\"tickets-\(date).csv\"",
            ],
            body: .init(byteBuffer: ByteBuffer(string: text)))
    }
}

/// Comma-separated values (RFC 4180) with semicolons and a byte order mark, as French spreadsheets
/// open them.
enum QueueExport {
    static func text(_ rows: [TicketRow], _ catalogue: Catalogue, _ visit: Visit) -> String {
        let words = visit.words
        let header = [
            words.say("Numéro", "Number"), words.kindLabel, words.say("Objet", "Subject"), words.stateLabel, words.priorityLabel,
            words.categoryLabel, words.teamLabel, words.assignedTo, words.requester, words.createdLabel, words.dueLabel,
            words.say("Modifié", "Changed"), words.resolvedLabel,
        ]
        var text = "\u{FEFF}" + line(header)
        func moment(_ instant: Instant?) -> String {
            guard let instant else { return "" }
            let local = visit.portal.calendar.local(instant).description
            return local.split(separator: "T").joined(separator: " ")
        }
        for row in rows {
            text += line([
                row.reference.text(row.kind), words.kind(row.kind), row.title, words.state(row.state),
                words.plainPriority(row.priority), catalogue.category(row.category)?.name ?? "",
                catalogue.team(row.team)?.name ?? "", row.assigneeName ?? "", row.requesterName, moment(row.createdAt),
                moment(row.dueAt), moment(row.updatedAt), moment(row.resolvedAt),
            ])
        }
        return text
    }

    static func line(_ cells: [String]) -> String { cells.map(cell).joined(separator: ";") + "\r\n" }

    /// A cell that a spreadsheet would compute is made text (OWASP, « CSV injection »).
    static func cell(_ value: String) -> String {
        var value = value
        if let first = value.utf8.first, [0x3D, 0x2B, 0x2D, 0x40, 0x09, 0x0D].contains(first) { value = "'" + value }
        let needsQuotes = value.utf8.contains { byte in [0x22, 0x3B, 0x2C, 0x0A, 0x0D].contains(byte) }
        guard needsQuotes else { return value }
        var quoted = "\""
        for scalar in value.unicodeScalars {
            if scalar == "\"" { quoted += "\"" }
            quoted.unicodeScalars.append(scalar)
        }
        return quoted + "\""
    }
}
