/// An element of the page, until the page is left.
struct Element: Decodable, Sendable, Equatable {
    /// How WebDriver names an element, and the key under which it does (section "Elements").
    var reference: String

    enum CodingKeys: String, CodingKey {
        case reference = "element-6066-11e4-a52e-4f735466cecf"
    }
}

/// A key that writes nothing (WebDriver, "Keyboard actions").
enum Key: String, Sendable {
    case backspace = "\u{E003}"
    case tab = "\u{E004}"
    case enter = "\u{E007}"
    case shift = "\u{E008}"
    case escape = "\u{E00C}"
    case space = " "
    case end = "\u{E010}"
    case home = "\u{E011}"
    case arrowDown = "\u{E015}"
}

extension Browser {
    /// The first element that a CSS selector selects.
    func find(_ selector: String) throws -> Element {
        try command("element", ["using": "css selector", "value": .string(selector)])
    }

    /// Clicks where the element is, scrolled to; fails if another covers it or it is not to be seen.
    func click(_ selector: String) throws {
        try command("element/\(find(selector).reference)/click")
    }

    /// Types key by key into an element, as from a keyboard.
    func type(_ text: String, into selector: String) throws {
        try command("element/\(find(selector).reference)/value", ["text": .string(text)])
    }

    /// Empties a field, and tells the page.
    func clear(_ selector: String) throws {
        try command("element/\(find(selector).reference)/clear")
    }

    /// Sets a field whose typed form depends on the reader's language, as a date's does, and tells the page as a
    /// keyboard would.
    func set(_ selector: String, to value: String) throws {
        let _: Ignored = try run(
            """
            const [selector, value] = arguments, field = document.querySelector(selector);
            field.value = value;
            for (const name of ['input', 'change']) field.dispatchEvent(new Event(name, {bubbles: true}));
            """, .string(selector), .string(value))
    }

    /// Presses a key wherever the focus is.
    func press(_ key: Key, holding modifier: Key? = nil) throws {
        func stroke(_ key: Key, _ type: String) -> JSON { ["type": .string(type), "value": .string(key.rawValue)] }
        let held = modifier.map { [stroke($0, "keyDown")] } ?? []
        let released = modifier.map { [stroke($0, "keyUp")] } ?? []
        try command(
            "actions",
            [
                "actions": [
                    [
                        "type": "key", "id": "keyboard",
                        "actions": .array(held + [stroke(key, "keyDown"), stroke(key, "keyUp")] + released),
                    ]
                ]
            ])
    }

    /// Presses the tab key until an element that the selector selects has the focus.
    func tab(to selector: String, atMost limit: Int = 200) throws {
        for _ in 0..<limit {
            try press(.tab)
            if try run("return document.activeElement.matches(arguments[0])", .string(selector)) { return }
        }
        throw BrowserError("\(limit) presses of the tab key do not lead to \(selector)")
    }

    // MARK: Questions

    /// The text of the first such element as the page shows it.
    func text(_ selector: String) throws -> String {
        try run("return document.querySelector(arguments[0])?.innerText ?? ''", .string(selector))
    }

    /// How many elements are selected.
    func count(_ selector: String) throws -> Int {
        try run("return document.querySelectorAll(arguments[0]).length", .string(selector))
    }

    /// How many of them the page shows: laid out, and with a size.
    func countShown(_ selector: String) throws -> Int {
        try run(
            """
            return [...document.querySelectorAll(arguments[0])].filter(element =>
                element.checkVisibility({visibilityProperty: true}) && element.getClientRects().length > 0).length
            """, .string(selector))
    }

    /// A computed property of the first such element.
    func style(_ property: String, of selector: String) throws -> String {
        try run(
            "return getComputedStyle(document.querySelector(arguments[0])).getPropertyValue(arguments[1])",
            .string(selector), .string(property))
    }

    /// Pixels by which the page is wider than its window, 0 if it is not scrolled to the side.
    func overflow() throws -> Int {
        try run("return document.scrollingElement.scrollWidth - document.documentElement.clientWidth")
    }
}
