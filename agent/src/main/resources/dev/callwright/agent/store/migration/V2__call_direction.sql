-- Calls we place are kept beside those that come in: origin_name is then the trunk a call went to.
alter table call add column direction varchar(16) not null default 'incoming';
