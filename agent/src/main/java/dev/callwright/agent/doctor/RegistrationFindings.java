package dev.callwright.agent.doctor;

import dev.callwright.agent.doctor.Registration.Obstacle;
import dev.callwright.config.TrunkConfig;
import java.util.List;

/** Why a trunk does not register, and what to do. Pure. */
final class RegistrationFindings {

    private RegistrationFindings() {}

    static List<Finding> of(TrunkConfig trunk, Registration registration) {
        if (trunk.register().registrars().isEmpty()) {
            return List.of();
        }
        return switch (registration) {
            case Registration.Unwanted _ -> List.of();
            case Registration.Unknown _ ->
                List.of(Finding.unsure(
                        "It is not known yet whether we are registered.", "Ask again in a few seconds."));
            case Registration.Standing(var left) ->
                List.of(Finding.good("We are registered, for another " + left.toSeconds() + " s."));
            case Registration.Refused(int status, String reason) -> List.of(refused(trunk, status, reason));
            case Registration.Unreached(Obstacle obstacle, String detail) ->
                List.of(unreached(trunk, obstacle, detail));
        };
    }

    private static Finding refused(TrunkConfig trunk, int status, String reason) {
        String sentence = "The registrar refuses us with " + status + " " + reason + ".";
        return switch (status) {
            case 401, 407 ->
                Finding.bad(
                        sentence + " It does not accept the password.",
                        "Check credentials.user and credentials.password; the user is '"
                                + trunk.credentials().user() + "', and some carriers want another than the number.");
            case 403 ->
                Finding.bad(
                        sentence + " The user or the password is wrong, or this address may not register.",
                        "Check credentials, and ask the carrier whether it expects another source address or domain.");
            case 404 ->
                Finding.bad(
                        sentence + " It does not know the user.",
                        "Check register.user (now '" + user(trunk) + "') and domain.");
            case 423 -> Finding.bad(sentence + " It wants longer registrations.", "Raise register.expires.");
            case 408, 480, 500, 502, 503, 504 ->
                Finding.bad(
                        sentence + " That is trouble on its side, or between its servers.",
                        "We keep trying; if it lasts, ask the carrier and add a second one to register.registrars.");
            default -> Finding.bad(sentence, "Ask the carrier what it means by it.");
        };
    }

    private static String user(TrunkConfig trunk) {
        return trunk.register().user().isEmpty()
                ? trunk.credentials().user()
                : trunk.register().user();
    }

    private static Finding unreached(TrunkConfig trunk, Obstacle obstacle, String detail) {
        String registrars = String.join(", ", trunk.register().registrars());
        String more = detail.isEmpty() ? "" : " (" + detail + ")";
        return switch (obstacle) {
            case SILENCE ->
                Finding.bad(
                        "The registrar does not answer: " + registrars + more + ".",
                        "Check the address and port, that the firewall lets us out, and whether it wants tcp or tls.");
            case NAME ->
                Finding.bad(
                        "The name of the registrar is not found: " + registrars + more + ".",
                        "Check the spelling in register.registrars, and the name server of this machine.");
            case REFUSED ->
                Finding.bad(
                        "Nobody listens at the registrar's port: " + registrars + more + ".",
                        "Check the port and the transport in register.registrars.");
            case CERTIFICATE ->
                Finding.bad(
                        "The registrar's certificate is not signed by anyone we trust" + more + ".",
                        "Name the carrier's authority in sip.tls.authorities.");
            case CERTIFICATE_NAME ->
                Finding.bad(
                        "The registrar's certificate is for another name" + more + ".",
                        "Write the registrar with the name its certificate is for, not with an IP address.");
            case DIGEST ->
                Finding.bad(
                        "The registrar asks for a kind of digest we do not answer, such as auth-int alone" + more + ".",
                        "Ask the carrier to offer qop=auth with MD5 or SHA-256.");
            case OTHER -> Finding.bad("The registrar was not reached: " + registrars + more + ".", "See the log.");
        };
    }
}
