/// The elements of HTML by what they are to a reader (HTML Living Standard, sections 4 and 15.3).
enum HTMLElements {
    /// They begin and end lines.
    static let blocks: Set<String> = [
        "address", "article", "aside", "blockquote", "body", "br", "caption", "center", "dd", "details", "dialog",
        "dir",
        "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
        "header", "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "optgroup", "option", "p", "pre",
        "search", "section", "summary", "table", "tbody", "tfoot", "thead", "tr", "ul",
    ]
    /// They part words.
    static let cells: Set<String> = ["td", "th", "img", "input"]
    /// A line break in them is a space.
    static let paragraphs: Set<String> = [
        "p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "dt", "dd", "td", "th", "caption", "figcaption",
    ]
    /// What is in them is not shown, or is no text: how the page works, looks and is got about in.
    static let unshown: Set<String> = [
        "script", "style", "head", "template", "nav", "svg", "iframe", "video", "audio", "canvas", "select", "datalist",
        "textarea", "button", "noembed", "noframes",
    ]
    /// What is in them is no markup.
    static let raw: Set<String> = ["script", "style"]

    private static let phrases: Set<String> = [
        "a", "abbr", "acronym", "applet", "area", "b", "base", "basefont", "bdi", "bdo", "big", "cite", "code", "col",
        "colgroup", "data", "del", "dfn", "em", "embed", "font", "frame", "frameset", "i", "ins", "kbd", "label",
        "link",
        "map", "mark", "marquee", "meta", "meter", "nobr", "noscript", "object", "output", "param", "path", "picture",
        "progress", "q", "rp", "rt", "ruby", "s", "samp", "slot", "small", "source", "span", "strike", "strong", "sub",
        "sup", "time", "title", "track", "tt", "u", "var", "wbr", "g", "rect", "circle", "line", "polygon", "use",
        "symbol",
        "defs", "math",
    ]
    /// All that a tag may name.
    static let all = blocks.union(cells).union(unshown).union(phrases)
}
