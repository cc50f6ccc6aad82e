import Mustache

/// A row of the queue, as both templates show it.
struct QueueRow {
    var reference: String
    var title: String
    var requester: String
    var moment: String
    var state: String
    var stateLabel: String
    var due: String

    /// 50 rows with the characters of real ones: accents, apostrophes, quotes to escape.
    static let page: [QueueRow] = (0..<50).map { index in
        QueueRow(
            reference: "I-\(24_800 + index)", title: "L’imprimante « \(index) » du 3ᵉ étage n'imprime plus qu'en noir & blanc",
            requester: "Samira Oudin", moment: "9 h \(10 + index % 50)", state: "in-progress", stateLabel: "En cours",
            due: "Reste \(index % 7 + 1) jours")
    }
}

/// The path of swift-mustache that needs no reflection.
extension QueueRow: MustacheParent {
    func child(named name: String) -> Any? {
        switch name {
        case "reference": reference
        case "title": title
        case "requester": requester
        case "moment": moment
        case "state": state
        case "stateLabel": stateLabel
        case "due": due
        default: nil
        }
    }
}

struct QueueModel: MustacheParent {
    var rows: [QueueRow]

    func child(named name: String) -> Any? { name == "rows" ? rows : nil }
}
