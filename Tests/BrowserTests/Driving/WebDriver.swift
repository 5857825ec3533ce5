import Foundation

/// Commands of W3C WebDriver over HTTP (section "Protocol").
enum WebDriver {
    /// Posts a command and gives its answer.
    ///
    /// By curl: Foundation's client does not read the driver's headers, which have no space behind their colons.
    ///
    /// - Throws: `BrowserError` with what the driver says if it refuses.
    static func answer<Value: Decodable>(_ address: URL, _ body: JSON) throws -> Value {
        let (received, errors) = try Tool.run(
            [
                "curl", "--silent", "--show-error", "--noproxy", "*", "--max-time", "240",
                "--header", "Content-Type: application/json", "--data-binary", "@-", address.absoluteString,
            ], input: JSONEncoder().encode(body))
        let decoder = JSONDecoder()
        if let refusal = try? decoder.decode(Answer<Refusal>.self, from: received).value {
            throw BrowserError("\(address.lastPathComponent): \(refusal.error): \(refusal.message)")
        }
        do {
            return try decoder.decode(Answer<Value>.self, from: received).value
        } catch {
            let said = String(decoding: received.prefix(1000), as: UTF8.self)
            throw BrowserError("\(address.lastPathComponent): not a \(Value.self): \(said) \(errors)")
        }
    }

    private struct Answer<Value: Decodable>: Decodable {
        var value: Value
    }

    /// An error has these three; what a script of a test returns has not.
    private struct Refusal: Decodable {
        var error: String
        var message: String
        var stacktrace: String
    }
}
