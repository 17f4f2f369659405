package dev.callwright.agent;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * The rooms of the house: each a package with its sub-packages, and the rooms it may use. Between the sub-packages of a room arrows
 * are free, but for circles, which {@link ArchitectureTest} refuses.
 */
enum Room {
    CONFIG("config"),
    MEDIA_RTP("media.rtp"),
    MEDIA_JITTER("media.jitter"),
    MEDIA_CODEC("media.codec"),
    MEDIA_DSP("media.dsp"),
    MEDIA_SDP("media.sdp"),
    MEDIA_LEG("media.leg"),
    SIP("sip"),
    SIP_DNS("sip.dns"),
    SIP_STACK("sip.stack"),
    SIP_TRUNK("sip.trunk"),
    SIP_TRACE("sip.trace"),
    CONTROL("agent.control"),
    METRICS("agent.metrics"),
    REALTIME("agent.realtime"),
    CASCADE("agent.cascade"),
    STORE("agent.store"),
    TOOL("agent.tool"),
    SIMULATOR("agent.simulator"),
    BRIDGE("agent.bridge"),
    POOL("agent.pool"),
    CALL("agent.call"),
    PHONE("agent.phone"),
    DOCTOR("agent.doctor"),
    APP("agent.app"),
    SCENARIO("agent.scenario"),
    CLI("agent.cli");

    static final String ROOT = "dev.callwright";

    private static final Set<Room> MEDIA = EnumSet.range(MEDIA_RTP, MEDIA_LEG);
    private static final Set<Room> SIGNALLING = EnumSet.range(SIP, SIP_TRUNK);

    private final String packageName;

    Room(String name) {
        this.packageName = ROOT + "." + name;
    }

    /** The other rooms this one may use. */
    Set<Room> uses() {
        return switch (this) {
            case CONFIG, MEDIA_RTP, MEDIA_CODEC, MEDIA_DSP, SIP, CONTROL, METRICS -> Set.of();
            case SIMULATOR -> Set.of(MEDIA_CODEC, MEDIA_DSP);
            case MEDIA_JITTER -> Set.of(MEDIA_RTP);
            case MEDIA_SDP -> Set.of(MEDIA_CODEC);
            case MEDIA_LEG -> union(MEDIA, Set.of(CONFIG));
            case SIP_DNS -> Set.of(SIP);
            case SIP_STACK, SIP_TRACE -> Set.of(SIP, CONFIG);
            case SIP_TRUNK -> Set.of(SIP, SIP_DNS, CONFIG);
            case REALTIME -> Set.of(MEDIA_CODEC, CONFIG);
            case STORE -> Set.of(CONFIG);
            case TOOL -> Set.of(REALTIME, METRICS, CONFIG);
            case CASCADE -> Set.of(REALTIME, MEDIA_DSP, MEDIA_CODEC, CONFIG);
            case BRIDGE -> Set.of(CONFIG, MEDIA_LEG, MEDIA_DSP, MEDIA_SDP, MEDIA_CODEC, REALTIME, METRICS);
            case POOL -> Set.of(BRIDGE, REALTIME, STORE, CONFIG);
            case CALL ->
                Set.of(
                        SIP,
                        SIP_DNS,
                        SIP_TRUNK,
                        MEDIA_CODEC,
                        MEDIA_SDP,
                        MEDIA_LEG,
                        BRIDGE,
                        POOL,
                        REALTIME,
                        STORE,
                        TOOL,
                        METRICS,
                        CONFIG);
            case DOCTOR -> Set.of(CALL, STORE, CONTROL, SIP, SIP_TRACE, MEDIA_LEG, CONFIG);
            case PHONE -> union(SIGNALLING, union(MEDIA, Set.of(CONFIG)));
            case APP -> EnumSet.complementOf(EnumSet.of(CLI, SCENARIO));
            case SCENARIO -> Set.of(APP, PHONE, SIMULATOR, CALL, STORE, SIP, MEDIA_CODEC, MEDIA_DSP, MEDIA_LEG, CONFIG);
            case CLI -> Set.of(APP, SCENARIO, CONTROL, CONFIG, MEDIA_CODEC, MEDIA_LEG, SIP, SIMULATOR, PHONE, STORE);
        };
    }

    private static Set<Room> union(Set<Room> some, Set<Room> others) {
        Set<Room> all = EnumSet.copyOf(some);
        all.addAll(others);
        return all;
    }

    static DescribedPredicate<JavaClass> isOneOf(Set<Room> rooms) {
        return DescribedPredicate.describe(
                "are in " + rooms, type -> of(type).filter(rooms::contains).isPresent());
    }

    static DescribedPredicate<JavaClass> isNoneOf(Set<Room> rooms) {
        return DescribedPredicate.not(isOneOf(rooms));
    }

    /** That a class lies in some room. */
    static ArchCondition<JavaClass> exist() {
        return new ArchCondition<>("lie in a room of the house") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (of(type).isEmpty()) {
                    events.add(SimpleConditionEvent.violated(type, type.getName() + " lies in no room"));
                }
            }
        };
    }

    /** That of our own classes a class uses only those of its room and these. */
    static ArchCondition<JavaClass> useOnly(Set<Room> allowed) {
        return new ArchCondition<>("use only " + allowed) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                Set<Room> seen = EnumSet.noneOf(Room.class);
                seen.addAll(allowed);
                of(type).ifPresent(seen::add);
                type.getDirectDependenciesFromSelf().stream()
                        .filter(dependency -> isHidden(dependency, seen))
                        .forEach(dependency ->
                                events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription())));
            }
        };
    }

    private static boolean isHidden(Dependency dependency, Set<Room> seen) {
        return of(dependency.getTargetClass())
                .filter(room -> !seen.contains(room))
                .isPresent();
    }

    /** The innermost room around a class. The root of {@code sip} has rooms of its own inside, hence the longest name. */
    private static Optional<Room> of(JavaClass type) {
        String name = type.getBaseComponentType().getPackageName();
        return Arrays.stream(values())
                .filter(room -> name.equals(room.packageName) || name.startsWith(room.packageName + "."))
                .max(Comparator.comparingInt(room -> room.packageName.length()));
    }
}
