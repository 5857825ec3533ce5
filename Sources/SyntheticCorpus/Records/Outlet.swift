/// An invented publisher, with the furniture its pages wear.
struct Outlet {
    /// From 1.
    let number: Int

    private static let sections = ["World", "Politics", "Business", "Science", "Culture", "Sport", "Weather"]
    private static let kinds = ["Courier", "Herald", "Post", "Wire", "Daily", "Observer"]

    /// The host of the outlet's pages, under a domain reserved for examples (RFC 2606).
    func appendHost(to bytes: inout [UInt8]) {
        bytes.append(contentsOf: "outlet-".utf8)
        bytes.appendDecimal(number, digits: 1)
        bytes.append(contentsOf: ".example".utf8)
    }

    func appendName(to bytes: inout [UInt8]) {
        bytes.append(contentsOf: Self.kinds[number % Self.kinds.count].utf8)
        bytes.append(UInt8(ascii: " "))
        bytes.appendDecimal(number, digits: 1)
    }

    /// The navigation line above a text and the break after it, escaped for JSON.
    func appendNavigation(to bytes: inout [UInt8]) {
        bytes.append(contentsOf: "Home".utf8)
        for step in 0..<3 + number % 3 {
            bytes.append(contentsOf: " | ".utf8)
            bytes.append(contentsOf: Self.sections[(number + step * 3) % Self.sections.count].utf8)
        }
        bytes.append(contentsOf: #"\n\n"#.utf8)
    }

    /// The share and copyright lines below a text and the break before them, escaped for JSON.
    func appendClosingLines(year: Int, to bytes: inout [UInt8]) {
        if number % 2 == 0 { bytes.append(contentsOf: #"\n\nLeave a Comment"#.utf8) }
        bytes.append(contentsOf: #"\n\nShare this article: Facebook | Twitter | Email"#.utf8)
        bytes.append(contentsOf: #"\n\n© "#.utf8)
        bytes.appendDecimal(year, digits: 4)
        bytes.append(UInt8(ascii: " "))
        appendName(to: &bytes)
        bytes.append(contentsOf: ". All rights reserved.".utf8)
    }
}
