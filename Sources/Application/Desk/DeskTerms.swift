import Storage
import TextSearch

extension TicketSearchStore.Terms {
    /// What an engine looks for, from what was typed: every word, the last one perhaps unfinished.
    init(_ query: Query) {
        let last = query.words.last
        let isUnfinished = query.prefix != nil && last?.text == query.prefix
        self.init(
            terms: (isUnfinished ? query.words.dropLast() : query.words[...]).map(\.term), prefix: query.prefix,
            prefixTerm: isUnfinished ? last?.term : nil)
    }
}
