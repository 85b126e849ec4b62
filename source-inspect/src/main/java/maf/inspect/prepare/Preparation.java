package maf.inspect.prepare;

import java.util.List;
import java.util.function.Function;
import maf.inspect.connect.Login;
import maf.source.Environment;
import maf.source.Source;
import maf.source.Users;

/** All that an administrator has to run for a source: users and rights, the table of signals, and what its kind needs besides. */
public final class Preparation {
    private Preparation() {}

    /**
     * The steps in their order.
     *
     * @param environment resolves names and passwords
     * @param showsPasswords whether statements contain passwords themselves, or only where each is
     */
    public static List<Step> of(Source source, Environment environment, boolean showsPasswords) {
        Function<Users.User, Login> login = user -> showsPasswords
                ? Login.of(user, environment)
                : new Login(environment.resolve(user.name()), "<" + where(user) + ">");
        return switch (source.kind()) {
            case MYSQL -> new MysqlPreparation(source, login).steps();
            case POSTGRES -> new PostgresPreparation(source, environment, login).steps();
            case MONGODB -> new MongoPreparation(source, login).steps();
        };
    }

    private static String where(Users.User user) {
        return user.password() instanceof maf.source.Secret.InFile file
                ? "the password in " + file.name()
                : "the password in the environment variable "
                        + ((maf.source.Secret.InEnvironment) user.password()).variable();
    }
}
