-- The key store, in a database of its own. Run by the owner; run again it changes nothing.
create table if not exists keys(
    tenant uuid not null, owner uuid not null, by integer not null, wrapped bytea not null, primary key (tenant, owner));
