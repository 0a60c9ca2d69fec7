package g6.summary.out.http;

/// An event as a client gets it.
///
/// @param id the last id so far, which a client comes back with
/// @param hasId whether this very event has one
record Event(String type, String id, boolean hasId, String data) {
    String member(String name) {
        return RawJson.member(data, name);
    }
}
