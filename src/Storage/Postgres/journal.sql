-- The journal's own tables. Run by the owner; run again it changes nothing.
create table if not exists heads(
    tenant uuid not null, kind smallint not null, stream uuid not null, version bigint not null, hash bytea not null, time bigint not null,
    primary key (tenant, kind, stream)) with (fillfactor = 70);

create table if not exists events(
    tenant uuid not null, kind smallint not null, stream uuid not null, version bigint not null, type text not null, time bigint not null,
    actor uuid not null, body bytea not null, hash bytea not null, primary key (tenant, kind, stream, version));

create table if not exists operations(
    tenant uuid not null, kind smallint not null, stream uuid not null, id uuid not null, request bytea not null, version bigint not null, time bigint not null,
    primary key (tenant, kind, stream, id));

create index if not exists operations_time on operations using brin (time);

create table if not exists contents(
    tenant uuid not null, owner uuid not null, item uuid not null, sealed bytea not null, primary key (tenant, owner, item));

create table if not exists snapshots(
    tenant uuid not null, kind smallint not null, stream uuid not null, version bigint not null, hash bytea not null, format text not null, body bytea not null, seal bytea not null,
    primary key (tenant, kind, stream));

create table if not exists shapes(name text primary key, sql text not null);

-- One row: what the last migration made, and the oldest release that can use it.
create table if not exists levels(one boolean primary key, level integer not null, oldest integer not null);

-- The types of events that releases from level 1 on have written here, or were about to: a group's own statement says each before the first of it is written, and
-- stays said where that then was not. A release that cannot read one of them does not start.
create table if not exists event_types(type text primary key);

create or replace function refuse_change() returns trigger language plpgsql as
$$ begin raise exception 'events are append-only'; end $$;

create or replace trigger events_never_change before update or delete on events for each row execute function refuse_change();
create or replace trigger events_never_go before truncate on events for each statement execute function refuse_change();

-- What crosses districts runs with the owner's rights and gives away no more than this.
create or replace function forget_operations(before bigint) returns bigint language sql security definer set search_path from current set enable_bitmapscan = on as
$$ with gone as (delete from operations where time < before returning 1) select count(*) from gone $$;

create or replace function journal_tenants() returns setof uuid language sql stable security definer set search_path from current as
$$
    with recursive walk(tenant) as (
        (select tenant from heads order by tenant limit 1)
        union all
        select (select h.tenant from heads h where h.tenant > w.tenant order by h.tenant limit 1) from walk w where w.tenant is not null)
    select tenant from walk where tenant is not null
$$;

revoke all on function forget_operations(bigint), journal_tenants() from public;
