import TextSearch

/// The one order of names: of teams, persons, units, places, forms. Accents and case do not count,
/// as in a French dictionary; two names that fold alike stand by their letters.
public enum NameOrder {
    public static func precedes(_ left: String, _ right: String) -> Bool {
        (SortKey.of(left), left) < (SortKey.of(right), right)
    }
}

extension Sequence {
    /// By name, each folded once.
    public func sorted(byName name: (Element) -> String) -> [Element] {
        map { element in (key: SortKey.of(name(element)), name: name(element), element: element) }
            .sorted { left, right in (left.key, left.name) < (right.key, right.name) }.map(\.element)
    }
}
