package g6.summary.out.recording;

import g6.summary.domain.SourceState;
import g6.summary.domain.SourceState.Freshness;
import g6.summary.domain.StatusFault;
import g6.summary.domain.StatusFault.Outcome;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.ToIntFunction;

/// The numbers of the format, as `docs/recording.md` tells them. They stay what they are, in
/// whatever order the program knows its states.
final class Format {
    static final int VERSION = 1;

    /// Behind it stands the version, in one byte. A line end among the bytes shows whether somebody
    /// took the file for a text.
    private static final byte[] NAME = {'G', '6', 'R', 'E', 'C', '\r', '\n'};

    static final int START = 1;
    static final int BODY = 2;
    static final int SAME = 3;
    static final int CYCLE = 4;

    /// The bits of the byte that begins a source state, beside the freshness.
    private static final int HAS_AS_OF = 0x10;

    private static final int FRESHNESS = 0x0F;
    private static final int NANOS = 999_999_999;

    private Format() {}

    static void writeHeader(Bytes segment) {
        segment.writeBytes(NAME);
        segment.write(VERSION);
    }

    /// @return the version; 0 where this is no segment at all
    /// @throws Damaged if the bytes end before that can be told
    static int readHeader(Payload segment) throws Damaged {
        for (byte expected : NAME) {
            if (segment.octet() != expected) {
                return 0;
            }
        }
        return segment.octet();
    }

    static void write(SourceState source, Bytes payload) {
        payload.write(code(source.freshness()) | (source.asOf().isPresent() ? HAS_AS_OF : 0));
        source.asOf().ifPresent(at -> payload.signed(at.getEpochSecond()).varint(at.getNano()));
        source.fault()
                .ifPresent(fault -> payload.varint(code(fault.outcome())).text(fault.detail()));
    }

    static SourceState readSource(Payload payload) throws Damaged {
        int head = payload.octet();
        Freshness freshness = decode(Freshness.values(), Format::code, head & FRESHNESS);
        Optional<Instant> asOf =
                (head & HAS_AS_OF) == 0 ? Optional.empty() : Optional.of(instant(payload));
        return freshness == Freshness.FAILED
                ? SourceState.failed(fault(payload), asOf)
                : new SourceState(freshness, asOf, Optional.empty());
    }

    private static Instant instant(Payload payload) throws Damaged {
        try {
            return Instant.ofEpochSecond(payload.signed(), payload.varint(NANOS));
        } catch (DateTimeException | ArithmeticException _) { // out of range, whatever it says
            throw new Damaged("a moment is none");
        }
    }

    private static StatusFault fault(Payload payload) throws Damaged {
        Outcome outcome = decode(Outcome.values(), Format::code, payload.varint(Integer.MAX_VALUE));
        return new StatusFault(outcome, payload.text());
    }

    private static <T> T decode(T[] known, ToIntFunction<T> code, int wanted) throws Damaged {
        return Arrays.stream(known)
                .filter(one -> code.applyAsInt(one) == wanted)
                .findFirst()
                .orElseThrow(() -> new Damaged("a state is unknown: " + wanted));
    }

    private static int code(Freshness freshness) {
        return switch (freshness) {
            case FRESH -> 1;
            case LATE -> 2;
            case STALE -> 3;
            case FAILED -> 4;
        };
    }

    private static int code(Outcome outcome) {
        return switch (outcome) {
            case MISSING -> 1;
            case DENIED -> 2;
            case NOT_A_FILE -> 3;
            case TOO_LARGE -> 4;
            case TIMED_OUT -> 5;
            case MALFORMED -> 6;
            case NOT_AN_OBJECT -> 7;
            case IO_ERROR -> 8;
            case INTERNAL -> 9;
        };
    }
}
