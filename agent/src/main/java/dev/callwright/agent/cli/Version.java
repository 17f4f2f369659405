package dev.callwright.agent.cli;

import picocli.CommandLine.IVersionProvider;

/** The version of the program, from its jar. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {text()};
    }

    static String text() {
        String version = Version.class.getPackage().getImplementationVersion();
        return "Callwright " + (version == null ? "(from classes)" : version) + ", Java " + Runtime.version();
    }
}
