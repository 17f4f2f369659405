package dev.callwright.config.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.callwright.config.Codec;
import dev.callwright.config.RegistrarConfig.Digest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How the words of an enum are written, and what is said about others. */
final class ScalarReaderTest {

    enum Model {
        STEP_1O,
        STEP_1O_AUDIO,
        G711A
    }

    @Test
    void aDigitBeforeALetterIsNoNewWord() throws Unreadable {
        assertThat(ScalarReader.read("step-1o", Model.class)).isEqualTo(Model.STEP_1O);
        assertThat(ScalarReader.read("step-1o-audio", Model.class)).isEqualTo(Model.STEP_1O_AUDIO);
        assertThat(ScalarReader.read("g711a", Model.class)).isEqualTo(Model.G711A);
        assertThat(ScalarReader.read("sha-256", Digest.class)).isEqualTo(Digest.SHA_256);
        assertThat(ScalarReader.read("pcma", Codec.class)).isEqualTo(Codec.PCMA);
    }

    @Test
    void anotherSpellingIsRefusedAndTheNearestWordIsShown() {
        for (String text : List.of("step-1-o", "STEP_1O", "Step-1o")) {
            assertThatThrownBy(() -> ScalarReader.read(text, Model.class))
                    .isInstanceOfSatisfying(
                            Unreadable.class,
                            failure -> assertThat(failure.message())
                                    .isEqualTo("\"" + text + "\" is not one of step-1o, step-1o-audio, g711a"))
                    .isInstanceOfSatisfying(
                            Unreadable.class,
                            failure -> assertThat(failure.remedy()).isEqualTo("write step-1o"));
        }
    }
}
