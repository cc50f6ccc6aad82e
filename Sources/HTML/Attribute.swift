/// An attribute of an element. The name is part of the program (a `StaticString`), the
/// value is escaped; there is no way to write a `style` or an `on…` attribute by mistake
/// from data, and the Content-Security-Policy refuses those of the program.
public struct Attribute: Sendable {
    let name: StaticString
    let value: Value

    enum Value: Sendable {
        case text(String)
        case flag
        case absent
    }

    /// Any attribute by name.
    public static func named(_ name: StaticString, _ value: String) -> Attribute {
        Attribute(name: name, value: .text(value))
    }

    /// An attribute that is left out when it has no value.
    public static func named(_ name: StaticString, ifPresent value: String?) -> Attribute {
        Attribute(name: name, value: value.map(Value.text) ?? .absent)
    }

    /// A boolean attribute: present or absent.
    public static func flag(_ name: StaticString, _ isPresent: Bool = true) -> Attribute {
        Attribute(name: name, value: isPresent ? .flag : .absent)
    }

    /// Bytes that are enough for it.
    var room: Int {
        let named = name.utf8CodeUnitCount + 4
        guard case .text(let text) = value else { return named }
        return named + Escaping.room(for: text)
    }

    func write(to output: inout Output) {
        switch value {
        case .absent:
            return
        case .flag:
            output.write(0x20)
            output.write(name)
        case .text(let text):
            output.write(0x20)
            output.write(name)
            output.write("=\"")
            output.writeEscaped(text)
            output.write(0x22)
        }
    }
}

extension Attribute {
    public static func `class`(_ value: String) -> Attribute { .named("class", value) }
    public static func id(_ value: String) -> Attribute { .named("id", value) }
    public static func href(_ value: String) -> Attribute { .named("href", value) }
    public static func src(_ value: String) -> Attribute { .named("src", value) }
    public static func name(_ value: String) -> Attribute { .named("name", value) }
    public static func value(_ value: String) -> Attribute { .named("value", value) }
    public static func type(_ value: String) -> Attribute { .named("type", value) }
    public static func `for`(_ value: String) -> Attribute { .named("for", value) }
    public static func lang(_ value: String) -> Attribute { .named("lang", value) }
    public static func hreflang(_ value: String) -> Attribute { .named("hreflang", value) }
    public static func method(_ value: String) -> Attribute { .named("method", value) }
    public static func action(_ value: String) -> Attribute { .named("action", value) }
    public static func role(_ value: String) -> Attribute { .named("role", value) }
    public static func tabindex(_ value: Int) -> Attribute { .named("tabindex", String(value)) }
    public static func autocomplete(_ value: String) -> Attribute { .named("autocomplete", value) }
    public static func inputmode(_ value: String) -> Attribute { .named("inputmode", value) }
    public static func placeholder(_ value: String) -> Attribute { .named("placeholder", value) }
    public static func datetime(_ value: String) -> Attribute { .named("datetime", value) }
    public static func scope(_ value: String) -> Attribute { .named("scope", value) }
    public static func rows(_ value: Int) -> Attribute { .named("rows", String(value)) }
    public static func maxlength(_ value: Int) -> Attribute { .named("maxlength", String(value)) }
    public static func checked(_ isChecked: Bool = true) -> Attribute { .flag("checked", isChecked) }
    public static func selected(_ isSelected: Bool = true) -> Attribute { .flag("selected", isSelected) }
    public static func disabled(_ isDisabled: Bool = true) -> Attribute { .flag("disabled", isDisabled) }
    public static func required(_ isRequired: Bool = true) -> Attribute { .flag("required", isRequired) }
    public static func hidden(_ isHidden: Bool = true) -> Attribute { .flag("hidden", isHidden) }

    /// An `aria-…` attribute; `name` is the whole name, for example `"aria-label"`.
    public static func aria(_ name: StaticString, _ value: String) -> Attribute { .named(name, value) }

    /// Hides a decoration from assistive technology.
    public static var ariaHidden: Attribute { .named("aria-hidden", "true") }

    /// `aria-current` with its kind (`page`, `step`, `true`), or nothing.
    public static func current(_ kind: String?) -> Attribute { .named("aria-current", ifPresent: kind) }

    /// `aria-describedby` with the ids that exist, or nothing.
    public static func describedBy(_ ids: [String?]) -> Attribute {
        let present = ids.compactMap { $0 }
        return .named("aria-describedby", ifPresent: present.isEmpty ? nil : present.joined(separator: " "))
    }
}
