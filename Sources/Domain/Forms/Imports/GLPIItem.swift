/// A section, a question or a comment of a GLPI form.
struct GLPIItem {
    enum Kind: String { case section, question, comment }

    let kind: Kind
    let json: ImportedJSON
    let pointer: String
    let uuid: String
    let id: String
    let section: String
    private let ranks: (Double, Double)

    init(_ kind: Kind, _ json: ImportedJSON, at pointer: String, index: Int) {
        self.kind = kind
        self.json = json
        self.pointer = pointer
        uuid = json["uuid"]?.text ?? "\(kind.rawValue)-\(index)"
        id = json["id"]?.id ?? ""
        section = json["section_id"]?.id ?? ""
        ranks = (json[kind == .section ? "rank" : "vertical_rank"]?.number ?? 0, json["horizontal_rank"]?.number ?? 0)
    }

    var name: String { json["name"]?.text ?? "" }
    var description: String { json["description"]?.text ?? "" }
    var place: FormImport.Place { .member(pointer) }

    static func isBefore(_ left: GLPIItem, _ right: GLPIItem) -> Bool { left.ranks < right.ranks }

    /// The things that decide whether it is seen.
    var conditions: [ImportedJSON] { json["conditions"]?.array ?? [] }

    /// Of a form, as the export lists them.
    static func items(_ kind: Kind, _ form: ImportedJSON, _ member: String, at pointer: String) -> [GLPIItem] {
        (form[member]?.array ?? []).enumerated().map { index, json in
            GLPIItem(kind, json, at: "\(pointer)/\(member)/\(index)", index: index)
        }
    }
}
