package dev.callwright.agent.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ErrorBodyTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            delimiter = '|',
            value = {
                "{\"error\":{\"message\":\"no such model\",\"type\":\"x\"}} | no such model",
                "{\"error\":\"no such model\"}                              | no such model",
                "{\"message\":\"no such model\",\"code\":7}                 | no such model",
                "{\"code\":7}                                               | ''",
                "<html>no such model</html>                                 | <html>no such model</html>"
            })
    void findsTheWordsInWhateverFormTheyCome(String body, String words) {
        assertThat(ErrorBody.message(body)).isEqualTo(words);
    }
}
