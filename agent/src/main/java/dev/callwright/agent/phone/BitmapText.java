package dev.callwright.agent.phone;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Capital letters, figures and a few signs of five by seven points, for machines without fonts. Owner: who draws. */
final class BitmapText implements PictureText {

    private static final double POINT = 1.5;
    private static final int COLUMNS = 5;
    private static final int ROWS = 7;
    private static final int ADVANCE = COLUMNS + 1;
    private static final int OCTET_DIGITS = 2;

    /** Each word is a character and its rows from the top, one octet a row, of which the low five bits are points. */
    private static final String GLYPHS = """
            A0e11111f111111 B1e11111e11111e C0f10101010100f D1e11111111111e E1f10101e10101f F1f10101e101010
            G0f10101311110f H1111111f111111 I0e04040404040e J0702020202120c K11121418141211 L1010101010101f
            M111b1515111111 N11191915131311 O0e11111111110e P1e11111e101010 Q0e11111115120d R1e11111e141211
            S0f10100e01011e T1f040404040404 U1111111111110e V11111111110a04 W11111115151b11 X11110a040a1111
            Y11110a04040404 Z1f01020408101f 00e11131519110e 1040c040404040e 20e11010608101f 31e01010e01011e
            402060a121f0202 51f10101e01011e 60e10101e11110e 71f010204040810 80e11110e11110e 90e11110f01010e
            .00000000000404 ,00000000000408 :00040400040400 -0000001e000000 (02040808080402 )08040202020408
            /01010204081010 +0004041f040400 *00150e1f0e1500 #05051f0a1f0a0a '04040000000000 ?0e110102040004
            =00001f001f0000 %19190208101313
            """;

    private static final Pattern WHITESPACE = Pattern.compile("\\s+");
    private static final Map<Character, int[]> ROWS_OF = parse();

    private final Graphics2D ink;

    BitmapText(Graphics2D ink) {
        this.ink = ink;
    }

    @Override
    public int width(String text) {
        return (int) Math.ceil(text.length() * ADVANCE * POINT);
    }

    @Override
    public void left(String text, int x, int baseline) {
        var letters = text.toUpperCase(Locale.ROOT);
        for (int i = 0; i < letters.length(); i++) {
            var rows = ROWS_OF.get(letters.charAt(i));
            if (rows != null) {
                glyph(rows, x + i * ADVANCE * POINT, baseline - ROWS * POINT);
            }
        }
    }

    private void glyph(int[] rows, double left, double top) {
        for (int row = 0; row < ROWS; row++) {
            for (int column = 0; column < COLUMNS; column++) {
                if ((rows[row] >> (COLUMNS - 1 - column) & 1) != 0) {
                    ink.fill(new Rectangle2D.Double(left + column * POINT, top + row * POINT, POINT, POINT));
                }
            }
        }
    }

    private static Map<Character, int[]> parse() {
        var glyphs = new HashMap<Character, int[]>();
        for (var word : WHITESPACE.split(GLYPHS, 0)) {
            var rows = new int[ROWS];
            for (int row = 0; row < ROWS; row++) {
                var from = 1 + row * OCTET_DIGITS;
                rows[row] = Integer.parseInt(word, from, from + OCTET_DIGITS, 16);
            }
            glyphs.put(word.charAt(0), rows);
        }
        return Map.copyOf(glyphs);
    }
}
