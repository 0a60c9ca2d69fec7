package g6.summary.out.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.InetAddress;

/// Which addresses a range has.
class AddressRangeTest {
    private static boolean has(String range, String address) {
        return AddressRange.parse(range).orElseThrow().contains(InetAddress.ofLiteral(address));
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.1, 10.0.0.1",
        "10.0.0.0/8, 10.255.255.255",
        "10.0.0.0/9, 10.127.0.1",
        "10.1.2.3/8, 10.9.9.9",
        "0.0.0.0/0, 203.0.113.9",
        "::1, ::1",
        "2001:db8::/33, 2001:db8:7fff::1",
        "::/0, 2001:db8::1",
        "::ffff:10.0.0.1, 10.0.0.1",
        "10.0.0.1, ::ffff:10.0.0.1",
        "::ffff:10.0.0.0/104, 10.9.9.9",
        "FE80::/10, fe80::1"
    })
    void itHasWhatBeginsAlike(String range, String address) {
        assertThat(has(range, address)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.1, 10.0.0.2",
        "10.0.0.0/8, 11.0.0.0",
        "10.0.0.0/9, 10.128.0.0",
        "0.0.0.0/0, ::1",
        "::/0, 10.0.0.1",
        "2001:db8::/33, 2001:db8:8000::1",
        "::ffff:10.0.0.0/104, 11.0.0.1",
        "127.0.0.1, ::1"
    })
    void itHasNothingElse(String range, String address) {
        assertThat(has(range, address)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "10.0.0",
                "10.0.0.1/33",
                "10.0.0.1/-1",
                "10.0.0.1/",
                "10.0.0.1/8/8",
                "010.0.0.1",
                "::1/129",
                "::ffff:10.0.0.1/95",
                "::ffff:10.0.0.1/129",
                "fe80::1%eth0",
                "localhost",
                "10.0.0.1/８",
                ":::"
            })
    void whatIsNoRangeIsNotUnderstood(String text) {
        assertThat(AddressRange.parse(text)).isEmpty();
    }
}
