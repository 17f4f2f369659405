-- One row per call. Runs unchanged on H2 and PostgreSQL. docs/records.md tells what each column means.
create table call (
    id              varchar(64)   not null primary key,
    process         varchar(64)   not null,
    sip_call_id     varchar(255)  not null,
    origin_kind     varchar(16)   not null,
    origin_name     varchar(255)  not null,
    caller          varchar(255)  not null,
    dialled         varchar(255)  not null,
    agent           varchar(255)  not null,
    started_at      timestamp(6) with time zone not null,
    answered_at     timestamp(6) with time zone,
    ended_at        timestamp(6) with time zone,
    outcome         varchar(64),
    sip_status      integer,
    detail          varchar(1000) not null default '',
    duration_millis bigint        not null default 0,
    packets_in      bigint        not null default 0,
    packets_out     bigint        not null default 0,
    packets_lost    bigint        not null default 0,
    packets_late    bigint        not null default 0
);

create index call_started_at on call (started_at);

-- One row per exchange: what the caller said and when, and what the agent made of it.
create table turn (
    call_id           varchar(64)  not null references call (id) on delete cascade,
    ordinal           integer      not null,
    kind              varchar(32)  not null,
    speech_started_at timestamp(6) with time zone,
    speech_stopped_at timestamp(6) with time zone,
    response_id       varchar(255) not null,
    first_audio_at    timestamp(6) with time zone,
    first_rtp_at      timestamp(6) with time zone,
    latency_millis    bigint,
    interrupted       boolean      not null,
    heard_millis      bigint       not null,
    status            varchar(32)  not null,
    primary key (call_id, ordinal)
);

-- One row per line that was said or keyed in.
create table transcript (
    call_id varchar(64)   not null references call (id) on delete cascade,
    ordinal integer       not null,
    turn    integer       not null,
    speaker varchar(16)   not null,
    text    varchar(4000) not null,
    at      timestamp(6) with time zone not null,
    primary key (call_id, ordinal)
);
