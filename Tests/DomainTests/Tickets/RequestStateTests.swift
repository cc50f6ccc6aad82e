import Domain
import Testing

@Suite struct RequestStateTests {
    @Test(
        arguments: [
            ("new", .open), ("waiting!", .awaitingRequester), ("waiting", .open), ("resolved", .resolved), ("closed", .resolved),
            ("cancelled", .cancelled), ("new waiting!", .awaitingRequester), ("resolved waiting!", .awaitingRequester),
            ("cancelled waiting!", .awaitingRequester), ("resolved assigned", .open), ("closed inProgress cancelled", .open),
            ("resolved closed", .resolved), ("resolved cancelled", .resolved), ("closed cancelled", .resolved),
            ("cancelled cancelled", .cancelled), ("resolved +", .open), ("cancelled +", .open),
            ("waiting! +", .awaitingRequester),
            ("resolved! cancelled", .resolved),
        ] as [(String, RequestState)])
    func `a request stands where its tickets put it`(tickets: String, expected: RequestState) {
        // `!` waits for the requester, `+` one will follow.
        let names = tickets.split(separator: " ")
        let parts = names.filter { name in name != "+" }.compactMap { name in
            TicketState(rawValue: name.filter { character in character != "!" }).map { state in
                RequestState.Part(state, awaitsRequester: name.last == "!")
            }
        }
        #expect(parts.count == names.filter { name in name != "+" }.count)
        #expect(RequestState(parts, hasPending: names.contains("+")) == expected)
        #expect(RequestState(parts.reversed(), hasPending: names.contains("+")) == expected)
    }

    @Test func `a request of one ticket is open as long as that one is`() {
        for state in TicketState.allCases where state.isOpen { #expect(RequestState([.init(state)]) == .open) }
    }
}
