import Foundation

/// A headless Chromium, driven through the commands of W3C WebDriver (https://www.w3.org/TR/webdriver2/).
struct Browser: Sendable {
    private let session: URL
    /// Held, so that it is not ended.
    private let driver: ChromeDriver

    /// The one that all tests share, one after the other (see `InBrowser`): starting one takes a second.
    private static let shared = Result { try Browser(ChromeDriver()) }

    /// The browser as it is after its start, without a page, at the size of a desk.
    static func ready() throws -> Browser {
        let browser = try shared.get()
        try browser.forget()
        return browser
    }

    /// The browser, with the page opened and loaded.
    ///
    /// - Parameter fragment: of the address, `s1` of `report.html#s1`.
    static func opened(_ page: Page, at fragment: String? = nil) throws -> Browser {
        let browser = try ready()
        try browser.open(page, at: fragment)
        return browser
    }

    private init(_ driver: ChromeDriver) throws {
        struct Started: Decodable { var sessionId: String }
        let started: Started = try WebDriver.answer(
            driver.address.appendingPathComponent("session"),
            [
                "capabilities": [
                    "alwaysMatch": [
                        "browserName": "chrome",
                        "pageLoadStrategy": "normal",
                        "timeouts": ["pageLoad": 120_000, "script": 120_000],
                        "goog:loggingPrefs": ["browser": "ALL", "performance": "ALL"],
                        "goog:chromeOptions": [
                            "args": [
                                "--headless=new", "--disable-gpu", "--hide-scrollbars",
                                // Tests may run as root and in a container; the pages are the project's own.
                                "--no-sandbox", "--disable-dev-shm-usage",
                                // A page that asks for something gets nothing: the tests need no network.
                                "--host-resolver-rules=MAP * ~NOTFOUND",
                            ]
                        ],
                    ]
                ]
            ])
        self.driver = driver
        session = driver.address.appendingPathComponent("session/\(started.sessionId)")
    }

    /// Opens a page and waits for its load event.
    func open(_ page: Page, at fragment: String? = nil) throws {
        try command("url", ["url": .string(page.address + (fragment.map { "#\($0)" } ?? ""))])
    }

    /// Runs a function's body in the page and gives what it returns.
    ///
    /// - Parameter arguments: `arguments[0]` and so on in the script.
    func run<Value: Decodable>(_ script: String, _ arguments: JSON..., as: Value.Type = Value.self) throws
        -> Value
    {
        try command("execute/sync", ["script": .string(script), "args": .array(arguments)])
    }

    /// Runs an asynchronous function's body in the page and gives what it returns in the end.
    func runToEnd<Value: Decodable>(_ script: String, as: Value.Type = Value.self) throws -> Value {
        let waiting = """
            const done = arguments[arguments.length - 1];
            (async () => { \(script) })().then(value => done({value}), error => done({error: String(error)}));
            """
        let outcome: Outcome<Value> = try command("execute/async", ["script": .string(waiting), "args": []])
        guard let value = outcome.value else { throw BrowserError(outcome.error ?? "the script returned nothing") }
        return value
    }

    /// A command of this session that answers.
    func command<Value: Decodable>(_ name: String, _ body: JSON = [:]) throws -> Value {
        try WebDriver.answer(session.appendingPathComponent(name), body)
    }

    func command(_ name: String, _ body: JSON = [:]) throws {
        let _: Ignored = try command(name, body)
    }

    /// A command of the Chrome DevTools Protocol (https://chromedevtools.github.io/devtools-protocol/).
    func tools<Value: Decodable>(_ name: String, _ parameters: JSON = [:]) throws -> Value {
        try command("goog/cdp/execute", ["cmd": .string(name), "params": parameters])
    }

    func tools(_ name: String, _ parameters: JSON = [:]) throws {
        let _: Ignored = try tools(name, parameters)
    }

    private struct Outcome<Value: Decodable>: Decodable {
        var value: Value?
        var error: String?
    }
}
