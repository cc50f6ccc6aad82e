#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension ConditionDraft.Node {
    /// What a page sends back of a condition that it cannot change, as it is written in a definition.
    public static func kept(json: String) -> ConditionDraft.Node? {
        let bytes = Array(json.utf8)
        // As deep as a definition may be, less what is around a condition.
        guard bytes.count <= 20_000, FormReader.depth(of: bytes) <= 20,
            let condition = try? JSONDecoder().decode(Condition.self, from: Data(bytes)), condition.asksForRows
        else { return nil }
        return .kept(condition)
    }
}

extension Condition {
    /// As it is written in a definition.
    public var json: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        return (try? encoder.encode(self)).map { bytes in String(decoding: bytes, as: UTF8.self) } ?? ""
    }
}
