import HTML
import Mustache

// Renders the 50-row queue by our builder and by swift-mustache in turn, and prints the median of
// several rounds and their ratio. The two write the same page, which is checked first.

let rows = QueueRow.page
let template = try MustacheTemplate(string: queueTemplate)

let ours = String(decoding: queueHTML(rows).bytes, as: UTF8.self)
let theirs = template.render(QueueModel(rows: rows))
precondition(ours == theirs, "the two pages differ:\n\(ours.prefix(900))\n\(theirs.prefix(900))")

let clock = ContinuousClock()
let pages = 400

func microseconds(_ render: () -> Int) -> Double {
    var bytes = 0
    let elapsed = clock.measure { for _ in 0..<pages { bytes &+= render() } }
    precondition(bytes > 0)
    let (seconds, attoseconds) = elapsed.components
    return (Double(seconds) * 1e6 + Double(attoseconds) / 1e12) / Double(pages)
}

func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }

var builder: [Double] = []
var mustache: [Double] = []
for _ in 0..<9 {
    builder.append(microseconds { queueHTML(rows).bytes.count })
    mustache.append(microseconds { template.render(QueueModel(rows: rows)).utf8.count })
}
print("page: \(ours.utf8.count) bytes, 50 rows; median of 9 rounds of \(pages)")
print("HTML builder    \(Int(median(builder))) µs a page")
print("swift-mustache  \(Int(median(mustache))) µs a page")
print("ratio           \(Double(Int(median(mustache) / median(builder) * 10)) / 10)")
