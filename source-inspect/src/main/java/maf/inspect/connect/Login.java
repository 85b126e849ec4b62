package maf.inspect.connect;

import maf.source.Environment;
import maf.source.Users;

/** A user with the password itself, which no text of this object shows. */
public record Login(String name, String password) {
    /**
     * Resolves a user of a source's file.
     *
     * @throws maf.source.UnresolvedReferenceException if the password is not where the file says
     */
    public static Login of(Users.User user, Environment environment) {
        return new Login(environment.resolve(user.name()), environment.password(user.password()));
    }

    @Override
    public String toString() {
        return name;
    }
}
