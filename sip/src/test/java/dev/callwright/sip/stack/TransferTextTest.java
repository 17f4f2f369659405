package dev.callwright.sip.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.sip.DialogId;
import dev.callwright.sip.stack.text.ReferTo;
import dev.callwright.sip.stack.text.ReplacesHeader;
import dev.callwright.sip.stack.text.Sipfrag;
import dev.callwright.sip.stack.text.UriHeaders;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The small texts of a transfer: Refer-To, Replaces, and the status line in a NOTIFY. */
final class TransferTextTest {

    @Test
    void readsWhomToCallAndWhatToReplace() {
        assertThat(ReferTo.parse(
                        "\"Bob, B\" <sip:bob@h:5070;transport=tcp?Replaces=a%40b%3Bto-tag%3D1%3Bfrom-tag%3D2&X=y>"))
                .contains(new ReferTo("sip:bob@h:5070;transport=tcp", Optional.of("a@b;to-tag=1;from-tag=2")));
        assertThat(ReferTo.parse("sip:bob@h")).contains(new ReferTo("sip:bob@h", Optional.empty()));
        assertThat(ReferTo.parse("<sip:bob@h;method=INVITE>")).contains(new ReferTo("sip:bob@h", Optional.empty()));
        assertThat(ReferTo.parse("<sips:bob@h>").map(ReferTo::targetUri)).contains("sips:bob@h");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<>",
                "tel:+4930",
                "<http://example.org/>",
                "<sip:a@h>, <sip:b@h>",
                "<sip:a@h;method=BYE>",
                "<sip:a b@h>",
                "<sip:",
                "nonsense"
            })
    void refusesToCallAnythingElse(String value) {
        assertThat(ReferTo.parse(value)).isEmpty();
    }

    @Test
    void leavesOutAReplacesWhoseEscapesAreBroken() {
        assertThat(ReferTo.parse("<sip:b@h?Replaces=a%4>").orElseThrow().replaces())
                .isEmpty();
        assertThat(ReferTo.parse("<sip:b@h?Replaces=a%zz>").orElseThrow().replaces())
                .isEmpty();
        assertThat(ReferTo.parse("<sip:b@h?Replaces=a%>").orElseThrow().replaces())
                .isEmpty();
    }

    @Test
    void escapesSoThatUnescapingGivesItBack() {
        String replaces = "a b%@h?&=é;to-tag=\"x\";from-tag=~";

        String escaped = UriHeaders.escape(replaces);

        assertThat(escaped).matches("[A-Za-z0-9%_.!~*'()-]+");
        assertThat(UriHeaders.find("A=b&replaces=" + escaped, "Replaces")).contains(replaces);
    }

    @Test
    void namesADialogAsTheOtherSideKnowsIt() {
        ReplacesHeader header = ReplacesHeader.to(new DialogId("id@h", "ours", "theirs"));

        assertThat(header.text()).isEqualTo("id@h;to-tag=theirs;from-tag=ours");
        assertThat(ReplacesHeader.parse(header.text())).contains(header);
    }

    @Test
    void readsReplacesInAnyOrder() {
        assertThat(ReplacesHeader.parse("id@h ; from-tag=2;early-only ;To-Tag=1;x=y"))
                .contains(new ReplacesHeader("id@h", "1", "2", true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "id",
                "id;to-tag=1",
                "id;from-tag=1",
                "id;to-tag=;from-tag=2",
                ";to-tag=1;from-tag=2",
                "id;to-tag=1;to-tag=2;from-tag=3",
                "a;to-tag=1;from-tag=2, b;to-tag=1;from-tag=2"
            })
    void refusesAReplacesThatNamesNoDialog(String value) {
        assertThat(ReplacesHeader.parse(value)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "SIP/2.0 200 OK,200",
        "'SIP/2.0 100 Trying\r\nTo: x\r\n',100",
        "'\r\nSIP/2.0 486',486",
        "SIP/2.0 603\tDecline,603"
    })
    void readsTheStatus(String body, int status) {
        assertThat(Sipfrag.status(body)).isEqualTo(OptionalInt.of(status));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "200 OK",
                "SIP/2.0 2000",
                "SIP/2.0 999 x",
                "SIP/2.0",
                "HTTP/1.1 200 OK",
                "INVITE sip:a SIP/2.0"
            })
    void seesNoStatusElsewhere(String body) {
        assertThat(Sipfrag.status(body)).isEmpty();
    }

    @Test
    void survivesGarbage() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder("<sip:a@h?Replaces=");
            int length = random.nextInt(30);
            for (int j = 0; j < length; j++) {
                text.append((char) (1 + random.nextInt(200)));
            }
            String value = text.toString();
            assertThat(ReferTo.parse(value)
                            .map(target -> target.targetUri().length())
                            .orElse(0))
                    .as("seed %d", seed)
                    .isLessThan(100);
            assertThat(ReplacesHeader.parse(value).map(ReplacesHeader::callId).orElse(""))
                    .as("seed %d", seed)
                    .doesNotContain(";");
            assertThat(Sipfrag.status(value)).as("seed %d", seed).isEmpty();
        }
    }
}
