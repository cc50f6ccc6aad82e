import Application
import Domain

extension RowChange {
    /// What a button of a block says: `add-row:voyageurs`, `remove-row:voyageurs__2`, `put-back-row:voyageurs__2__1`, the
    /// last with the number that the row had.
    init?(intent: String) {
        let parts = intent.split(separator: ":", maxSplits: 1).map(String.init)
        guard parts.count == 2 else { return nil }
        let names = parts[1].split(separator: "__", omittingEmptySubsequences: false).map(String.init)
        switch (parts[0], names.count) {
        case ("add-row", 1): self = .add(names[0])
        case ("remove-row", 2): self = .remove(block: names[0], row: names[1])
        case ("put-back-row", 3):
            // Anybody may send it, without a session too: no number that reckoning would overflow.
            guard let number = Int(names[2]), (1...100).contains(number) else { return nil }
            self = .putBack(block: names[0], row: names[1], at: number - 1)
        default: return nil
        }
    }
}
