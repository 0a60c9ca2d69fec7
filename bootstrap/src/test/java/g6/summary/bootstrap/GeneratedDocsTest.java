package g6.summary.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import g6.summary.application.StatusDecoder.Decoded;
import g6.summary.domain.Value;
import g6.summary.in.json.JsonStatusDecoder;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Pages that are made from the declarations say what the declarations say.
///
/// After a wanted change write them anew and read the difference:
///
/// `mvn package -pl bootstrap -am -Dgolden.write=true`
class GeneratedDocsTest {
    private static final Path DOCS = Path.of(System.getProperty("project.root"), "docs");

    private static String generated(String what) {
        Spoken spoken = new Spoken();
        int code = new CommandLineInterface(spoken.session(Map.of())).execute("generate", what);
        assertThat(code).as(spoken.err()).isZero();
        return spoken.out();
    }

    @ParameterizedTest
    @CsvSource({
        "settings, settings.md",
        "settings-schema, settings.schema.json",
        "deprecations, deprecations.md"
    })
    void pageIsAsTheDeclarationsSay(String what, String page) throws IOException {
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(DOCS.resolve(page), generated(what));
        }

        assertThat(DOCS.resolve(page)).hasContent(generated(what));
    }

    @Test
    void everyDefaultFitsItsOwnSchema() {
        Settings defaults = SettingSources.of(Map.of()).read();
        for (Setting<?> setting : KnownSettings.ALL) {
            if (!setting.isFamily()) {
                assertThat(fits(defaults.json(setting), property(setting.name())))
                        .as(setting.name())
                        .isTrue();
            }
        }
    }

    @Test
    void whatIsOutOfBoundsFitsNoSchema() {
        Value.Object refresh = property("G6_SUMMARY_REFRESH_SEC");

        assertThat(fits(new Value.Number(new BigDecimal("0.05")), refresh)).isTrue();
        assertThat(fits(new Value.Number(new BigDecimal("0.04")), refresh)).isFalse();
        assertThat(fits(Value.of("often"), refresh)).isFalse();
    }

    @Test
    void deprecatedSettingsAreMarkedInTheSchema() {
        for (DeprecatedSetting old : DeprecatedSetting.ALL) {
            assertThat(property(old.name()).get("deprecated")).contains(Value.of(true));
        }
    }

    @Test
    void theTokenIsWriteOnly() {
        assertThat(property("G6_SSE_API_TOKEN").get("writeOnly")).contains(Value.of(true));
    }

    private static Value.Object property(String name) {
        byte[] schema = generated("settings-schema").getBytes(StandardCharsets.UTF_8);
        return switch (new JsonStatusDecoder().decode(schema)) {
            case Decoded.Document(var document) ->
                    object(object(Optional.of(document.root()), "properties"), name).orElseThrow();
            case Decoded.Fault(var fault) -> throw new AssertionError(fault);
        };
    }

    private static Optional<Value.Object> object(Optional<Value.Object> parent, String name) {
        return parent.flatMap(p -> p.get(name))
                .filter(Value.Object.class::isInstance)
                .map(Value.Object.class::cast);
    }

    /// As much of JSON Schema as the declarations use.
    private static boolean fits(Value value, Value.Object schema) {
        List<Value> types =
                switch (schema.get("type").orElseThrow()) {
                    case Value.Array(var several) -> several;
                    case Value one -> List.of(one);
                };
        boolean isOfType = types.contains(Value.of(type(value))) || isWhole(value, types);
        return isOfType && isWithin(value, schema);
    }

    private static boolean isWhole(Value value, List<Value> types) {
        return value instanceof Value.Number(var number)
                && types.contains(Value.of("integer"))
                && number.stripTrailingZeros().scale() <= 0;
    }

    private static boolean isWithin(Value value, Value.Object schema) {
        return !(value instanceof Value.Number(var number))
                || (bound(schema, "minimum").map(min -> number.compareTo(min) >= 0).orElse(true)
                        && bound(schema, "maximum")
                                .map(max -> number.compareTo(max) <= 0)
                                .orElse(true));
    }

    private static Optional<BigDecimal> bound(Value.Object schema, String name) {
        return schema.get(name).map(bound -> ((Value.Number) bound).decimal());
    }

    private static String type(Value value) {
        return switch (value) {
            case Value.Object _ -> "object";
            case Value.Array _ -> "array";
            case Value.Text _ -> "string";
            case Value.Number _ -> "number";
            case Value.Bool _ -> "boolean";
            case Value.Null _ -> "null";
        };
    }

    @Test
    void theManualIsAsciiAndNamesEveryCommandOptionAndSetting() {
        String manual = generated("man").replace("\\-", "-");

        assertThat(manual.chars()).allMatch(c -> c < 0x7F);
        assertThat(manual).contains(".SS \"serve\"", ".SS \"bench cycle\"", "--strict-config");
        KnownSettings.ALL.forEach(setting -> assertThat(manual).contains(setting.name()));
        assertThat(manual).doesNotContain("generate");
    }
}
