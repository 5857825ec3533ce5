import Foundation
import Testing

@Suite("The driver of the browser")
struct DriverTests {
    @Test("Two have ports of their own, and each ends when nobody holds it any more", .timeLimit(.minutes(1)))
    func lifetime() throws {
        let kept = try ChromeDriver()
        var dropped: ChromeDriver? = try ChromeDriver()
        let address = try #require(dropped?.address)
        #expect(kept.address != address)
        #expect(try answers(address))

        dropped = nil
        while try answers(address) {}
        #expect(try answers(kept.address))
    }

    @Test(
        "One that is missing, or ends at once, is an error", .timeLimit(.minutes(1)),
        arguments: ["missing-driver", "true"])
    func noDriver(program: String) {
        #expect(throws: BrowserError.self) { try ChromeDriver(program: program) }
    }

    private func answers(_ address: URL) throws -> Bool {
        try !Tool.run(["curl", "--silent", "--noproxy", "*", "\(address)/status"]).output.isEmpty
    }
}
