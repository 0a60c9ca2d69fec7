package g6.summary.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;

class PanelTest {
    private static final Panel PANEL =
            new Panel("a", "A", List.of("one", ""), Value.of(List.of(Value.of(1), Value.of("x"))));

    private static Value.Object contentWith(String name, Value value) {
        Value.Object.Builder content = Value.Object.builder();
        PANEL.content().members().forEach(content::put);
        return content.put(name, value).build();
    }

    @Test
    void aPanelIsReadBackFromItsContent() {
        assertThat(Panel.from(PANEL.content())).contains(PANEL);
        assertThat(Panel.from(contentWith("data", Value.Null.NULL)).orElseThrow().data())
                .isEqualTo(Value.Null.NULL);
    }

    @Test
    void whatIsNotTheContentOfAPanelIsNone() {
        assertThat(Panel.from(Value.Object.empty())).isEmpty();
        assertThat(Panel.from(contentWith("key", Value.of(1)))).isEmpty();
        assertThat(Panel.from(contentWith("title", Value.Null.NULL))).isEmpty();
        assertThat(Panel.from(contentWith("lines", Value.of("one")))).isEmpty();
        assertThat(Panel.from(contentWith("lines", Value.of(List.of(Value.of(1)))))).isEmpty();
        assertThat(Panel.from(contentWith("more", Value.of(1)))).isEmpty();
    }
}
