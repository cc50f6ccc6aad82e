#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

extension SQLValue {
    /// Refuses what only one engine would store: PostgreSQL has no U+0000 in text, SQLite
    /// turns NaN into NULL.
    func check() throws {
        switch self {
        case .text(var text):
            let holdsZero = text.withUTF8 { bytes in
                bytes.baseAddress.map { start in memchr(start, 0, bytes.count) != nil } ?? false
            }
            if holdsZero { throw DatabaseError.engine("a text to store holds the character U+0000") }
        case .real(let number) where number.isNaN:
            throw DatabaseError.engine("a number to store is not a number (NaN)")
        case .null, .integer, .real, .blob:
            break
        }
    }
}
