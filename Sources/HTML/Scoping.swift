extension HTML {
    /// The same markup with ids of its own, for a page that shows a component several times: every id
    /// and what refers to it gets a suffix, every label is completed, so that landmarks differ by name,
    /// and nothing takes the focus at load.
    ///
    /// Markup is searched as bytes. That is exact: a quote inside text or a value is always escaped, so
    /// ` id="` can only be an attribute.
    /// - Parameters:
    ///   - scope: the suffix; letters, digits and hyphens.
    ///   - name: what completes `aria-label`, after a comma.
    ///   - title: the id of the element that says this name, which completes `aria-labelledby`.
    public func scoped(by scope: String, name: String, title: String) -> HTML {
        let bytes = bytes
        let completion = HTML(", \(name)").bytes
        let titleReference = HTML(" \(title)").bytes
        let suffix = Array("--\(scope)".utf8)
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count * 9 / 8)
        var index = bytes.startIndex
        while index < bytes.endIndex {
            guard bytes[index] == 0x20, let (kind, start) = Self.reference(at: index, in: bytes) else {
                result.append(bytes[index])
                index += 1
                continue
            }
            switch kind {
            case .focus: index = start
            case .id, .ids, .title, .label:
                let end = bytes[start...].firstIndex(of: 0x22) ?? bytes.endIndex
                result.append(contentsOf: bytes[index..<start])
                for byte in bytes[start..<end] {
                    if byte == 0x20, kind == .ids || kind == .title { result.append(contentsOf: suffix) }
                    result.append(byte)
                }
                result.append(contentsOf: kind == .label ? completion : suffix)
                if kind == .title { result.append(contentsOf: titleReference) }
                index = end
            }
        }
        return HTML(markup: result)
    }

    private enum Reference { case id, ids, title, label, focus }

    private static let references: [(StaticString, Reference)] = [
        (" id=\"", .id), (" for=\"", .id), (" form=\"", .id), (" href=\"#", .id), (" hx-target=\"#", .id),
        (" data-dialog=\"", .id), (" data-count=\"", .id), (" aria-controls=\"", .id), (" aria-labelledby=\"", .title),
        (" aria-describedby=\"", .ids), (" aria-label=\"", .label), (" data-focus=\"swap\"", .focus), (" data-focus", .focus),
        (" autofocus", .focus),
    ]

    /// What begins at this space, and where its value does.
    private static func reference(at index: Int, in bytes: [UInt8]) -> (Reference, Int)? {
        for (text, kind) in references {
            let length = text.utf8CodeUnitCount
            guard index + length < bytes.endIndex else { continue }
            let isEqual = bytes.withUnsafeBufferPointer { all in
                UnsafeBufferPointer(start: text.utf8Start, count: length).elementsEqual(all[index..<index + length])
            }
            guard isEqual else { continue }
            // A flag ends with its name.
            if kind == .focus, ![0x20, 0x3E].contains(bytes[index + length]) { continue }
            return (kind, index + length)
        }
        return nil
    }
}
