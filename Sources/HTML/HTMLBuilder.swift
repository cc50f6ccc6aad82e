/// Builds ``HTML`` from expressions: elements, strings (escaped), optionals, `if`, `for`.
@resultBuilder
public enum HTMLBuilder {
    public static func buildExpression(_ piece: HTML) -> HTML { piece }
    public static func buildExpression(_ piece: HTML?) -> HTML { piece ?? .empty }
    public static func buildExpression(_ text: String) -> HTML { HTML(text) }
    public static func buildExpression(_ number: Int) -> HTML { HTML(String(number)) }

    public static func buildBlock(_ piece: HTML) -> HTML { piece }
    public static func buildBlock(_ pieces: HTML...) -> HTML { HTML(joining: pieces) }

    public static func buildOptional(_ piece: HTML?) -> HTML { piece ?? .empty }
    public static func buildEither(first piece: HTML) -> HTML { piece }
    public static func buildEither(second piece: HTML) -> HTML { piece }
    public static func buildArray(_ pieces: [HTML]) -> HTML { HTML(joining: pieces) }
}
