import HTML
import Testing

@Suite struct HTMLBuilderTests {
    func render(@HTMLBuilder _ content: () -> HTML) -> String { HTML(content: content).description }

    @Test func joinsInOrder() {
        #expect(render {}.isEmpty)
        #expect(render { "a" } == "a")
        #expect(
            render {
                "a"; 1; b { "c" }; "<"
            } == "a1<b>c</b>&lt;")
    }

    @Test(arguments: [true, false])
    func choosesABranch(_ isLate: Bool) {
        let markup = render {
            "("
            if isLate { em { "late" } } else { "in time" }
            if isLate { "!" }
            ")"
        }
        #expect(markup == (isLate ? "(<em>late</em>!)" : "(in time)"))
    }

    @Test(arguments: [0, 1, 2, 3])
    func switches(_ number: Int) {
        let markup = render {
            switch number {
            case 0: "none"
            case 1: b { "one" }
            case 2:
                "t"
                "wo"
            default: HTML.empty
            }
        }
        #expect(markup == ["none", "<b>one</b>", "two", ""][number])
    }

    @Test func repeats() {
        #expect(render { for word in ["a", "<"] { li { word } } } == "<li>a</li><li>&lt;</li>")
        #expect(render { for _ in 0..<0 { "x" } }.isEmpty)
        let nested = render {
            for row in 0..<2 { tr { for column in 0..<2 where row != column { td { column } } } }
        }
        #expect(nested == "<tr><td>1</td></tr><tr><td>0</td></tr>")
    }

    @Test func unwraps() {
        let missing: HTML? = nil
        let present: HTML? = b { "x" }
        let name: String? = "<é>"
        #expect(
            render {
                missing; present
            } == "<b>x</b>")
        #expect(render { if let name { name } } == "&lt;é&gt;")
    }

    @Test func bindsConstants() {
        let markup = render {
            let count = 2
            count
            let label = "x"
            label
        }
        #expect(markup == "2x")
    }

    @Test func piecesAreValues() {
        let one = p { "a" }
        var pieces = [one, one]
        pieces.append(.empty)
        #expect(HTML(joining: pieces).description == "<p>a</p><p>a</p>")
        #expect(one == p { "a" })
        #expect(one.description == "<p>a</p>")
        #expect(HTML(joining: [HTML]()).isEmpty)
        #expect(HTML.empty.isEmpty && !one.isEmpty)
    }
}
