package g6.summary.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.List;

final class FieldsTest {
    private static final Fields FIELDS =
            Fields.of(
                    Value.Object.builder()
                            .put("name", Value.of("NIFTY"))
                            .put("legs", Value.of(12))
                            .put("open", Value.of(true))
                            .put("absent", Value.Null.NULL)
                            .put("list", Value.of(List.of(Value.of("a"), Value.Null.NULL)))
                            .put("part", Value.Object.builder().put("inner", Value.of("x")).build())
                            .build());

    @Test
    void whatHasNoPartsIsText() {
        assertThat(FIELDS.text("name")).contains("NIFTY");
        assertThat(FIELDS.text("legs")).contains("12");
        assertThat(FIELDS.text("open")).contains("true");
        assertThat(FIELDS.shown("legs")).isEqualTo("12");
    }

    @Test
    void whatIsAbsentOrOfAnotherKindIsEmpty() {
        for (String name : List.of("absent", "list", "part", "unheard of")) {
            assertThat(FIELDS.text(name)).as(name).isEmpty();
            assertThat(FIELDS.number(name)).as(name).isEmpty();
            assertThat(FIELDS.shown(name)).as(name).isEqualTo("—");
        }
        assertThat(FIELDS.number("name")).isEmpty();
        assertThat(FIELDS.items("name")).isEmpty();
        assertThat(FIELDS.fields("name").isEmpty()).isTrue();
        assertThat(FIELDS.value("unheard of")).isEqualTo(Value.Null.NULL);
    }

    @Test
    void aNumberIsNeverMadeOfText() {
        assertThat(FIELDS.number("legs")).contains(BigDecimal.valueOf(12));
        assertThat(Fields.of(Value.Object.builder().put("n", Value.of("12")).build()).number("n"))
                .isEmpty();
    }

    @Test
    void whatIsAbsentIsNeitherTrueNorFalse() {
        assertThat(FIELDS.isTrue("open")).isTrue();
        assertThat(FIELDS.isFalse("open")).isFalse();
        assertThat(FIELDS.isTrue("absent") || FIELDS.isFalse("absent")).isFalse();
        assertThat(FIELDS.isTrue("unheard of") || FIELDS.isFalse("unheard of")).isFalse();
    }

    @Test
    void partsAreReadInTheSameWay() {
        assertThat(FIELDS.fields("part").text("inner")).contains("x");
        assertThat(FIELDS.items("list")).hasSize(2);
        assertThat(FIELDS.rows("list")).hasSize(2).allMatch(Fields::isEmpty);
    }

    @Test
    void whatIsNoObjectAndAPanelThatIsNotThereHaveNone() {
        assertThat(Fields.of(Value.of("text")).isEmpty()).isTrue();
        assertThat(Fields.of(Frame.none(), "indices").members()).isEmpty();
    }
}
