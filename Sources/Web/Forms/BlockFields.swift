import Application
import Domain
import HTML

/// A repeated block: its rows, each with a button that takes it out, and one that adds a row. All of it
/// works by buttons of the form, so without script too.
enum BlockFields {
    static func block(_ node: FieldTree.Node, _ context: FieldContext) -> HTML {
        let question = node.question
        let words = context.words
        let rows = question.rows
        return section(.class("block stack"), .aria("aria-labelledby", FieldNames.id(question.key))) {
            // What errors and changes lead to.
            h2(.id(FieldNames.id(question.key)), .tabindex(-1), FieldView.language(question, context)) {
                words.text(question.label)
            }
            FieldView.hint(question, context)
            if context.errors[question.key] != nil {
                div(.class("field--error")) { FieldView.error(question, context) }
            }
            for row in node.rows { self.row(row, of: question, mayGo: node.rows.count > rows?.atLeast ?? 1, context) }
            if node.rows.count < rows?.atMost ?? 10 {
                p {
                    button(
                        .class("button button--secondary"), .name("intent"), .value("add-row:\(question.key)"),
                        .named("lang", ifPresent: rows?.add.flatMap { add in words.lang(add) })
                    ) {
                        Icon.icon("plus", context.visit)
                        " "
                        rows?.add.map { add in words.text(add) } ?? words.addRow
                    }
                }
            } else {
                p(.class("hint")) { words.noMoreRows(rows?.atMost ?? 10) }
            }
            FieldView.marker(question.key)
        }
    }

    private static func row(
        _ row: FieldTree.Row, of block: Question, mayGo: Bool, _ context: FieldContext
    ) -> HTML {
        let words = context.words
        let name = row.name.text(in: words.language)
        let language = words.lang(row.name.label)
        return fieldset(.class("block-row stack")) {
            legend(.named("lang", ifPresent: language)) { name }
            for node in row.nodes { FieldView.node(node, context) }
            if mayGo {
                p {
                    button(
                        .class("button button--quiet button--small"), .name("intent"),
                        .value("remove-row:\(block.key)__\(row.id)")
                    ) {
                        words.remove
                        span(.class("visually-hidden"), .named("lang", ifPresent: language)) { " \(name)" }
                    }
                }
            }
        }
    }

    /// After a row was taken out: what was typed in it is not lost yet.
    static func removed(_ block: Question, row: String, number: Int, _ visit: Visit) -> HTML {
        guard let rows = block.rows else { return .empty }
        let name = RowName(label: rows.label, number: number).text(in: visit.language)
        return notice(
            visit.words.rowRemoved(name), block, row: row, number: number, tone: "flash--success", icon: "circle-check",
            isFocused: true, visit)
    }

    /// On another screen, while something was typed in it here.
    static func gone(_ block: Question, row: String, isFocused: Bool, _ visit: Visit) -> HTML {
        guard let rows = block.rows else { return .empty }
        return notice(
            visit.words.rowGone(visit.words.text(rows.label)), block, row: row, number: rows.atMost, tone: "flash--warning",
            icon: "triangle-alert", isFocused: isFocused, visit)
    }

    private static func notice(
        _ text: String, _ block: Question, row: String, number: Int, tone: String, icon: String, isFocused: Bool, _ visit: Visit
    ) -> HTML {
        div(
            .class("flash \(tone)"), .tabindex(-1), .flag("data-focus", isFocused), .role("group"),
            .aria("aria-labelledby", "flash-t")
        ) {
            Icon.icon(icon, visit)
            h2(.id("flash-t")) { text }
            p {
                button(
                    .class("button button--secondary button--small"), .name("intent"),
                    .value("put-back-row:\(block.key)__\(row)__\(number)")
                ) { visit.words.putBack }
            }
        }
    }
}
