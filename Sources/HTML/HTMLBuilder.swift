/// Builds ``HTML`` from expressions: elements, strings (escaped), optionals, `if`, `for`.
@resultBuilder
public enum HTMLBuilder {
    public static func buildExpression(_ piece: HTML) -> HTML { piece }
    public static func buildExpression(_ piece: HTML?) -> HTML { piece ?? .empty }
    public static func buildExpression(_ text: String) -> HTML { HTML(text) }
    public static func buildExpression(_ number: Int) -> HTML { HTML(String(number)) }

    public static func buildBlock() -> HTML { .empty }
    public static func buildPartialBlock(first: HTML) -> HTML { first }
    public static func buildPartialBlock(accumulated: consuming HTML, next: HTML) -> HTML {
        accumulated.bytes.append(contentsOf: next.bytes)
        return accumulated
    }

    public static func buildOptional(_ piece: HTML?) -> HTML { piece ?? .empty }
    public static func buildEither(first piece: HTML) -> HTML { piece }
    public static func buildEither(second piece: HTML) -> HTML { piece }
    public static func buildArray(_ pieces: [HTML]) -> HTML { HTML(joining: pieces) }
}
