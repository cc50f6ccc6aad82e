/// Elements that belong to the head of a document, and the few whose content is not plain text.

public func head(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    element("head", attributes, content())
}

public func body(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    element("body", attributes, content())
}

/// The title of the document; plain text.
public func title(_ text: String) -> HTML { element("title", [], HTML(text)) }

/// A script by address. There is no inline script: the Content-Security-Policy refuses it.
public func script(_ attributes: Attribute...) -> HTML { element("script", attributes, .empty) }

/// A picture of the program, for example an icon: `svg` and its parts are made of ``element(_:_:_:)``.
public func svg(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    element("svg", attributes, content())
}
