/// Typing errors between two words.
enum EditDistance {
    /// Insertions, deletions, substitutions and swaps of neighbours that turn `typed` into
    /// `word` (optimal string alignment, Damerau 1964), or nil beyond `limit`.
    ///
    /// Counted in bytes: for folded Latin words those are letters.
    /// - Parameter isPrefix: compares with the nearest beginning of `word` instead of all of it.
    static func between(
        _ typed: UnsafeBufferPointer<UInt8>, _ word: UnsafeBufferPointer<UInt8>, limit: Int, isPrefix: Bool = false
    ) -> Int? {
        let rows = typed.count
        let columns = isPrefix ? min(word.count, rows + limit) : word.count
        guard rows - columns <= limit, columns - rows <= limit else { return nil }
        return withUnsafeTemporaryAllocation(of: Int.self, capacity: 3 * (columns + 1)) { scratch -> Int? in
            let cells = scratch
            // Three rows take turns; `above` is one row up, `farAbove` two.
            var (farAbove, above, current) = (0, columns + 1, 2 * (columns + 1))
            for column in 0...columns {
                cells[farAbove + column] = limit + 1
                cells[above + column] = column
            }
            for row in 0..<rows {
                cells[current] = row + 1
                var best = row + 1
                for column in 0..<columns {
                    let cost = typed[row] == word[column] ? 0 : 1
                    var value = min(
                        cells[above + column] + cost, cells[above + column + 1] + 1, cells[current + column] + 1)
                    if row > 0, column > 0, typed[row] == word[column - 1], typed[row - 1] == word[column] {
                        value = min(value, cells[farAbove + column - 1] + 1)
                    }
                    cells[current + column + 1] = value
                    best = min(best, value)
                }
                if best > limit { return nil }
                (farAbove, above, current) = (above, current, farAbove)
            }
            let row = cells[above...(above + columns)]
            let distance = isPrefix ? row.min() ?? limit + 1 : row[above + columns]
            return distance <= limit ? distance : nil
        }
    }

    /// How many errors are forgiven in a word: none below 4 letters, 1 up to 7, 2 from 8.
    static func tolerance(length: Int) -> Int {
        length < 4 ? 0 : length < 8 ? 1 : 2
    }
}
