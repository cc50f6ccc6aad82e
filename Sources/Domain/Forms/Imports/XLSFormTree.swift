/// The lines of a survey as they nest: groups and repeats hold what stands between their begin and end.
struct XLSFormTree {
    final class Node {
        let line: XLSFormSheet.Line
        /// The first word of its type, and what follows it.
        let type: String
        let detail: String
        let name: String
        var children: [Node] = []

        init(_ line: XLSFormSheet.Line, type: String, detail: String) {
            self.line = line
            self.type = type
            self.detail = detail
            name = line["name"] ?? ""
        }

        var place: FormImport.Place { .survey(line: line.number) }
        var isGroup: Bool { type == "begin_group" }
        var isRepeat: Bool { type == "begin_repeat" }
    }

    static let maximumDepth = 16

    let roots: [Node]

    init(_ sheet: XLSFormSheet) throws(FormImportRefusal) {
        var roots: [Node] = []
        var open: [Node] = []
        for line in sheet.lines {
            guard let (type, detail) = Self.type(of: line) else { continue }
            let node = Node(line, type: type, detail: detail)
            switch type {
            case "end_group", "end_repeat":
                guard let begun = open.popLast() else { throw FormImportRefusal(node.place, .endWithoutBegin) }
                guard begun.isGroup == (type == "end_group") else { throw FormImportRefusal(node.place, .wrongEnd) }
            default:
                if let last = open.last { last.children.append(node) } else { roots.append(node) }
                guard node.isGroup || node.isRepeat else { continue }
                open.append(node)
                guard open.count <= Self.maximumDepth else {
                    throw FormImportRefusal(node.place, .tooDeep(limit: Self.maximumDepth))
                }
            }
        }
        if let begun = open.last { throw FormImportRefusal(begun.place, .beginWithoutEnd) }
        self.roots = roots
        try refuseCycles()
    }

    /// `begin group`, `begin_group` and `Begin Group` are one; nil for a line without a type.
    private static func type(of line: XLSFormSheet.Line) -> (type: String, detail: String)? {
        guard let cell = line["type"] else { return nil }
        var words = cell.split(whereSeparator: \.isWhitespace).map(String.init)
        guard let first = words.first?.lowercased() else { return nil }
        if first == "begin" || first == "end", words.count > 1 {
            return ("\(first)_\(words[1].lowercased())", words.dropFirst(2).joined(separator: " "))
        }
        words.removeFirst()
        if first == "select", words.first?.lowercased() == "one" || words.first?.lowercased() == "multiple" {
            let kind = words.removeFirst().lowercased()
            return ("select_\(kind)", words.joined(separator: " "))
        }
        return (first, words.joined(separator: " "))
    }

    /// Every node, each before its children.
    var all: [(node: Node, above: [Node])] {
        var found: [(node: Node, above: [Node])] = []
        var waiting: [(Node, [Node])] = roots.reversed().map { node in (node, []) }
        while let (node, above) = waiting.popLast() {
            found.append((node, above))
            waiting += node.children.reversed().map { child in (child, above + [node]) }
        }
        return found
    }

    /// A thing whose showing depends, through others, on itself.
    private func refuseCycles() throws(FormImportRefusal) {
        var needs: [String: Set<String>] = [:]
        var lines: [String: Int] = [:]
        for (node, above) in all where !node.name.isEmpty {
            var names: Set<String> = []
            for part in above + [node] { names.formUnion(part.line["relevant"].map(XLSFormParser.names) ?? []) }
            names.formUnion(node.line["calculation"].map(XLSFormParser.names) ?? [])
            needs[node.name, default: []].formUnion(names)
            if lines[node.name] == nil { lines[node.name] = node.line.number }
        }
        if let cycle = ImportedCycle.find(needs) {
            throw FormImportRefusal(.survey(line: cycle.compactMap { name in lines[name] }.min() ?? 1), .cycle(cycle))
        }
    }
}

/// Looks for names that lead back to themselves, without recursion.
enum ImportedCycle {
    /// - Returns: the names of one cycle, in the order they lead to each other; nil when there is none.
    static func find(_ needs: [String: Set<String>]) -> [String]? {
        var done: Set<String> = []
        for start in needs.keys.sorted() where !done.contains(start) {
            var path: [(name: String, rest: [String])] = [(start, (needs[start] ?? []).sorted())]
            var onPath: Set = [start]
            while let step = path.popLast() {
                let name = step.name
                var rest = step.rest
                guard let next = rest.popLast() else {
                    onPath.remove(name)
                    done.insert(name)
                    continue
                }
                path.append((name, rest))
                if onPath.contains(next) {
                    let first = path.firstIndex { step in step.name == next } ?? 0
                    return path[first...].map(\.name)
                }
                guard !done.contains(next), let further = needs[next] else { continue }
                path.append((next, further.sorted()))
                onPath.insert(next)
            }
        }
        return nil
    }
}
