import CLibPQ

/// A connection string as PostgreSQL's own programs take it without showing a password in the list of processes.
public struct PostgresEnvironment: Sendable {
    /// `PGHOST`, `PGPASSWORD` and so on.
    public private(set) var variables: [String: String] = [:]
    /// What has no variable, as a connection string; often empty.
    public private(set) var rest = ""

    /// - Parameter location: a libpq connection string or URI.
    public init(_ location: String) throws {
        var message: UnsafeMutablePointer<CChar>?
        guard let options = PQconninfoParse(location, &message) else {
            defer { PQfreemem(message) }
            throw DatabaseError.unavailable(message.map { text in String(cString: text) } ?? "not a connection string")
        }
        defer { PQconninfoFree(options) }
        var option = options
        while let keyword = option.pointee.keyword {
            if let value = option.pointee.val.map({ text in String(cString: text) }), !value.isEmpty {
                if let variable = option.pointee.envvar {
                    variables[String(cString: variable)] = value
                } else {
                    rest += "\(rest.isEmpty ? "" : " ")\(String(cString: keyword))='\(Self.escaped(value))'"
                }
            }
            option += 1
        }
    }

    private static func escaped(_ value: String) -> String {
        value.reduce(into: "") { text, character in
            if character == "'" || character == "\\" { text += "\\" }
            text.append(character)
        }
    }
}
