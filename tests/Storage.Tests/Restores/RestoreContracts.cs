using DistrictCoaching.Storage.Tests.Postgres;
using DistrictCoaching.Storage.Tests.Sqlite;

namespace DistrictCoaching.Storage.Tests.Restores;

public sealed class SqliteRestores() : RestoreContract(new SqliteStores { Tables = Tables.All }, new SqliteStores { Tables = Tables.All });

public sealed class SqliteDoubts() : DoubtContract(new SqliteStores { Tables = Tables.All }, new SqliteStores { Tables = Tables.All });

public sealed class SqliteExchanges() : ExchangedContract(new SqliteStores { Tables = Tables.All }, new SqliteStores { Tables = Tables.All });

public sealed class SqliteArrivals() : ArrivalContract(new SqliteStores { Tables = Tables.All }, new SqliteStores { Tables = Tables.All });

public sealed class SqliteBesideTeachers() : BesideTeachersContract(new SqliteStores { Tables = Tables.All }, new SqliteStores { Tables = Tables.All });

public sealed class SqliteUnsure() : UnsureContract(new SqliteStores { Tables = Tables.All }, new SqliteStores { Tables = Tables.All });

public sealed class PostgresRestores(PostgresFixture fixture) : RestoreContract(new PostgresStores(fixture) { Tables = Tables.All }, new PostgresStores(fixture) { Tables = Tables.All });

public sealed class PostgresDoubts(PostgresFixture fixture) : DoubtContract(new PostgresStores(fixture) { Tables = Tables.All }, new PostgresStores(fixture) { Tables = Tables.All });

public sealed class PostgresExchanges(PostgresFixture fixture) : ExchangedContract(new PostgresStores(fixture) { Tables = Tables.All }, new PostgresStores(fixture) { Tables = Tables.All });

public sealed class PostgresArrivals(PostgresFixture fixture) : ArrivalContract(new PostgresStores(fixture) { Tables = Tables.All }, new PostgresStores(fixture) { Tables = Tables.All });

public sealed class PostgresBesideTeachers(PostgresFixture fixture) : BesideTeachersContract(new PostgresStores(fixture) { Tables = Tables.All }, new PostgresStores(fixture) { Tables = Tables.All });

public sealed class PostgresUnsure(PostgresFixture fixture) : UnsureContract(new PostgresStores(fixture) { Tables = Tables.All }, new PostgresStores(fixture) { Tables = Tables.All });
