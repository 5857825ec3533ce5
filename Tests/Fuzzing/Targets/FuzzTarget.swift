/// One place where bytes come in from outside, and what has to hold of any bytes there.
///
/// The fuzzer (Tests/Fuzzing/Driver) and the tests, which replay its seeds and its findings, run the same targets.
package struct FuzzTarget: Sendable, CustomStringConvertible {
    package let name: String
    /// Whether a run takes milliseconds, where others take microseconds.
    package let isSlow: Bool
    private let body: @Sendable ([UInt8]) throws -> Bool

    init(_ name: String, isSlow: Bool = false, _ body: @escaping @Sendable ([UInt8]) throws -> Bool) {
        self.name = name
        self.isSlow = isSlow
        self.body = body
    }

    package var description: String { name }

    /// Hands the bytes to what the target is for.
    ///
    /// - Returns: whether they were of use there; an error that a user would be told is none of ours.
    /// - Throws: when something does not hold that has to.
    package func accepts(_ input: [UInt8]) throws(FuzzFinding) -> Bool {
        do { return try body(input) } catch let finding as FuzzFinding { throw finding } catch {
            throw FuzzFinding("an error that nobody described: \(error)")
        }
    }

    package static let all =
        [
            InputTargets.all, TextTargets.all, SettingsTargets.all,
            [InspectionTargets.inspect, ResultTargets.report, FoldTargets.orders],
        ].flatMap { $0 }
}

/// What does not hold of some bytes.
package struct FuzzFinding: Error, CustomStringConvertible {
    package let description: String

    init(_ description: String) { self.description = description }
}

/// - Throws: a finding where the condition is false.
func require(_ condition: Bool, _ otherwise: @autoclosure () -> String) throws {
    guard condition else { throw FuzzFinding(otherwise()) }
}

extension [UInt8] {
    /// The bytes as text: what is not UTF-8 is replaced, as the readers let nothing else pass.
    var text: String { String(decoding: self, as: UTF8.self) }

    /// Whether the bytes are valid UTF-8.
    var isText: Bool { String(validating: self, as: UTF8.self) != nil }
}
