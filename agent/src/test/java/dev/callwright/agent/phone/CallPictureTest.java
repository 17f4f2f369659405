package dev.callwright.agent.phone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.agent.phone.CallPicture.Kind;
import dev.callwright.agent.phone.CallPicture.Mark;
import dev.callwright.agent.phone.CallPicture.Side;
import dev.callwright.agent.phone.CallPicture.Span;
import dev.callwright.agent.phone.testing.SyntheticCall;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CallPictureTest {

    private static final PictureFrame FRAME = new PictureFrame(20);

    @Test
    void writesAPng(@TempDir Path folder) throws IOException {
        var file = folder.resolve("call.png");

        CallPicture.write(SyntheticCall.audio(), SyntheticCall.marks(), SyntheticCall.spans(), file);

        var image = ImageIO.read(file.toFile());
        assertThat(image.getWidth()).isEqualTo(1600);
        assertThat(image.getHeight()).isEqualTo(600);
    }

    @Test
    void theWaveformStandsWhereThereIsSound() {
        var image = draw(List.of(), List.of());

        assertThat(tallest(image, Side.CALLER, 5.2, 7.0)).isGreaterThan(60);
        assertThat(tallest(image, Side.AGENT, 8.1, 10.1)).isGreaterThan(60);
        assertThat(tallest(image, Side.CALLER, 2.2, 4.0)).isLessThan(3);
        assertThat(tallest(image, Side.AGENT, 5.2, 7.0)).isLessThan(3);
    }

    @Test
    void aSpanShadesItsOwnLaneOnly() {
        var span = new Span(17.0, 19.0, Side.CALLER, "", Kind.INTERRUPTED);

        var image = draw(List.of(), List.of(span));

        assertThat(image.getRGB(FRAME.x(18.5), PictureFrame.LANES_TOP + 10)).isNotEqualTo(PictureColors.LANE.getRGB());
        assertThat(image.getRGB(FRAME.x(18.5), PictureFrame.AGENT_TOP + 10)).isEqualTo(PictureColors.LANE.getRGB());
        assertThat(image.getRGB(FRAME.x(16.5), PictureFrame.LANES_TOP + 10)).isEqualTo(PictureColors.LANE.getRGB());
    }

    @Test
    void aMarkCrossesBothLanesAndCarriesItsLabel() {
        var without = draw(List.of(), List.of());
        var with = draw(List.of(new Mark(18.5, "hang-up", Kind.CALL)), List.of());

        var x = FRAME.x(18.5);
        assertThat(changed(without, with, x, PictureFrame.LANES_TOP, PictureFrame.AGENT_TOP))
                .isGreaterThan(50);
        assertThat(changed(without, with, x, PictureFrame.AGENT_TOP, PictureFrame.LANES_BOTTOM))
                .isGreaterThan(50);
        assertThat(changed(without, with, x + 20, 0, PictureFrame.LANES_TOP)).isGreaterThan(10);
        assertThat(changed(without, with, x - 20, 0, PictureFrame.HEIGHT)).isZero();
    }

    @Test
    void drawsLabelsWithoutAnyFont() {
        var marks = List.of(new Mark(18.5, "hang-up", Kind.CALL));

        var image = draw(marks, List.of(), BitmapText::new);

        var labelRow = PictureFrame.LANES_TOP - 16;
        var colors = IntStream.range(FRAME.x(18.5) + 4, FRAME.x(18.5) + 60)
                .map(x -> image.getRGB(x, labelRow))
                .distinct()
                .count();
        assertThat(colors).isGreaterThan(1);
    }

    @Test
    void anEmptyCallAndMomentsOutsideItDoNoHarm() {
        var nothing = new StereoAudio(new short[0], new short[0], 8_000);
        var marks = List.of(new Mark(-1, "before", Kind.CALL), new Mark(9, "after", Kind.CALL));
        var spans = List.of(new Span(-5, 99, Side.AGENT, "all", Kind.AGENT));

        var image = CallPicture.draw(nothing, marks, spans, PictureText::on);

        assertThat(image.getWidth()).isEqualTo(1600);
    }

    @Test
    void labelsThatWouldCoverEachOtherGetRowsOfTheirOwnUntilNoneIsLeft() {
        var rows = new LabelRows(2);

        assertThat(rows.place(0, 100)).hasValue(0);
        assertThat(rows.place(50, 100)).hasValue(1);
        assertThat(rows.place(60, 100)).isEmpty();
        assertThat(rows.place(110, 100)).hasValue(0);
    }

    @Test
    void theAxisHasRoundStepsAndNotTooMany() {
        assertThat(new PictureFrame(1.5).step()).isEqualTo(0.1);
        assertThat(new PictureFrame(20).step()).isEqualTo(1);
        assertThat(new PictureFrame(70).step()).isEqualTo(5);
        assertThat(new PictureFrame(600).step()).isEqualTo(30);
    }

    private static BufferedImage draw(List<Mark> marks, List<Span> spans) {
        return draw(marks, spans, PictureText::on);
    }

    private static BufferedImage draw(List<Mark> marks, List<Span> spans, Function<Graphics2D, PictureText> text) {
        return CallPicture.draw(SyntheticCall.audio(), marks, spans, text);
    }

    /** The most pixels of one column that are neither paper nor grid, within a stretch of a lane. */
    private static int tallest(BufferedImage image, Side side, double from, double to) {
        var top = PictureFrame.laneTop(side);
        return IntStream.range(FRAME.x(from), FRAME.x(to))
                .map(x -> (int) IntStream.range(top, top + PictureFrame.LANE_HEIGHT)
                        .filter(y -> isInk(image.getRGB(x, y)))
                        .count())
                .max()
                .orElse(0);
    }

    private static boolean isInk(int rgb) {
        return rgb != PictureColors.LANE.getRGB() && rgb != PictureColors.GRID.getRGB();
    }

    private static int changed(BufferedImage without, BufferedImage with, int x, int from, int to) {
        return (int) IntStream.range(from, to)
                .filter(y -> without.getRGB(x, y) != with.getRGB(x, y))
                .count();
    }
}
