package maf.producers.row;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One line of a daily id export. A field that is missing in the line is null and stays missing in the database. An
 * empty title stays empty.
 *
 * @param id TMDB's id, the primary key everywhere
 * @param title {@code original_title} of a movie, {@code original_name} of a TV series, {@code name} of a person
 * @param popularity with all published digits, never converted through a float
 * @param adult movies and people only
 * @param video movies only
 */
public record ExportRow(
        @JsonProperty(required = true) long id,

        @JsonAlias({"original_title", "original_name", "name"}) @Nullable String title,

        @Nullable BigDecimal popularity,
        @Nullable Boolean adult,
        @Nullable Boolean video) {}
