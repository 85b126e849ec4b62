package maf.producers;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import maf.producers.generate.TitleGenerator;
import maf.producers.row.Source;
import maf.runtime.InvalidConfigurationException;
import maf.runtime.Program;

/**
 * {@code MakeExports <folder> [movies series people [seed]]}: generates two consecutive days of the three exports, by
 * default of the size of the real ones, as {@code day-1/movie_ids.json.gz} and so on. Between the days, 60 percent of
 * the popularities change, 5 of 1,000 rows disappear, 5 of 1,000 are new and 2 of 1,000 are renamed. Ids are not
 * sorted.
 */
public final class MakeExports {
    private static final long MOVIES = 1_200_000;
    private static final long SERIES = 230_000;
    private static final long PEOPLE = 4_000_000;
    private static final int ID_GAP = 3;
    /** Rows are shuffled within blocks, so that memory does not grow with the file. */
    private static final int BLOCK = 4_096;

    private MakeExports() {}

    public static void main(String[] arguments) {
        Program.run("make-exports", stop -> {
            if (arguments.length != 1 && arguments.length != 4 && arguments.length != 5) {
                throw new InvalidConfigurationException("Usage: MakeExports <folder> [movies series people [seed]]");
            }
            var sized = arguments.length > 1;
            var seed = arguments.length > 4 ? Long.parseLong(arguments[4]) : 1;
            for (var day = 1; day <= 2; day++) {
                var folder = Files.createDirectories(Path.of(arguments[0], "day-" + day));
                write(folder, Source.MYSQL, sized ? Long.parseLong(arguments[1]) : MOVIES, day, seed);
                write(folder, Source.POSTGRES, sized ? Long.parseLong(arguments[2]) : SERIES, day, seed);
                write(folder, Source.MONGODB, sized ? Long.parseLong(arguments[3]) : PEOPLE, day, seed);
            }
        });
    }

    private static void write(Path folder, Source source, long rows, int day, long seed) throws IOException {
        var lines = new Lines(source, seed, rows, day);
        var file = folder.resolve(source.export + ".json.gz");
        try (var output = new BufferedWriter(new OutputStreamWriter(
                new GZIPOutputStream(Files.newOutputStream(file), 1 << 16), StandardCharsets.UTF_8))) {
            for (var block = 0L; block < lines.numbers(); block += BLOCK) {
                for (var place = 0; place < BLOCK; place++) {
                    // an odd factor visits each index of a block once, out of order
                    output.write(lines.line(block + (place * 1_597L + 811) % BLOCK));
                }
            }
        }
        System.out.println(file + ": " + Files.size(file) + " bytes");
    }

    /** Each line is a function of the seed, its number and the day. */
    private record Lines(Source source, long seed, long rows, int day) {
        long numbers() {
            return rows + rows / 200;
        }

        /** Returns an empty string if the day does not have the row. */
        String line(long number) {
            var dice = new SplittableRandom(seed * 1_000_003 + number * 31 + source.export.hashCode());
            var vanishes = dice.nextInt(200) == 0;
            var id = number * ID_GAP + 2 + dice.nextInt(ID_GAP);
            if (number >= numbers() || (number >= rows && day == 1) || (number < rows && vanishes && day == 2)) {
                return "";
            }
            var title = TitleGenerator.next(dice);
            var renamed = dice.nextInt(500) == 0;
            var popularity = Math.max(1, Math.round(Math.exp(dice.nextGaussian() * 1.1 - 0.4) * 10_000));
            var moves = dice.nextInt(10) < 6;
            var digits = moves && day == 2 ? popularity + 1 + dice.nextInt(500) : popularity;
            return json(id, day == 2 && renamed ? title + " II" : title, digits, number % 50 == 7);
        }

        private String json(long id, String title, long digits, boolean adult) {
            var popularity = BigDecimal.valueOf(digits, 4).toPlainString();
            return switch (source) {
                case MYSQL ->
                    "{\"adult\":" + adult + ",\"id\":" + id + ",\"original_title\":\"" + title + "\",\"popularity\":"
                            + popularity + ",\"video\":false}\n";
                case POSTGRES ->
                    "{\"id\":" + id + ",\"original_name\":\"" + title + "\",\"popularity\":" + popularity + "}\n";
                case MONGODB ->
                    "{\"adult\":" + adult + ",\"id\":" + id + ",\"name\":\"" + title + "\",\"popularity\":" + popularity
                            + "}\n";
            };
        }
    }
}
