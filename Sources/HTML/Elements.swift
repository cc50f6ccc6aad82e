/// An element with content.
public func element(_ name: StaticString, _ attributes: [Attribute], _ content: HTML) -> HTML {
    HTML(room: content.room + 2 * name.utf8CodeUnitCount + 5 + attributes.room) { output in
        output.writeTag(name, attributes)
        content.write(to: &output)
        output.write("</")
        output.write(name)
        output.write(0x3E)
    }
}

public func output(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    element("output", attributes, content())
}

/// An element that has no content and no end tag.
public func voidElement(_ name: StaticString, _ attributes: [Attribute]) -> HTML {
    HTML(room: name.utf8CodeUnitCount + 2 + attributes.room) { output in output.writeTag(name, attributes) }
}

public func a(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    element("a", attributes, content())
}

public func abbr(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    element("abbr", attributes, content())
}

public func article(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    element("article", attributes, content())
}

public func aside(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    element("aside", attributes, content())
}

public func b(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    element("b", attributes, content())
}

public func button(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    element("button", attributes, content())
}

public func caption(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    element("caption", attributes, content())
}

public func code(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    element("code", attributes, content())
}

public func dd(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    element("dd", attributes, content())
}

public func details(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    element("details", attributes, content())
}

public func dialog(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    element("dialog", attributes, content())
}

public func div(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    element("div", attributes, content())
}

public func dl(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    element("dl", attributes, content())
}

public func dt(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    element("dt", attributes, content())
}

public func em(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    element("em", attributes, content())
}

public func fieldset(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    element("fieldset", attributes, content())
}

public func figcaption(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    element("figcaption", attributes, content())
}

public func figure(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    element("figure", attributes, content())
}

public func footer(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    element("footer", attributes, content())
}

public func form(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    element("form", attributes, content())
}

public func h1(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    element("h1", attributes, content())
}

public func h2(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    element("h2", attributes, content())
}

public func h3(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    element("h3", attributes, content())
}

public func h4(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    element("h4", attributes, content())
}

public func header(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    element("header", attributes, content())
}

public func kbd(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    element("kbd", attributes, content())
}

public func label(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    element("label", attributes, content())
}

public func legend(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    element("legend", attributes, content())
}

public func li(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    element("li", attributes, content())
}

public func main(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    element("main", attributes, content())
}

public func nav(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    element("nav", attributes, content())
}

public func ol(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    element("ol", attributes, content())
}

public func optgroup(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    element("optgroup", attributes, content())
}

public func option(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    element("option", attributes, content())
}

public func p(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    element("p", attributes, content())
}

public func section(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    element("section", attributes, content())
}

public func select(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    element("select", attributes, content())
}

public func small(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    element("small", attributes, content())
}

public func span(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    element("span", attributes, content())
}

public func strong(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    element("strong", attributes, content())
}

public func sub(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    element("sub", attributes, content())
}

public func summary(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    element("summary", attributes, content())
}

public func sup(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    element("sup", attributes, content())
}

public func table(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    element("table", attributes, content())
}

public func tbody(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    element("tbody", attributes, content())
}

public func td(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    element("td", attributes, content())
}

public func th(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    element("th", attributes, content())
}

public func thead(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    element("thead", attributes, content())
}

public func time(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    element("time", attributes, content())
}

public func tr(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    element("tr", attributes, content())
}

public func ul(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    element("ul", attributes, content())
}

public func br(_ attributes: Attribute...) -> HTML { voidElement("br", attributes) }
public func hr(_ attributes: Attribute...) -> HTML { voidElement("hr", attributes) }
public func img(_ attributes: Attribute...) -> HTML { voidElement("img", attributes) }
public func input(_ attributes: Attribute...) -> HTML { voidElement("input", attributes) }
public func link(_ attributes: Attribute...) -> HTML { voidElement("link", attributes) }
public func meta(_ attributes: Attribute...) -> HTML { voidElement("meta", attributes) }

/// A text area. The first newline of its content is dropped by browsers, so one is
/// added: what was typed comes back to the letter. A browser sends CR LF for the line
/// feeds that it shows (HTML, « form submission »): they are line feeds again.
public func textarea(_ attributes: Attribute..., content: String) -> HTML {
    element("textarea", attributes, HTML("\n" + lineFeeds(content)))
}

private func lineFeeds(_ text: String) -> String {
    guard text.utf8.contains(0x0D) else { return text }
    var isAfterReturn = false
    var bytes: [UInt8] = []
    for byte in text.utf8 {
        if byte != 0x0A || !isAfterReturn { bytes.append(byte == 0x0D ? 0x0A : byte) }
        isAfterReturn = byte == 0x0D
    }
    return String(decoding: bytes, as: UTF8.self)
}

/// A whole document: the doctype, then `html`.
public func document(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    HTML(joining: [HTML(TrustedMarkup(source: "<!doctype html>\n")), element("html", attributes, content())])
}
