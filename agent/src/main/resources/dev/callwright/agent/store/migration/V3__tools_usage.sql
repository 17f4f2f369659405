-- One row per function the model called.
create table tool_call (
    call_id   varchar(64)   not null references call (id) on delete cascade,
    ordinal   integer       not null,
    turn      integer       not null,
    name      varchar(255)  not null,
    arguments varchar(4000) not null,
    outcome   varchar(64)   not null,
    answer    varchar(4000) not null,
    millis    bigint        not null,
    at        timestamp(6) with time zone not null,
    primary key (call_id, ordinal)
);

-- One row per model a call talked to: what it took so far, and what that cost in millionths of the operator's currency.
create table model_usage (
    call_id       varchar(64)  not null references call (id) on delete cascade,
    provider      varchar(255) not null,
    model         varchar(255) not null,
    at            timestamp(6) with time zone not null,
    input_tokens  bigint       not null,
    cached_tokens bigint       not null,
    output_tokens bigint       not null,
    cost_micros   bigint       not null,
    primary key (call_id, provider, model)
);

create index model_usage_at on model_usage (at);

-- Which of several agents spoke, or was spoken to; empty for calls of before.
alter table transcript add column agent varchar(255) not null default '';
