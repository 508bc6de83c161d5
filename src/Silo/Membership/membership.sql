-- Where silos and gateways of a cluster find each other. Run by the owner; run again it changes nothing.
create table if not exists OrleansMembershipVersionTable(
    DeploymentId text primary key, Timestamp timestamptz not null default now(), Version integer not null default 0);

create table if not exists OrleansMembershipTable(
    DeploymentId text not null references OrleansMembershipVersionTable, Address text not null, Port integer not null, Generation integer not null,
    SiloName text not null, HostName text not null, Status integer not null, ProxyPort integer not null, SuspectTimes text,
    StartTime timestamptz not null, IAmAliveTime timestamptz not null, primary key (DeploymentId, Address, Port, Generation));

create table if not exists OrleansQuery(QueryKey text primary key, QueryText text not null);

insert into OrleansQuery(QueryKey, QueryText) values
('InsertMembershipVersionKey', '
    with made as (insert into OrleansMembershipVersionTable(DeploymentId) values (@DeploymentId) on conflict do nothing returning 1)
    select count(*)::integer from made'),
('InsertMembershipKey', '
    with turn as (
        update OrleansMembershipVersionTable set Timestamp = now(), Version = Version + 1
        where DeploymentId = @DeploymentId and Version = @Version and not exists (
            select 1 from OrleansMembershipTable where DeploymentId = @DeploymentId and Address = @Address and Port = @Port and Generation = @Generation)
        returning DeploymentId),
    made as (
        insert into OrleansMembershipTable(DeploymentId, Address, Port, Generation, SiloName, HostName, Status, ProxyPort, StartTime, IAmAliveTime)
        select DeploymentId, @Address, @Port, @Generation, @SiloName, @HostName, @Status, @ProxyPort, @StartTime, @IAmAliveTime from turn returning 1)
    select count(*)::integer from made'),
('UpdateMembershipKey', '
    with turn as (
        update OrleansMembershipVersionTable set Timestamp = now(), Version = Version + 1
        where DeploymentId = @DeploymentId and Version = @Version and exists (
            select 1 from OrleansMembershipTable where DeploymentId = @DeploymentId and Address = @Address and Port = @Port and Generation = @Generation)
        returning DeploymentId),
    changed as (
        update OrleansMembershipTable m set Status = @Status, SuspectTimes = @SuspectTimes, IAmAliveTime = @IAmAliveTime from turn
        where m.DeploymentId = turn.DeploymentId and Address = @Address and Port = @Port and Generation = @Generation returning 1)
    select count(*)::integer from changed'),
('UpdateIAmAlivetimeKey', '
    update OrleansMembershipTable set IAmAliveTime = @IAmAliveTime
    where DeploymentId = @DeploymentId and Address = @Address and Port = @Port and Generation = @Generation'),
('MembershipReadRowKey', '
    select v.DeploymentId, m.Address, m.Port, m.Generation, m.SiloName, m.HostName, m.Status, m.ProxyPort, m.SuspectTimes, m.StartTime, m.IAmAliveTime, v.Version
    from OrleansMembershipVersionTable v left join OrleansMembershipTable m
    on m.DeploymentId = v.DeploymentId and m.Address = @Address and m.Port = @Port and m.Generation = @Generation
    where v.DeploymentId = @DeploymentId'),
('MembershipReadAllKey', '
    select v.DeploymentId, m.Address, m.Port, m.Generation, m.SiloName, m.HostName, m.Status, m.ProxyPort, m.SuspectTimes, m.StartTime, m.IAmAliveTime, v.Version
    from OrleansMembershipVersionTable v left join OrleansMembershipTable m on m.DeploymentId = v.DeploymentId
    where v.DeploymentId = @DeploymentId'),
('GatewaysQueryKey', '
    select Address, ProxyPort, Generation from OrleansMembershipTable where DeploymentId = @DeploymentId and Status = @Status and ProxyPort > 0'),
('CleanupDefunctSiloEntriesKey', '
    delete from OrleansMembershipTable where DeploymentId = @DeploymentId and IAmAliveTime < @IAmAliveTime and Status <> 3'),
('DeleteMembershipTableEntriesKey', '
    delete from OrleansMembershipTable where DeploymentId = @DeploymentId;
    delete from OrleansMembershipVersionTable where DeploymentId = @DeploymentId')
on conflict (QueryKey) do update set QueryText = excluded.QueryText where OrleansQuery.QueryText <> excluded.QueryText;

grant select on OrleansQuery to {role};
grant select, insert, update, delete on OrleansMembershipTable, OrleansMembershipVersionTable to {role};
