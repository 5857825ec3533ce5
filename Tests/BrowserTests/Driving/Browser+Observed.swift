import Foundation

/// What a page did that a reader does not see.
struct Observed: Sendable, Equatable {
    /// Warnings and errors of the console: errors of scripts, what the page's security policy forbade, what
    /// could not be loaded, and what scripts wrote.
    var console: [String] = []
    /// Addresses that were asked for, the page's own among them, without fragments; what an address holds
    /// itself (`data:`) is not asked for.
    var requests: [String] = []

    /// Whether nothing but the page itself was asked for, and nothing went wrong.
    func isQuiet(for page: Page) -> Bool {
        console.isEmpty && requests.allSatisfy { $0 == page.address }
    }
}

extension Browser {
    /// What happened since this was called last.
    func observed() throws -> Observed {
        struct Entry: Decodable {
            var level: String
            var message: String
        }
        struct Event: Decodable {
            struct Message: Decodable {
                var method: String
                var params: Parameters
            }
            struct Parameters: Decodable {
                var request: Request?
                var url: String?
            }
            struct Request: Decodable { var url: String }
            var message: Message
        }
        var observed = Observed()
        let written: [Entry] = try command("se/log", ["type": "browser"])
        observed.console = written.filter { ["WARNING", "SEVERE"].contains($0.level) }.map(\.message)

        let logged: [Entry] = try command("se/log", ["type": "performance"])
        for entry in logged where entry.message.contains("\"Network.") {
            let event = try JSONDecoder().decode(Event.self, from: Data(entry.message.utf8)).message
            let address: String? =
                switch event.method {
                case "Network.requestWillBeSent": event.params.request?.url
                case "Network.webSocketCreated", "Network.webTransportCreated": event.params.url
                default: nil
                }
            guard let address, !address.hasPrefix("data:"), !address.hasPrefix("about:") else { continue }
            observed.requests.append(String(address.prefix { $0 != "#" }))
        }
        return observed
    }

    /// Milliseconds from the start of opening the page.
    struct Timing: Decodable, Sendable {
        /// Until the load event was handled.
        var loaded: Double
        /// Until the first text or picture was painted.
        var painted: Double
        /// Bytes of memory that scripts hold.
        var scriptBytes: Double
        var elements: Int
    }

    /// Waits until something is painted: of an empty page there is no timing.
    func timing() throws -> Timing {
        try runToEnd(
            """
            const painted = await new Promise(tell => {
                new PerformanceObserver(list => {
                    for (const {name, startTime} of list.getEntries())
                        if (name === 'first-contentful-paint') tell(startTime);
                }).observe({type: 'paint', buffered: true});
            });
            const [page] = performance.getEntriesByType('navigation');
            return {
                loaded: page.loadEventEnd,
                painted,
                scriptBytes: performance.memory.usedJSHeapSize,
                elements: document.getElementsByTagName('*').length,
            };
            """)
    }
}
