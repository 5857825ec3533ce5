internal import CGlibc
internal import Glibc

/// The time of the day on which a run is made.
package enum Clock {
    /// Seconds since 1970-01-01T00:00:00Z: by SOURCE_DATE_EPOCH where that is set, as for reproducible builds, else by
    /// the system's clock.
    package static var now: Int64 {
        if let given = ProcessEnvironment.variable("SOURCE_DATE_EPOCH").flatMap(Int64.init) { return given }
        return Int64(time(nil))
    }
}
